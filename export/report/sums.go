package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// Money in a column is an amount of the currency of the report, to the cent. The zero
// value is none.
type Money float64

// Moneys is what something costs once and each year, likely and at most. What each person
// costs on top where nobody said how many there are is not in it.
type Moneys struct {
	OnceLikely, OnceMost, YearLikely, YearMost Money

	currency string // empty where it costs nothing
}

// MoneysOf is a cost in the currency of the report.
func (r *Report) MoneysOf(c scoring.Cost) Moneys {
	once, year := r.Money().Of(c.Once), r.Money().Of(c.Yearly)
	m := Moneys{Money(once.Likely), Money(once.Cap), Money(year.Likely), Money(year.Cap), ""}
	if m.OnceMost+m.YearMost > 0 {
		m.currency = r.Money().Code()
	}
	return m
}

// cell is an amount in a table, which is empty where all of them are nothing.
func (m Moneys) cell(amount Money) any {
	if m.currency == "" {
		return ""
	}
	return amount
}

// money is what an action that is open costs.
func (a planRow) money(r *Report) Moneys {
	if a.Kind == scoring.FindOut || a.Closed {
		return Moneys{}
	}
	return r.MoneysOf(r.CostOf(a.Action))
}

// statusWords are how people say how far an action is.
var statusWords = map[questionnaire.Status]string{questionnaire.Todo: "to do", questionnaire.Doing: "in progress",
	questionnaire.Done: "done", questionnaire.Accepted: "accepted"}

func statusTerm(s questionnaire.Status) Term { return Term{string(s), StatusWord(s)} }

// StatusWord is how people say how far an action is, such as "in progress".
func StatusWord(s questionnaire.Status) string { return statusWords[s] }

// StatusOf is the status that a person wrote as a word or as its id, in any case; a text
// that is neither comes back in lower case.
func StatusOf(word string) questionnaire.Status {
	word = strings.ToLower(strings.Join(strings.Fields(word), " "))
	for s, w := range statusWords {
		if w == word {
			return s
		}
	}
	return questionnaire.Status(word)
}

// A Sum is what some of the open actions take together.
type Sum struct {
	By, Name string // what they have in common: "Quarter" and "Oct to Dec 2026"
	Actions  int
	Hours    float64
	Moneys
}

// Sums are the open actions of the plan by the quarter in which they are due, by owner,
// and in all, where there are any. A redacted report has no owners.
func (r *Report) Sums() []Sum {
	quarter := func(a *scoring.Action) string { return quarterOf(a.Due) }
	owner := func(a *scoring.Action) string { return text.CleanLine(OwnerOr(a, "nobody yet")) }
	all := func(*scoring.Action) string { return "" }
	out := r.sumsBy("Quarter", quarter)
	if !r.Options.Redact {
		owners := r.sumsBy("Owner", owner)
		slices.SortStableFunc(owners, func(a, b Sum) int { return b.Actions - a.Actions })
		out = append(out, owners...)
	}
	return append(out, r.sumsBy("In all", all)...)
}

// sumsBy adds up the open actions that have something in common, in the order of their
// days.
func (r *Report) sumsBy(by string, of func(*scoring.Action) string) (out []Sum) {
	costs := map[string]scoring.Cost{}
	var open []*scoring.Action
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.Open() {
			open = append(open, a)
		}
	}
	slices.SortStableFunc(open, func(a, b *scoring.Action) int { return a.Due.Compare(b.Due) })
	for _, a := range open {
		name := of(a)
		i := slices.IndexFunc(out, func(s Sum) bool { return s.Name == name })
		if i < 0 {
			i = len(out)
			out = append(out, Sum{By: by, Name: name})
		}
		out[i].Actions++
		out[i].Hours += a.Hours
		costs[name] = costs[name].Plus(r.CostOf(a))
	}
	for i := range out {
		out[i].Hours = math.Round(out[i].Hours*100) / 100
		out[i].Moneys = r.MoneysOf(costs[out[i].Name])
	}
	return out
}

// quarterOf is the quarter of a day in words.
func quarterOf(day time.Time) string {
	first := day.Month() - (day.Month()-1)%3
	return fmt.Sprintf("%.3s to %.3s %d", first, first+2, day.Year())
}
