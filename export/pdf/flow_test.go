package pdf

import (
	"slices"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report/reporttest"
)

// rowsByPage draws rows of those heights on a new page where so much of it is
// left, and returns which rows are on each page. A row of no height heads the one below it.
func rowsByPage(t *testing.T, d *book, room float64, heights []float64) [][]int {
	t.Helper()
	d.Page()
	d.Y = d.Bottom() - room
	pages := [][]int{nil}
	f := &doc.Flow{D: d.Doc, Turn: func(string) {
		d.Page()
		pages = append(pages, nil)
	}}
	for i, h := range heights {
		p := doc.Piece{Height: h, Rows: 1, Draw: func() {
			if d.Y+max(h, 16) > d.Bottom() {
				t.Errorf("row %d of %v is below the page", i, heights)
			}
			pages[len(pages)-1] = append(pages[len(pages)-1], i)
			d.Y += max(h, 16)
		}}
		if h == 0 {
			p.Height, p.Rows = 16, 0
		}
		f.Add(p)
	}
	f.End()
	if got := slices.Concat(pages...); len(got) != len(heights) || !slices.IsSorted(got) {
		t.Errorf("%d rows became %v", len(heights), got)
	}
	return pages
}

// TestFewRowsNeverStandAlone at the head of a page, nor at the foot where they
// could be more.
func TestFewRowsNeverStandAlone(t *testing.T) {
	t.Parallel()
	step := 1
	if testing.Short() {
		step = 7
	}
	d := drawing(t, reporttest.Nothing(t))
	for n := 2 * doc.LeastRows; n < 90; n += step {
		heights := slices.Repeat([]float64{20}, n)
		for _, room := range []float64{70, 200, 700} {
			for i, page := range rowsByPage(t, d, room, heights) {
				if len(page) < doc.LeastRows {
					t.Errorf("%d rows, %v points left: page %d has %v", n, room, i+1, page)
				}
			}
		}
	}
	for _, c := range []struct {
		what    string
		heights []float64
		want    []int // rows on the first page
	}{
		{"two of five", []float64{20, 20, 20, 20, 30}, []int{0, 1, 2}},
		{"one of three", []float64{50, 50, 20}, []int{0, 1}},
		{"a high one may stand alone", []float64{20, 20, 20, 20, 120}, []int{0, 1, 2, 3}},
		{"a head goes with its row", []float64{20, 20, 20, 0, 20, 20}, []int{0, 1, 2}},
	} {
		if got := rowsByPage(t, d, 100, c.heights)[0]; !slices.Equal(got, c.want) {
			t.Errorf("%s: %v stand on the first page", c.what, got)
		}
	}
}

// TestTablesStandWithWhatHeadsThem: a section does not end a page with its title
// and the head of a table.
func TestTablesStandWithWhatHeadsThem(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for room := 20.0; room < 300; room += 7 {
		d := drawing(t, reporttest.Nothing(t))
		d.Page()
		d.Y = d.Bottom() - room
		tab := d.Table(doc.Column{Title: "Question", Width: 100}, doc.Column{Title: "Answer", Width: doc.Wide - 100})
		tab.Topic("Topic")
		for range 12 {
			tab.Row(doc.Cell{Text: "Who?"}, doc.Cell{Text: "Nobody"})
		}
		before := d.PageNumber()
		d.ChapterOf("Title", "About it.", tab)
		if d.PageNumber() == before && d.Room() < tab.Opening() {
			t.Errorf("%v points left: %v are kept for %v", room, d.Room(), tab.Opening())
		}
	}
}
