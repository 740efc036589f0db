package interview

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/ui/document"
)

// asked is an interview with a business that uses those services.
func asked(t *testing.T, people int, services ...string) *Interview {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := document.New(document.Options{Catalogue: c, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }})
	d.Assessment.Profile.People = people
	for _, id := range services {
		def, _ := c.Service(id)
		d.Assessment.AddService(questionnaire.Service{ID: id, Data: def.Data})
	}
	d.Recount()
	return &Interview{Document: d}
}

// TestPages puts related controls on one page at core depth, in the order of their screen,
// and one control on each at full depth. All questions are on one page, and one only.
func TestPages(t *testing.T) {
	s := asked(t, 9, "microsoft-365", "synology-nas")
	for _, d := range []questionnaire.Depth{questionnaire.CoreDepth, questionnaire.FullDepth} {
		s.Assessment.Profile.Depth = d
		s.Recount()
		seen, several := map[string]bool{}, 0
		for _, p := range Pages(s) {
			if p.Screen != nil {
				several++
			}
			if (p.Screen != nil) != (len(p.Questions) > 1) || len(p.Questions) > 5 {
				t.Errorf("%s: %d controls on the page %s", d, len(p.Questions), p.Title())
			}
			last := -1
			for _, q := range p.Questions {
				if seen[q.Control.ID] {
					t.Errorf("%s is on two pages", q.Control.ID)
				}
				seen[q.Control.ID] = true
				if p.Screen != nil {
					at := slices.Index(p.Screen.Controls, q.Control.ID)
					if at <= last {
						t.Errorf("%s: %s is not in its place", p.Title(), q.Control.ID)
					}
					last = at
				}
			}
		}
		for i := range s.Report.Result.Cells {
			if c := &s.Report.Result.Cells[i]; Answerable(c) && !seen[c.Control.ID] {
				t.Errorf("%s: %s is on no page", d, c.ID())
			}
		}
		if full := d == questionnaire.FullDepth; full != (several == 0) {
			t.Errorf("%s has %d pages of several controls", d, several)
		}
		all := 0
		for _, topic := range s.CountTopics() {
			all += topic.All
		}
		if all != len(Pages(s)) || OpenQuestions(s) != all {
			t.Errorf("%s: topics have %d pages, %d are open, of %d", d, all, OpenQuestions(s), len(Pages(s)))
		}
	}
}

// TestUsualTime: the first row of a page takes longest, a further control less, and a
// further row of one least. What is asked together is one row.
func TestUsualTime(t *testing.T) {
	s := asked(t, 9, "microsoft-365", "dropbox", "slack", "hubspot", "canva", "figma", "asana", "notion", "trello", "zoom", "gusto")
	for _, p := range Pages(s) {
		want := UsualFirst + time.Duration(len(p.Questions)-1)*UsualControl
		for _, q := range p.Questions {
			rows := 0
			for _, r := range q.Lines() {
				if r.Asked() {
					rows++
				}
			}
			if rows != q.Rows() {
				t.Errorf("%s has %d rows, and counts %d", q.Control.ID, rows, q.Rows())
			}
			want += time.Duration(rows-1) * UsualFurther
		}
		if p.Usual() != want {
			t.Errorf("%s takes %v, want %v", p.Title(), p.Usual(), want)
		}
	}
	q := Questions(s)[0]
	rows := q.Lines()
	rest := slices.IndexFunc(rows, func(r Row) bool { return r.Rest })
	if rest != q.Control.Core.Rows || len(rows[rest].Cells) < 5 {
		t.Fatalf("the row for several services is %d of %d", rest, len(rows))
	}
	s.Split(q.Control.ID, true)
	if split := Questions(s)[0]; split.Rows() != q.Rows()-1+len(rows[rest].Cells) {
		t.Errorf("%d rows one by one, %d before", split.Rows(), q.Rows())
	}
}

// TestAloneInReview words what is listed for one person as it is asked.
func TestAloneInReview(t *testing.T) {
	s := asked(t, 1, "google-workspace")
	const control, words = "device-updates", "Updates on what you work with"
	b, err := os.ReadFile(filepath.Join("..", "..", "questionnaire", "catalogue", "content", "controls", "devices.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, one := range strings.Split(string(b), "\n  - id: ")[1:] {
		if strings.HasPrefix(one, control+"\n") && !strings.Contains(one, "\n    solo:") {
			own := "controls:\n  - id: " + strings.Replace(one, "\n", "\n    solo: {title: "+words+"}\n", 1)
			if s.Catalogue, err = s.Catalogue.Overlay(fstest.MapFS{"controls/devices.yaml": {Data: []byte(own)}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	s.Recount()
	k, _ := s.Catalogue.Control(control)
	for _, it := range s.Review() {
		if it.GoTo.Cell.Control == control && it.Text != k.Alone().Title || k.Alone() == k {
			t.Errorf("%q, want %q", it.Text, k.Alone().Title)
		}
	}
}
