package prompt

import (
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// offerSame lets the prompt for the second row of a question ask whether the answer to the
// first holds for the rest, where nothing else was said yet about at least two of them. It
// takes the answer for its own service all the same.
func (p *plain) offerSame(second *prompt, q interview.Question, rows []interview.Row) {
	first, rest := rows[0], rows[1:]
	if p.apart[q.Control.ID] || first.Open() || first.Mixed() || first.Disputed() || cellsIn(rest) < 2 {
		return
	}
	if ans := p.s.Own(first.Cell().ID()); ans.Option != first.Option() || interview.NeedsReason(ans.Option) && ans.Note == "" {
		return
	}
	all := interview.Row{Control: q.Control}
	for _, r := range rest {
		for _, c := range r.Cells {
			if c.Answer.Option != "" || c.Disputed() {
				return
			}
		}
		all.Cells = append(all.Cells, r.Cells...)
	}
	own := fmt.Sprintf("or the answer for %s, 1 to %d", p.s.RowName(rest[0]), len(second.options))
	if rest[0].Rest {
		own = fmt.Sprintf("or another answer for all of them, 1 to %d", len(second.options))
	}
	second.same = fmt.Sprintf("The same for the other %d: %s? Say %s, no to go one by one, %s.", len(all.Cells), p.s.RowNames(all, fewNames), sameWord(second.options), own)
	_, second.sameFirst = p.rowKey(first)
	second.sameAnswer = fmt.Sprintf("%s: %s.", p.s.RowName(first), strings.TrimSuffix(p.current(first), "."))
	at, words := *second, second.words
	second.words = func(line string) (bool, error) {
		if known, err := p.atSame(at, q, line); known {
			return true, err
		}
		return words(line)
	}
}

// sameWord agrees to the same answer for the others. Where an answer begins with yes, that
// is the answer.
func sameWord(options []interview.Offered) string {
	for _, o := range options {
		if strings.HasPrefix(plainly(o.Label), "yes") {
			return "same"
		}
	}
	return "yes"
}

// atSame takes what is said to whether an answer holds for the others as well: that it
// does, or that each is asked about by itself.
func (p *plain) atSame(at prompt, q interview.Question, line string) (known bool, err error) {
	switch word := plainly(line); {
	case word == "same", word == "same for all", isYes(word) && sameWord(at.options) == "yes":
		return true, p.sameForRest(q)
	case word == "n", word == "no", word == "nein", word == "non", word == "one by one", word == "split":
		p.apart[q.Control.ID] = true
		p.goTo = at.key()
		p.say("One by one.")
		return true, errJump
	}
	return false, nil
}

// sameForRest gives all rows of a question but the first the answer that this one has, in
// one step, with its reason where it needs one, and goes on behind them.
func (p *plain) sameForRest(q interview.Question) error {
	rows := asked(q)
	option, note := rows[0].Option(), p.s.Own(rows[0].Cell().ID()).Note
	err := p.save(func(a *questionnaire.Assessment) {
		for _, r := range rows[1:] {
			p.s.AnswerRow(a, r, option)
		}
		for _, r := range rows[1:] {
			for _, id := range r.IDs() {
				if interview.NeedsReason(option) && p.s.OneWord(id) {
					a.Annotate(id, questionnaire.Notes{Note: note}, p.s.Day())
				}
			}
		}
	})
	if err == nil && interview.NeedsReason(option) && !p.s.OneWord(rows[0].Cell().ID()) {
		err = p.save(func(a *questionnaire.Assessment) { // each word has a reason of its own
			for _, r := range rows[1:] {
				for _, id := range r.IDs() {
					p.s.Reason(a, id, note)
				}
			}
		})
	}
	if err != nil {
		return err
	}
	p.readBack(option, rows[1:])
	return p.behind(rows[len(rows)-1])
}
