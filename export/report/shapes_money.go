package report

import "yourpart/scoring"

type costJSON struct {
	spendJSON
	PerPerson *spendJSON `json:"per_person,omitempty"`
}

type spendJSON struct {
	Once   moneyJSON `json:"once"`
	Yearly moneyJSON `json:"yearly"`
}

type moneyJSON struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// A shownJSON is a cost in the currency that people are shown.
type shownJSON struct {
	Currency string  `json:"currency"`
	Rate     float64 `json:"rate"`
	RateDate string  `json:"rate_date"`
	NoRate   string  `json:"no_rate_for,omitempty"`
	amountsJSON
	PerPerson *amountsJSON `json:"per_person,omitempty"`
}

type amountsJSON struct {
	Once   amountJSON `json:"once"`
	Yearly amountJSON `json:"yearly"`
}

type amountJSON struct {
	Likely float64 `json:"likely"`
	Cap    float64 `json:"cap"`
}

// costShape is a cost in US dollars.
func costShape(c scoring.Cost) costJSON {
	of := func(s scoring.Spend) spendJSON { return spendJSON{moneyJSON(s.Once), moneyJSON(s.Yearly)} }
	shape := costJSON{spendJSON: of(c.Spend)}
	if c.PerPerson != (scoring.Spend{}) {
		each := of(c.PerPerson)
		shape.PerPerson = &each
	}
	return shape
}

// moneyShape is a cost in the currency of the report.
func (r *Report) moneyShape(c scoring.Cost) shownJSON {
	in := r.Money()
	of := func(s scoring.Spend) amountsJSON {
		return amountsJSON{amountJSON(in.Of(s.Once)), amountJSON(in.Of(s.Yearly))}
	}
	shape := shownJSON{Currency: in.Code(), Rate: in.Rate(), RateDate: string(scoring.RateDate()), NoRate: in.Missing(), amountsJSON: of(c.Spend)}
	if c.PerPerson != (scoring.Spend{}) {
		each := of(c.PerPerson)
		shape.PerPerson = &each
	}
	return shape
}

// ChosenCost is what the actions of a choice cost together.
func (r *Report) ChosenCost(choice *scoring.Choice) (sum scoring.Cost) {
	for i := range r.Plan.Actions {
		for _, id := range choice.IDs {
			if a := &r.Plan.Actions[i]; a.ID == id {
				sum = sum.Plus(r.CostOf(a))
			}
		}
	}
	return sum
}
