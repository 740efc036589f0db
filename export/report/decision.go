package report

import (
	"fmt"
	"math"
	"strings"

	"yourpart/internal/text"
	"yourpart/scoring"
)

// An Option is one way to decide about the plan, in words.
type Option struct {
	scoring.Decision
	Name   string // "Must-haves"
	About  string // how many actions it takes in
	Work   string // hours, and the day the last of it is done
	First  string // money of the first year, likely and at most
	Later  string // hours and money of each year after
	Result string // score and band after it
}

// OptionHeads are over the columns of the options.
var OptionHeads = []string{"Option", "Work", "First year, likely (at most)", "Each year after", "Then in place"}

// OnlyAsks reports whether nothing is known to fix, so that whom to ask is what comes
// first.
func (r *Report) OnlyAsks() bool {
	first := r.FirstActions(1)
	return len(first) > 0 && first[0].Kind == scoring.FindOut
}

// FirstTitle is over the actions of page one.
const FirstTitle = "Actions to begin with"

// optionNames are the names of decisions.
var optionNames = map[scoring.Block]string{scoring.MustHaves: "Must-haves", scoring.NextThings: "Recommended", scoring.TheRest: "Everything"}

// decisionWords say what the options of the decision take in, for the method.
func (r *Report) decisionWords() string {
	held := "must-haves where the data is sensitive"
	if r.Result.Capped() {
		held = "what holds the band down"
	}
	return "Of the decision's options the must-haves are what published lists put first and " + held + ", with what these need; " +
		"recommended adds what the lists put next, and everything is the whole plan. The first action against a scenario is the first of the plan that is strong against it."
}

// DecisionOptions are the ways to decide that page one puts side by side, the smallest
// first; none where nothing is to fix.
func (r *Report) DecisionOptions() (out []Option) {
	for _, d := range r.decisions() {
		o := Option{Decision: d, Name: optionNames[d.UpTo], About: text.Plural(len(d.IDs), "action")}
		o.Work = shortWork(d.Hours) + ", by " + Day(d.Until)
		o.First = r.yearText(d.Cost, true)
		o.Later = r.yearText(d.Cost, false)
		if d.Yearly > 0 {
			o.Later = shortWork(max(1, math.Round(d.Yearly))) + ", " + o.Later
		}
		o.Result = fmt.Sprintf("%d, %s", scoring.Down(d.After.Proven()), bandWord(d.Band))
		out = append(out, o)
	}
	return out
}

// bandWord is a band where there is little room.
func bandWord(b scoring.Band) string {
	if b == "" {
		return "no band yet"
	}
	return b.String()
}

// shortWork writes hours as "76.8 h".
func shortWork(h float64) string { return strings.Fields(Hours(h))[0] + " h" }

// amountIn writes US dollars as "GBP 4,020 (at most 7,650)", the likely amount first; it is
// empty for nothing.
func amountIn(in scoring.Currency, m scoring.Money) string {
	if m.High == 0 {
		return ""
	}
	return strings.TrimPrefix(AmountText(in, m), "likely ")
}

// yearText is the money of the first year, or of each year after, as "GBP 4,020, at most
// 7,650"; what comes on top for each person stands behind it.
func (r *Report) yearText(c scoring.Cost, first bool) string {
	in := r.Money()
	said := amountIn(in, yearOf(c.Spend, first))
	if each := yearOf(c.PerPerson, first); each.High > 0 {
		each := amountIn(in, each) + " per person"
		if said == "" {
			return each
		}
		return said + ", plus " + each
	}
	if said == "" {
		return "no spending"
	}
	return said
}

// yearOf is what goes in the first year, or in each after it.
func yearOf(s scoring.Spend, first bool) scoring.Money {
	if !first {
		return s.Yearly
	}
	return scoring.Money{Low: s.Once.Low + s.Yearly.Low, High: s.Once.High + s.Yearly.High}
}

// DecisionLine asks for the decision where there are options, with the pace and how many
// actions nobody has; else it is Ask.
func (r *Report) DecisionLine() string {
	if len(r.DecisionOptions()) == 0 {
		return r.Ask()
	}
	line := fmt.Sprintf("Agree to one of these at %s a week", Hours(r.Plan.HoursPerWeek))
	if owners := r.OwnersText(); owners != "" {
		return line + ", and name owners: " + owners
	}
	return line + "."
}

// OwnersText says how many open actions nobody has, as "22 of 25 have no owner yet."; empty
// where all have one, and in a redacted report.
func (r *Report) OwnersText() string {
	without, of := r.Owners()
	if without == 0 || r.Options.Redact {
		return ""
	}
	return fmt.Sprintf("%d of %s no owner yet.", without, text.Plural(of, "action has", "actions have"))
}

// Owners counts the open actions, and those of them that nobody has.
func (r *Report) Owners() (without, of int) {
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.Open() {
			of++
			if OwnerOr(a, "") == "" {
				without++
			}
		}
	}
	return without, of
}

// DecisionNote says what the money of the options is in; empty where there are none.
func (r *Report) DecisionNote() string {
	if len(r.DecisionOptions()) == 0 {
		return ""
	}
	in, at := r.Money(), ""
	switch {
	case in.Missing() != "":
		at = " " + r.MoneyNote()
	case in.Code() != scoring.Dollars:
		at = fmt.Sprintf(" %s at the ECB's rate of %s.", in.Code(), DayOf(scoring.RateDate()))
	}
	return "Each includes finding out. Likely is halfway between the low and the high estimate." + at
}

// FindLine says what finding out takes and may bring, as "1.5 hours of finding out: 6 questions, up to
// +9 points, by 7 Dec 2026." It is empty where nothing is to find out.
func (r *Report) FindLine() string {
	all := r.Batches()
	if len(all) == 0 {
		return ""
	}
	n, hours := 0, 0.0
	for _, b := range all {
		n, hours = n+len(b.Actions), hours+b.Hours
	}
	lo, hi := r.Result.Total.Whole()
	return fmt.Sprintf("%s of finding out: %s, up to +%d points, by %s.", UpperFirst(workWords(hours)), text.Plural(n, "question"), hi-lo, Day(all[len(all)-1].Due))
}

// workWords says hours as people say a day's work.
func workWords(h float64) string {
	switch {
	case h >= 3 && h <= 5:
		return "half a day"
	case h > 5 && h <= 8:
		return "a day"
	}
	return Hours(h)
}
