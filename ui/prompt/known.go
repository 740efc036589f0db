package prompt

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"yourpart/export/report"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// factLine is what a product always does, and where that is written.
func factLine(c *scoring.Cell) string { return c.Fact.AlwaysOn.Why + " Source: " + c.Fact.Source + "." }

// knownLines are what the products settle of a question that is asked of others, a line
// each, and how to overrule it; empty where that is nothing.
func (p *plain) knownLines(q interview.Question) string {
	var lines []string
	for _, c := range knownOf(q) {
		lines = append(lines, "Known: "+p.s.Report.ServiceName(c.Service)+": "+factLine(c))
	}
	switch len(lines) {
	case 0:
		return ""
	case 1:
		return lines[0] + " Say not so to answer it yourself."
	}
	return strings.Join(lines, "\n") + "\nSay not so to answer these yourself."
}

// knownOf are the cells of a question that the products settle.
func knownOf(q interview.Question) (cells []*scoring.Cell) {
	for i := range q.Cells {
		if interview.Known(&q.Cells[i]) {
			cells = append(cells, &q.Cells[i])
		}
	}
	return cells
}

// atKnown takes the words about what is known: known lists it, not so answers what is known
// of this question, or with a number one of the list, and is so takes such an answer back.
func (p *plain) atKnown(at prompt, q interview.Question, r interview.Row, line string) (known bool, err error) {
	words := strings.Fields(strings.ToLower(line))
	switch {
	case len(words) == 1 && words[0] == "known":
		return true, p.listKnown()
	case len(words) == 2 && words[0] == "is" && words[1] == "so":
		return true, p.isSo(r)
	case len(words) >= 2 && len(words) <= 3 && words[0] == "not" && words[1] == "so":
		return true, p.notSo(at, q, words[2:])
	}
	return false, nil
}

// listKnown says all that the products settle.
func (p *plain) listKnown() error {
	cells := p.s.KnownCells()
	if len(cells) == 0 {
		p.say("The products settle no question by themselves.")
		return errStay
	}
	for i, c := range cells {
		p.say("  %d. %s, %s: %s", i+1, c.Control.Title, p.s.Report.ServiceName(c.Service), factLine(c))
	}
	p.say("Say not so and a number to answer one of them yourself.")
	return errStay
}

// notSo asks all the same about what is known of a question, or about the one of the list
// with that number, and goes back to where that was asked for.
func (p *plain) notSo(at prompt, q interview.Question, number []string) error {
	cells := knownOf(q)
	if len(number) == 1 {
		all := p.s.KnownCells()
		n, err := strconv.Atoi(number[0])
		if err != nil || n < 1 || n > len(all) {
			return fmt.Errorf("say not so and a number from 1 to %d; known lists them", len(all))
		}
		cells = all[n-1 : n]
	}
	if len(cells) == 0 {
		return errors.New("the products settle nothing about this question; known lists what they settle, and not so with a number answers one of those")
	}
	p.goTo = at.key()
	for _, c := range cells {
		step, err := p.ask(p.overruling(at, c))
		if err != nil {
			return err
		}
		if step < 0 {
			break
		}
		if key, needed := p.reasonFor(c.ID()); needed {
			p.goTo = key
		}
	}
	return errJump
}

// overruling asks about one cell that is known. Enter leaves it so.
func (p *plain) overruling(at prompt, c *scoring.Cell) prompt {
	r := interview.Row{Control: c.Control, Cells: []*scoring.Cell{c}}
	_, title := p.rowKey(r)
	return prompt{id: at.key(), title: title, help: c.Control.Why + " " + c.Control.Check, options: answers(interview.OptionsOf(c.Control)),
		current: report.OptionWords(c.Control, c.Fact.AlwaysOn.Option) + ", which is known. " + factLine(c),
		take:    func(option string) error { return p.answer(option, r) }}
}

// isSo takes back an answer to what is known of the product.
func (p *plain) isSo(r interview.Row) error {
	if r.Rest || r.Cell().Fact == nil {
		return errors.New("no answer here takes the place of what is known of the product")
	}
	if err := p.s.CannotClear(r.Cell().ID(), "as says who answers now"); err != nil {
		return err
	}
	if err := p.answer("", r); err != nil {
		return err
	}
	p.say("Known again.")
	return nil
}
