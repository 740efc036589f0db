package report

import (
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A PlanJSON is what `plan --json` prints.
type PlanJSON struct {
	Format       int     `json:"format"`
	Catalogue    string  `json:"catalogue"`
	HoursPerWeek float64 `json:"hours_per_week"`
	Start        string  `json:"start"`
	// Agreed is there where a plan was agreed.
	Agreed      *agreedJSON      `json:"agreed,omitempty"`
	Cost        costJSON         `json:"cost"`
	Money       shownJSON        `json:"money"`
	Actions     []actionJSON     `json:"actions"`
	Accepted    []actionJSON     `json:"accepted"`
	Projected   []projectionJSON `json:"projected"`
	Recurring   []recurringJSON  `json:"recurring"`
	YearlyHours float64          `json:"recurring_hours_per_year"`
	// The rest is there with a limit.
	Limit       *limitJSON `json:"limit,omitempty"`
	Chosen      *[]string  `json:"chosen,omitempty"`
	ProvenAfter *float64   `json:"proven_after,omitempty"`
}

type actionJSON struct {
	ID       string               `json:"id"`
	Kind     scoring.Kind         `json:"kind"`
	Title    string               `json:"title"`
	Controls []string             `json:"controls"`
	Services []string             `json:"services"`
	Gain     float64              `json:"gain"`
	Hours    float64              `json:"hours"`
	Money    shownJSON            `json:"money"`
	MustHave bool                 `json:"caps_band"`
	Bucket   scoring.Bucket       `json:"bucket,omitempty"`
	Start    string               `json:"start,omitempty"`
	Due      string               `json:"due,omitempty"`    // the day planned now
	Agreed   questionnaire.Date   `json:"agreed,omitempty"` // the day agreed or set by hand
	Late     int                  `json:"late,omitempty"`   // days since then, while it is open
	Closed   bool                 `json:"closed,omitempty"` // done, and no answer falls short
	Owner    string               `json:"owner"`
	Status   questionnaire.Status `json:"status"`
	Note     string               `json:"note,omitempty"`
	Needs    []string             `json:"needs"`
	Urgency  *urgencyJSON         `json:"urgency,omitempty"` // of a fix
	Ask      string               `json:"ask,omitempty"`     // whom, of a find-out action
	Look     string               `json:"look,omitempty"`    // where, of a find-out action
	// DoneWhen is how to tell that a fix is done, and Frameworks are the requirements that
	// an open action serves.
	DoneWhen   string             `json:"done_when,omitempty"`
	Frameworks []Ref              `json:"frameworks,omitempty"`
	Reason     string             `json:"reason,omitempty"`
	Expires    questionnaire.Date `json:"expires,omitempty"`
	Done       questionnaire.Date `json:"done,omitempty"`
	Lapsed     questionnaire.Date `json:"lapsed,omitempty"`
	Reopened   questionnaire.Date `json:"reopened,omitempty"`
}

type agreedJSON struct {
	Date questionnaire.Date `json:"date"`
	By   string             `json:"by,omitempty"`
}

type projectionJSON struct {
	Bucket scoring.Bucket `json:"bucket"`
	Proven float64        `json:"proven"`
}

type recurringJSON struct {
	Control  string   `json:"control"`
	Services []string `json:"services"`
	Task     string   `json:"task"`
	Every    int      `json:"every_days"`
	Months   int      `json:"every_months,omitempty"`
	Hours    float64  `json:"hours,omitempty"`
	Next     string   `json:"next"`
}

type limitJSON struct {
	Hours  *float64  `json:"hours" jsonschema:"nullable"`
	Budget *float64  `json:"budget" jsonschema:"nullable"`
	Taken  spent     `json:"taken"`
	Gain   float64   `json:"gain"`
	AtMost float64   `json:"at_most"`
	Money  shownJSON `json:"money"`
}

type spent struct {
	Hours float64 `json:"hours"`
	Cost  float64 `json:"cost"`
	Each  float64 `json:"cost_per_person,omitempty"`
}

// PlanShape is the report's plan as JSON, with a choice from it unless nil.
func (r *Report) PlanShape(choice *scoring.Choice) PlanJSON {
	p := PlanJSON{Format: JSONFormat, Catalogue: r.Catalogue.Version, HoursPerWeek: r.Plan.HoursPerWeek,
		Start: string(questionnaire.DateOf(r.Plan.Start)), Cost: costShape(r.Cost()), Money: r.moneyShape(r.Cost()), YearlyHours: r.Plan.RecurringHours(),
		Actions: []actionJSON{}, Accepted: []actionJSON{}, Projected: []projectionJSON{}, Recurring: []recurringJSON{}}
	if g := r.Assessment.Agreed; g != nil {
		p.Agreed = &agreedJSON{g.Date, g.By}
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		j := r.actionShape(a)
		if a.Kind == scoring.FindOut && !a.Closed {
			j.Ask, j.Look = a.Control.Whom, r.Look(a)
		}
		if a.Kind == scoring.Fix && !a.Closed {
			j.Urgency = urgencyShape(a)
		}
		if !a.Closed {
			j.Bucket, j.Start, j.Due = a.Bucket, string(questionnaire.DateOf(a.Start)), string(questionnaire.DateOf(a.Due))
		}
		p.Actions = append(p.Actions, j)
	}
	for i := range r.Plan.Accepted {
		p.Accepted = append(p.Accepted, r.actionShape(&r.Plan.Accepted[i]))
	}
	for _, x := range r.Plan.Projected {
		p.Projected = append(p.Projected, projectionJSON(x))
	}
	for _, d := range r.Plan.Recurring {
		p.Recurring = append(p.Recurring, recurringJSON{d.Control.ID, d.Services, d.Task, d.Every, d.Months(), d.Hours, string(questionnaire.DateOf(d.Next))})
	}
	if choice != nil {
		cost := r.ChosenCost(choice)
		p.Limit = &limitJSON{choice.Limit.Hours, choice.Budget, spent{choice.Hours, choice.Cost, cost.PerPerson.FirstYear()}, choice.Gain, choice.AtMost, r.moneyShape(cost)}
		p.Chosen, p.ProvenAfter = &choice.IDs, partShape(choice.After.Total).Proven
	}
	return p
}

// actionShape is an action without its dates.
func (r *Report) actionShape(a *scoring.Action) actionJSON {
	return actionJSON{ID: a.ID, Kind: a.Kind, Title: Title(a), Controls: []string{a.Control.ID},
		Services: a.Services, Gain: a.Gain, Hours: a.Hours, Money: r.moneyShape(r.CostOf(a)), MustHave: a.Gate,
		Owner: a.Owner, Status: a.Status, Note: a.Note, Needs: a.Needs,
		Agreed: a.Agreed, Late: a.Late, Closed: a.Closed,
		DoneWhen: DoneWhen(a), Frameworks: r.refsOf(a), Reason: a.Reason, Expires: a.Expires, Done: a.Done, Lapsed: a.Lapsed, Reopened: a.Reopened}
}

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
