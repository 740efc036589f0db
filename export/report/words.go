package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// NoResult is what stands where a score would, when nothing counted.
const NoResult = "no result"

// Range is a score as people see it: "41–62", or "41" where nothing is open.
func Range(s scoring.Score) string {
	if s.None() {
		return NoResult
	}
	lo, hi := s.Whole()
	if s.Settled() {
		return fmt.Sprint(lo)
	}
	return fmt.Sprintf("%d–%d", lo, hi)
}

// RangeOf100 is a score as a sentence has it: "41–62 of 100, proven to possible".
func RangeOf100(s scoring.Score) string {
	if s.None() {
		return NoResult
	}
	return Range(s) + " of 100, proven to possible"
}

// Coverage is how much is known, as "87 %".
func Coverage(s scoring.Score) string {
	if s.None() {
		return NoResult
	}
	return fmt.Sprintf("%d %%", scoring.Down(s.Coverage()))
}

// Status is the state of things in one sentence.
func (r *Report) Status() string {
	s := r.Result.Total
	if s.None() {
		if r.Aside().Everything() {
			return "Everything that was asked was set aside as not applicable, so there is no result."
		}
		return "Nothing has been asked yet, so there is no result."
	}
	lo, hi := s.Whole()
	switch {
	case lo == 100 && r.Aside().Total() > 0:
		return asideStatus(r.Aside())
	case lo == 100:
		return "Every part of its own that was asked about is in place."
	case s.Settled():
		return fmt.Sprintf("%d of 100 points of its own part are in place; the plan closes the rest.", lo)
	}
	return fmt.Sprintf("%d of 100 points of its own part are proven; what nobody knows yet could raise that to %d.", lo, hi)
}

// BandText is the band with what it stands for.
func (r *Report) BandText() string {
	if r.Result.Total.None() {
		return NoResult
	}
	return r.Result.Band.String()
}

// CapText names the must-haves that hold the band down, or is empty where none does.
func (r *Report) CapText() string { return r.CapTextOf(4) }

// CapTextOf is CapText with at most so many must-haves by name.
func (r *Report) CapTextOf(most int) string {
	if !r.Result.Capped() {
		return ""
	}
	names := r.namesOf(r.Result.CappedBy)
	text := fmt.Sprintf("The score alone would be “%s”. Held at “at risk” until these must-haves are in place: ", r.Result.Uncapped)
	if len(names) > most {
		return text + strings.Join(names[:most], "; ") + fmt.Sprintf("; and %d more.", len(names)-most)
	}
	return text + strings.Join(names, "; ") + "."
}

// namesOf names the control of each cell once, with its services among them.
func (r *Report) namesOf(ids []questionnaire.CellID) []string {
	var names []string
	where := map[string][]string{}
	for _, id := range ids {
		if id.Service != "" {
			where[id.Control] = append(where[id.Control], r.ServiceName(id.Service))
		}
	}
	last := ""
	for _, id := range ids {
		if id.Control == last {
			continue
		}
		last = id.Control
		k, _ := r.Catalogue.Control(id.Control)
		name := k.Title
		if w := where[id.Control]; len(w) > 0 {
			name += " (" + someOf(w) + ")"
		}
		names = append(names, name)
	}
	return names
}

// someOf joins names, the first few where they are many.
func someOf(names []string) string {
	const most = 4
	if n := len(names) - most + 1; n > 1 {
		names = append(slices.Clone(names[:most-1]), fmt.Sprintf("and %d more", n))
	}
	return strings.Join(names, ", ")
}

// wholes are the actions of the plan with the parts of one control that are open put
// together again, where the first of them stands.
func (r *Report) wholes() (out []scoring.Action) {
	at := map[string]int{}
	for _, a := range r.Plan.Actions {
		i, there := at[a.Control.ID]
		switch {
		case !a.Part() || !a.Open():
			out = append(out, a)
		case there:
			w := &out[i]
			w.Gain, w.Gate, w.Services = w.Gain+a.Gain, w.Gate || a.Gate, append(slices.Clone(w.Services), a.Services...)
		default:
			at[a.Control.ID], out = len(out), append(out, a)
		}
	}
	return out
}

// Ask is the decision that the report asks for, in one sentence.
func (r *Report) Ask() string {
	if r.Result.Total.None() {
		if r.Aside().Everything() {
			return "Everything was set aside as not applicable. Agree to each reason in writing, or answer the questions."
		}
		return "Nothing has been asked yet. Name the services in use and answer the questions first."
	}
	n := 0
	for _, a := range r.Plan.Actions {
		if a.Status != questionnaire.Done {
			n++
		}
	}
	if n == 0 && r.Aside().Total() > 0 {
		return "Nothing is open. Agree to the reasons for what was set aside, and keep the recurring duties in the calendar."
	}
	if n == 0 {
		return "Nothing is open. Keep the recurring duties in the calendar."
	}
	ask := fmt.Sprintf("Agree to %s of work at %s a week until %s, %sand to %s.",
		Hours(r.Plan.Hours()), Hours(r.Plan.HoursPerWeek), Day(r.Plan.End()), r.yearlyWork(), r.spending())
	if line := r.BatchLine(); line != "" {
		ask += " " + line
	}
	return ask
}

// Hours writes a number of hours as "1 hour" or "2.5 hours".
func Hours(h float64) string {
	s := strings.TrimSuffix(fmt.Sprintf("%.1f", h), ".0")
	if h < 1 { // a quarter is not 0.2
		s = fmt.Sprintf("%.2g", h)
	}
	if s == "1" {
		return "1 hour"
	}
	return s + " hours"
}

// Day writes a date for people, such as "3 Dec 2026".
func Day(t time.Time) string { return t.Format("2 Jan 2006") }

// DayOf is a saved date for people.
func DayOf(d questionnaire.Date) string {
	t, err := d.Time()
	if err != nil {
		return string(d)
	}
	return Day(t)
}

// Every writes an interval so that it can follow "every": "month", "3 months".
func Every(days int) string {
	switch months := catalogue.Months(days); {
	case days == 1:
		return "day"
	case days == 7:
		return "week"
	case months == 1:
		return "month"
	case months == 12:
		return "year"
	case months > 0 && months%12 == 0:
		return fmt.Sprintf("%d years", months/12)
	case months > 0:
		return fmt.Sprintf("%d months", months)
	case days%7 == 0:
		return fmt.Sprintf("%d weeks", days/7)
	}
	return fmt.Sprintf("%d days", days)
}

// Returned says why an action is to do again: it was fixed and did not last, or
// the risk was accepted for a time that is over. Mostly it is empty.
func Returned(a *scoring.Action) string {
	switch {
	case a.Reopened != "":
		return "was fixed on " + DayOf(a.Reopened) + ", open again"
	case a.Lapsed != "":
		return "accepted until " + DayOf(a.Lapsed) + ", expired"
	}
	return ""
}

// GuideNote says how sure a guide is: the edition of the product that it needs, the month,
// and whether to check it first.
func (s Step) GuideNote() string {
	note := "Edition: " + s.Guide.Plan
	month := s.Guide.AsOf
	if t, err := time.Parse("2006-01", month); err == nil {
		month = t.Format("Jan 2006")
	}
	if s.Guide.Unsure(s.Day) {
		return note + " · check this, as of " + month
	}
	return note + " · as of " + month
}

// MainTitle is what the report for management is called.
const MainTitle = "Cloud security action plan"

// Language is that of the report's text.
const Language = "en"

// Shortened cuts a text to so many characters, with "…" where some are gone. What people
// see as one character is not cut.
func Shortened(s string, most int) string {
	if head := text.Head(s, most); len(head) < len(s) {
		return head + "…"
	}
	return s
}

// FirstActions is how many actions page one shows at most.
const FirstActions = 6
