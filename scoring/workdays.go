package scoring

import (
	"time"

	"yourpart/questionnaire"
)

type Workdays struct{}

func WorkdaysFor(p questionnaire.Profile) Workdays { return Workdays{} }

func (Workdays) Is(t time.Time) bool {
	return t.Weekday() != time.Saturday && t.Weekday() != time.Sunday
}

func (w Workdays) Next(t time.Time) time.Time {
	for !w.Is(t) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}
