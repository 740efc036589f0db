package scoring_test

import (
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

func workday(t *testing.T, date string) time.Time {
	t.Helper()
	d, err := questionnaire.Date(date).Time()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWorkdays: a weekend is the country's own, and so are its holidays.
func TestWorkdays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		country, date string
		works         bool
	}{
		{"Germany", "2026-04-02", true}, {"Germany", "2026-04-03", false}, {"de", "2026-05-25", false}, // Whit Monday
		{"Germany", "2026-06-04", true}, // Corpus Christi is of some parts only
		{"Denmark", "2026-05-01", true}, // the prayer day was given up after 2023
		{"USA", "2026-07-03", false}, {"United States", "2026-11-26", false}, {"california", "2026-11-30", true},
		{"UK", "2026-04-06", true}, {"England", "2026-04-06", false}, {"Scotland", "2026-04-06", true},
		{"uk", "2026-12-28", false},                                     // in place of a Saturday
		{"Israel", "2026-11-27", false}, {"Israel", "2026-11-29", true}, // Friday and Saturday are off
		{"Iran", "2026-11-28", true}, {"Iran", "2026-11-27", false}, // Friday alone
		{"Saudi Arabia", "2026-09-23", false}, {"United Arab Emirates", "2026-11-27", true}, // Saturday and Sunday since 2022
		{"Bulgaria", "2026-03-03", false}, {"Japan", "2026-09-22", false}, {"India", "2026-01-26", false},
		{"Ruritania", "2026-12-25", true}, {"Ruritania", "2026-12-26", false}, {"", "2026-12-25", true},
		{"Germany", "2050-12-26", true}, {"Germany", "2050-12-25", false}, // a Monday of a year that is not known; a Sunday
	} {
		if is := scoring.WorkdaysOf(test.country).Is(workday(t, test.date)); is != test.works {
			t.Errorf("%s in %q: working day %v", test.date, test.country, is)
		}
	}
}

// TestWorkdaysAround: steps go over weekends and holidays.
func TestWorkdaysAround(t *testing.T) {
	t.Parallel()
	w := scoring.WorkdaysOf("Germany")
	for _, test := range []struct {
		name, want string
		got        time.Time
	}{
		{"next of a working day", "2026-04-02", w.Next(workday(t, "2026-04-02"))},
		{"next of Good Friday", "2026-04-07", w.Next(workday(t, "2026-04-03"))},
		{"before Easter Tuesday", "2026-04-02", w.Before(workday(t, "2026-04-07"))},
		{"none after", "2026-04-07", w.After(workday(t, "2026-04-05"), 0)},
		{"one after", "2026-04-07", w.After(workday(t, "2026-04-02"), 1)},
		{"five after", "2026-04-13", w.After(workday(t, "2026-04-02"), 5)},
		{"over the year", "2027-01-04", w.After(workday(t, "2026-12-30"), 2)},
		{"the zero value", "2026-12-28", scoring.Workdays{}.After(workday(t, "2026-12-25"), 1)},
	} {
		if got := questionnaire.DateOf(test.got); string(got) != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestWorkdaysSource says what is known, and what is not.
func TestWorkdaysSource(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ country, want string }{
		{"Germany", "of all of Germany (python-holidays 0.102 of 2026-07, for 2025 to 2035); those of regions are not known."},
		{"uk", "all of the United Kingdom"},
		{"Turkey", "estimates"},
		{"Ruritania", "the public holidays of Ruritania are not known"},
		{"EU", "the public holidays of the European Union are not known"},
		{"", "names no country"},
	} {
		w := scoring.WorkdaysOf(test.country)
		if said := w.Source(); !strings.Contains(said, test.want) {
			t.Errorf("%q: %s", test.country, said)
		}
	}
	p := questionnaire.Profile{Countries: []string{"Ruritania", "France", "Spain"}}
	if w := scoring.WorkdaysFor(p); !strings.Contains(w.Source(), "France") || w.Is(workday(t, "2026-07-14")) {
		t.Errorf("the first country that is known: %s", w.Source())
	}
	if w := scoring.WorkdaysFor(questionnaire.Profile{}); w.Known() || w.Is(workday(t, "2026-11-28")) {
		t.Error("no country has holidays")
	}
}

func BenchmarkWorkdays(b *testing.B) {
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	for b.Loop() {
		w := scoring.WorkdaysOf("Germany")
		for n := range 1000 {
			w.Is(day.AddDate(0, 0, n))
		}
	}
}
