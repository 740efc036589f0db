package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	. "yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// TestOutsider finds who is not in the firm in what controls say whom to ask.
func TestOutsider(t *testing.T) {
	for whom, want := range map[string]string{
		"your IT supplier": "your IT supplier",
		"whoever looks after your servers, or your IT supplier": "your IT supplier",
		"your developer or IT supplier":                         "your IT supplier",
		"your developer or web agency":                          "your developer or web agency",
		"your lawyer or whoever handles privacy":                "your lawyer",
		"whoever writes your code or manages the cloud account": "",
		"whoever runs your mail service":                        "",
		"whoever runs your mail service or your domain":         "",
		"any three people on your team":                         "",
		"the owner or managing director":                        "",
		"":                                                      "",
	} {
		if got := Outsider(whom); got != want {
			t.Errorf("%q: %q, want %q", whom, got, want)
		}
	}
}

// TestOutsidersOfTheCatalogue: every one that a control names is somebody a
// person would write to.
func TestOutsidersOfTheCatalogue(t *testing.T) {
	for _, k := range reporttest.Frozen(t).Controls {
		switch to := Outsider(k.Whom); to {
		case "", "your IT supplier", "your developer or web agency", "your lawyer", "your bookkeeper":
		default:
			t.Errorf("%s: %q says to ask %q", k.ID, k.Whom, to)
		}
	}
}

// TestEnquiries: each open question that an outsider can answer is asked, and
// nothing that is known.
func TestEnquiries(t *testing.T) {
	r := reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure })
	got := r.Enquiries()
	var to []string
	for _, e := range got {
		to = append(to, e.To)
		if len(e.Questions) == 0 || e.Until.Before(r.Date.AddDate(0, 0, 7)) || e.Provider != (len(e.Confirm) > 0) {
			t.Errorf("%s: %d questions until %v, %d parts to confirm", e.To, len(e.Questions), e.Until, len(e.Confirm))
		}
	}
	if !slices.Equal(to, []string{"your IT supplier"}) {
		t.Errorf("asked are %q", to)
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		asked := slices.ContainsFunc(got[0].Questions, func(q OutsideQuestion) bool { return q.Control == a.Control })
		if names := strings.Contains(a.Control.Whom, "IT supplier"); names != asked {
			t.Errorf("%s, to ask %q: asked of the supplier %v", a.ID, a.Control.Whom, asked)
		}
	}
	if n := len(reporttest.AgencyAllGood(t).Enquiries()); n > 0 {
		t.Errorf("where all is known %d parties are asked", n)
	}
}

// TestWhoAnswersLetters: a provider that says in public which part is its own gets no
// sheet, whatever else is asked; one that does not, one of the business's own and a
// service that the business described itself do.
func TestWhoAnswersLetters(t *testing.T) {
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Shop", "aws-lightsail", "dropbox", "cpanel-hosting")
	key := a.AddService(questionnaire.Service{Name: "Till", Model: "paas", Data: []string{"customer-personal"}})
	a.Profile.Depth = questionnaire.FullDepth
	for i, cells := 0, scoring.Assess(c, a).Cells; i < len(cells); i++ {
		if cell := &cells[i]; cell.State != questionnaire.ByProvider && cell.State != questionnaire.Known {
			a.Set(questionnaire.CellID{Control: cell.Control.ID, Service: cell.Service}, questionnaire.Answer{Option: questionnaire.NotSure, Date: "2026-11-20"})
		}
	}
	r := Build(c, a, reporttest.PDFDay, time.Time{})
	var letters, public []string
	for _, e := range r.Enquiries() {
		if e.Provider {
			letters = append(letters, e.To)
		}
	}
	for _, p := range r.PublicPages() {
		public = append(public, p.Provider)
		if !strings.HasPrefix(p.URL, "https://") || len(p.Services) == 0 {
			t.Errorf("%+v", p)
		}
	}
	for _, to := range []string{r.Provider(*a.Service("aws-lightsail")), r.Provider(*a.Service("dropbox"))} {
		if slices.Contains(letters, to) || !slices.Contains(public, to) {
			t.Errorf("%s says it in public: letters go to %q, pages are of %q", to, letters, public)
		}
	}
	for _, to := range []string{r.Provider(*a.Service("cpanel-hosting")), r.Provider(*a.Service(key))} {
		if !slices.Contains(letters, to) || slices.Contains(public, to) {
			t.Errorf("%s says nothing in public: letters go to %q, pages are of %q", to, letters, public)
		}
	}
}

// TestEnquiriesPartOfFirm: software that the firm runs itself has no provider
// to write to.
func TestEnquiriesPartOfFirm(t *testing.T) {
	c := reporttest.Frozen(t)
	a := reporttest.StackOf(t, c, "Shop", "dropbox")
	key := a.AddService(questionnaire.Service{Name: "Till", Model: "saas"})
	r := Build(c, a, reporttest.PDFDay, time.Time{})
	for _, s := range c.Services {
		if got := r.Provider(questionnaire.Service{ID: s.ID}); strings.Contains(got, "You") || strings.Contains(got, "such as") {
			t.Errorf("%s is run by %q", s.ID, got)
		}
	}
	if got := r.Provider(*a.Service(key)); got != "the provider of Till" {
		t.Errorf("a service of one's own is run by %q", got)
	}
}
