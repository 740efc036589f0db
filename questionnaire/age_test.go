package questionnaire_test

import (
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
)

// TestAge: an answer is old from the day after a year, as of the day that is asked
// about; one without a day is not, nor is one that does not count.
func TestAge(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	a := build(t, "mail", "crm")
	for id, ans := range map[string]q.Answer{
		"second-step@mail": {Option: "everyone", Date: "2025-11-29"}, "second-step@crm": {Option: "everyone", Date: "2025-11-30"},
		"policy": {Option: q.NotSure, Date: "2025-05-03"}, "backups@mail": {Option: "gone", Date: "2020-01-01"}, "training": {Option: q.NotSure},
	} {
		cell, err := q.ParseCellID(id)
		if err != nil {
			t.Fatal(err)
		}
		a.Set(cell, ans)
	}
	count := func(day time.Time) (n q.AgeCount) {
		for _, cell := range q.Cells(small(t), a) {
			n.Add(&cell, day)
		}
		return n
	}
	n := count(today)
	if n.Old != 2 || n.Oldest != "2025-05-03" || n.String() != "2 of 4 answers are older than a year; the oldest is of 3 May 2025" {
		t.Errorf("%+v: %s", n, n)
	}
	if n := count(today.AddDate(0, 0, 1)); n.Old != 3 {
		t.Errorf("a day later: %+v", n)
	}
	if n := count(today.AddDate(-1, 0, 0)); n.Old != 0 || n.String() != "" || n.Oldest != "" {
		t.Errorf("a year before: %+v", n)
	}
	if one := (q.AgeCount{Of: 9, Old: 1, Oldest: "2025-05-03"}); one.String() != "1 of 9 answers is older than a year; it is of 3 May 2025" {
		t.Error(one)
	}

	var said []string
	for _, r := range q.CheckOn(small(t), a, today) {
		if r.Rule == "old-answer" {
			said = append(said, strings.TrimSpace(r.Cell.String()+" "+r.Text))
		}
	}
	want := []string{n.String(), "policy answered on 2025-05-03, more than a year ago", "second-step@mail answered on 2025-11-29, more than a year ago"}
	if strings.Join(said, "\n") != strings.Join(want, "\n") {
		t.Errorf("check says\n%s\nnot\n%s", strings.Join(said, "\n"), strings.Join(want, "\n"))
	}
	for _, r := range q.Check(small(t), a) {
		if r.Rule == "old-answer" {
			t.Error("it is told while questions are answered")
		}
	}
}
