package scoring_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/scoring"
)

// A week has room for two hours of questions, and for half of its own at most,
// but for one at least.
func roomFor(hoursPerWeek float64) int { return max(1, int(min(2, hoursPerWeek/2)/0.25+1e-9)) }

// TestDaysAreWorkingDays: nothing is due before the plan begins or on a day
// nobody works, but what somebody set by hand.
func TestDaysAreWorkingDays(t *testing.T) {
	planned(t, func(t *rapid.T, _ *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		days := scoring.WorkdaysFor(a.Profile)
		due := map[string]time.Time{}
		for _, x := range p.Actions {
			due[x.ID] = x.Due
			if x.Due.Before(x.Start) {
				t.Fatalf("%s ends before it starts", x.ID)
			}
			if got := bucketOf(day(q.DateOf(x.Due))); x.Bucket != got {
				t.Fatalf("%s, due %v, is in %s", x.ID, x.Due, x.Bucket)
			}
			if x.Tracking.Due != "" {
				continue
			}
			if x.Start.Before(p.Start) || !days.Is(x.Start) || !days.Is(x.Due) {
				t.Fatalf("%s is for %v to %v", x.ID, x.Start, x.Due)
			}
			for _, n := range x.Needs {
				if due[n].After(x.Due) {
					t.Fatalf("%s is due %v, before %s, which it needs", x.ID, x.Due, n)
				}
			}
		}
	})
}

// TestFindingOutIsInWeeks: questions are due on the last working day of their
// week, as many a week as it has room for.
func TestFindingOutIsInWeeks(t *testing.T) {
	planned(t, func(t *rapid.T, _ *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		days, asked, first := scoring.WorkdaysFor(a.Profile), 0, 0.0
		for _, x := range p.Actions {
			if x.Kind != scoring.FindOut {
				continue
			}
			if x.Hours != scoring.FindOutHours {
				t.Fatalf("%s takes %v hours", x.ID, x.Hours)
			}
			week := p.Start.AddDate(0, 0, 7*(asked/roomFor(p.HoursPerWeek)))
			last := week.AddDate(0, 0, 6)
			for !days.Is(last) {
				last = last.AddDate(0, 0, -1)
			}
			if x.Tracking.Due == "" && (!x.Due.Equal(last) || !x.Start.Equal(days.Next(week))) {
				t.Fatalf("question %d is for %v to %v: %s", asked, x.Start, x.Due, ids(p))
			}
			if x.Open() {
				asked++
				if x.Due.Before(p.Start.AddDate(0, 0, 7)) && x.Tracking.Due == "" {
					first += x.Hours
				}
			}
		}
		if first > 2 {
			t.Fatalf("%v hours of questions in the first week", first)
		}
	})
}

// TestPackingIsEndToEnd: a fix is due on the first day by which the days so far
// had the hours for it and all before it, beside the questions of their week; or
// once what it needs is.
func TestPackingIsEndToEnd(t *testing.T) {
	planned(t, func(t *rapid.T, _ *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		days, open := scoring.WorkdaysFor(a.Profile), 0
		for _, x := range p.Actions {
			if x.Kind == scoring.FindOut && x.Open() {
				open++
			}
		}
		room := roomFor(p.HoursPerWeek)
		of := func(d time.Time) float64 { // hours for fixes
			week := int(d.Sub(p.Start).Hours() / (24 * 7))
			questions := min(room, max(0, open-week*room))
			return max(0, p.HoursPerWeek-0.25*float64(questions)) / 5
		}
		today := days.Next(p.Start)
		work, had, due := 0.0, of(today), map[string]time.Time{}
		for _, x := range p.Actions {
			due[x.ID] = x.Due
			if x.Kind == scoring.FindOut || !x.Open() {
				continue
			}
			for work += x.Hours; had < work-1e-6; had += of(today) {
				today = days.Next(today.AddDate(0, 0, 1))
			}
			want := today
			for _, n := range x.Needs {
				if due[n].After(want) {
					want = days.Next(due[n])
				}
			}
			if x.Tracking.Due == "" && !x.Due.Equal(want) {
				t.Fatalf("%s is due %v, not %v", x.ID, x.Due, want)
			}
		}
		all := work
		for _, x := range p.Actions {
			if x.Kind == scoring.FindOut && x.Open() {
				all += x.Hours
			}
		}
		if math.Abs(all-p.Hours()) > 1e-6 {
			t.Fatalf("%v hours, not %v", p.Hours(), all)
		}
	})
}
