package prompt

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// put says what is asked. What was heard is not said again: what several prompts have
// before them, and the answers to a question that is now asked about another service.
func (p *plain) put(q prompt) {
	p.place()
	p.say("")
	if q.told != "" {
		p.say("%s", q.told)
	}
	heads := map[string]bool{}
	for _, h := range q.heads {
		heads[h.of] = true
		if !p.heads[h.of] && !p.known[h.of] {
			p.say("%s", h.text)
		}
		if h.once {
			p.known[h.of] = true
		}
	}
	p.heads = heads
	if q.said != "" {
		p.say("%s", q.said)
	}
	p.putTitle(q)
	switch {
	case q.current == "":
	case len(q.options) == 0: // as it was typed
		p.say("Now: %s", own(q.current))
	default:
		p.say("Now: %s", q.current)
	}
}

// putTitle says the question itself, with its answers where they were not heard yet.
func (p *plain) putTitle(q prompt) {
	key := q.listKey()
	switch {
	case q.same != "":
		if !strings.HasPrefix(p.last, "answers "+q.of+"\n") { // the first row was answered earlier
			p.say("%s", q.sameFirst)
			p.list(q)
			p.say("%s", q.sameAnswer)
			p.known[key] = true
		}
		p.say("%s", q.same)
	case len(q.options) == 0 || key == "" || !p.known[key]:
		p.say("%s", q.title)
		p.list(q)
	case q.brief != "" && p.last == key:
		p.say("%s, %s.", q.brief, q.span())
	default:
		p.say("%s %s.", q.title, q.span())
	}
	p.last = key
	if key != "" && q.same == "" {
		p.known[key] = true
	}
}

// listKey is one for all prompts that offer the same answers to the same question, in the
// same order; empty for a prompt whose answers are always said.
func (q prompt) listKey() string {
	if q.of == "" {
		return ""
	}
	var b strings.Builder
	b.WriteString("answers " + q.of)
	for _, o := range q.options {
		b.WriteString("\n" + o.Id)
	}
	return b.String()
}

// span says how to answer without the answers.
func (q prompt) span() string {
	return fmt.Sprintf("1 to %d, help for the answers", len(q.options))
}

// list says the answers to a prompt, each under its number. What the answers mean that
// every question has is said once.
func (p *plain) list(q prompt) {
	for n, o := range q.options {
		said := o.Label
		fixed := questionnaire.FixedLabel(o.Id) != ""
		if key := "hint " + o.Id; o.Text != "" && !(fixed && p.known[key]) {
			said += ": " + o.Text
			p.known[key] = fixed
		}
		p.say("  %d. %s", n+1, said)
	}
}

// help says all that there is to know about a prompt, with its answers.
func (p *plain) help(q prompt) {
	if q.of != "" {
		for _, o := range q.options {
			delete(p.known, "hint "+o.Id)
		}
		p.say("%s", q.title)
		p.list(q)
	}
	p.say("%s\n%s", q.help, shortAnswers)
}

// answers are those that a question takes, as they are said.
func answers(options []interview.Offered) []interview.Offered {
	for i, o := range options {
		if label := questionnaire.FixedLabel(o.Id); label != "" && o.Id != questionnaire.HandledElsewhere {
			options[i].Label = label
		}
	}
	return options
}

// line reads one line. Input that ends early is an error that says where.
func (p *plain) line(at string) (string, error) {
	fmt.Fprint(p.out, "> ")
	line, err := p.in.ReadString('\n')
	if line, err = p.decoded(line, err, at); errors.Is(err, errStay) {
		return p.line(at)
	}
	if err != nil && line == "" {
		p.say("")
		if err != io.EOF {
			return "", err
		}
		return "", p.ended(at)
	}
	return text.CleanLine(line), nil
}
func (p *plain) ended(at string) error {
	at = spoken(at)
	if p.s.Store == nil {
		return fmt.Errorf("the input ended at %q; run yourpart in a terminal, or see yourpart new --help", at)
	}
	return fmt.Errorf("the input ended at %q; what was answered is saved, go on with: yourpart open %s", at, text.Argument(p.s.Store.Path()))
}
