package report_test

import (
	"slices"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// scanned is the example after a scan: one answer is backed by it, and one contradicted.
func scanned(t *testing.T, o report.Options) (r *report.Report, backed, open questionnaire.CellID) {
	t.Helper()
	plain := example(t, o)
	a := plain.Assessment.Clone()
	var cells []*scoring.Cell
	for i := range plain.Result.Cells {
		c := &plain.Result.Cells[i]
		if c.State == questionnaire.Asked && c.Known && c.Value == 1 && !c.Answer.Evidenced() && c.Answer.Option != questionnaire.HandledElsewhere {
			cells = append(cells, c)
		}
	}
	options := func(c *scoring.Cell) (best, worst string) {
		list := c.Control.Question.Options
		return list[0].ID, list[len(list)-1].ID
	}
	line := questionnaire.ScanLine{Tool: "ScubaGoggles", Whose: "acme.example (C01)", Found: "GWS.1 passed", Version: "1.0.0", Run: "run of 2026-11-10"}
	p := questionnaire.Proposal{Cell: cells[0].ID(), Why: "GWS.1 passed.", Evidence: line.String(), Strength: questionnaire.Strong, Tool: "scubagoggles", Subject: "C01", Date: "2026-11-10", Checks: []string{"GWS.1"}}
	p.AtLeast, _ = options(cells[0])
	q := p
	q.Cell = cells[1].ID()
	q.AtLeast = ""
	_, q.AtMost = options(cells[1])
	if err := a.Propose([]questionnaire.Proposal{p, q}); err != nil {
		t.Fatal(err)
	}
	if !a.Accept(cells[0].Control, p.Key(), "2026-11-10") {
		t.Fatalf("%s is not accepted", p.Cell)
	}
	return o.Build(plain.Catalogue, &a, plain.Date, plain.Plan.Start), p.Cell, q.Cell
}

// An answer that a scan backs is marked as such, and no other; the runs are listed with tool,
// version, day and tenant, and so is what contradicts an answer and was not decided.
func TestScansAreTold(t *testing.T) {
	r, backed, open := scanned(t, report.Options{})
	for _, row := range r.Answers() {
		if row.Scanned != (row.ID == backed) || slices.Contains(row.Remarks(), report.ScanMark) != row.Scanned || strings.Contains(row.ShownEvidence(), report.ScanMark) != row.Scanned {
			t.Errorf("%s is marked: %v, %q", row.ID, row.Scanned, row.Remarks())
		}
	}
	k, _ := r.Catalogue.Control(backed.Control)
	marks := 0
	for _, row := range r.EvidenceRows() {
		if row.Scanned {
			marks++
		}
		if row.Scanned && row.Control != k || row.Scanned != strings.Contains(row.Cells()[4], report.ScanMark) {
			t.Errorf("%s is marked: %q", row.Control.ID, row.Cells())
		}
	}
	if marks != 1 {
		t.Errorf("%d controls are marked", marks)
	}
	tables := r.ScanTables()
	if len(tables) != 2 || !slices.Equal(tables[0].Rows[0], []string{"ScubaGoggles", "1.0.0", "acme.example (C01)", "10 Nov 2026", "1"}) {
		t.Fatalf("the tables are %+v", tables)
	}
	if row := tables[1].Rows[0]; len(tables[1].Rows) != 1 || !strings.HasPrefix(row[2], "The scan says “") || !strings.Contains(row[2], "; the answer says “") || !strings.Contains(row[3], "run of 2026-11-10") {
		t.Errorf("the contradiction is told as %q", row)
	}
	if got := r.ScanConflicts(); got[0].ID != open {
		t.Errorf("it is about %s", got[0].ID)
	}
	if !strings.Contains(r.AnswersAbout(), report.ScanMark) || !strings.Contains(r.EvidenceAbout(), report.ScanMark) {
		t.Error("no legend says what the mark means")
	}
	if strings.Contains(r.LimitLines()[0], "Nothing was scanned") {
		t.Error("it says that nothing was scanned")
	}
}

// Page one says how many of the points in place have evidence, and the number fits the score.
func TestScansOnPageOne(t *testing.T) {
	r, _, _ := scanned(t, report.Options{})
	points, of := r.BackedPoints()
	if low, _ := r.Result.Total.Whole(); of != low || points < 0 || points > of {
		t.Errorf("%d of %d points, and the score is %d", points, of, low)
	}
	named, scans, _ := r.Evidence()
	if before, _, _ := example(t, report.Options{}).Evidence(); named != before+1 || scans != 1 {
		t.Errorf("%d answers name evidence, %d of them a scan; it was %d", named, scans, before)
	}
	if said := r.EvidenceText(); !strings.HasPrefix(said, "Evidence backs ") || !strings.HasSuffix(said, " 1 of them a scan.") {
		t.Errorf("page one says %q", said)
	}
	if shape := r.Shape().Summary.Evidence; shape.Share != r.Result.Backed() || shape.Scans != 1 {
		t.Errorf("as JSON it is %+v", shape)
	}
}

// Nothing about scans is said where none was imported, nor of whom in a redacted report,
// which says all the same that some settings were looked at.
func TestScansAreLeftOut(t *testing.T) {
	without := example(t, report.Options{})
	redacted, _, _ := scanned(t, report.Options{Redact: true})
	for name, r := range map[string]*report.Report{"without a scan": without, "redacted": redacted} {
		if len(r.ScanTables()) > 0 || r.ScanLegend() != "" || strings.Contains(r.EvidenceText(), "scan") {
			t.Errorf("%s: %+v %q", name, r.ScanTables(), r.EvidenceText())
		}
		for _, row := range r.Answers() {
			if row.Scanned {
				t.Errorf("%s: %s is marked", name, row.ID)
			}
		}
		if j := r.Shape(); j.Scans != nil || j.ScanConflicts != nil {
			t.Errorf("%s: %+v %+v", name, j.Scans, j.ScanConflicts)
		}
	}
	if without.LimitLines()[0] != report.Limits[0] || redacted.LimitLines()[0] == report.Limits[0] {
		t.Errorf("without a scan %q, redacted %q", without.LimitLines()[0], redacted.LimitLines()[0])
	}
}

// What a person typed is no scan, however it looks; nor does a scan back an answer that was
// changed after it, or that people say different things about.
func TestScansBackOnlyTheirAnswer(t *testing.T) {
	r, backed, _ := scanned(t, report.Options{})
	a := r.Assessment
	ans := a.Answers[backed]
	typed := questionnaire.CellID{Control: backed.Control, Service: "elsewhere"}
	a.Set(typed, ans)
	if got := a.ScanLines(typed); len(got) > 0 {
		t.Errorf("a line that somebody typed is %+v", got)
	}
	k, _ := r.Catalogue.Control(backed.Control)
	worst := k.Question.Options[len(k.Question.Options)-1].ID
	a.Answer(backed, worst, questionnaire.Notes{}, "2026-11-25")
	if got := a.ScanLines(backed); len(got) > 0 {
		t.Errorf("after another answer it is backed by %+v", got)
	}
}

// What is sent to a supplier names the scanner that shows most about the service, from the
// catalogue, and a sheet says so at each question that it is about; a provider is asked to
// run nothing.
func TestSuppliersAreToldWhatToRun(t *testing.T) {
	c := example(t, report.Options{}).Catalogue
	a := questionnaire.New("Acme")
	a.Profile.Depth = questionnaire.FullDepth
	for _, id := range []string{"google-workspace", "hetzner-cloud", "xero"} {
		def, _ := c.Service(id)
		a.AddService(questionnaire.Service{Key: id, ID: id, Data: def.Data})
	}
	r := report.Options{}.Build(c, &a, example(t, report.Options{}).Date, example(t, report.Options{}).Date)
	supplier := false
	for _, e := range r.Enquiries() {
		said := report.EnquiryWords(e)
		for id, service := range map[string]string{"lynis": "Hetzner Cloud"} {
			run := strings.Split(c.Scanner(id).Run, "`")[1]
			if e.To == "your IT supplier" && (!strings.Contains(said, run) || !strings.Contains(said, "("+service+")")) {
				t.Errorf("%s is not told to run %q for %s: %q", e.To, run, service, said)
			}
			if e.Provider && strings.Contains(said, run) {
				t.Errorf("%s is told to run %q", e.To, run)
			}
		}
		supplier = supplier || e.To == "your IT supplier"
	}
	if !supplier {
		t.Error("nothing is sent to the supplier")
	}
	told := map[string]int{}
	for i := range r.Result.Cells {
		if cell := &r.Result.Cells[i]; strings.Contains(r.WhereToAsk(cell), "Or let ") {
			told[cell.Service]++
		}
	}
	if told["google-workspace"] < 5 || told["hetzner-cloud"] < 3 || told["xero"] > 0 {
		t.Errorf("what to run is said at %v questions", told)
	}
}
