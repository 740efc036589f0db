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

// OwnerOr is who has an action, or what stands there where nobody has.
func OwnerOr(a *scoring.Action, nobody string) string {
	if o := text.CleanLine(a.Owner); o != "" {
		return o
	}
	return nobody
}

// DutyNames names the services of a duty that comes back.
func (r *Report) DutyNames(d *scoring.Duty) string {
	return r.ServiceNames(&scoring.Action{Services: d.Services})
}

// LayersOf names the layers of a service for which one party answers.
func LayersOf(s *questionnaire.ServiceDuties, p catalogue.Party) []string {
	var names []string
	for _, l := range s.Layers {
		if l.Party == p {
			names = append(names, l.Name)
		}
	}
	return names
}

// PartFor names the services that have a part, or all of them.
func (r *Report) PartFor(p ownPart) string {
	if len(p.Names) > 1 && len(p.Names) == len(r.Duties.Services) {
		return "All services"
	}
	return strings.Join(p.Names, ", ")
}

// A HeatLine is one service of the heat map with its score for each topic.
type HeatLine struct {
	Name   string
	Scores []scoring.Score
}

// HeatScores are the whole firm and then all services.
func (r *Report) HeatScores() []HeatLine {
	keys := []string{""}
	for _, s := range r.Result.Services {
		keys = append(keys, s.Key)
	}
	heats := r.Heats()
	rows := make([]HeatLine, len(keys))
	for i, key := range keys {
		rows[i].Name = r.ServiceName(key)
		for _, t := range r.Result.Topics {
			rows[i].Scores = append(rows[i].Scores, heats[HeatKey{Service: key, Topic: t.Topic.ID}])
		}
	}
	return rows
}

// A Signer is who signs, with the name where it is known.
type Signer struct{ Role, Name string }

// Signers are the people who sign the report, in order.
func (r *Report) Signers() []Signer {
	return []Signer{{"Management", ""}, {"Prepared by", text.CleanLine(r.Assessment.Profile.Consultant)}}
}

// A ScoreMove is one score on both sides of a comparison.
type ScoreMove struct{ What, Was, Is, Moved string }

// Scores are the two ways to compare: by the questions that both sides have,
// and each side by itself.
func (c *Compared) Scores() []ScoreMove {
	move := func(what string, old, now scoring.Score) ScoreMove {
		return ScoreMove{what, Range(old), Range(now), Difference(old, now)}
	}
	return []ScoreMove{move(fmt.Sprintf("The same questions: %d", c.SharedCells), c.SharedOld, c.SharedNew),
		move("Each by itself", c.Comparison.Old.Total, c.Comparison.New.Total)}
}

// WeightWords say how much a control counts.
func WeightWords(k *catalogue.Control) string {
	if k.MustHave {
		return fmt.Sprintf("weight %d · must-have", k.Weight)
	}
	return fmt.Sprintf("weight %d", k.Weight)
}

// Remarks are what was noted about an answer, a line each.
func (row AnswerRow) Remarks() []string {
	var out []string
	if row.Together != "" {
		out = append(out, row.Together)
	}
	if row.Scanned {
		out = append(out, ScanMark)
	}
	for _, part := range []struct{ label, text string }{{"Source", row.Source}, {"Note", row.Note}, {"Evidence", row.EvidenceText()}, {"Answered by", row.By}} {
		if text := text.CleanText(part.text); text != "" {
			out = append(out, strings.Split(part.label+": "+text, "\n")...)
		}
	}
	return out
}

// Moved is what a change of the list moves, where that is known.
func (l ChangeList) Moved(ch scoring.Change) string {
	if !l.Points {
		return ""
	}
	return fmt.Sprintf("%+.1f", ch.Points)
}

// An ownPart is what one layer asks of the business, for services that have it
// in the same words.
type ownPart struct {
	Letters string // of the parties, such as "Y" or "Y S"
	Text    string
	Names   []string
}

// BothLetters are the letters of a part that is the business's alone at some services
// and shared at others.
const BothLetters = "Y S"

// OwnParts gathers the business's part of a layer over all services.
func (r *Report) OwnParts(layer int) []ownPart {
	var out []ownPart
next:
	for _, s := range r.Duties.Services {
		if layer >= len(s.Layers) || !s.Layers[layer].Party.Yours() {
			continue
		}
		l, name := s.Layers[layer], r.ServiceName(s.Key)
		for i := range out {
			if out[i].Text == l.Yours {
				out[i].Names = append(out[i].Names, name)
				if !strings.Contains(out[i].Letters, l.Party.Letter()) {
					out[i].Letters = BothLetters
				}
				continue next
			}
		}
		out = append(out, ownPart{l.Party.Letter(), l.Yours, []string{name}})
	}
	return out
}

// Sentences joins texts into one paragraph.
func Sentences(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		t = strings.TrimSuffix(text.CleanLine(t), ".")
		if t != "" {
			fmt.Fprintf(&b, "%s. ", t)
		}
	}
	return b.String()
}

// A CalendarRow is a duty that comes back, with what falls into each of
// Report.Months: the day, or how many times, or nothing.
type CalendarRow struct {
	Duty   *scoring.Duty
	Months []string
}

// Months are the first days of the months that the calendar covers: a year
// from the start of the plan.
func (r *Report) Months() []time.Time {
	start := r.Plan.Start
	first := time.Date(start.Year(), start.Month(), 1, 0, 0, 0, 0, time.UTC)
	var out []time.Time
	for m := first; m.Before(start.AddDate(1, 0, 0)); m = m.AddDate(0, 1, 0) {
		out = append(out, m)
	}
	return out
}

// Calendar lists the recurring duties, the most frequent first.
func (r *Report) Calendar() []CalendarRow {
	months := r.Months()
	var rows []CalendarRow
	for i := range r.Plan.Recurring {
		duty := &r.Plan.Recurring[i]
		days := make([][]int, len(months))
		for _, t := range duty.Dates(r.Plan.Start) {
			m := (t.Year()-months[0].Year())*12 + int(t.Month()-months[0].Month())
			days[m] = append(days[m], t.Day())
		}
		row := CalendarRow{Duty: duty, Months: make([]string, len(months))}
		for m, in := range days {
			switch len(in) {
			case 0:
			case 1:
				row.Months[m] = fmt.Sprint(in[0])
			default:
				row.Months[m] = fmt.Sprintf("%d×", len(in))
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b CalendarRow) int { return a.Duty.Every - b.Duty.Every })
	return rows
}

// RunsOn says what a service is installed on, as part of a sentence, and whether
// anybody said so.
func (r *Report) RunsOn(on *questionnaire.RunsOn) string {
	name := HostName(r.Catalogue, on.Kind)
	if on.Key != "" {
		name = r.ServiceName(on.Key)
	}
	if !on.Said {
		return "runs on " + name + " (usual; not said)"
	}
	return "runs on " + name
}

// HostName is a kind of host inside a sentence, such as "shared web hosting".
func HostName(c *catalogue.Catalogue, kind string) string {
	return questionnaire.HostName(c, &questionnaire.Assessment{}, questionnaire.Host{Kind: kind})
}

// HostOf is what an entry of a stack is installed on, inside a sentence, and whether
// anybody said so. It is empty for what is installed on nothing.
func HostOf(c *catalogue.Catalogue, a *questionnaire.Assessment, s questionnaire.Service) (name string, said bool) {
	host, ok := questionnaire.HostOf(c, a, s)
	if !ok {
		return "", false
	}
	return questionnaire.HostName(c, a, host), host.Said
}

// DutyTitle is a duty's title, and that the product sees to it where it does.
func DutyTitle(d questionnaire.Duty) string {
	if d.Known {
		return d.Title + " (always so here)"
	}
	return d.Title
}
