package prompt

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"yourpart/internal/text"
)

// put says what is asked.
func (p *plain) put(q prompt) {
	p.place()
	p.say("")
	if q.told != "" {
		p.say("%s", q.told)
	}
	for _, h := range q.heads {
		if !slices.Contains(p.heard, h) {
			p.say("%s", h.text)
		}
	}
	p.heard = q.heads
	if q.said != "" {
		p.say("%s", q.said)
	}
	p.say("%s", q.title)
	for n, o := range q.options {
		text := o.Label
		if o.Text != "" {
			text += ": " + o.Text
		}
		p.say("  %d. %s", n+1, text)
	}
	if q.current != "" {
		p.say("Now: %s", q.current)
	}
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
	if p.s.Store == nil {
		return fmt.Errorf("the input ended at %q; run yourpart in a terminal, or see yourpart new --help", at)
	}
	return fmt.Errorf("the input ended at %q; what was answered is saved, go on with: yourpart open %s", at, text.Argument(p.s.Store.Path()))
}

// say prints lines. All that is printed goes through here, so that nothing in a
// file can drive the terminal.
func (p *plain) say(format string, args ...any) {
	fmt.Fprintln(p.out, text.Printed(fmt.Sprintf(format, args...)))
}
