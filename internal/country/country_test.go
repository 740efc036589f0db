package country

import (
	"strings"
	"testing"
	"time"
)

// TestLists: what the lists have is whole: every country with holidays has a name and a
// currency, no name means two countries, and every year has days off.
func TestLists(t *testing.T) {
	t.Parallel()
	table, codes := Holidays(), map[string]bool{}
	if table.Version == "" || len(table.Of) != len("2026-07") || table.First > 2026 || table.Last < 2032 {
		t.Fatalf("the table of holidays is %+v", table)
	}
	for line := range lines(list) {
		code, names, _ := strings.Cut(line, " ")
		currency, names, _ := strings.Cut(names, " ")
		codes[code] = true
		if len(currency) != 3 || currency != strings.ToUpper(currency) {
			t.Errorf("%s has the currency %q", code, currency)
		}
		for _, name := range append(strings.Split(names, "|"), code) {
			if c, ok := Find(" " + strings.ToUpper(name) + " "); !ok || c.Code != code {
				t.Errorf("%q is %s and %s", name, c.Code, code)
			}
		}
	}
	for line := range lines(days) {
		code, _, _ := strings.Cut(line, " ")
		code = strings.TrimSuffix(code, "~")
		if !codes[code] {
			t.Errorf("countries.txt lacks %s", code)
		}
		c, ok := CalendarOf(code)
		if !ok {
			t.Fatalf("no calendar of %s", code)
		}
		for y := table.First; y <= table.Last; y++ {
			if off := daysOff(c, y); off < 52 || off > 150 {
				t.Errorf("%s has %d days off in %d", code, off, y)
			}
		}
	}
}

func daysOff(c *Calendar, year int) (off int) {
	for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
		if c.Off(day) {
			off++
		}
	}
	return off
}

// TestKnown: a name that nobody has is no country, and knows weekends only.
func TestKnown(t *testing.T) {
	t.Parallel()
	if c, ok := Find("Ruritania"); ok {
		t.Errorf("Ruritania is %+v", c)
	}
	for _, code := range []string{"", "EU", "XX", "# Public"} {
		c, ok := CalendarOf(code)
		if ok || !c.Off(time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)) || c.Off(time.Date(2026, 12, 25, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%q has a calendar", code)
		}
	}
	if c, ok := First([]string{"Ruritania", "fr", "de"}); !ok || c.Name != "France" || c.Currency != "EUR" {
		t.Errorf("the first is %+v", c)
	}
}

// TestRates: the rates are of one day, and of currencies that some country has.
func TestRates(t *testing.T) {
	t.Parallel()
	if _, err := time.Parse(time.DateOnly, RatesDay()); err != nil {
		t.Error(err)
	}
	if rate, ok := Rate("USD"); rate != 1 || !ok {
		t.Errorf("a dollar is %v dollars", rate)
	}
	used := map[string]bool{}
	for line := range lines(list) {
		used[strings.Fields(line)[1]] = true
	}
	if len(Currencies()) < 30 {
		t.Errorf("%d currencies", len(Currencies()))
	}
	for _, code := range Currencies() {
		if rate, ok := Rate(code); !ok || !(rate > 0.1 && rate < 100_000) || !used[code] {
			t.Errorf("a dollar is %v %s, used by a country: %v", rate, code, used[code])
		}
	}
	if _, ok := Rate("RSD"); ok {
		t.Error("the European Central Bank has no rate for RSD")
	}
}
