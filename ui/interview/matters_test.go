package interview_test

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// told is all that comes of an assessment with the worst answers: its report as data, and
// the steps of each action, which have the guides.
func told(t *testing.T, d *document.Document) string {
	t.Helper()
	a := d.Assessment.Clone()
	for _, cell := range questionnaire.Cells(d.Catalogue, &a) {
		if o := cell.Control.Question.Options; cell.State == questionnaire.Asked {
			a.Answer(cell.ID(), o[len(o)-1].ID, questionnaire.Notes{}, "2026-11-20")
		}
	}
	r := report.Build(d.Catalogue, &a, d.Today(), time.Time{})
	var b bytes.Buffer
	if err := report.WriteReportJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	for i := range r.Plan.Actions {
		for _, s := range r.Steps(&r.Plan.Actions[i]) {
			fmt.Fprintln(&b, s.Service, s.Guide.Where, s.Guide.Fix, s.GuideNote())
		}
	}
	fmt.Fprintln(&b, r.About(), a.Profile.Logo)
	for _, remark := range questionnaire.Check(d.Catalogue, &d.Assessment) {
		fmt.Fprintln(&b, remark)
	}
	return b.String()
}

// holding is a document with a stack, of whose entries nobody said anything.
func holding(t *testing.T, services ...string) *document.Document {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	d := document.New(document.Options{Catalogue: c, Now: func() time.Time { return time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC) }})
	d.Assessment.Profile.Name = "Firm"
	for _, id := range services {
		d.Assessment.AddService(questionnaire.Service{ID: id})
	}
	d.Recount()
	return d
}

// TestEveryDetailChangesSomething: whatever is asked about a service, a row at a time,
// changes the questions, the score, the plan or the report.
func TestEveryDetailChangesSomething(t *testing.T) {
	stacks := [][]string{{"microsoft-365", "entra-id"}, {"google-workspace", "dropbox"}, {"cpanel-hosting", "wordpress-self-hosted"}, {"aws-lightsail"}}
	for _, stack := range stacks {
		d := holding(t, stack...)
		before := told(t, d)
		for n := range stack {
			rows := (&interview.Interview{Document: d}).Details(n)
			for i := range rows {
				r, o := &rows[i], holding(t, stack...)
				e := &o.Assessment.Services[n]
				switch {
				case r.Toggle != nil:
					r.Toggle(e)
				case r.Typed:
					*r.Value(e) = "Business Premium"
					if stack[n] == "google-workspace" {
						*r.Value(e) = "Business Starter"
					}
				default:
					r.Turn(e, 1)
				}
				same := told(t, o) == before
				if r.Part != "" && same { // the others without it
					e.Parts = nil
					for _, p := range (&interview.Interview{Document: o}).PartsOf(n) {
						if p.Value != r.Part {
							e.Parts = append(e.Parts, p.Value)
						}
					}
					same = told(t, o) == before
				}
				if same {
					t.Errorf("%s: nothing comes of %q", stack[n], r.Label)
				}
			}
		}
	}
}

// TestEveryFieldChangesSomething: whatever the profile asks changes the questions, the
// score, the plan or the report, or what is ticked beforehand.
func TestEveryFieldChangesSomething(t *testing.T) {
	typed := map[string]string{"name": "Other", "sector": "Dental practice", "people": "1", "country": "Germany", "currency": "CHF", "answered-by": "Mara",
		"consultant": "Ann", "logo": "/x/logo.png", "hours": "9", "start": "2027-02-01", "depth": "full", "goal": "cyber-essentials"}
	before := told(t, holding(t, "microsoft-365", "dropbox"))
	for i := range interview.Fields {
		f, d := &interview.Fields[i], holding(t, "microsoft-365", "dropbox")
		if typed[f.ID] == "" {
			t.Errorf("say here what to type for %s", f.ID)
		}
		f.Put(&d.Assessment.Profile, typed[f.ID])
		if told(t, d) == before {
			t.Errorf("nothing comes of %s", f.ID)
		}
	}
}

// TestTradeTicksData: what a business does ticks the data that it has of its customers,
// where it has such, in several languages; other words tick nothing.
func TestTradeTicksData(t *testing.T) {
	for sector, want := range map[string]string{"Dental practice": "health", "Zahnarztpraxis Dr. Wu": "health", "Cabinet m\u00e9dical": "health", "Physiotherapie": "health",
		"Law firm": "trade-secret", "Kanzlei": "trade-secret", "Online shop": "", "Lawn care": "", "Plant nursery": "", "": ""} {
		d := holding(t)
		d.Assessment.Profile.Sector = sector
		for _, id := range []string{"microsoft-365", "github"} {
			def, ok := d.Catalogue.Service(id)
			if !ok {
				t.Fatal(id)
			}
			more := d.Assessment.Preset(d.Catalogue, questionnaire.Service{ID: id}).Data[len(def.Data):]
			if len(more) > 1 || len(more) == 1 && more[0] != want || len(more) == 0 && want != "" && id == "microsoft-365" {
				t.Errorf("%q ticks %v for %s, want %s", sector, more, id, want)
			}
		}
	}
}

// TestMinutesHoldForTheStack: the minutes of a depth are those of the questions that the
// stack calls for, with one service and with twenty.
func TestMinutesHoldForTheStack(t *testing.T) {
	stack := []string{"microsoft-365"}
	one := holding(t, stack...)
	for i := range one.Catalogue.Services {
		if s := &one.Catalogue.Services[i]; len(stack) < 20 && s.Retired == "" && s.ID != stack[0] {
			stack = append(stack, s.ID)
		}
	}
	last := 0
	for _, d := range []*document.Document{one, holding(t, stack...)} {
		for _, depth := range []questionnaire.Depth{questionnaire.CoreDepth, questionnaire.FullDepth} {
			d.Assessment.Profile.Depth = depth
			d.Recount()
			s := &interview.Interview{Document: d}
			var usual time.Duration
			for _, p := range interview.Pages(s) {
				usual += p.Usual()
			}
			minutes := interview.MinutesFor(s, depth)
			if want := int(usual.Round(time.Minute) / time.Minute); minutes != want {
				t.Errorf("%d services, %s: %d minutes, want %d", len(d.Assessment.Services), depth, minutes, want)
			}
			if depth == questionnaire.FullDepth && minutes <= last {
				t.Errorf("%d minutes, no more than %d", minutes, last)
			}
			last = minutes
		}
	}
}
