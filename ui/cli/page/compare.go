package page

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// Compare prints what changed between two assessments of a business.
func Compare(p *Page, r *report.Compared) *Page {
	p.Say("%s: from %s to %s", named(r.Name), r.Old.When("the older file"), r.New.When("the newer file"))
	if r.Same() {
		p.Say("Nothing changed: %s.", report.RangeOf100(r.Comparison.New.Total))
		return p
	}
	p.Gap()
	var scores [][]string
	for _, s := range r.Scores() {
		scores = append(scores, []string{s.What, s.Was, s.Is, s.Moved})
	}
	p.Table([]Column{{Title: "Score, proven to possible", Least: 30}, {Title: "Was", Least: 9, Most: 10, Right: true},
		{Title: "Is", Least: 9, Most: 10, Right: true}, {Title: "Proven", Least: 7, Most: 10, Right: true}}, scores)
	p.Gap()
	p.Say("%s %s.", r.Bands(), r.Counts())
	for _, list := range r.Lists() {
		changes(p, r, list)
	}
	if len(r.Why) > 0 {
		p.Heading("Why the totals differ beside the answers")
		p.List(r.Why)
	}
	return p
}

func named(name string) string {
	if name == "" {
		return "Unnamed business"
	}
	return name
}

// changes prints one list of changes.
func changes(p *Page, r *report.Compared, list report.ChangeList) {
	p.Heading("%s: %d", list.Title, len(list.Changes))
	cols := []Column{{Title: "Question", Least: p.Width() - 58}, {Title: "Service", Least: 14, Most: 14},
		{Title: "Was", Least: 14, Most: 14}, {Title: "Is", Least: 14, Most: 14}}
	if list.Points {
		cols = append(cols, Column{Title: "Points", Least: 6, Most: 6, Right: true})
	}
	var rows [][]string
	for _, ch := range list.Changes {
		row := []string{ch.Control.Title, r.ServiceName(ch.Service), report.Stands(ch.Control, ch.Was), report.Stands(ch.Control, ch.Is)}
		if list.Points {
			row = append(row, fmt.Sprintf("%+.1f", ch.Points))
		}
		rows = append(rows, row)
	}
	p.Table(cols, rows)
}

// Trend prints the score of each of the moments that an assessment kept, and now where
// that is the last of them.
func Trend(p *Page, s *questionnaire.Assessment, moments []scoring.Moment, now bool, today questionnaire.Date) *Page {
	p.Say("%s: %s", named(text.CleanLine(s.Profile.Name)), text.Plural(len(s.Rounds), "snapshot"))
	p.Gap()
	var rows [][]string
	round := false
	for i, m := range moments {
		round = round || m.Round != ""
		day := "Now"
		if t, err := m.Date.Time(); err == nil && !(now && i == len(moments)-1) {
			day = report.Day(t)
		}
		moved := ""
		if i > 0 {
			moved = report.Difference(moments[i-1].Score, m.Score)
		}
		rows = append(rows, []string{day, report.Range(m.Score), moved, report.Coverage(m.Score), m.Band.String(), fmt.Sprint(m.Services), m.Round})
	}
	cols := []Column{{Title: "Date", Least: 11, Most: 11}, {Title: "Score", Least: 9, Most: 10, Right: true},
		{Title: "Proven", Least: 6, Most: 9, Right: true}, {Title: "Known", Least: 6, Most: 9, Right: true},
		{Title: "Band", Least: 20}, {Title: "Services", Least: 8, Most: 8, Right: true}}
	if round {
		cols[4].Least = 0
		cols = append(cols, Column{Title: "Round"})
	}
	p.Table(cols, rows)
	p.Gap()
	for _, m := range moments {
		if m.Date.Future(today) != nil {
			p.Say("%s is %s.", report.DayOf(m.Date), report.FutureNote)
		}
	}
	p.Say("Every line is worked out with one catalogue. Where the stack changed, lines are not about the same questions; compare two dates to see why.")
	return p
}
