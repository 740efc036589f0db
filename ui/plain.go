package ui

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"

	"yourpart/questionnaire"
)

// plain is the whole journey as line-by-line prompts, for screen readers,
// pipes and terminals without screens. It writes no escape codes.
type plain struct {
	s   *session
	in  *bufio.Reader // one for the whole run, so that no piped line is lost
	out io.Writer
}

// A prompt is one thing to answer. An empty line keeps what is there.
type prompt struct {
	title, help string
	options     []offered
	current     string // in words
	open        bool   // nothing is there yet
	needed      bool   // cannot be skipped while nothing is there
	take        func(line string) error
	done        bool // the last one: leave after it was taken
}

// errLeave ends the journey; all is saved.
var errLeave = errors.New("left")

const plainHelp = "Enter keeps or skips, < goes back, ? explains, . saves and quits."

func runPlain(o Options) error {
	p := &plain{s: newSession(o), in: bufio.NewReader(o.In), out: o.Out}
	defer p.s.close()
	if o.Path != "" {
		if err := p.open(o.Path); err != nil {
			return err
		}
	}
	p.say("yourpart: which part of your cloud security is yours. %s", plainHelp)
	err := p.journey()
	if lost := p.s.flush(); lost != nil {
		return lost
	}
	if p.s.store != nil && (err == nil || errors.Is(err, errLeave)) {
		path := questionnaire.Shown(p.s.store.Path())
		p.say("\nSaved in %s. Go on with: yourpart open %s", path, path)
	}
	if errors.Is(err, errLeave) {
		return nil
	}
	return err
}

// journey walks through the prompts. The list is made anew after each answer,
// as answers open and close later ones.
func (p *plain) journey() error {
	list := p.prompts()
	i := 0
	for i < len(list)-1 && !list[i].open {
		i++
	}
	for i < len(list) {
		step, err := p.ask(list[i])
		if err != nil {
			return err
		}
		if step > 0 && list[i].done {
			return nil
		}
		list = p.prompts()
		i = max(i+step, 0)
	}
	return nil
}

// ask puts one prompt and returns how far to move: 1 on, -1 back.
func (p *plain) ask(q prompt) (int, error) {
	p.say("\n%s", q.title)
	for n, o := range q.options {
		p.say("  %d. %s: %s", n+1, o.label, o.text)
	}
	if q.current != "" {
		p.say("Now: %s", q.current)
	}
	for {
		line, err := p.line(q.title)
		if err != nil {
			return 0, err
		}
		switch line {
		case "<":
			return -1, nil
		case ".":
			return 0, errLeave
		case "?":
			p.say("%s\n%s", q.help, plainHelp)
			continue
		case "":
			if q.needed && q.current == "" {
				p.say("This one is needed; < goes back.")
				continue
			}
			return 1, nil
		}
		if err := p.takeLine(q, line); err != nil {
			p.say("%s", sentence(err))
			continue
		}
		return 1, nil
	}
}

// takeLine turns a number into the option it stands for and takes the answer.
func (p *plain) takeLine(q prompt, line string) error {
	if len(q.options) == 0 {
		return q.take(line)
	}
	n, err := strconv.Atoi(line)
	if err != nil || n < 1 || n > len(q.options) {
		return fmt.Errorf("type a number from 1 to %d", len(q.options))
	}
	return q.take(q.options[n-1].id)
}

// line reads one line. Input that ends early is an error that says where.
func (p *plain) line(at string) (string, error) {
	fmt.Fprint(p.out, "> ")
	line, err := p.in.ReadString('\n')
	if err != nil && line == "" {
		p.say("")
		if err != io.EOF {
			return "", err
		}
		return "", p.ended(at)
	}
	return questionnaire.CleanLine(line), nil
}

func (p *plain) ended(at string) error {
	if p.s.store == nil {
		return fmt.Errorf("the input ended at %q; run yourpart in a terminal, or see yourpart new --help", at)
	}
	return fmt.Errorf("the input ended at %q; what was answered is saved, go on with: yourpart open %s", at, questionnaire.Shown(p.s.store.Path()))
}

func (p *plain) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// save puts the assessment on disk at once, making its file where it has none.
func (p *plain) save(f func(a *questionnaire.Assessment)) error {
	f(&p.s.a)
	p.s.a.Catalogue = p.s.cat.Version
	p.s.recount()
	if p.s.store == nil {
		store, err := create(p.s.Folder, p.s.a)
		p.s.store = store
		return err
	}
	p.s.failed = p.s.store.Save(p.s.a)
	if kept := p.s.store.Aside(); len(kept) > 0 {
		p.say("%s", asideText(p.s.store.Path(), kept))
	}
	return p.s.failed
}
