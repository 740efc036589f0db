package table

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/export/table/sheetml"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// TestOverview: the first sheet has score, band and decision, and its sums by quarter and
// by owner come to what the plan comes to, in actions, hours and money.
func TestOverview(t *testing.T) {
	for name, r := range map[string]*report.Report{"agency": reporttest.Agency(t), "late": reporttest.Late(t), "tracked": reporttest.Tracked(t), "nothing": reporttest.Nothing(t)} {
		f := reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, r))
		rows, err := f.GetRows(f.GetSheetList()[0], excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		facts, sums := map[string]string{}, map[string][6]float64{}
		for _, row := range rows[1:] {
			if len(row) < 3 {
				facts[row[0]] = row[1]
				continue
			}
			sum := sums[row[0]]
			for i, cell := range row[2:] {
				n, err := strconv.ParseFloat(cell, 64)
				if err != nil {
					t.Fatalf("%s: %q is no number", name, cell)
				}
				sum[i] += n
			}
			sums[row[0]] = sum
		}
		if facts["Score of 100"] != report.Range(r.Result.Total) || facts["Band"] != r.BandText() || facts[report.AskTitle] != r.Ask() {
			t.Errorf("%s: the overview says %q", name, facts)
		}
		open := 0
		for i := range r.Plan.Actions {
			if r.Plan.Actions[i].Open() {
				open++
			}
		}
		want := [6]float64{float64(open), r.Plan.Hours()}
		once, year := r.Money().Of(r.Cost().Once), r.Money().Of(r.Cost().Yearly)
		want[2], want[3], want[4], want[5] = once.Likely, once.Cap, year.Likely, year.Cap
		kinds := []string{"Quarter", "Owner", "In all"}
		if open == 0 {
			kinds = nil
		}
		for _, kind := range kinds {
			for i := range want {
				if got := sums[kind][i]; math.Abs(got-want[i]) > 0.5 {
					t.Errorf("%s: %s %d comes to %v, the plan to %v", name, kind, i, got, want[i])
				}
			}
		}
	}
	part := reporttest.With(reporttest.Tracked(t), report.Options{Redact: true})
	if owners := reporttest.Under(t, reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, part)), overviewName, overviewName); slices.Contains(owners, "Owner") {
		t.Error("a redacted workbook adds up by owner")
	}
}

// TestMoneyIsNumbers: what an action costs is in cells that can be added up, in the
// currency beside them.
func TestMoneyIsNumbers(t *testing.T) {
	r := reporttest.Agency(t)
	f := reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, r))
	once, year := reporttest.Under(t, f, planSheetName, "Once, at most"), reporttest.Under(t, f, planSheetName, "A year, at most")
	in := reporttest.Under(t, f, planSheetName, "Currency")
	costs := 0
	for i, row := range r.PlanRows() {
		var c scoring.Cost
		if row.Open() {
			c = r.CostOf(row.Action)
		}
		if got := in[i]; (c.Once.High+c.Yearly.High > 0) != (got == r.Money().Code()) {
			t.Errorf("%s is in %q", row.ID, got)
		}
		if c.Once.High+c.Yearly.High > 0 {
			costs++
			for what, got := range map[string]string{fmt.Sprint(r.Money().Of(c.Once).Cap): once[i], fmt.Sprint(r.Money().Of(c.Yearly).Cap): year[i]} {
				if got != what {
					t.Errorf("%s costs %s, not %s", row.ID, got, what)
				}
			}
		}
	}
	if costs == 0 {
		t.Error("nothing costs anything")
	}
}

// TestStatusInWords: the workbook has words that people use for how far an action is, and
// they are read back, as the ids are.
func TestStatusInWords(t *testing.T) {
	for word, want := range map[string]questionnaire.Status{"to do": questionnaire.Todo, "In  progress": questionnaire.Doing, "DONE": questionnaire.Done,
		"accepted": questionnaire.Accepted, "doing": questionnaire.Doing, "todo": questionnaire.Todo, "": "", "perhaps": "perhaps"} {
		g, err := ReadPlan([]byte("id,status\nx," + word + "\n"))
		if err != nil || g.Cell(g.Rows[0], PlanStatus) != string(want) {
			t.Errorf("%q is read as %q, %v", word, g.Cell(g.Rows[0], PlanStatus), err)
		}
	}
	r := reporttest.Tracked(t)
	f := reporttest.Workbook(t, reporttest.Written(t, WriteXLSX, r))
	words := reporttest.Under(t, f, planSheetName, "Status")
	for i, row := range r.PlanRows() {
		if words[i] != report.StatusWord(row.Status) || words[i] == "" {
			t.Errorf("%s is %q", row.ID, words[i])
		}
	}
	for _, w := range []string{"to do", "in progress"} {
		if !slices.Contains(words, w) {
			t.Errorf("nothing is %s", w)
		}
	}
}

// TestOthersReadTheBook: each sheet of every workbook says how far it reaches, which some
// libraries go by, and nothing is in it that others refuse.
func TestOthersReadTheBook(t *testing.T) {
	dimension := regexp.MustCompile(`<dimension ref="([A-Z]+[0-9]+):([A-Z]+)([0-9]+)"`)
	for name, file := range map[string][]byte{"report": reporttest.Written(t, WriteXLSX, reporttest.Tracked(t)), "questions": reporttest.Written(t, WriteSheetXLSX, reporttest.Tracked(t))} {
		text := reporttest.Unzipped(t, file)
		f := reporttest.Workbook(t, file)
		all := dimension.FindAllStringSubmatch(text, -1)
		if len(all) != len(f.GetSheetList()) || strings.Contains(text, "<lastModifiedBy>") {
			t.Errorf("%s: %d of %d sheets say how far they reach", name, len(all), len(f.GetSheetList()))
		}
		for i, s := range f.GetSheetList() {
			rows, err := f.GetRows(s)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, m := range all {
				found = found || m[1] == "A1" && m[3] == fmt.Sprint(len(rows)) && m[2] == sheetml.ColumnName(len(rows[0])-1)
			}
			if !found {
				t.Errorf("%s: no sheet ends with row %d, as sheet %d does: %v", name, len(rows), i, all)
			}
		}
	}
}
