package report_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// TestGivenTogether: an answer that was given for several services at once says so once
// in a table of answers, one of a service added later does not claim to be given, and the
// JSON marks both.
func TestGivenTogether(t *testing.T) {
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Corner Office", "microsoft-365", "dropbox", "slack", "zoom", "hubspot", "mailchimp",
		"canva", "figma", "asana", "notion", "trello", "zapier", "zendesk", "calendly")
	var rest []questionnaire.CellID
	for _, cell := range questionnaire.Cells(c, a) {
		if cell.Control.ID == "mfa-all-users" && cell.Rest {
			rest = append(rest, cell.ID())
		}
	}
	a.AnswerTogether(rest, "everyone", questionnaire.Notes{}, "2026-11-20")
	a.AddService(questionnaire.Service{ID: "docusign"})
	r := report.Build(c, a, reporttest.PDFDay, time.Time{})
	said := map[string]int{}
	for _, g := range r.AnswerGroups() {
		if g.Together != "" {
			said[g.Together] = len(g.Services)
		}
	}
	want := "Given for " + strconv.Itoa(len(rest)) + " services together."
	if len(rest) < 3 || len(said) != 2 || said[want] != len(rest) {
		t.Errorf("%d together: %v, want %q", len(rest), said, want)
	}
	for words, n := range said {
		if strings.HasPrefix(words, "Added after") && n != 1 {
			t.Errorf("%d services were added", n)
		}
	}
	marked := 0
	for _, cell := range r.Score().Cells {
		if cell.Control == "mfa-all-users" && cell.Together != cell.Rest {
			t.Errorf("%s@%s: together %t, rest %t", cell.Control, cell.Service, cell.Together, cell.Rest)
		}
		if cell.Control == "mfa-all-users" && cell.Together {
			marked++
		}
	}
	if marked != len(rest)+1 {
		t.Errorf("%d cells are marked", marked)
	}
	alone := rest[0]
	a.Answer(alone, "everyone", questionnaire.Notes{}, "2026-11-21")
	r = report.Build(c, a, reporttest.PDFDay, time.Time{})
	at := slices.IndexFunc(r.Answers(), func(row report.AnswerRow) bool { return row.ID == alone })
	if row := r.Answers()[at]; row.Together != "" {
		t.Errorf("answered alone it says %q", row.Together)
	}
}

// TestAskedAtHost: an answer that comes from what a service runs on says so, and not that
// of a sign-in.
func TestAskedAtHost(t *testing.T) {
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Corner Office", "cpanel-hosting", "wordpress-self-hosted")
	a.Profile.Depth = questionnaire.FullDepth
	r := report.Build(c, a, reporttest.PDFDay, time.Time{})
	n := 0
	for _, row := range r.Answers() {
		if row.State != questionnaire.Inherited || row.ID.Service != "wordpress-self-hosted" {
			continue
		}
		n++
		if want := "Asked at " + r.ServiceName("cpanel-hosting") + ": Not answered"; row.Answer != want {
			t.Errorf("%s: %q, want %q", row.ID, row.Answer, want)
		}
	}
	if n == 0 {
		t.Error("nothing is asked at the host")
	}
	on := r.Duties.Services[1].RunsOn
	if on == nil || on.Key != "cpanel-hosting" || on.Kind != "shared-hosting" || on.Said {
		t.Errorf("it runs on %+v", on)
	}
	if got, want := r.RunsOn(on), "runs on "+r.ServiceName("cpanel-hosting")+" (usual; not said)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSettledHasItsSource: a cell that an earlier answer settled names that answer's cell.
func TestSettledHasItsSource(t *testing.T) {
	r := worstAt(t, questionnaire.FullDepth, "", "google-workspace", "dropbox", "aws-lightsail")
	settled := 0
	for _, cell := range r.Score().Cells {
		if cell.State != questionnaire.Met && cell.State != questionnaire.Unmet {
			continue
		}
		settled++
		id, err := questionnaire.ParseCellID(cell.Source)
		k, ok := r.Catalogue.Control(cell.Control)
		if err != nil || !ok || !slices.ContainsFunc(k.AskWhen, func(when catalogue.Condition) bool { return when.Control == id.Control }) {
			t.Errorf("%s@%s was settled by %q", cell.Control, cell.Service, cell.Source)
		}
	}
	if settled == 0 {
		t.Error("nothing was settled")
	}
}
