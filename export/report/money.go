package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/scoring"
)

// Money is the currency that the report shows money in: the one that its options
// name, or that of the business.
func (r *Report) Money() scoring.Currency {
	if r.Options.Currency != "" {
		if c, err := scoring.CurrencyNamed(r.Options.Currency); err == nil {
			return c
		}
	}
	return scoring.CurrencyOf(r.Assessment.Profile)
}

// Cost is what all open actions of the plan cost together.
func (r *Report) Cost() scoring.Cost { return r.Plan.Cost(r.Assessment.Profile) }

// CostOf is what one action costs the business.
func (r *Report) CostOf(a *scoring.Action) scoring.Cost {
	return scoring.CostOf(a, r.Assessment.Profile)
}

// CostText writes a cost in the currency of the report, such as "likely EUR 110 (at
// most 220) once and likely EUR 410 (at most 620) a year"; what comes on top
// for each person stands behind it where nobody said how many there are.
func (r *Report) CostText(c scoring.Cost) string {
	in := r.Money()
	var parts []string
	if all := spendText(in, c.Spend); all != "" {
		parts = append(parts, all)
	}
	if each := spendText(in, c.PerPerson); each != "" {
		parts = append(parts, each+" per person")
	}
	if len(parts) == 0 {
		return "no spending"
	}
	return strings.Join(parts, ", plus ")
}

// ActionCost is what an action costs, in figures where the catalogue has them and in
// its words.
func (r *Report) ActionCost(a *scoring.Action) string {
	words := costWords(a)
	c := r.CostOf(a)
	if c.FirstYear()+c.PerPerson.FirstYear() == 0 {
		return words
	}
	said := r.CostText(c)
	return strings.ToUpper(said[:1]) + said[1:] + ". " + words
}

// ActionCostShort is the figures alone where the catalogue has them, and else its words.
func (r *Report) ActionCostShort(a *scoring.Action) string {
	if c := r.CostOf(a); c.FirstYear()+c.PerPerson.FirstYear() > 0 {
		return r.CostText(c)
	}
	return costWords(a)
}

// spending is what the decision asks for in money, with the day of the rates.
func (r *Report) spending() string {
	c := r.Cost()
	if c.FirstYear()+c.PerPerson.FirstYear() == 0 {
		return "no spending"
	}
	said := "spending " + r.CostText(c)
	if r.Money().Code() != scoring.Dollars {
		said += " (rates of " + DayOf(scoring.RateDate()) + ")"
	}
	return said
}

// EachText is what a choice costs on top for each person, where nobody said how many
// there are: ", plus EUR 45 per person", or empty.
func (r *Report) EachText(c *scoring.Choice) string {
	each := r.ChosenCost(c).PerPerson.FirstYear()
	if each == 0 {
		return ""
	}
	return fmt.Sprintf(", plus %s per person", MostText(r.Money(), each))
}

// MoneyNote says which currency money is in, at which rate of which day.
func (r *Report) MoneyNote() string { return "Money is in " + r.moneyWords() + "." }

// moneyWords is the currency with its rate.
func (r *Report) moneyWords() string {
	in := r.Money()
	switch {
	case in.Missing() != "":
		return fmt.Sprintf("US dollars, as no rate for %s is known", in.Missing())
	case in.Code() == scoring.Dollars:
		return "US dollars"
	}
	return fmt.Sprintf("%s at the ECB's reference rate of %s, USD 1 = %s %.4g", in.Code(), DayOf(scoring.RateDate()), in.Code(), in.Rate())
}

// yearlyWork is what comes back, for the decision that the report asks for.
func (r *Report) yearlyWork() string {
	if h := r.Plan.RecurringHours(); h > 0 {
		return fmt.Sprintf("to about %s a year for what comes back, ", wholeHours(h))
	}
	return ""
}

// RecurringText says how many hours a year the recurring tasks take; it is empty where
// there are none.
func (r *Report) RecurringText() string {
	if h := r.Plan.RecurringHours(); h > 0 {
		return fmt.Sprintf("What comes back takes about %s a year.", wholeHours(h))
	}
	return ""
}

// CalendarNote says how many hours a year the recurring tasks take, and on which days they
// and the plan fall.
func (r *Report) CalendarNote() string {
	return strings.TrimSpace(r.RecurringText() + " " + scoring.WorkdaysFor(r.Assessment.Profile).Source())
}

// wholeHours writes a number of hours that is an estimate.
func wholeHours(h float64) string { return Hours(max(1, math.Round(h))) }

// spendText writes what goes once and each year; it is empty for nothing.
func spendText(in scoring.Currency, s scoring.Spend) string {
	var parts []string
	if s.Once.High > 0 {
		parts = append(parts, AmountText(in, s.Once)+" once")
	}
	if s.Yearly.High > 0 {
		parts = append(parts, AmountText(in, s.Yearly)+" a year")
	}
	return strings.Join(parts, " and ")
}

// AmountText writes US dollars in a currency, rounded: "likely EUR 110 (at most
// 220)", or "EUR 220" where it is certain.
func AmountText(in scoring.Currency, m scoring.Money) string {
	a := in.Of(m)
	most := number(round(a.Cap-almost, math.Ceil))
	likely := number(round(a.Likely, math.Round))
	if m.Low == m.High || likely == most {
		return in.Code() + " " + most
	}
	return fmt.Sprintf("likely %s %s (at most %s)", in.Code(), likely, most)
}

// MostText writes the most that US dollars come to in a currency, rounded up.
func MostText(in scoring.Currency, dollars float64) string {
	return in.Code() + " " + number(round(in.Of(scoring.Money{High: dollars}).Cap-almost, math.Ceil))
}

// almost is less than a cent, so that sums that floats made a little larger are not rounded
// up for that.
const almost = 1e-6

// round rounds money to what an estimate is good for: to tens from 100 on, to fifties
// from 1,000 on, and so on. The way is math.Round or math.Ceil.
func round(f float64, way func(float64) float64) float64 {
	step := 1.0
	switch digits := math.Floor(math.Log10(max(f, 1))); {
	case digits == 2:
		step = 10
	case digits > 2:
		step = 5 * math.Pow(10, digits-2)
	}
	return max(0, way(f/step)*step)
}

// number writes a whole number with thousands apart.
func number(f float64) string {
	s := fmt.Sprintf("%.0f", math.Round(f))
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

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
