package questionnaire

import (
	"fmt"
	"maps"
	"slices"
)

// LastDay is the last day on which something can have happened, seen from a day:
// the next one, as it has begun in some places already.
func LastDay(today Date) Date {
	t, err := today.Time()
	if err != nil {
		return today
	}
	return DateOf(t.AddDate(0, 0, 1))
}

// Future is the error for a day on which nothing can have happened yet, if it is
// one. What the day is of is named by the caller.
func (d Date) Future(today Date) error {
	if d <= LastDay(today) {
		return nil
	}
	return fmt.Errorf("%s is in the future; today is %s", d, today)
}

// futureDates finds what is said to have happened on a day to come. The days by
// which something is due or until which a risk is accepted may be any.
func (l *look) futureDates() (out []Remark) {
	today := DateOf(l.today)
	for _, id := range l.answered {
		if l.gone(id.Control) { // it does not count
			continue
		}
		if err := l.a.Answers[id].Date.Future(today); err != nil {
			out = append(out, Remark{Cell: id, Text: "the day of the answer " + err.Error(),
				Remedy: "set the clock of the computer right, and give the answer again with the day on which it was given: answer --date"})
		}
	}
	for i := range l.a.Rounds {
		day := l.a.Rounds[i].Date
		if err := day.Future(today); err != nil {
			out = append(out, Remark{Text: "the day of a snapshot " + err.Error(),
				Remedy: fmt.Sprintf("set the clock of the computer right, and take the snapshot out: snapshot --remove %s", day)})
		}
	}
	if l.a.Agreed != nil {
		if err := l.a.Agreed.Date.Future(today); err != nil {
			out = append(out, Remark{Text: "the day on which the plan was agreed " + err.Error(),
				Remedy: "set the clock of the computer right, and agree again: plan --agree"})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(l.a.Actions)) {
		if err := l.a.Actions[id].Done.Future(today); err != nil {
			out = append(out, Remark{Cell: l.actionCell(id), Text: "the day on which the action was done " + err.Error(),
				Remedy: "set the clock of the computer right, and note the right day: track --status done --date"})
		}
	}
	return out
}
