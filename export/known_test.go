package export_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yourpart/export"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// ledger is a service that writes its log by itself, and says so.
const ledger = `
id: our-ledger
name: Our Ledger
provider: Ledger Ltd
category: other
model: saas
capabilities: [user-accounts, admin-console, audit-log]
data: [financial]
provider_does: [Runs it]
guides:
  - control: logs-on
    where: Settings › Log
    fix: Nothing to switch on.
    plan: Every plan
    always_on: {option: all, why: Our Ledger always keeps a log of every change.}
    source: https://ledger.example/log
    source_kind: vendor
    as_of: 2026-11
    verified: true
`

// knownReport is of a business of which a product does something by itself.
func knownReport(t *testing.T, answer string) *report.Report {
	t.Helper()
	c, err := content.WithOverlays(fstest.MapFS{"services/our-ledger.yaml": {Data: []byte(strings.TrimSpace(ledger))}})
	if err != nil {
		t.Fatal(err)
	}
	a := reporttest.StackOf(t, c, "Corner Office", "our-ledger")
	a.Profile.Depth = questionnaire.FullDepth
	a.Answer(questionnaire.CellID{Control: "logs-on", Service: "our-ledger"}, answer, questionnaire.Notes{}, "2026-11-20")
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// TestKnownIsShown: what a product does by itself is in each table of answers with its
// sentence and source, is asked on no sheet, and counts nowhere.
func TestKnownIsShown(t *testing.T) {
	const why, source = "Our Ledger always keeps a log of every change", "https://ledger.example/log"
	r := knownReport(t, "")
	for _, f := range export.Formats {
		if !slices.Contains([]string{"pdf", "html", "docx", "xlsx", "md", "json", "oscal-ar"}, f.Name) {
			continue
		}
		text := strings.ReplaceAll(strings.Join(strings.Fields(written(t, f, r)), " "), "\\", "")
		for _, want := range []string{why, source} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: nothing says %q", f.Name, want)
			}
		}
		if mark := strings.Contains(text, "✓ known"); mark != (f.Name != "json" && f.Name != "oscal-ar") {
			t.Errorf("%s: has the tick: %t", f.Name, mark)
		}
	}
	for _, f := range export.Sheets {
		if text := written(t, f, r); strings.Contains(text, why) || strings.Contains(text, "logs-on") {
			t.Errorf("sheet %s asks what is known", f.Name)
		}
	}
	asked := knownReport(t, "all")
	for what, n := range map[string][2]int{"set aside": {r.Aside().Of, asked.Aside().Of}, "older than a year": {r.Age().Of, asked.Age().Of}} {
		if n[1] != n[0]+1 {
			t.Errorf("%s: of %d where it is known, of %d where it is answered", what, n[0], n[1])
		}
	}
	at := slices.IndexFunc(r.Answers(), func(a report.AnswerRow) bool { return a.ID.Control == "logs-on" })
	if row := asked.Answers()[at]; row.Source != "" || row.Standing != "in place" {
		t.Errorf("answered all the same it is %+v", row)
	}
}
