package table

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/export/table/sheetml"
)

// TestXLSXPlan: the workbook's plan has the report's numbers as numbers, its
// days as dates, and its names as text.
func TestXLSXPlan(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		f := reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, r))
		titles, services := reporttest.Under(t, f, "Action plan", "Action"), reporttest.Under(t, f, "Action plan", "For")
		due, gain, hours := reporttest.Under(t, f, "Action plan", "Due"), reporttest.Under(t, f, "Action plan", "Points"), reporttest.Under(t, f, "Action plan", "Hours")
		if len(titles) != len(r.Plan.Actions)+len(r.Plan.Accepted) {
			t.Fatalf("%s: %d rows", name, len(titles))
		}
		first, against := reporttest.Under(t, f, "Action plan", "Who puts it first"), reporttest.Under(t, f, "Action plan", "Mostly against")
		for i, a := range inOrder(r) {
			day := due[i]
			if day != "" {
				day = reporttest.DayIn(t, day)
			}
			if titles[i] != report.Title(a) || services[i] != report.Inert(r.ServiceNames(a)) || day != dayOpen(a, a.Due) {
				t.Errorf("%s: row %d is %q for %q, due %s", name, i+1, titles[i], services[i], due[i])
			}
			if first[i] != putFirst(r, a) || against[i] != mostlyAgainst(a) {
				t.Errorf("%s: row %d is put first by %q, against %q", name, i+1, first[i], against[i])
			}
			if g, err := strconv.ParseFloat(gain[i], 64); err != nil || math.Abs(g-a.Gain) > 1e-9 {
				t.Errorf("%s: row %d gains %s, not %v", name, i+1, gain[i], a.Gain)
			}
			if h, err := strconv.ParseFloat(hours[i], 64); err != nil || h != a.Hours {
				t.Errorf("%s: row %d takes %s, not %v", name, i+1, hours[i], a.Hours)
			}
		}
		if n := len(reporttest.Under(t, f, answersSheetName, "Answer")); n != len(r.Answers()) {
			t.Errorf("%s: %d answers of %d", name, n, len(r.Answers()))
		}
	}
}

// TestXLSXToWorkIn: heads stay in sight, each sheet has a filter and prints
// across on pages as wide as the paper, and Status and When take only the
// values there are.
func TestXLSXToWorkIn(t *testing.T) {
	f := reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, reporttest.Tracked(t)))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"Overview", "Action plan", "Responsibilities", "Answers", "Evidence", "About"}) {
		t.Fatalf("the sheets are %q", got)
	}
	names := map[string]bool{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = true
	}
	for _, s := range f.GetSheetList() {
		panes, _ := f.GetPanes(s)
		layout, err := f.GetPageLayout(s)
		if err != nil || !panes.Freeze || panes.YSplit != 1 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
			t.Errorf("%s: freeze %v at %d, %+v, %v", s, panes.Freeze, panes.YSplit, layout, err)
		}
		for _, want := range []string{"_xlnm._FilterDatabase", "_xlnm.Print_Titles", "_xlnm.Print_Area"} {
			if !names[s+" "+want] {
				t.Errorf("%s has no %s", s, want)
			}
		}
	}
	lists, err := f.GetDataValidations("Action plan")
	if err != nil || len(lists) != 2 {
		t.Fatalf("%d lists, %v", len(lists), err)
	}
	if lists[0].Formula1 != `"This week,Within 30 days,Within 60 days,Within 90 days,Later"` || lists[1].Formula1 != `"to do,in progress,done,accepted"` {
		t.Errorf("the lists are %s and %s", lists[0].Formula1, lists[1].Formula1)
	}
	props, err := f.GetDocProps()
	if err != nil || props.Title != report.MainTitle+" – Northwind Digital" || props.Created != "2026-11-23T00:00:00Z" || !strings.Contains(props.Description, "-frozen") {
		t.Errorf("the file says of itself %+v, %v", props, err)
	}
}

// escaped is a firm whose name looks like the format's own code of a letter.
func escaped(t testing.TB) *report.Report {
	t.Helper()
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.Profile.Name = "_x0041_ & <b>"
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// TestXLSXIsInert: there is no formula and no merged cell, and no text that a
// spreadsheet would take for a formula once it is saved as CSV. What looks
// like an escape of the format stays as typed.
func TestXLSXIsInert(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	all := reporttest.Firms(t)
	all["escaped"] = escaped(t)
	for name, r := range all {
		file := reporttest.Written(t, WriteXLSX, r)
		if text := reporttest.Unzipped(t, file); strings.Contains(text, "<f>") || strings.Contains(text, "<mergeCell") {
			t.Errorf("%s has a formula or merged cells", name)
		}
		f := reporttest.Workbook(t, file)
		for _, s := range f.GetSheetList() {
			rows, err := f.GetRows(s)
			if err != nil {
				t.Fatal(err)
			}
			for y, row := range rows {
				for x, cell := range row {
					if report.Live(cell) {
						t.Errorf("%s: %s %s is live: %q", name, s, sheetml.At(x, y), cell)
					}
				}
			}
		}
		if got := reporttest.Under(t, f, "About", report.MainTitle)[0]; got != report.Inert(r.Name()) {
			t.Errorf("%s: the business is %q, not %q", name, got, r.Name())
		}
	}
}
