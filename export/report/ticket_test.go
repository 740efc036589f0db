package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// lacking is the agency with the worst answer to every question and the shipped guides.
func lacking(t *testing.T) *report.Report {
	t.Helper()
	return reporttest.AllOneOf(t, reporttest.Shipped(t), func(c *scoring.Cell) string {
		o := c.Control.Question.Options
		return o[len(o)-1].ID
	})
}

// busy is that agency some weeks on: days of people's own, some past and some on a
// weekend, one action done, and one risk accepted.
func busy(t *testing.T) *report.Report {
	t.Helper()
	r := lacking(t)
	a := r.Assessment.Clone()
	days := []questionnaire.Date{"2026-11-02", "2026-11-28", "2026-11-29", "2027-01-01", "2026-11-24"}
	for i, act := range r.Plan.Actions {
		tr := questionnaire.Tracking{Due: days[i%len(days)], Owner: "Jo Park", Status: questionnaire.Doing}
		switch i {
		case 5:
			tr = questionnaire.Tracking{Status: questionnaire.Done, Done: "2026-11-22"}
		case 6:
			tr = questionnaire.Tracking{Status: questionnaire.Accepted, Reason: "Too dear", Expires: "2027-03-31"}
		}
		if i%2 == 1 {
			a.SetTracking(act.ID, tr)
		}
	}
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// TestTickets: an action that can go wrong is two tickets for those who track them, to
// prepare and to switch on, one after the other; all else stays one.
func TestTickets(t *testing.T) {
	firms := reporttest.Firms(t)
	firms["lacking"], firms["busy"] = lacking(t), busy(t)
	pairs := 0
	for name, r := range firms {
		tickets, ids := r.Tickets(), map[string]bool{}
		for i := 0; i < len(tickets); i++ {
			one := tickets[i]
			if ids[one.TicketID()] {
				t.Errorf("%s: two tickets are %s", name, one.TicketID())
			}
			ids[one.TicketID()] = true
			whole := one.Kind == scoring.FindOut || !one.Open() || r.Hazard(one.Action) == catalogue.NoHazard || len(one.Control.Remediation.Before) == 0
			if whole {
				if one.Stage != report.Whole || one.Title() != r.TaskTitle(one.Action) || one.TicketID() != one.ID {
					t.Errorf("%s: %s is taken apart: %q, %q", name, one.ID, one.Title(), one.TicketID())
				}
				continue
			}
			pairs++
			if i+1 == len(tickets) || tickets[i+1].ID != one.ID {
				t.Errorf("%s: %s is one ticket", name, one.ID)
				continue
			}
			i++
			tellPair(t, name, r, one, tickets[i])
		}
	}
	if pairs < 20 {
		t.Errorf("only %d actions are two tickets", pairs)
	}
}

// tellPair tells what is wrong with the two tickets of an action.
func tellPair(t *testing.T, firm string, r *report.Report, prepare, rest report.Task) {
	t.Helper()
	title := r.TaskTitle(prepare.Action)
	on := "Switch on: " + title
	if strings.HasPrefix(title, "Switch on ") || strings.HasPrefix(title, "Turn on ") {
		on = title
	}
	if prepare.TicketID() != "prepare-"+rest.ID || rest.TicketID() != rest.ID || prepare.Title() != "Prepare: "+title || rest.Title() != on {
		t.Errorf("%s: %s and %s are called %q and %q", firm, prepare.TicketID(), rest.TicketID(), prepare.Title(), rest.Title())
	}
	first, second := prepare.Text(report.AsTyped), rest.Text(report.AsTyped)
	for _, p := range r.Guidance(prepare.Action).Parts {
		there := "\n" + p.Title + ":\n" + p.Items[0].Line()[:10]
		if before := p.Title == report.BeforeTitle; strings.Contains(first, there) != before || strings.Contains(second, there) == before {
			t.Errorf("%s: %s has “%s” in the wrong ticket", firm, rest.ID, p.Title)
		}
	}
	if !strings.Contains(second, "After: Prepare: "+title) || strings.Contains(first, "After: Prepare: "+title) {
		t.Errorf("%s: the second ticket of %s does not wait for the first:\n%s", firm, rest.ID, second)
	}
	if !strings.Contains(first, "\nDue: "+prepare.DueDay()+"\n") || !strings.Contains(second, "\nDue: "+rest.DueDay()+"\n") {
		t.Errorf("%s: the text of a ticket of %s has another day", firm, rest.ID)
	}
	tellDays(t, firm, r, prepare, rest)
}

// tellDays tells of days in the wrong order, on which nobody works, or without notice.
func tellDays(t *testing.T, firm string, r *report.Report, prepare, rest report.Task) {
	t.Helper()
	ready, due := dayOf(t, prepare.DueDay()), dayOf(t, rest.DueDay())
	works := scoring.WorkdaysFor(r.Assessment.Profile)
	if !works.Is(ready) || !works.Is(due) && !due.Equal(rest.Due) { // whose own day may be any
		t.Errorf("%s: %s is due on %s and %s, when nobody works", firm, rest.ID, ready, due)
	}
	late := !rest.Due.After(r.Date) // and nothing can be prepared before today
	if ready.After(due) && !late {
		t.Errorf("%s: %s is prepared on %s, after it is switched on, on %s", firm, rest.ID, prepare.DueDay(), rest.DueDay())
	}
	people := slices.Contains([]catalogue.Hazard{catalogue.LockOut, catalogue.MailLoss}, r.Hazard(rest.Action)) && slices.Contains([]string{"sign-in", "email"}, rest.Control.Topic)
	if people && due.Before(ready.AddDate(0, 0, 7)) {
		t.Errorf("%s: people have from %s to %s before %s", firm, prepare.DueDay(), rest.DueDay(), rest.ID)
	}
	ahead := rest.Due.AddDate(0, 0, -9)
	if room := !ahead.Before(r.Date) && works.Is(ahead); (!people || room) && !due.Equal(rest.Due) {
		t.Errorf("%s: %s moves from %s to %s", firm, rest.ID, rest.Due.Format(time.DateOnly), rest.DueDay())
	}
}

func dayOf(t *testing.T, s string) time.Time {
	t.Helper()
	day, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// TestTicketDays is the days of a pair by hand: for the sign-in a week lies between
// them, and where there is no such week before the day of the plan the rest is later.
func TestTicketDays(t *testing.T) {
	for _, tt := range []struct {
		topic         string
		hazard        catalogue.Hazard
		own           questionnaire.Date
		prepare, rest string
	}{
		{"sign-in", catalogue.LockOut, "2026-12-18", "2026-11-23", "2026-12-18"}, // as it begins, with weeks to spare
		{"sign-in", catalogue.LockOut, "2026-11-25", "2026-11-23", "2026-11-30"}, // today, and a week later
		{"email", catalogue.MailLoss, "2026-11-25", "2026-11-23", "2026-11-30"},
		{"sign-in", catalogue.Outage, "2026-11-25", "2026-11-23", "2026-11-25"},
		{"access", catalogue.LockOut, "2026-11-25", "2026-11-23", "2026-11-25"},
	} {
		r := guided(t, nil, func(k *catalogue.Control) { k.Topic, k.Hazard = tt.topic, tt.hazard }, "dropbox")
		a := r.Assessment.Clone()
		a.SetTracking(r.Plan.Actions[0].ID, questionnaire.Tracking{Due: tt.own})
		r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
		tickets := r.Tickets()
		if len(tickets) != 2 {
			t.Fatalf("%d tickets", len(tickets))
		}
		if got := tickets[0].DueDay(); got != tt.prepare {
			t.Errorf("%s, %s by %s: prepared on %s, not %s", tt.topic, tt.hazard, tt.own, got, tt.prepare)
		}
		if got := tickets[1].DueDay(); got != tt.rest {
			t.Errorf("%s, %s by %s: switched on on %s, not %s", tt.topic, tt.hazard, tt.own, got, tt.rest)
		}
	}
}

// TestPreparationsAreCounted: by the end of a ticket's text, not by what somebody typed.
func TestPreparationsAreCounted(t *testing.T) {
	r := guided(t, nil, nil, "dropbox")
	a := r.Assessment.Clone()
	a.SetTracking(r.Plan.Actions[0].ID, questionnaire.Tracking{Note: "From yourpart: prepare-x", Owner: "From yourpart: prepare-y"})
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	tickets := r.Tickets()
	if len(tickets) != 2 {
		t.Fatalf("%d tickets", len(tickets))
	}
	for i, ticket := range tickets {
		for _, text := range []string{ticket.Text(report.AsTyped), ticket.Markdown()} {
			if got := report.Preparations(ticket.Title(), text, "", ticket.OwnerName()); got != 1-i {
				t.Errorf("%d preparations in\n%s", got, text)
			}
		}
	}
}
