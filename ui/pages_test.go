package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// office is a stack with pages of several controls, at core depth.
func office(t testing.TB) questionnaire.Assessment {
	return firm(t, "microsoft-365", "synology-nas", "quickbooks-online", "cpanel-hosting", "wordpress-self-hosted")
}

// many is a stack of forty services at core depth, without an answer.
func many(t testing.TB) questionnaire.Assessment {
	a := forty(t)
	a.Profile.Depth, a.Answers = questionnaire.CoreDepth, nil
	return a
}

// TestPageOfSeveral asks related controls on one page: each row has options of its own, a
// digit answers and goes on to the next open row, and Enter leaves no open row without a
// word.
func TestPageOfSeveral(t *testing.T) {
	for _, size := range sizes[1:] {
		t.Run(fmt.Sprint(size.Width), func(t *testing.T) {
			d := open(t, office(t)).question("device-updates")
			d.resize(size.Width, size.Height)
			p, _ := d.app.screen.(questions).current()
			if len(p.Questions) < 4 {
				t.Fatalf("%d controls on the page", len(p.Questions))
			}
			for i, q := range p.Questions {
				d.see("Laptops and phones", "▸ "+q.Control.Title, "○ open", "1 ○ "+q.Control.Question.Options[0].Label, "○ Not sure")
				said := strings.Join(strings.Fields(d.screen()), " ")
				for _, other := range p.Questions {
					if !strings.Contains(said, other.Control.Title) || strings.Contains(said, other.Control.Question.Text[:15]) != (other.Control == q.Control) {
						t.Errorf("row %d: %s:\n%s", i, other.Control.Title, d.screen())
					}
				}
				d.keys("enter")
				d.see(fmt.Sprintf("%d row", len(p.Questions)-i), "open; enter again leaves")
				d.keys("2")
				d.see("● " + q.Control.Question.Options[1].Label)
			}
			d.gone("○ open")
			d.keys("up", "up", "left")
			d.see("● " + p.here().Control.Question.Options[1].Label)
			if got := len(d.saved().Answers); got != len(p.Questions) {
				t.Errorf("%d answers", got)
			}
			d.keys("enter")
			d.gone("Laptops and phones\n")
			if now, _ := d.app.screen.(questions).current(); now.at != p.at+1 {
				t.Errorf("at page %d, want the one after %d", now.at, p.at)
			}
		})
	}
}

// TestPageSkipped by tab, with open rows, and by u, row by row.
func TestPageSkipped(t *testing.T) {
	d := open(t, office(t)).question("device-updates")
	d.keys("u")
	if got := d.app.screen.(questions).cell.Control; got != "device-edr" {
		t.Errorf("u goes to %s", got)
	}
	p, _ := d.app.screen.(questions).current()
	d.keys("tab")
	if now, _ := d.app.screen.(questions).current(); now.at != p.at+1 || len(d.app.s.Assessment.Answers) != 0 {
		t.Errorf("tab leads from page %d to %d", p.at, now.at)
	}
	d.keys("shift+tab")
	if now, _ := d.app.screen.(questions).current(); now.at != p.at {
		t.Errorf("and back to %d", now.at)
	}
}

// TestPageInFull: at full depth each control has a page.
func TestPageInFull(t *testing.T) {
	a := office(t)
	a.Profile.Depth = questionnaire.FullDepth
	d := open(t, a).question("device-edr")
	if p, _ := d.app.screen.(questions).current(); p.several() {
		t.Errorf("%d controls on a page", len(p.Questions))
	}
}

// TestPageClicked: a click on a row goes there, and one on an option answers it.
func TestPageClicked(t *testing.T) {
	d := open(t, office(t)).question("device-updates")
	d.click("Encrypted laptops")
	d.see("▸ Encrypted laptops")
	k, _ := shipped().Control("device-disk-encryption")
	d.click("3 ○ " + k.Question.Options[2].Label)
	if got := d.answer(k.ID, "").Option; got != k.Question.Options[2].ID {
		t.Errorf("answered %q", got)
	}
	d.click("○ N/A")
	if n := len(d.app.s.Assessment.Answers); n != 2 {
		t.Errorf("%d answers", n)
	}
}

// toRest goes to the row for the services that are asked about together.
func (d *driver) toRest() interview.Row {
	d.t.Helper()
	d.question("mfa-all-users")
	d.downTo("the others", func() bool {
		p, _ := d.app.screen.(questions).current()
		return p.here().Rest
	})
	p, _ := d.app.screen.(questions).current()
	return p.here()
}

// TestRestRow gives many services one answer, in one step that is taken back at once.
func TestRestRow(t *testing.T) {
	for _, size := range sizes[1:] {
		d := open(t, many(t))
		d.resize(size.Width, size.Height)
		r := d.toRest()
		n := len(r.Cells)
		if n < 10 {
			t.Fatalf("%d services in it", n)
		}
		d.see(fmt.Sprintf("The other %d: the same for all?", n), "o not the same", d.app.s.Report.ServiceName(r.Cell().Service), "… ? has ", "o split", "esc back")
		d.keys("?")
		d.see(d.app.s.RowNames(r, n)[:20])
		d.keys("esc", "2")
		d.see(fmt.Sprintf("for all %d; z takes it back", n))
		a := d.saved()
		if len(a.Answers) != n {
			t.Fatalf("%d answers, want %d", len(a.Answers), n)
		}
		for id, ans := range a.Answers {
			if !ans.Together || ans.Option != "admins" {
				t.Errorf("%s: %+v", id, ans)
			}
		}
		d.keys("z")
		if got := len(d.saved().Answers); got != 0 {
			t.Errorf("%d answers are left", got)
		}
		d.see("The other ", "undone: mfa-all-users for ")
	}
}

// TestRestOpened: those who are not the same are answered one by one, and leave the others.
func TestRestOpened(t *testing.T) {
	d := open(t, many(t))
	r := d.toRest()
	n := len(r.Cells)
	d.keys("2")
	d.toRest()
	d.keys("o")
	d.see("one by one now", "o join")
	id := d.app.screen.(questions).cell
	d.keys("4")
	if got := d.saved().Answers[id]; got.Together || got.Option != "nobody" {
		t.Errorf("%s: %+v", id, got)
	}
	d.downTo("another of them", func() bool {
		p, _ := d.app.screen.(questions).current()
		return p.here().Cell().Rest && p.here().Cell().ID() != id
	})
	d.keys("o")
	p, _ := d.app.screen.(questions).current()
	if !p.here().Rest || len(p.here().Cells) != n-1 || p.here().Option() != "admins" {
		t.Errorf("%d are left of %d, with %q", len(p.here().Cells), n, p.here().Option())
	}
	a := d.saved()
	a.AddService(questionnaire.Service{ID: "hubspot", Name: "A second one", Data: []string{"customer-personal"}})
	d.app.s.take(nil, a)
	if late := d.toRest(); !late.Mixed() {
		t.Fatal("a service that joins later has the answer of the others")
	}
	d.see("Not the same: ", "1 Not sure", "~")
}

// TestRestReason is asked for once.
func TestRestReason(t *testing.T) {
	d := open(t, many(t))
	n := len(d.toRest().Cells)
	d.keys("-", "enter", "enter")
	d.see("A reason", "not apply to", fmt.Sprintf("and %d more?", n-fewNames))
	d.text("nobody signs in there")
	d.keys("enter")
	got := d.saved().Answers
	if len(got) != n {
		t.Errorf("%d answers, want %d", len(got), n)
	}
	for id, ans := range got {
		if ans.Note != "nobody signs in there" || !ans.Together {
			t.Errorf("%s: %+v", id, ans)
		}
	}
}

// TestRestFound: what leads to one of many services shows it in a row of its own.
func TestRestFound(t *testing.T) {
	d := open(t, many(t))
	r := d.toRest()
	id := r.Cells[5].ID()
	d.send(jumpMsg{to: id})
	name := d.app.s.Report.ServiceName(id.Service)
	d.see("▸ "+name[:min(12, len(name))], "o join")
	d.app.s.take(nil, d.app.s.Assessment)
	if again := d.toRest(); len(again.Cells) != len(r.Cells) {
		t.Error("another file is split as well")
	}
}

// TestReviewOfMany lists what is open for many services in one line, which leads to their
// row.
func TestReviewOfMany(t *testing.T) {
	d := open(t, many(t))
	n := len(d.toRest().Cells)
	d.to(stepReview)
	line := fmt.Sprintf("A second step for everyone · The other %d", n)
	d.downTo("the line", func() bool { return strings.Contains(d.screen(), "▸ open     "+line) })
	d.keys("enter")
	d.see(fmt.Sprintf("▸ The other %d", n))
	d.keys("s", "enter")
	d.at(stepReview)
	d.see("not sure " + line)
	if got := len(d.saved().Answers); got != n {
		t.Errorf("%d answers", got)
	}
}

// TestReviewOpensTheGroup that was answered together, and the details of the service that a
// remark is about.
func TestReviewOpensTheGroup(t *testing.T) {
	d := open(t, many(t))
	n := len(d.toRest().Cells)
	d.keys("2")
	d.to(stepReview)
	d.downTo("the remark", func() bool {
		return strings.Contains(d.screen(), fmt.Sprintf(": %d services answered together", n)) && strings.Contains(cursorRow(d.screen()), "together")
	})
	d.keys("enter")
	d.see("o join")
	d = open(t, office(t)).to(stepReview)
	d.downTo("the remark", func() bool { return strings.Contains(cursorRow(d.screen()), "is taken to run on") })
	d.keys("enter")
	d.at(stepDetails)
	d.see("WordPress (self-hosted)", "taken as usual")
}

// knowing is a catalogue in which Dropbox always has a second step.
func knowing(t testing.TB) *catalogue.Catalogue {
	b, err := os.ReadFile(filepath.Join(sourceFolder, "..", "questionnaire", "catalogue", "content", "services", "dropbox.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	const guide = "  - control: mfa-all-users\n"
	own := strings.Replace(string(b), guide, guide+"    always_on: {option: everyone, why: It sends a code to every phone.}\n", 1)
	c, err := shipped().Overlay(fstest.MapFS{"services/dropbox.yaml": {Data: []byte(own)}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestKnown shows what a product always does, with its source; an answer overrules it, and
// x takes that back. Nobody is asked.
func TestKnown(t *testing.T) {
	o := testOptions(t)
	o.Catalogue = knowing(t)
	d := begin(t, newSession(o))
	a := firm(t, "google-workspace", "dropbox")
	d.app.s.take(nil, a)
	d.question("mfa-all-users")
	d.see("✓ Everyone: known")
	d.keys("1")
	if p, _ := d.app.screen.(questions).current(); p.Open() || p.Questions[0].Rows() != 1 {
		t.Errorf("open %v, %d rows are asked", p.Open(), p.Questions[0].Rows())
	}
	d.keys("down")
	def, _ := o.Catalogue.Service("dropbox")
	d.see("▸ Dropbox", "It sends a code to every phone.", "Source: "+def.Guide("mfa-all-users", "", "", "").Source[:30], "Not so here? Answer it")
	d.keys("4")
	if got := d.answer("mfa-all-users", "dropbox").Option; got != "nobody" {
		t.Errorf("overruled by %q", got)
	}
	d.see("Your answer counts instead; x takes it back", "●")
	d.keys("x")
	d.see("✓ Everyone: known")
	d.app.s.take(nil, firm(t, "dropbox")) // nobody is asked anything about it
	d.to(stepQuestions).keys("/")
	d.text("second step everyone")
	d.see("KNOWN, AND NOT ASKED", "known")
	d.keys("enter")
	d.see("nothing is asked here", "▸ Dropbox", "✓ Everyone: known")
	d.keys("tab")
	if p, _ := d.app.screen.(questions).current(); p.off || p.at != 0 {
		t.Errorf("then at page %d", p.at)
	}
}
