package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// ThreatsTitle is over the scenarios of page one.
const ThreatsTitle = "What threatens this business most"

// MostThreats is how many scenarios page one has, LeastThreats how many it keeps where
// there is little room.
const (
	MostThreats  = 5
	LeastThreats = 3
	AllThreats   = 100 // more than there are
)

// A Threat is a scenario with what it would mean to this business.
type Threat struct {
	scoring.Loss
	Here   string          // its data, standstill and law; may be empty
	Figure string          // a statistic with its publisher and year; may be empty
	Mark   int             // of the figure's source in the list of sources, from 1; 0 for none
	Action *scoring.Action // that acts first against it; nil where nothing is open
	Number int             // of the action

	source *catalogue.Figure
}

// Threats are the scenarios that the business is least protected against for what they
// cost, the worst first, at most n. Those that everything is in place against are none.
func (r *Report) Threats(n int) (out []Threat) {
	if r.Result.Total.None() {
		return nil
	}
	numbers, marks, laws := r.Numbers(), []string{}, map[string]bool{}
	for _, l := range r.losses() {
		if l.InPlace >= 100 || len(out) == n {
			continue
		}
		t := Threat{Loss: l, Action: r.Plan.Closer(l.ID)}
		t.Here = r.here(&l, laws)
		if t.Action != nil {
			t.Number = numbers[t.Action.ID]
		}
		if f := figureOf(l.Scenario); f != nil {
			at := slices.Index(marks, f.Address)
			if at < 0 {
				at, marks = len(marks), append(marks, f.Address)
			}
			t.source, t.Mark = f, at+1
			t.Figure = fmt.Sprintf("%s (%s, %s).", strings.TrimSuffix(f.Says, "."), publisher(f.Source), f.Year)
		}
		out = append(out, t)
	}
	return out
}

// figureOf is the figure of a scenario that page one quotes: the first that was read at its
// source, else the first of which an excerpt was.
func figureOf(s *catalogue.Scenario) *catalogue.Figure {
	for _, basis := range []string{"read", "excerpt"} {
		if i := slices.IndexFunc(s.Figures, func(f catalogue.Figure) bool { return f.Basis == basis }); i >= 0 {
			return &s.Figures[i]
		}
	}
	return nil
}

// publisher is the end of a source's name, after its title.
func publisher(source string) string {
	if i := strings.LastIndex(source, ", "); i >= 0 {
		return source[i+2:]
	}
	return source
}

// here says what a scenario would mean: which sensitive data in which services, whether the
// business stops, and which law has a deadline. What was told of before is left out, and a law
// named alone.
func (r *Report) here(l *scoring.Loss, told map[string]bool) string {
	keys := r.concerned(l)
	var said []string
	stop := ""
	if stop = r.standstill(keys); told[stop] || l.Kind != "availability" && l.Kind != "all" {
		stop = ""
	}
	said, told[stop] = append(said, stop), true
	if l.Kind != "money" && (stop == "" || l.Kind == "all") {
		data := r.dataIn(keys)
		if told[data] && data != "" {
			said = append(said, "The same data is at stake.")
		} else {
			said, told[data] = append(said, data), true
		}
	}
	if l.Kind == "confidentiality" || l.Kind == "law" || l.Kind == "integrity" || l.Kind == "all" {
		said = append(said, r.lawOf(keys, told))
	}
	return strings.Join(slices.DeleteFunc(said, func(s string) bool { return s == "" }), " ")
}

// concerned are the services through which the business is open to a scenario, where it is
// some of them only; else those where something that helps against a scenario is not in place,
// or may not be, in the order of the stack; all of them where it is the business as a whole.
func (r *Report) concerned(l *scoring.Loss) []string {
	if keys := r.Result.Exposed(l.ID, r.Assessment); len(keys) > 0 {
		return keys
	}
	short := map[string]bool{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Service != "" && (c.Gap() || c.Unclear()) && slices.Contains(l.Controls, c.Control.ID) {
			short[c.Service] = true
		}
	}
	all := r.Assessment.Keys()
	if len(short) == 0 {
		return all
	}
	return slices.DeleteFunc(slices.Clone(all), func(key string) bool { return !short[key] })
}

// standstill names the services without which the business stops within a day.
func (r *Report) standstill(keys []string) string {
	var stops []string
	for _, key := range keys {
		if s := r.Assessment.Service(key); s != nil && s.Stops {
			stops = append(stops, key)
		}
	}
	if len(stops) == 0 {
		return ""
	}
	return "Work stops within a day without " + r.someServices(stops) + "."
}

// sensitive is the factor from which a kind of data is named on page one.
const sensitive = 1.5

// dataIn names the most sensitive kinds of data in some services, at most two.
func (r *Report) dataIn(keys []string) string {
	type kind struct {
		*catalogue.DataCategory
		in []string
	}
	var kinds []kind
	for i := range r.Catalogue.Data {
		k := kind{DataCategory: &r.Catalogue.Data[i]}
		for _, key := range keys {
			if s := r.Assessment.Service(key); s != nil && slices.Contains(s.Data, k.ID) {
				k.in = append(k.in, key)
			}
		}
		if len(k.in) > 0 && k.Factor >= sensitive {
			kinds = append(kinds, k)
		}
	}
	slices.SortStableFunc(kinds, func(a, b kind) int { return cmp.Compare(b.Factor, a.Factor) })
	const most = 2
	var said []string
	for _, k := range kinds[:min(most, len(kinds))] {
		said = append(said, LowerFirst(k.Name)+" in "+r.someServices(k.in))
	}
	if len(said) == 0 {
		return ""
	}
	return "At stake: " + strings.Join(said, "; ") + "."
}

// lawOf names the laws on data about people, with their deadlines, that a leak from some
// services is a case for. A redacted report names none, as they tell of countries.
func (r *Report) lawOf(keys []string, told map[string]bool) string {
	var kinds []string
	for _, key := range keys {
		if s := r.Assessment.Service(key); s != nil {
			kinds = append(kinds, s.Data...)
		}
	}
	var names []string
	if !r.Options.Redact {
		for _, law := range r.Catalogue.LawsFor(r.Assessment.Profile.Countries, kinds) {
			switch {
			case law.Trade || law.Deadline == "":
			case told[law.Name]:
				names = append(names, law.Name)
			default:
				told[law.Name] = true
				names = append(names, law.Name+" ("+law.Deadline+")")
			}
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "A leak may have to be reported: " + SentenceList(names, 2) + "."
}

// Strength says how much of what helps against it is known to be in place, 0 to 100, now and after 90
// days of the plan: "41 of 100 in place, 78 in 90 days".
func (t Threat) Strength() string {
	now, then := scoring.Down(t.InPlace), scoring.Down(t.In90Days)
	const most = 50 // of 100 that may be unknown before nothing else is said
	if t.Unknown > most {
		return "mostly not known yet"
	}
	if then > now {
		return fmt.Sprintf("%d of 100 in place, %d in 90 days", now, then)
	}
	return fmt.Sprintf("%d of 100 in place", now)
}

// FigureLine is a threat's figure with the mark of its source, where the report lists them.
func (r *Report) FigureLine(t Threat) string {
	if t.Figure == "" || !r.listsSources() {
		return t.Figure
	}
	return fmt.Sprintf("%s [%d]", t.Figure, t.Mark)
}

// Nobody is said where an action has no owner.
const Nobody = "nobody yet"

// WhoWhen says who does an action and by when: "Studio lead, 1 Dec 2026". A redacted
// report has the day alone.
func (r *Report) WhoWhen(a *scoring.Action) string {
	if r.Options.Redact {
		return DueLate(a)
	}
	return OwnerOr(a, Nobody) + ", " + DueLate(a)
}

// CloserLine says what acts first against a threat, by number, who does it and by when.
func (r *Report) CloserLine(t Threat) string {
	if t.Action == nil {
		return ""
	}
	return fmt.Sprintf("Action %d: %s. %s.", t.Number, r.TaskTitle(t.Action), UpperFirst(r.WhoWhen(t.Action)))
}

// figureSources are the sources of the figures on page one, by their marks.
func (r *Report) figureSources() (out []Source) {
	for _, t := range r.Threats(MostThreats) {
		if t.Mark == len(out)+1 {
			out = append(out, Source{"Figures on page one", t.source.Source + " (" + t.source.Population + ")", t.source.Year, t.source.Address})
		}
	}
	return out
}

// PageActions are the actions that page one lists in the order of the plan, at most n: those that act first
// against its threats, and then the first of the plan.
func (r *Report) PageActions(n int) (out []scoring.Action) {
	want := map[string]bool{}
	for _, t := range r.Threats(MostThreats) {
		if t.Action != nil && t.Action.Kind == scoring.Fix && len(want) < n {
			want[t.Action.ID] = true
		}
	}
	all := r.FirstActions(len(r.Plan.Actions))
	for i := range all {
		if len(want) < n {
			want[all[i].ID] = true
		}
	}
	for i := range all {
		if want[all[i].ID] {
			out = append(out, all[i])
		}
	}
	return out
}
