package questionnaire

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"yourpart/internal/text"
)

// An AgeCount counts the answers that are older than a year, as of a day.
type AgeCount struct {
	Of     int  // answers that count, of questions that are asked
	Old    int  // of them, those given more than a year before the day
	Oldest Date // the day of the oldest of these; empty where there is none
}

// AgedOn reports whether the cell has an answer of its own that counts, when that was
// given, and whether it is older than a year as of a day. An answer without a day is
// not, as nobody knows. What people disagree about has no answer yet.
func (c *Cell) AgedOn(day time.Time) (given Date, answered, old bool) {
	ans := c.Answer
	if c.State != Asked && c.State != OutsideAnswer || c.Control.Option(ans.Option) == nil && !slices.Contains(Fixed, ans.Option) {
		return "", false, false
	}
	return ans.Date, true, ans.Date != "" && ans.Date < DateOf(day.AddDate(-1, 0, 0))
}

// Add counts a cell as of a day.
func (n *AgeCount) Add(c *Cell, day time.Time) {
	given, answered, old := c.AgedOn(day)
	n.Of += one(answered)
	if !old {
		return
	}
	n.Old++
	if n.Oldest == "" || given < n.Oldest {
		n.Oldest = given
	}
}

// String is the count as every page and screen has it, such as "12 of 56 answers are
// older than a year; the oldest is of 3 May 2025". It is empty where none is.
func (n AgeCount) String() string {
	switch {
	case n.Old == 0:
		return ""
	case n.Old == 1:
		return fmt.Sprintf("1 of %s is older than a year; it is of %s", text.Plural(n.Of, "answer", "answers"), n.Oldest.words())
	}
	return fmt.Sprintf("%d of %d answers are older than a year; the oldest is of %s", n.Old, n.Of, n.Oldest.words())
}

// words is a day for people, such as "3 May 2025".
func (d Date) words() string {
	t, err := d.Time()
	if err != nil {
		return string(d)
	}
	return t.Format("2 Jan 2006")
}

// oldAnswers says how many answers are older than a year, and names them, those of one
// day together.
func (l *look) oldAnswers() (out []Remark) {
	var n AgeCount
	for i := range l.cells {
		cell := &l.cells[i]
		n.Add(cell, l.today)
		if given, _, old := cell.AgedOn(l.today); old {
			out = append(out, Remark{Cell: cell.ID(), Text: fmt.Sprintf("answered on %s, more than a year ago", given),
				Remedy: "find out whether it still holds, and give the answer again"})
		}
	}
	if n.Old == 0 {
		return nil
	}
	slices.SortStableFunc(out, func(a, b Remark) int { return cmp.Compare(a.Text, b.Text) })
	return slices.Insert(out, 0, Remark{Text: n.String(),
		Remedy: "ask again, such as with a sheet of all questions: questionnaire --all"})
}
