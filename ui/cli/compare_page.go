package cli

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

func comparePage(p *page, r *report.Compared) *page {
	p.say("%s: from %s to %s", named(r.Name), r.Old.When("the older file"), r.New.When("the newer file"))
	if r.Same() {
		p.say("Nothing changed: %s.", report.RangeOf100(r.Comparison.New.Total))
		return p
	}
	p.gap()
	var scores [][]string
	for _, s := range r.Scores() {
		scores = append(scores, []string{s.What, s.Was, s.Is, s.Moved})
	}
	p.table([]column{{title: "Score, proven to possible", least: 30}, {title: "Was", least: 9, most: 10, right: true},
		{title: "Is", least: 9, most: 10, right: true}, {title: "Proven", least: 7, most: 10, right: true}}, scores)
	p.gap()
	p.say("%s %s.", r.Bands(), r.Counts())
	for _, list := range r.Lists() {
		changes(p, r, list)
	}
	if len(r.Why) > 0 {
		p.heading("Why the totals differ beside the answers")
		p.list(r.Why)
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
func changes(p *page, r *report.Compared, list report.ChangeList) {
	p.heading("%s: %d", list.Title, len(list.Changes))
	cols := []column{{title: "Question", least: p.width - 58}, {title: "Service", least: 14, most: 14},
		{title: "Was", least: 14, most: 14}, {title: "Is", least: 14, most: 14}}
	if list.Points {
		cols = append(cols, column{title: "Points", least: 6, most: 6, right: true})
	}
	var rows [][]string
	for _, ch := range list.Changes {
		row := []string{ch.Control.Title, r.ServiceName(ch.Service), report.Stands(ch.Control, ch.Was), report.Stands(ch.Control, ch.Is)}
		if list.Points {
			row = append(row, fmt.Sprintf("%+.1f", ch.Points))
		}
		rows = append(rows, row)
	}
	p.table(cols, rows)
}

func trendPage(p *page, s *questionnaire.Assessment, moments []scoring.Moment, now bool, today questionnaire.Date) *page {
	p.say("%s: %s", named(text.CleanLine(s.Profile.Name)), text.Plural(len(s.Rounds), "snapshot"))
	p.gap()
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
	cols := []column{{title: "Date", least: 11, most: 11}, {title: "Score", least: 9, most: 10, right: true},
		{title: "Proven", least: 6, most: 9, right: true}, {title: "Known", least: 6, most: 9, right: true},
		{title: "Band", least: 20}, {title: "Services", least: 8, most: 8, right: true}}
	if round {
		cols[4].least = 0
		cols = append(cols, column{title: "Round"})
	}
	p.table(cols, rows)
	p.gap()
	for _, m := range moments {
		if m.Date.Future(today) != nil {
			p.say("%s is %s.", report.DayOf(m.Date), report.FutureNote)
		}
	}
	p.say("Every line is worked out with one catalogue. Where the stack changed, lines are not about the same questions; compare two dates to see why.")
	return p
}
