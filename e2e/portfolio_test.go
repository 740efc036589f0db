package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/net/html"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// A told client is what one place says of it, as people read it.
type told struct {
	name, score, band, weakest string
	open, due, late, moved     string
}

// clientsFolder is a folder with the assessments of so many clients, each
// answered in its own way; every other one has a snapshot, every third one is
// late with something.
func clientsFolder(t *testing.T, n int) string {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for i := range n {
		a := questionnaire.New(fmt.Sprintf("Firm%02d", i))
		for _, id := range []string{"google-workspace", "dropbox", "slack"}[:1+i%3] {
			s, err := questionnaire.ParseService(c, id)
			if err != nil {
				t.Fatal(err)
			}
			s.Data = []string{"financial"}
			a.AddService(s)
		}
		if i%2 == 0 {
			if a, err = questionnaire.Snapshot(a, "2026-06-01"); err != nil {
				t.Fatal(err)
			}
		}
		var gaps []string // controls of the whole business
		for j, cell := range questionnaire.Cells(c, &a) {
			if o := cell.Control.Question.Options; cell.Open() && (i*7+j)%11 > 0 {
				worse := (i*5 + j) % (i + 3) / (i + 2) * (len(o) - 1)
				a.Set(cell.ID(), questionnaire.Answer{Option: o[worse].ID, Date: "2026-11-20"})
				if o[worse].Credit == 0 && cell.Service == "" {
					gaps = append(gaps, cell.Control.ID)
				}
			}
		}
		if i%3 == 0 {
			for _, id := range gaps {
				a.SetTracking(id, questionnaire.Tracking{Due: "2026-10-01"})
			}
		}
		var b bytes.Buffer
		if err := questionnaire.Encode(&b, a); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("firm%02d.json", i)), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestPortfolioAgrees: table, JSON, workbook and page tell the same of
// each client, and that is what its own score and plan say.
func TestPortfolioAgrees(t *testing.T) {
	t.Parallel()
	dir, out := clientsFolder(t, 9), t.TempDir()
	const day = "2026-11-25"
	args := []string{"portfolio", dir, "--date", day}
	want := toldByJSON(t, printed(t, append(args, "--json")...))
	if len(want) != 9 {
		t.Fatalf("%d clients of 9", len(want))
	}
	printed(t, append(args, "-f", "xlsx,html", "-o", out)...)
	for place, got := range map[string][]told{
		"the table": toldByTable(t, printed(t, args...)), "the workbook": toldByBook(t, filepath.Join(out, "portfolio.xlsx")),
		"the page": toldByPage(t, filepath.Join(out, "portfolio.html")),
	} {
		if !slices.Equal(got, want) {
			t.Errorf("%s says\n%q, not\n%q", place, got, want)
		}
	}
	kinds := map[string]bool{}
	for _, w := range want {
		kinds[w.band] = true
		file := filepath.Join(dir, strings.ToLower(w.name)+".json")
		var score struct{ Proven, Possible float64 }
		if err := json.Unmarshal([]byte(printed(t, "score", file, "--json")), &score); err != nil {
			t.Fatal(err)
		}
		if got := span(&score.Proven, &score.Possible); got != w.score {
			t.Errorf("%s: its own score is %s, not %s", w.name, got, w.score)
		}
		open, due, late := planOf(t, file, day)
		if got := []string{open, due, late}; !slices.Equal(got, []string{w.open, w.due, w.late}) {
			t.Errorf("%s: its own plan has %q open, due and late, not %q", w.name, got, w)
		}
	}
	if len(kinds) < 2 || !slices.ContainsFunc(want, func(w told) bool { return w.late != "0" }) || !slices.ContainsFunc(want, func(w told) bool { return strings.Contains(w.band, "capped") }) {
		t.Errorf("these clients show too little: %q", want)
	}
}

// span is a score in the whole percents that people read.
func span(proven, possible *float64) string {
	lo, hi := math.Floor(*proven+1e-9), math.Ceil(*possible-1e-9)
	if lo == hi || *proven == *possible {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%v–%v", lo, hi)
}

func toldByJSON(t *testing.T, text string) (out []told) {
	t.Helper()
	var j struct {
		Clients []struct {
			Name                     string
			Proven, Possible, Before *float64
			Band                     *string
			Capped                   bool
			Weakest                  struct {
				Name             string
				Proven, Possible *float64
			}
			Open, Due, Overdue int
		}
	}
	if err := json.Unmarshal([]byte(text), &j); err != nil {
		t.Fatal(err)
	}
	for _, c := range j.Clients {
		w := told{name: c.Name, score: span(c.Proven, c.Possible), band: "not known", open: fmt.Sprint(c.Open), due: fmt.Sprint(c.Due), late: fmt.Sprint(c.Overdue),
			weakest: c.Weakest.Name + " (" + span(c.Weakest.Proven, c.Weakest.Possible) + ")"}
		if c.Band != nil {
			w.band = strings.ReplaceAll(*c.Band, "-", " ")
		}
		if c.Capped {
			w.band += ", capped"
		}
		if c.Before != nil {
			w.moved = fmt.Sprintf("%+d", int(*c.Proven+1e-9)-int(*c.Before+1e-9))
		}
		out = append(out, w)
	}
	return out
}

// toldByTable reads rows that may take a second line for a service or a cap.
func toldByTable(t *testing.T, text string) (out []told) {
	t.Helper()
	table, _, _ := strings.Cut(text, "In all")
	lines := strings.Split(table, "\n")
	head := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, "  Client") })
	edges := []int{strings.Index(lines[head], "Band"), strings.Index(lines[head], "Weakest"), strings.Index(lines[head], "Open")}
	for _, l := range lines[head+1:] {
		r := []rune(l + strings.Repeat(" ", 100))
		cell := func(from, to int) string { return strings.TrimSpace(string(r[from:to])) }
		band, weakest := cell(edges[0], edges[1]), cell(edges[1], edges[2])
		if first := strings.Fields(l); strings.HasPrefix(l, "  Firm") {
			numbers := append(strings.Fields(cell(edges[2], 99)), "")
			out = append(out, told{first[0], first[1], band, weakest, numbers[0], numbers[1], numbers[2], numbers[3]})
		} else if len(out) > 0 {
			last := &out[len(out)-1]
			last.band = strings.TrimSpace(last.band + strings.NewReplacer("(", ", ", ")", "").Replace(band))
			last.weakest = strings.TrimSpace(last.weakest + " " + weakest)
		}
	}
	return out
}

func toldByBook(t *testing.T, path string) (out []told) {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Clients", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		cell := func(head string) string { return append(row, make([]string, 30)...)[slices.Index(rows[0], head)] }
		join := func(lo, hi string) string {
			if lo == hi {
				return lo
			}
			return lo + "–" + hi
		}
		w := told{name: cell("Client"), score: join(cell("Proven"), cell("Possible")), band: cell("Band"), open: cell("Open"), due: cell("Due in 30 days"), late: cell("Overdue"),
			weakest: cell("Weakest service") + " (" + join(cell("Its proven"), cell("Its possible")) + ")", moved: cell("Change")}
		if cell("Capped from") != "" {
			w.band += ", capped"
		}
		if w.moved != "" && !strings.HasPrefix(w.moved, "-") {
			w.moved = "+" + w.moved
		}
		out = append(out, w)
	}
	return out
}

func toldByPage(t *testing.T, path string) (out []told) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page, err := html.Parse(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	for n := range page.Descendants() {
		if n.Data != "tr" || !slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-client" }) {
			continue
		}
		var cells []string
		for cell := range n.ChildNodes() {
			var text []string
			for d := range cell.Descendants() {
				if d.Type == html.TextNode {
					text = append(text, strings.TrimSpace(d.Data))
				}
			}
			cells = append(cells, strings.Join(strings.Fields(strings.Join(text, " ")), " "))
		}
		band, _, capped := strings.Cut(cells[3], " capped from ")
		if capped {
			band += ", capped"
		}
		moved, _, _ := strings.Cut(cells[8], " since ")
		out = append(out, told{cells[0], cells[2], band, cells[4], cells[5], cells[6], cells[7], strings.TrimPrefix(moved, "–")})
	}
	return out
}

// planOf counts a client's own plan.
func planOf(t *testing.T, file, day string) (open, due, late string) {
	t.Helper()
	var plan struct {
		Actions []struct {
			Due, Status string
			Late        int
		}
	}
	if err := json.Unmarshal([]byte(printed(t, "plan", file, "--json", "--date", day)), &plan); err != nil {
		t.Fatal(err)
	}
	today, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	soon, n, d, l := today.AddDate(0, 0, 30).Format(time.DateOnly), 0, 0, 0
	for _, a := range plan.Actions {
		if a.Status == "done" {
			continue
		}
		n++
		switch {
		case a.Late > 0:
			l++
		case a.Due <= soon:
			d++
		}
	}
	return fmt.Sprint(n), fmt.Sprint(d), fmt.Sprint(l)
}
