package export_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/scoring"
)

// sides are an assessment and the same with a service and two answers more.
func sides(t *testing.T) (*catalogue.Catalogue, *report.Compared) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	old := questionnaire.New("Firm")
	old.AddService(questionnaire.Service{ID: "dropbox", Data: []string{"internal"}})
	now := old.Clone()
	now.AddService(questionnaire.Service{ID: "box", Name: "Our box", Data: []string{"internal"}})
	now.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, questionnaire.Answer{Option: "everyone"})
	now.Set(questionnaire.CellID{Control: "backup-offsite-copy"}, questionnaire.Answer{Option: "none"})
	return c, report.Compare(c, report.Side{Assessment: &old}, report.Side{Assessment: &now, Date: "2026-11-30"})
}

// TestCompareShape holds the documented shape: every list is there, and what
// is not known is null.
func TestCompareShape(t *testing.T) {
	_, r := sides(t)
	var b bytes.Buffer
	if err := report.WriteJSON(&b, r.Shape()); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Format   int
		Old, New struct {
			Date             *string
			Proven, Possible *float64
		}
		Shared struct {
			Cells    int
			Old, New struct{ Proven *float64 }
		}
		Improved, Added []struct {
			Control, Service string
			Was, Is          *string
			Points           float64
		}
		Worsened, Gone, Lost []any
		FoundOut             []any `json:"found_out"`
		Why                  []string
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.Format != 1 || got.Old.Date != nil || *got.New.Date != "2026-11-30" || *got.Old.Proven != 0 || *got.New.Proven != r.Comparison.New.Total.Proven() {
		t.Errorf("%+v", got)
	}
	if got.Shared.Cells != r.SharedCells || *got.Shared.New.Proven <= *got.Shared.Old.Proven {
		t.Errorf("shared %+v", got.Shared)
	}
	if len(got.Improved) != 1 || got.Improved[0].Service != "dropbox" || *got.Improved[0].Was != "unanswered" || *got.Improved[0].Is != "everyone" || got.Improved[0].Points <= 0 {
		t.Errorf("improved %+v", got.Improved)
	}
	if len(got.Added) == 0 || got.Added[0].Was != nil || got.Worsened == nil || got.Gone == nil || len(got.FoundOut) == 0 || len(got.Why) != 1 {
		t.Errorf("added %+v, why %q", got.Added, got.Why)
	}
	if r.ServiceName("box-2") != "box-2" || r.ServiceName("box") != "Our box" || r.ServiceName("") != report.WholeFirm {
		t.Error("services have other names")
	}
}

// TestStandsHasWords for whatever a change can say.
func TestStandsHasWords(t *testing.T) {
	c, _ := sides(t)
	k, _ := c.Control("mfa-all-users")
	words := []string{"", scoring.Unanswered, questionnaire.NotSure, questionnaire.NotApplicable, questionnaire.HandledElsewhere,
		string(questionnaire.Met), string(questionnaire.Unmet), string(questionnaire.Inherited), string(questionnaire.ByProvider), "everyone"}
	seen := map[string]bool{}
	for _, w := range words {
		text := report.Stands(k, w)
		if text == "" || (text == w && w != "") || seen[text] || len(text) > 14 {
			t.Errorf("%q is %q", w, text)
		}
		seen[text] = true
	}
}

func TestDifference(t *testing.T) {
	score := func(p float64) scoring.Score { return scoring.Score{Earned: p, Total: 100} }
	for _, tt := range []struct {
		old, now scoring.Score
		want     string
	}{
		{score(41), score(46.9), "+5"},
		{score(46), score(41), "-5"},
		{score(46), score(46.5), "0"},
		{scoring.Score{}, score(41), report.NoResult},
	} {
		if got := report.Difference(tt.old, tt.now); got != tt.want {
			t.Errorf("%v to %v is %q, want %q", tt.old, tt.now, got, tt.want)
		}
	}
}

func TestBiggestFirst(t *testing.T) {
	list := []scoring.Change{{Points: 1, Was: "a"}, {Points: -3}, {Points: 1, Was: "b"}, {Points: 2}}
	got := report.Biggest(list)
	if got[0].Points != -3 || got[1].Points != 2 || got[2].Was != "a" || list[0].Points != 1 {
		t.Errorf("%+v", got)
	}
}
