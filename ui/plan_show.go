package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// A planOrder is a way to sort the plan.
type planOrder int

// The orders, as a key goes through them.
const (
	byPlan planOrder = iota
	byGain
	byHours
	byDue
	byOwner
	byService
	byStatus
	planOrders
)

func (o planOrder) String() string {
	return [...]string{"plan", "points", "hours", "due date", "owner", "service", "status"}[o]
}

func (o planOrder) next() planOrder { return (o + 1) % planOrders }

// A planShow says how the plan is sorted and which actions are shown. The zero
// value shows all in the plan's own order.
type planShow struct {
	by                      planOrder
	text                    string // words that all stand there
	status, bucket, service string // empty for any
	owner                   string // empty for any, or nobody
	gain, hours             string // points at least and hours at most; empty for any
	asked                   bool   // the questions of each batch are listed under it
}

// What stands for actions without an owner, and for what a status cannot say.
const (
	nobody  = "-"
	isOpen  = "open"
	overdue = "overdue"
	again   = "again"
)

// filters reports whether any action may be left out.
func (p planShow) filters() bool {
	p.by, p.asked = byPlan, false
	return p != planShow{}
}

// only says which actions are shown, in a line.
func (p planShow) only(r *report.Report) string {
	var parts []string
	for _, part := range []struct {
		value   string
		choices []interview.Choice
	}{{p.status, statusChoices()}, {p.bucket, bucketChoices()}, {p.service, serviceChoices(r)}, {p.owner, ownerChoices(r)}} {
		for _, c := range part.choices {
			if part.value != "" && c.Value == part.value {
				parts = append(parts, c.Label)
			}
		}
	}
	if p.gain != "" {
		parts = append(parts, "from "+p.gain+" points")
	}
	if p.hours != "" {
		parts = append(parts, "up to "+p.hours+" hours")
	}
	if p.text != "" {
		parts = append(parts, "“"+p.text+"”")
	}
	return strings.Join(parts, " · ")
}

// A planRow is one action, or a batch of questions, with the heading that it stands
// under.
type planRow struct {
	action   *scoring.Action // nil for a batch
	head     string
	accepted bool
	batch    *report.Batch // whose row it is
	asked    bool          // the action is one of the batch above it
}

// id names a row for as long as it is about the same.
func (r planRow) id() string {
	if r.batch != nil {
		return "ask " + string(questionnaire.DateOf(r.batch.Due))
	}
	return r.action.ID
}

// bucket is the stretch of the plan that a row belongs to.
func (r planRow) bucket() scoring.Bucket {
	if r.batch != nil {
		return r.batch.Bucket
	}
	return r.action.Bucket
}

// due is the day of a row.
func (r planRow) due() time.Time {
	if r.batch != nil {
		return r.batch.Due
	}
	return r.action.Due
}

// rows are the actions to show, in order; what is closed and accepted risks come last.
func (p planShow) rows(r *report.Report) []planRow {
	left := r.Plan.Left()
	rows := p.pick(r, r.Plan.Actions[:left], false)
	if p.batches() {
		rows = p.batched(r, rows)
	} else {
		slices.SortStableFunc(rows, p.compare(r))
	}
	rows = append(rows, p.pick(r, r.Plan.Actions[left:], false)...)
	return append(rows, p.pick(r, r.Plan.Accepted, true)...)
}

// batches reports whether questions stand under the batch in which they are asked: in
// the order of days, where all is shown.
func (p planShow) batches() bool { return (p.by == byPlan || p.by == byDue) && !p.filters() }

// batched puts a row for each batch of questions in the place of its questions, and
// these under it where they are to be listed.
func (p planShow) batched(r *report.Report, rows []planRow) (out []planRow) {
	batches := r.Batches()
	in := map[string]bool{}
	for i := range batches {
		out = append(out, planRow{batch: &batches[i], head: batches[i].Bucket.String()})
		for _, a := range batches[i].Actions {
			in[a.ID] = true
		}
	}
	out = append(out, slices.DeleteFunc(rows, func(row planRow) bool { return in[row.action.ID] })...)
	slices.SortStableFunc(out, p.compare(r))
	if !p.asked {
		return out
	}
	folded := out
	out = nil
	for _, row := range folded {
		if out = append(out, row); row.batch == nil {
			continue
		}
		for _, a := range row.batch.Actions {
			out = append(out, planRow{action: a, head: row.head, asked: true})
		}
	}
	return out
}

// pick makes rows of the actions that fit.
func (p planShow) pick(r *report.Report, actions []scoring.Action, accepted bool) (rows []planRow) {
	words := interview.Words(p.text)
	for i := range actions {
		a := &actions[i]
		if !p.fits(a) || (len(words) > 0 && !interview.HasAll(planWords(r, a), words)) {
			continue
		}
		row := planRow{action: a, head: p.heading(r, a), accepted: accepted}
		switch {
		case accepted:
			row.head = "Accepted risks"
		case a.Closed:
			row.head = report.ClosedTitle
		}
		rows = append(rows, row)
	}
	return rows
}

// planWords is all that a search for words looks at.
func planWords(r *report.Report, a *scoring.Action) string {
	t, _ := r.Catalogue.Topic(a.Control.Topic)
	return strings.Join([]string{report.Title(a), a.Control.Title, r.ServiceNames(a), a.Owner, a.Note, string(a.Status), a.Bucket.String(), t.Title, a.ID}, " ")
}

// fits reports whether an action passes every filter but the words.
func (p planShow) fits(a *scoring.Action) bool {
	if !p.fitsStatus(a) || (p.bucket != "" && p.bucket != string(a.Bucket)) {
		return false
	}
	switch {
	case p.service == "":
	case p.service == report.WholeFirm && len(a.Services) > 0, p.service != report.WholeFirm && !slices.Contains(a.Services, p.service):
		return false
	}
	owner := text.CleanLine(a.Owner)
	if p.owner != "" && p.owner != owner && (p.owner != nobody || owner != "") {
		return false
	}
	if least, err := strconv.ParseFloat(p.gain, 64); err == nil && a.Gain < least {
		return false
	}
	most, err := strconv.ParseFloat(p.hours, 64)
	return err != nil || a.Hours <= most
}

func (p planShow) fitsStatus(a *scoring.Action) bool {
	switch p.status {
	case "":
		return true
	case isOpen:
		return a.Open() && a.Status != questionnaire.Accepted
	case overdue:
		return a.Late > 0
	case again:
		return report.Returned(a) != ""
	}
	return p.status == string(a.Status)
}

// compare is the order that was chosen. Equals stay in the plan's own order.
func (p planShow) compare(r *report.Report) func(a, b planRow) int {
	return func(a, b planRow) int {
		x, y := a.action, b.action
		switch p.by {
		case byPlan: // what has its own date may come late although it ranks high
			return cmp.Compare(slices.Index(scoring.Buckets, a.bucket()), slices.Index(scoring.Buckets, b.bucket()))
		case byGain:
			return cmp.Compare(y.Gain, x.Gain)
		case byHours:
			return cmp.Compare(x.Hours, y.Hours)
		case byDue:
			return a.due().Compare(b.due())
		case byOwner:
			return cmp.Or(cmp.Compare(ownerRank(x), ownerRank(y)), cmp.Compare(strings.ToLower(x.Owner), strings.ToLower(y.Owner)))
		case byService:
			return cmp.Compare(serviceRank(r, x), serviceRank(r, y))
		case byStatus:
			return cmp.Compare(slices.Index(questionnaire.Statuses, x.Status), slices.Index(questionnaire.Statuses, y.Status))
		}
		return 0
	}
}

// ownerRank puts what has no owner last.
func ownerRank(a *scoring.Action) int {
	if text.CleanLine(a.Owner) == "" {
		return 1
	}
	return 0
}

// serviceRank is the place of an action's service in the stack: the whole firm
// first, and what several services need last.
func serviceRank(r *report.Report, a *scoring.Action) int {
	switch len(a.Services) {
	case 0:
		return -1
	case 1:
		return slices.IndexFunc(r.Assessment.Services, func(s questionnaire.Service) bool { return s.Key == a.Services[0] })
	}
	return len(r.Assessment.Services)
}

// heading is what an action stands under, or empty in an order without any.
func (p planShow) heading(r *report.Report, a *scoring.Action) string {
	switch p.by {
	case byPlan, byDue:
		return a.Bucket.String()
	case byOwner:
		return "Owner: " + interview.OrNobody(a.Owner)
	case byStatus:
		return string(a.Status)
	case byService:
		if len(a.Services) > 1 {
			return "Several services"
		}
		return r.ServiceNames(a)
	}
	return ""
}
