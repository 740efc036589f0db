package country

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
	"time"
)

// days has a line for each country whose public holidays are known.
//
//go:embed holidays.txt
var days string

// A Table says where the public holidays are from.
type Table struct {
	Version, Of string // of the library they are made with, and the month it came out, as YYYY-MM
	First, Last int    // the years it covers
}

// Holidays is the table that the program has. Its second line says what it is.
var Holidays = sync.OnceValue(func() Table {
	_, line, _ := strings.Cut(days, "\n# ")
	line, _, _ = strings.Cut(line, "\n")
	words := strings.Fields(line)
	first, _ := strconv.Atoi(words[2])
	last, _ := strconv.Atoi(words[3])
	return Table{words[0], words[1], first, last}
})

// A Calendar has the days off of a whole country. It never changes.
type Calendar struct {
	Estimated bool // some dates hang on the moon, and are estimates

	weekend uint8 // a bit for each day of the week
	from    int64 // the day its first bit is for, counted from 1970
	off     []uint64
}

var calendars sync.Map // of *Calendar, by code

// weekendOnly is of a country whose holidays nobody knows.
var weekendOnly = &Calendar{weekend: 1<<time.Saturday | 1<<time.Sunday}

// CalendarOf is the calendar of a country, and whether its holidays are known;
// where they are not, only Saturday and Sunday are off.
func CalendarOf(code string) (*Calendar, bool) {
	if c, ok := calendars.Load(code); ok {
		return c.(*Calendar), true
	}
	for _, mark := range []string{" ", "~ "} {
		if _, line, ok := strings.Cut(days, "\n"+code+mark); ok && code != "" {
			line, _, _ = strings.Cut(line, "\n")
			c := parse(line)
			c.Estimated = mark != " "
			calendars.Store(code, c)
			return c, true
		}
	}
	return weekendOnly, false
}

// parse reads what a line of the table has after the code.
func parse(line string) *Calendar {
	table := Holidays()
	first, end := dayOf(table.First, time.January, 1), dayOf(table.Last+1, time.January, 1)
	c := &Calendar{from: first, off: make([]uint64, (end-first)/64+1)}
	words := strings.Fields(line)
	for _, d := range words[0] {
		c.weekend |= 1 << (d - '0')
	}
	year := 0 // every year
	for _, w := range words[1:] {
		if y, ok := strings.CutSuffix(w, ":"); ok {
			year, _ = strconv.Atoi(y)
			continue
		}
		monthDay, _ := strconv.Atoi(w)
		years := []int{year}
		if year == 0 {
			years = nil
			for y := table.First; y <= table.Last; y++ {
				years = append(years, y)
			}
		}
		for _, y := range years {
			at := dayOf(y, time.Month(monthDay/100), monthDay%100) - first
			c.off[at/64] |= 1 << (at % 64)
		}
	}
	return c
}

// Off reports whether a day, of 1970 or later, is a weekend or a public holiday.
// Of years that the table does not cover only the weekends are known.
func (c *Calendar) Off(t time.Time) bool {
	_, offset := t.Zone()
	day := (t.Unix() + int64(offset)) / secondsADay
	if c.weekend&(1<<((day+int64(time.Thursday))%7)) != 0 { // 1970 began on a Thursday
		return true
	}
	at := day - c.from
	return at >= 0 && at/64 < int64(len(c.off)) && c.off[at/64]&(1<<(at%64)) != 0
}

// Weekend reports whether a day of the week is always off.
func (c *Calendar) Weekend(day time.Weekday) bool { return c.weekend&(1<<day) != 0 }

const secondsADay = 24 * 60 * 60

// dayOf counts days from 1970.
func dayOf(year int, month time.Month, day int) int64 {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsADay
}
