package pdf

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// A said element is what a screen reader gets of one: its role, its scope as a head of
// a table, and what is said in it and below it.
type said struct {
	role, scope, text string
	kids              []*said
}

// saidIn is the tree of a file with what is said in it.
func saidIn(t *testing.T, file []byte) *said {
	t.Helper()
	o, runs := openedPDF(t, file), reporttest.RunsOf(t, file)
	pages := map[refTo]int{}
	for i, p := range o.pages() {
		pages[p.(refTo)] = i
	}
	var walk func(v any) *said
	walk = func(v any) *said {
		e := o.dict(v)
		s := &said{role: string(e["S"].(name))}
		if a, ok := e["A"].(dict); ok && a["Scope"] != nil {
			s.scope = string(a["Scope"].(name))
		}
		for _, k := range e["K"].([]any) {
			page, run := e["Pg"], k
			if d, ok := k.(dict); ok {
				page, run = d["Pg"], d["MCID"]
			}
			switch n := run.(type) {
			case refTo:
				c := walk(n)
				s.text += c.text
				s.kids = append(s.kids, c)
			case float64:
				s.text += runs[pages[page.(refTo)]][int(n)]
			}
		}
		return s
	}
	return walk(o.dict(o.root["StructTreeRoot"])["K"].([]any)[0])
}

// all lists the elements below s that have one of the roles, in order.
func (s *said) all(roles ...string) (out []*said) {
	for _, k := range s.kids {
		if slices.Contains(roles, k.role) {
			out = append(out, k)
		}
		out = append(out, k.all(roles...)...)
	}
	return out
}

func (s *said) words() string { return strings.Join(strings.Fields(s.text), " ") }

// TestMapIsReadOut: the letters of who does what are words to a screen reader and to
// anyone who copies the table.
func TestMapIsReadOut(t *testing.T) {
	r := reporttest.Agency(t)
	seen := map[string]int{}
	tree := saidIn(t, PDFOf(t, r))
	for _, c := range tree.all("TD") {
		if _, letter := letterWords[c.words()]; letter {
			t.Errorf("a cell says %q", c.words())
		}
	}
	for _, table := range tree.all("Table") {
		for _, row := range table.all("TR") {
			cells := row.all("TH", "TD")
			if len(cells) != 1+len(r.Catalogue.Layers) || cells[0].words() == "Service" {
				continue
			}
			for _, c := range cells[1:] {
				seen[c.words()]++
			}
		}
	}
	want := map[string]int{}
	for _, s := range r.Duties.Services {
		for _, l := range s.Layers {
			want[letterWords[l.Party.Letter()]]++
		}
	}
	if fmt.Sprint(seen) != fmt.Sprint(want) || want["yours"] == 0 || want["the provider’s"] == 0 {
		t.Errorf("the map says %v, not %v", seen, want)
	}
}

// TestActionsAreNamed: wherever a table has an action in each row, what heads the row is
// the action, and not its number.
func TestActionsAreNamed(t *testing.T) {
	r := reporttest.Agency(t)
	for what, o := range map[string]report.Options{"whole": {}, "summary": {Summary: true}, "redacted": {Redact: true}} {
		part := reporttest.With(r, o)
		titles := map[string]bool{}
		for i := range part.Plan.Actions {
			a := &part.Plan.Actions[i]
			titles[strings.Join(strings.Fields(part.TaskTitle(a)), " ")] = true
			titles[a.Control.Question.Text] = true
		}
		named := 0
		for _, row := range saidIn(t, PDFOf(t, part)).all("TR") {
			for _, c := range row.all("TH") {
				if c.scope != "Row" {
					continue
				}
				if strings.Trim(c.words(), "0123456789") == "" && c.words() != "" {
					t.Errorf("%s: a row is headed by %q", what, c.words())
				}
				for title := range titles {
					if strings.HasPrefix(c.words(), title) {
						named++
						break
					}
				}
			}
		}
		if named < len(part.FirstActions(report.FirstActions)) {
			t.Errorf("%s: %d rows are headed by an action", what, named)
		}
	}
}

// TestHeadingsAreOneTree: a report has one title, the sections are below it, and the
// sentence and the band of page one are headings too.
func TestHeadingsAreOneTree(t *testing.T) {
	r := reporttest.Agency(t)
	heads := saidIn(t, PDFOf(t, r)).all("H1", "H2", "H3", "H4")
	level := map[string]string{}
	for i, h := range heads {
		if h.role == "H1" && (i > 0 || h.words() != r.Name()) {
			t.Errorf("%q is a heading of the first level", h.words())
		}
		level[h.words()] = h.role
	}
	for _, title := range []string{report.MapTitle, report.ResultsTitle, report.PlanTitle, report.AnswersTitle} {
		if level[title] != "H2" {
			t.Errorf("the section %q is %q", title, level[title])
		}
	}
	if level[report.HeatTitle] != "H3" {
		t.Errorf("%q is %q", report.HeatTitle, level[report.HeatTitle])
	}
	if len(heads) < 3 || heads[1].role != "H2" || len(heads[1].words()) < 30 || heads[2].role != "H3" || !strings.Contains(heads[2].words(), r.BandText()) {
		t.Errorf("page one begins with the headings %q", []string{heads[0].words(), heads[1].words(), heads[2].words()})
	}
	part := saidIn(t, PDFOf(t, reporttest.With(r, report.Options{Sections: []string{"plan", "answers"}})))
	for _, h := range part.all("H1", "H2") {
		if (h.words() == report.PlanTitle || h.words() == report.AnswersTitle) && h.role != "H1" {
			t.Errorf("without a title the section %q is %s", h.words(), h.role)
		}
	}
}
