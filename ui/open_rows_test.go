package ui

import (
	"fmt"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// TestSpecialKeys: s, - and = give the same three answers at every question, whatever the
// number of its own options, and the page names them.
func TestSpecialKeys(t *testing.T) {
	for _, a := range []questionnaire.Assessment{office(t), firm(t, "google-workspace", "dropbox", "aws-lightsail")} {
		d := open(t, a)
		for _, size := range [][2]int{{80, 24}, {60, 20}} {
			d.resize(size[0], size[1])
			for _, q := range interview.Questions(d.app.s.Interview) {
				for key, want := range map[string]string{"s": questionnaire.NotSure, "-": questionnaire.NotApplicable, "=": questionnaire.HandledElsewhere} {
					d.question(q.Control.ID)
					v := d.app.screen.(questions)
					p, _ := v.current()
					for _, o := range interview.OptionsOf(p.here().Control) {
						d.see(o.Key, o.Label[strings.LastIndex(o.Label, " ")+1:])
					}
					d.keys(key)
					if got := d.app.s.Assessment.Answers[p.here().Cell().ID()].Option; got != want {
						t.Errorf("%s: %s is %q, want %q", q.Control.ID, key, got, want)
					}
					d.keys("z") // what is asked next may hang on it
				}
			}
		}
	}
}

// nine is a stack of nine services, each with a row in the first question.
func nine(t testing.TB) questionnaire.Assessment {
	a := firm(t, "google-workspace", "dropbox", "aws-lightsail", "slack", "github", "hubspot", "zoom", "shopify", "stripe")
	a.Profile.Depth = questionnaire.FullDepth
	return a
}

// TestRowsOutOfSight: where a page has no room for all its rows, it says how many are above
// and below, and how many of them are open; also with a note and in a small window.
func TestRowsOutOfSight(t *testing.T) {
	d := open(t, nine(t)).question("mfa-all-users")
	d.see("more below", "open")
	for _, size := range [][2]int{{80, 24}, {60, 20}, {60, 24}, {80, 20}} {
		d.resize(size[0], size[1])
		for _, q := range interview.Questions(d.app.s.Interview) {
			d.question(q.Control.ID).keys("1", "up", "n")
			d.text("asked Sam, who knows it, and who will send the screen of the settings")
			d.keys("esc")
			v := d.app.screen.(questions)
			p, _ := v.current()
			for range p.rows {
				seen, shown := 0, d.screen()
				for _, l := range strings.Split(shown, "\n") {
					for i := range p.rows {
						if name := d.app.s.RowName(p.rows[i]); strings.HasPrefix(strings.TrimLeft(l, " ▸"), name[:min(len(name), 10)]) && strings.ContainsAny(l, "○●✓") {
							seen++
							break
						}
					}
				}
				if !p.several() && seen < len(p.rows) && !strings.Contains(shown, "more below") && !strings.Contains(shown, "more above") {
					t.Errorf("%s at %v: %d of %d rows, and no word:\n%s", q.Control.ID, size, seen, len(p.rows), shown)
				}
				if !strings.Contains(shown, "▸ ") {
					t.Errorf("%s at %v: no cursor:\n%s", q.Control.ID, size, shown)
				}
				d.keys("down")
			}
		}
	}
}

// TestEnterShowsOpenRows before it leaves a page: it says how many there are and goes to the
// first; enter again, or tab, passes on.
func TestEnterShowsOpenRows(t *testing.T) {
	d := open(t, nine(t)).question("mfa-all-users")
	at := func() int { p, _ := d.app.screen.(questions).current(); return p.row }
	d.keys("1")
	if at() != 1 {
		t.Errorf("after a digit at row %d", at())
	}
	d.keys("down", "down", "2", "enter")
	d.see("7 rows are open; enter again leaves them open")
	if at() != 1 {
		t.Errorf("enter goes to row %d", at())
	}
	d.keys("down", "enter") // another key in between: it is said again
	d.see("7 rows are open")
	d.keys("enter")
	if d.app.screen.(questions).cell.Control == "mfa-all-users" {
		t.Error("the second enter does not pass on")
	}
	d.question("mfa-all-users").keys("a")
	for range 9 {
		d.keys("2")
	}
	d.see("enter for the next question")
	d.keys("enter")
	if d.app.screen.(questions).cell.Control == "mfa-all-users" {
		t.Error("enter does not go on from a page that is answered")
	}
}

// TestNextOpenOnThisPage: u goes to the open rows of the question on the screen first, and
// then to those of others.
func TestNextOpenOnThisPage(t *testing.T) {
	d := open(t, nine(t)).question("mfa-all-users")
	at := func() (string, int) {
		v := d.app.screen.(questions)
		p, _ := v.current()
		return v.cell.Control, p.row
	}
	d.keys("1", "up", "u")
	if k, row := at(); k != "mfa-all-users" || row != 1 {
		t.Errorf("u goes to row %d of %s", row, k)
	}
	for range 8 {
		d.keys("u")
	}
	if k, _ := at(); k == "mfa-all-users" {
		t.Error("u stays at a question of which every row was seen")
	}
	d.question("mfa-all-users")
	for range 9 {
		d.keys("down")
	}
	d.keys("2", "up")
	for range 9 {
		d.keys("down")
	}
	d.keys("u") // from an answered row at the end to the open ones above
	if k, row := at(); k != "mfa-all-users" || row != 1 {
		t.Errorf("u goes to row %d of %s", row, k)
	}
}

// TestFillKeepsAnswers: a fills the open rows only, with the answer that was given last, and
// asks before it replaces others; z takes all of that back at once.
func TestFillKeepsAnswers(t *testing.T) {
	d := open(t, nine(t)).question("mfa-all-users")
	d.keys("4", "3", "1", "a")
	d.see("“Everyone” for 6 rows; z takes it back; other answers stay")
	option := func(service string) string {
		return d.saved().Answers[questionnaire.CellID{Control: "mfa-all-users", Service: service}].Option
	}
	if option("google-workspace") != "nobody" || option("dropbox") != "optional" || option("stripe") != "everyone" {
		t.Errorf("%v", d.saved().Answers)
	}
	d.keys("z")
	if n := len(d.saved().Answers); n != 3 {
		t.Errorf("%d answers after undoing", n)
	}
	third := jumpMsg{to: questionnaire.CellID{Control: "mfa-all-users", Service: "aws-lightsail"}}
	d.send(third)
	d.keys("a", "a")
	d.see("2 services have another answer: ", "Replace them with “Everyone”?", "y yes")
	d.keys("n")
	if option("google-workspace") != "nobody" {
		t.Error("replaced although the answer was no")
	}
	d.send(third)
	d.keys("a", "y")
	if option("google-workspace") != "everyone" || option("dropbox") != "everyone" {
		t.Errorf("not replaced: %v", d.saved().Answers)
	}
	d.keys("z")
	if option("google-workspace") != "nobody" || option("dropbox") != "optional" {
		t.Errorf("not back: %v", d.saved().Answers)
	}
	d.question("admin-few-and-scoped").keys("a")
	d.see("answer this row first")
}

// TestMixedRowAsks before one answer replaces those that services have of their own.
func TestMixedRowAsks(t *testing.T) {
	d := open(t, many(t))
	r := d.toRest()
	d.keys("2")
	a := d.saved()
	id := r.Cells[3].ID()
	ans := a.Answers[id]
	ans.Option = "nobody"
	a.Set(id, ans)
	d.app.s.take(d.app.s.Store, a)
	if !d.toRest().Mixed() {
		t.Fatal("the row is not mixed")
	}
	for _, key := range []string{"1", "right"} {
		d.toRest()
		d.keys(key)
		d.see("Replace answers?", fmt.Sprintf("%d services have another answer", len(r.Cells)))
		d.keys("n")
	}
	if d.app.s.Assessment.Answers[id].Option != "nobody" {
		t.Error("replaced without a word")
	}
	d.keys("1", "y")
	if got := d.app.s.Assessment.Answers[id].Option; got != "everyone" {
		t.Errorf("after yes it is %q", got)
	}
}

// TestClearedNote: x says that a note goes with the answer, and z brings both back.
func TestClearedNote(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.keys("1", "n")
	d.text("asked Sam")
	d.keys("esc", "x")
	d.see("the answer is taken away, and its note; z brings them back")
	d.keys("z")
	if got := d.answer("mfa-all-users", "dropbox"); got.Note != "asked Sam" || got.Option != "everyone" {
		t.Errorf("%+v", got)
	}
}

// TestOnlyChangedAsked: a change of profile, data or details asks nothing again that was
// answered, and what is asked anew is open.
func TestOnlyChangedAsked(t *testing.T) {
	a := office(t)
	a.Profile.People = 1
	d := open(t, a).to(stepQuestions)
	for n := 0; d.app.step == stepQuestions && n < 300; n++ {
		if p, _ := d.app.screen.(questions).current(); p.here().Open() {
			d.keys("2")
			continue
		}
		d.keys("enter")
	}
	answered := d.saved().Answers
	changes := map[string]func(a *questionnaire.Assessment) error{
		"people 1 to 2": func(a *questionnaire.Assessment) error {
			_, err := a.EditProfile(func(p *questionnaire.Profile) { p.People = 2 })
			return err
		},
		"another sector": func(a *questionnaire.Assessment) error {
			_, err := a.EditProfile(func(p *questionnaire.Profile) { p.Sector = "health" })
			return err
		},
		"more data": func(a *questionnaire.Assessment) error {
			_, err := a.EditService("synology-nas", func(s *questionnaire.Service) { s.Data = append(s.Data, "health") })
			return err
		},
		"another name": func(a *questionnaire.Assessment) error {
			_, err := a.EditService("microsoft-365", func(s *questionnaire.Service) { s.Name = "Our mail" })
			return err
		},
		"another host": func(a *questionnaire.Assessment) error {
			_, err := a.EditService("wordpress-self-hosted", func(s *questionnaire.Service) { s.RunsOn = "server" })
			return err
		},
		"full depth": func(a *questionnaire.Assessment) error {
			_, err := a.EditProfile(func(p *questionnaire.Profile) { p.Depth = questionnaire.FullDepth })
			return err
		},
	}
	for name, change := range changes {
		if err := change(&d.app.s.Assessment); err != nil {
			t.Fatal(name, err)
		}
		d.app.s.take(d.app.s.Store, d.app.s.Assessment)
		for id, was := range answered {
			if now := d.app.s.Assessment.Answers[id]; now.Option != was.Option {
				t.Errorf("%s: %s is %q, was %q", name, id, now.Option, was.Option)
			}
		}
		for _, c := range d.app.s.Report.Result.Cells {
			if _, was := answered[c.ID()]; was && c.Open() {
				t.Errorf("%s: %s is asked again", name, c.ID())
			}
		}
		d.to(stepQuestions)
		if p, ok := d.app.screen.(questions).current(); ok && interview.OpenQuestions(d.app.s.Interview) > 0 && !p.here().Open() {
			t.Errorf("%s: the questions begin at %s, which is answered", name, p.here().Cell().ID())
		}
	}
}
