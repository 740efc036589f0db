package prompt

import (
	"slices"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// answer gives rows of one question an answer, and reads it back.
func (p *plain) answer(option string, rows ...interview.Row) error {
	err := p.save(func(a *questionnaire.Assessment) {
		for _, r := range rows {
			p.s.AnswerRow(a, r, option)
		}
	})
	if err == nil && option != "" {
		p.readBack(option, rows)
	}
	return err
}

// readBack says what was answered, and for what.
func (p *plain) readBack(option string, rows []interview.Row) {
	r := rows[0]
	words := report.OptionWords(r.Control, option)
	switch n := cellsIn(rows); {
	case n > 1 && len(rows) == 1:
		p.say("“%s” for all %d; undo takes it back.", words, n)
	case n > 1:
		all := interview.Row{Control: r.Control}
		for _, r := range rows {
			all.Cells = append(all.Cells, r.Cells...)
		}
		p.say("%s: %s. Undo takes it back.", p.s.RowNames(all, fewNames), words)
	case r.Cell().Service == "":
		p.say("%s: %s.", r.Control.Title, words)
	default:
		p.say("%s: %s.", p.s.RowName(r), words)
	}
}

// cellsIn counts the cells of rows.
func cellsIn(rows []interview.Row) (n int) {
	for _, r := range rows {
		n += len(r.Cells)
	}
	return n
}

// answerAll gives all rows of a question one answer and goes on behind them,
// unless each needs a reason.
func (p *plain) answerAll(q interview.Question, option string) error {
	rows := asked(q)
	if err := p.answer(option, rows...); err != nil || interview.NeedsReason(option) {
		return err
	}
	return p.behind(rows[len(rows)-1])
}

// behind goes on behind a row.
func (p *plain) behind(r interview.Row) error {
	list, last := p.prompts(), r.Cell().ID()
	at := 0
	for i, a := range list { // the last of those about the row, as its reason may follow
		if slices.Contains(a.cells, last) {
			at = i
			if i+1 < len(list) && list[i+1].id == reasonKey(a.key()) {
				at++
			}
		}
	}
	p.goTo = list[at+1].key()
	return errJump
}
