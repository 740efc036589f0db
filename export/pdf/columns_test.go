package pdf

import (
	"fmt"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// allMissing is the agency with a gap behind every question.
func allMissing(t testing.TB) *report.Report {
	t.Helper()
	return reporttest.AllOne(t, worst)
}

// worst is the answer to a question that earns nothing.
func worst(c *scoring.Cell) string {
	o := c.Control.Question.Options
	return o[len(o)-1].ID
}

// drawing is a report about to be drawn.
func drawing(t testing.TB, r *report.Report, x ...doc.Extra) *book {
	t.Helper()
	d, err := newBook(r, extra(x))
	if err != nil {
		t.Fatal(err)
	}
	d.Page()
	return d
}

// TestCardsKeepTheirHeads: wherever a column ends, what, who and when of an
// action stand above its first step, and a small card stays whole.
func TestCardsKeepTheirHeads(t *testing.T) {
	d := drawing(t, allMissing(t))
	b := &body{d: d}
	d.fixes(b, scoring.Later)
	for room := 150.0; room < 740; room += 3 {
		for lines, n := b.lines, 0; len(lines) > 0; lines = lines[n:] {
			if n = doc.Fitting(lines, room); n == len(lines) || n == 0 {
				break
			}
			for at := n - 1; at > 0 && !lines[at].Fresh; at-- {
				if l := lines[at]; l.Draw == nil && !l.Blank() {
					break
				} else if l.Draw != nil {
					t.Fatalf("a column of %v ends with the head of an action", room)
				}
			}
		}
	}
	one := &body{d: drawing(t, reporttest.Tiny(t))}
	one.card(&one.d.r.Plan.Actions[0])
	if n := doc.Split(one.lines, 700); n != len(one.lines) {
		t.Errorf("one small card is cut in two after line %d of %d", n, len(one.lines))
	}
}

// TestFewLinesAreNotLeftAlone: no page begins with a line or two that the one
// before had no room for.
func TestFewLinesAreNotLeftAlone(t *testing.T) {
	d := drawing(t, reporttest.Nothing(t))
	for n := 165; n < 185; n++ {
		d.Page()
		first := d.PageNumber()
		b := &body{d: d}
		for i := range n {
			b.plain(doc.FineText, fmt.Sprintf("Line %d.", i))
		}
		d.Columns(b.lines)
		if left := d.Y - doc.Top; d.PageNumber() > first && left < 2.9*doc.FineText.Lead {
			t.Errorf("of %d lines the last page has %v points", n, left)
		}
	}
}

// TestNothingOpen: where there is nothing to do, page one says what keeps it
// so, and names no service as the weakest.
func TestNothingOpen(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	r := reporttest.AgencyAllGood(t)
	page := reporttest.TextPages(t, PDFOf(t, r))[0]
	for _, want := range []string{report.DutiesTitle, r.Calendar()[0].Duty.Task[:40], r.Headline()} {
		if !strings.Contains(page, want) {
			t.Errorf("%q is not on page one: %s", want, page)
		}
	}
	if text := strings.Join(reporttest.TextPages(t, PDFOf(t, r)), " "); strings.Contains(text, "Tick the box") {
		t.Error("there are boxes to tick, but nothing to do")
	}
}

// TestHung: a term stands in bold before its meaning, whose further lines are
// set in.
func TestHung(t *testing.T) {
	d := drawing(t, reporttest.Nothing(t))
	b := &body{d: d}
	b.hung(doc.FineText, "control panel:", "A page with the settings of a server, of a device or of a website that somebody looks after.", "")
	if len(b.lines) < 2 || b.lines[0].Term != "control panel:" || b.lines[0].Indent != 0 {
		t.Fatalf("%+v", b.lines)
	}
	for i, l := range b.lines {
		if w := l.Indent + d.Width(doc.FineText.Strong(), l.Term+" ") + d.Width(doc.FineText, l.Text); w > doc.Half+2 {
			t.Errorf("line %d is %v wide, more than %v", i, w, doc.Half)
		}
		if i > 0 && (l.Term != "" || l.Indent == 0) {
			t.Errorf("line %d is not set in: %+v", i, l)
		}
	}
}

// TestTablesTellWhatGoesOn: where answers to one question go on on a new page,
// it says to which.
func TestTablesTellWhatGoesOn(t *testing.T) {
	d := drawing(t, reporttest.Nothing(t))
	tab := d.Table(doc.Column{Title: "Question", Width: 100}, doc.Column{Title: "Answer", Width: doc.Wide - 100})
	rows := make([][]doc.Cell, 120)
	for i := range rows {
		rows[i] = []doc.Cell{{Text: fmt.Sprintf("Answer %d.", i)}}
	}
	tab.Spanned([]doc.Cell{{Text: "Who?"}}, rows)
	tab.Row(doc.Cell{Text: "Next"}, doc.Cell{Text: "None"})
	tab.End()
	out, err := d.Finish(nil)
	if err != nil {
		t.Fatal(err)
	}
	pages := reporttest.TextPages(t, out)
	if n := len(pages); n < 3 {
		t.Fatalf("%d pages", n)
	}
	for i, page := range pages {
		if strings.Contains(page, "Who? (continued)") != (i > 0) {
			t.Errorf("page %d: %.80s", i+1, page)
		}
	}
}

// TestQuestionsToSendFillTheirPage: what nobody thought of asking has a place.
func TestQuestionsToSendFillTheirPage(t *testing.T) {
	text := reporttest.TextOf(t, PDFOf(t, reporttest.With(reporttest.Agency(t), report.Options{Sections: []string{"enquiries"}})))
	if !strings.Contains(text, "Anything else we should know") {
		t.Error("there is no room for anything else")
	}
}

// TestNotesStayWithTheirSteps: which plan a step needs, and of when it is, never
// begins a column.
func TestNotesStayWithTheirSteps(t *testing.T) {
	b := &body{d: drawing(t, allMissing(t))}
	b.d.fixes(b, scoring.Later)
	notes := 0
	for i, l := range b.lines {
		if l.Web != "" && l.Starts {
			notes++
			if !b.lines[i-1].Glued {
				t.Errorf("%q can begin a column", l.Text)
			}
		}
	}
	if notes == 0 {
		t.Error("no note to look at")
	}
}

// TestColumnsCloseUp where little would be left for a page of its own, and only
// there.
func TestColumnsCloseUp(t *testing.T) {
	d := drawing(t, reporttest.Nothing(t))
	d.Page()
	cards := func(n int) []doc.BodyLine {
		b := &body{d: d}
		for i := range n {
			if i > 0 {
				b.ruled()
			}
			b.plain(doc.BodyText, "One line.")
		}
		return b.lines
	}
	fits := 0 // cards on one page
	for n := 10; fits == 0; n++ {
		if len(d.Spread(cards(n+1))) > 1 {
			fits = n
		}
	}
	for n, want := range map[int]int{fits: 1, fits + 2: 1, fits + fits/2: 2} {
		d := drawing(t, reporttest.Nothing(t))
		d.Page()
		before := d.Pages()
		d.Columns(cards(n))
		if got := d.Pages() - before + 1; got != want {
			t.Errorf("%d cards take %d pages, not %d", n, got, want)
		}
	}
}
