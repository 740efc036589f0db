package ledger

import (
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// Rows are the rows that somebody is asked about, with what was said.
func (l *Ledger) Rows() (rows []room.Row) {
	pages := interview.Pages(l.iv)
	l.rows = map[string]interview.Row{}
	for n, p := range pages {
		for _, r := range p.Rows() {
			if !r.Asked() {
				continue
			}
			row := l.row(r, n+1, len(pages))
			l.rows[row.Key] = r
			rows = append(rows, row)
		}
	}
	return rows
}

// row is one row with what was said about it.
func (l *Ledger) row(r interview.Row, page, pages int) room.Row {
	id := r.Cell().ID()
	a := &l.iv.Assessment
	row := room.Row{Question: l.question(r, page, pages), Said: map[string]room.Said{}, Counts: r.Option(), Disputed: r.Disputed(), Settled: a.Settled[id].Option}
	own := questionnaire.PersonName(a.Profile.AnsweredBy)
	for _, w := range a.WordsNow(r.Control, id) {
		who := w.Person
		if who == "" && own != "" {
			who = own
		}
		if name := l.participant(who); name != "" {
			if _, named := row.Said[name]; !named || w.Person != "" {
				row.Said[name] = room.Said{Option: w.Option, Note: text.CleanLine(w.Note)}
			}
			continue
		}
		if w.Person != "" || w.Option != questionnaire.NotSure {
			row.Others = append(row.Others, room.Word{Who: text.CleanLine(report.WhoSays(w.Person)), Option: w.Option})
		}
	}
	row.Parked = l.iv.Parked(id)
	return row
}

// participant is a person as the slips have the name, or empty.
func (l *Ledger) participant(who string) string {
	for _, name := range l.people {
		if strings.EqualFold(name, who) {
			return name
		}
	}
	return ""
}

// question is what does not change about a row.
func (l *Ledger) question(r interview.Row, page, pages int) *room.Question {
	key := r.Cell().ID().String()
	if q := l.about[key]; q != nil && q.Page == page && q.Pages == pages {
		return q
	}
	q := &room.Question{Key: key, Page: page, Pages: pages, Control: r.Control.ID, Text: text.CleanLine(r.Control.Question.Text), Why: text.CleanLine(r.Control.Why)}
	switch {
	case r.Rest:
		q.Of = text.CleanLine(l.iv.RowNames(r, 3))
	case r.Cell().Service != "":
		q.Of = text.CleanLine(l.iv.Report.ServiceName(r.Cell().Service))
	}
	for _, o := range interview.OptionsOf(r.Control) {
		label := o.Label
		if fixed := questionnaire.FixedLabel(o.Id); fixed != "" {
			label = fixed
		}
		q.Options = append(q.Options, room.Option{ID: o.Id, Label: text.CleanLine(label), Text: text.CleanLine(o.Text), Key: o.Key})
	}
	l.about[key] = q
	return q
}

// mostSteps is how many actions of the plan a wall may show.
const mostSteps = 40

// Plan is the plan in lines for a wall.
func (l *Ledger) Plan() (p room.Plan) {
	r := l.iv.Report
	p.Score, p.Was = text.CleanLine(r.ScoreText()), text.CleanLine(r.AgreedLine())
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		switch {
		case !a.Open():
		case len(p.Steps) == mostSteps:
			p.More++
		default:
			p.Steps = append(p.Steps, room.Step{Title: text.CleanLine(report.Title(a)), Of: text.CleanLine(r.ServiceNames(a)), Due: report.Day(a.Due), Owner: text.CleanLine(a.Owner)})
		}
	}
	if g, err := l.iv.Agreement(); err == nil {
		p.Sum = r.AgreedSum(g)
	}
	return p
}
