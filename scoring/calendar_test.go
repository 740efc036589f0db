package scoring_test

import (
	"slices"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// dutyOf is what comes back every so many days once a policy is in place, in a country.
func dutyOf(t *testing.T, days int, answered q.Date, country string, from time.Time) *scoring.Duty {
	t.Helper()
	c := *small(t)
	c.Controls = slices.Clone(c.Controls)
	for i := range c.Controls {
		if c.Controls[i].ID == "policy" {
			c.Controls[i].Remediation.Repeat = &catalogue.Repeat{Days: days, Task: "Look again."}
		}
	}
	a := build(t)
	a.Profile.Countries = []string{country}
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written", Date: answered})
	r := scoring.Assess(&c, a)
	p := scoring.MakePlan(&r, a, from, from)
	if len(p.Recurring) != 1 {
		t.Fatalf("every %d days: %d duties", days, len(p.Recurring))
	}
	return &p.Recurring[0]
}

// TestMonths: one function decides what is months.
func TestMonths(t *testing.T) {
	t.Parallel()
	for days, want := range map[int]int{1: 0, 7: 0, 14: 0, 28: 0, 29: 0, 30: 1, 31: 1, 32: 0, 42: 0, 60: 2, 61: 2, 90: 3, 91: 3, 92: 3, 100: 0, 120: 4,
		180: 6, 182: 6, 183: 6, 184: 6, 360: 12, 365: 12, 366: 12, 367: 0, 730: 24, 731: 24} {
		if got := catalogue.Months(days); got != want {
			t.Errorf("%d days are %d months, want %d", days, got, want)
		}
	}
	for days, want := range map[int]float64{7: 365.0 / 7, 30: 12, 90: 4, 183: 2, 365: 1, 730: 0.5} {
		if got := (&catalogue.Repeat{Days: days}).TimesAYear(); !near(got, want) {
			t.Errorf("%d days come %v times a year, want %v", days, got, want)
		}
	}
}

// TestMonthlyDuties keep their day of the month, but for days on which nobody works.
func TestMonthlyDuties(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		days          int
		answered      q.Date
		country, want string
	}{
		{30, "2026-10-05", "Germany", "[2026-11-05 2026-12-07 2027-01-05 2027-02-05 2027-03-05 2027-04-05 2027-05-05 2027-06-07 2027-07-05 2027-08-05 2027-09-06 2027-10-05]"},
		{30, "2026-10-28", "Israel", "[2026-11-29 2026-12-28 2027-01-28 2027-02-28 2027-03-28 2027-04-29 2027-05-30 2027-06-28 2027-07-28 2027-08-29 2027-09-28 2027-10-28]"},
		{90, "2026-08-31", "United States", "[2026-11-30 2027-02-26 2027-05-28 2027-08-31]"}, // the 31st is the end of a month
		{90, "2026-01-30", "Germany", "[2027-01-29 2027-04-30 2027-07-30 2027-10-29]"},
		{180, "2026-06-25", "Germany", "[2026-12-28 2027-06-25]"},
		{365, "2025-12-24", "Germany", "[2026-12-24]"},
		{365, "2023-11-26", "United States", "[2026-11-27]"}, // Thanksgiving
	} {
		from := start
		var dates []q.Date
		d := dutyOf(t, tt.days, tt.answered, tt.country, from)
		for _, day := range d.Dates(from) {
			dates = append(dates, q.DateOf(day))
		}
		if got := fmtDates(dates); got != tt.want {
			t.Errorf("every %d days from %s in %s: %s, want %s", tt.days, tt.answered, tt.country, got, tt.want)
		}
	}
}

func fmtDates(dates []q.Date) string {
	s := "["
	for i, d := range dates {
		if i > 0 {
			s += " "
		}
		s += string(d)
	}
	return s + "]"
}

// TestDutiesOnWorkingDays: whatever the rhythm, the day and the country, nothing
// is due when nobody works, before the start, or twice on a day; and Next is the first.
func TestDutiesOnWorkingDays(t *testing.T) {
	t.Parallel()
	for _, country := range []string{"Germany", "US", "Iran", "Saudi Arabia", "Ruritania", "Japan"} {
		work := scoring.WorkdaysOf(country)
		for _, days := range []int{1, 7, 14, 30, 60, 90, 100, 180, 365} {
			for n := 1; n < 64; n++ {
				answered := q.DateOf(start.AddDate(0, 0, -n*6))
				d := dutyOf(t, days, answered, country, start)
				dates := d.Dates(start)
				if len(dates) == 0 || !dates[0].Equal(d.Next) || d.Next.Before(start) {
					t.Fatalf("%s, every %d days from %s: %v, next %s", country, days, answered, dates, d.Next)
				}
				for i, day := range dates {
					if !work.Is(day) || (i > 0 && !day.After(dates[i-1])) {
						t.Fatalf("%s, every %d days from %s: %s", country, days, answered, day)
					}
				}
			}
		}
	}
}
