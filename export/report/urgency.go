package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/scoring"
)

// OrderWords say how the plan is ordered, and that points no longer are what sorts it.
const OrderWords = "First comes what government guides, insurers and the losses of small businesses put first, then the must-haves that are left, " +
	"then what takes off most risk for the work. Points say what an action adds to the score; they do not decide the order."

// mostLists is how many lists are named before the rest is counted.
const mostLists = 3

// PutFirst says who puts an action first, as "Named first by ACSC, NCSC, CISA and 7
// more", or is empty where no list does.
func (r *Report) PutFirst(a *scoring.Action) string {
	var names []string
	for _, id := range a.Control.Urgency.Lists {
		if l, ok := r.Catalogue.ListNamed(id); ok && !slices.Contains(names, l.Name) {
			names = append(names, l.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	said := "Named first by "
	if a.Control.Urgency.Tier != 1 {
		said = "Named by "
	}
	return said + SentenceList(names, mostLists)
}

// Against says which scenario an action is mostly against, as "mostly against: a
// laptop or phone is lost or stolen", or is empty.
func Against(a *scoring.Action) string {
	if a.Mostly == nil {
		return ""
	}
	return "mostly against: " + LowerFirst(a.Mostly.Title)
}

// Urgency says in a sentence who puts an action first and what it is mostly against.
// It is empty for what is closed or to find out.
func (r *Report) Urgency(a *scoring.Action) string {
	if a.Kind == scoring.FindOut || a.Closed {
		return ""
	}
	var said []string
	for _, s := range []string{r.PutFirst(a), Against(a)} {
		if s != "" {
			said = append(said, s)
		}
	}
	line := UpperFirst(strings.Join(said, "; "))
	if line != "" {
		line += "."
	}
	if with := r.goesWith(a); with != "" {
		line = strings.TrimSpace(line + " " + with)
	}
	return line
}

// goesWith names the other action that is the same job to an owner, as "Goes with action
// 12, Set up a backup outside the service.", or is empty.
func (r *Report) goesWith(a *scoring.Action) string {
	for i := range r.Plan.Actions {
		b := &r.Plan.Actions[i]
		same := b.Control.Urgency.With == a.Control.ID || a.Control.Urgency.With == b.Control.ID
		if same && b.Kind == scoring.Fix && b.Open() && !b.Follows() {
			return fmt.Sprintf("Goes with action %d, “%s”.", r.Numbers()[b.ID], Title(b))
		}
	}
	return ""
}

// Numbers are the places of the plan's actions by id, from 1, as people read them:
// the fixes in order, then what is to find out, then what is closed.
// Nobody may change the map.
func (r *Report) Numbers() map[string]int {
	if r.once == nil {
		return numbersOf(&r.Plan)
	}
	return r.once.numbers()
}

func numbersOf(plan *scoring.Plan) map[string]int {
	numbers := make(map[string]int, len(plan.Actions))
	for _, is := range []func(*scoring.Action) bool{
		func(a *scoring.Action) bool { return a.Kind == scoring.Fix && !a.Closed },
		func(a *scoring.Action) bool { return a.Kind == scoring.FindOut && !a.Closed },
		func(a *scoring.Action) bool { return a.Closed },
	} {
		for i := range plan.Actions {
			if a := &plan.Actions[i]; is(a) {
				numbers[a.ID] = len(numbers) + 1
			}
		}
	}
	return numbers
}

// A Batch is questions to ask in one go.
type Batch struct {
	Due     time.Time
	Bucket  scoring.Bucket
	Hours   float64
	Gain    float64 // they may add at most
	Actions []*scoring.Action
}

// Batches are the open questions by the day on which answers are due, the first
// first.
func (r *Report) Batches() (out []Batch) {
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if a.Kind != scoring.FindOut || !a.Open() {
			continue
		}
		at := slices.IndexFunc(out, func(b Batch) bool { return b.Due.Equal(a.Due) })
		if at < 0 {
			out, at = append(out, Batch{Due: a.Due, Bucket: a.Bucket}), len(out)
		}
		b := &out[at]
		b.Hours, b.Gain, b.Actions = b.Hours+a.Hours, b.Gain+a.Gain, append(b.Actions, a)
	}
	slices.SortStableFunc(out, func(a, b Batch) int { return a.Due.Compare(b.Due) })
	return out
}

// Title says what to do with a batch, as "Ask 6 questions".
func (b Batch) Title() string { return "Ask " + text.Plural(len(b.Actions), "question") }

// Line says the same with the day and the work: "Ask 6 questions by 4 Dec 2026 (1.5
// hours)".
func (b Batch) Line() string { return b.Title() + " by " + Day(b.Due) + " (" + Hours(b.Hours) + ")" }

// BatchLine says in a sentence what is to find out first: "Ask 6 questions by 4 Dec
// 2026 (1.5 hours), then 3 more by 11 Dec 2026." It is empty where nothing is.
func (r *Report) BatchLine() string {
	all := r.Batches()
	if len(all) == 0 {
		return ""
	}
	line := all[0].Line()
	if rest := all[1:]; len(rest) > 0 {
		n := 0
		for _, b := range rest {
			n += len(b.Actions)
		}
		line += ", then " + text.Plural(n, "more question") + " by " + Day(rest[len(rest)-1].Due)
	}
	return line + "."
}

// A scenarioJSON is a scenario as it concerns the business: how often one of its kind
// meets it, how bad it is, and how much of what helps is in place, 0 to 100.
type scenarioJSON struct {
	ID         string             `json:"id"`
	Title      string             `json:"title"`
	Likelihood scoring.Likelihood `json:"likelihood"` // rare, happens, common
	Impact     scoring.Impact     `json:"impact"`     // low, medium, high
	InPlace    float64            `json:"in_place"`
	AfterPlan  float64            `json:"after_plan"`
	Controls   []string           `json:"controls"`
}

// scenarios are the scenarios of the result, the worst first.
func (r *Report) scenarios() []scenarioJSON {
	out := []scenarioJSON{}
	if r.Result.Total.None() {
		return out
	}
	for _, l := range r.losses() {
		out = append(out, scenarioJSON{l.ID, l.Title, l.Likelihood, l.Impact, l.InPlace, l.AfterPlan, l.Controls})
	}
	return out
}

// urgencyJSON is an action's place in the plan and who puts it there.
type urgencyJSON struct {
	Tier     int      `json:"tier,omitempty"`
	Lists    []string `json:"lists"`
	Why      string   `json:"why,omitempty"`
	Scenario string   `json:"scenario,omitempty"` // it is mostly against
}

func urgencyShape(a *scoring.Action) *urgencyJSON {
	u := a.Control.Urgency
	j := &urgencyJSON{Tier: u.Tier, Lists: append([]string{}, u.Lists...), Why: u.Why}
	if a.Mostly != nil {
		j.Scenario = a.Mostly.ID
	}
	return j
}
