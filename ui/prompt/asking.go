package prompt

import (
	"errors"
	"strconv"
	"strings"

	"yourpart/internal/text"
)

// ask puts one prompt and returns how far to move: 1 on, -1 back.
func (p *plain) ask(q prompt) (int, error) {
	p.put(q)
	doubted := ""
	for {
		line, err := p.line(q.title)
		if err != nil {
			return 0, err
		}
		if step, err := p.command(q, commandIn(q, line)); step != 0 || (err != nil && !errors.Is(err, errStay)) {
			return step, err
		} else if err != nil {
			continue
		}
		if known, err := p.anywhere(q, line); known && !errors.Is(err, errStay) {
			return 0, err
		} else if known {
			continue
		}
		if q.free && isCommand(line) && line != doubted && (q.no == nil || !isNo(line)) {
			doubted = line
			p.say("%s may be meant for the program. %s Type it again to have it taken as it is.", own(strconv.Quote(line)), shortAnswers)
			continue
		}
		if inner := strings.Trim(line, `"`); q.free && len(inner) == len(line)-2 && isCommand(inner) {
			line = inner
		}
		switch err := p.takeLine(q, line); {
		case err == nil:
			return 1, nil
		case errors.Is(err, errStay):
		case errors.Is(err, errLeave), errors.Is(err, errHome), errors.Is(err, errJump):
			return 0, err
		default:
			p.wrong(err)
		}
	}
}

// wrong says in a line what is wrong with what was typed. Where that names numbers alone,
// the ways out follow.
func (p *plain) wrong(err error) {
	said := text.Sentence(err)
	if strings.Contains(said, " number") {
		said += " " + waysOut
	}
	p.say("%s", said)
}

// command does what a word asks for that every prompt takes. It returns how far to move,
// or errStay where the prompt is still to be answered; 0 and nil are no such word.
func (p *plain) command(q prompt, word command) (step int, err error) {
	switch word {
	case toBack:
		return -1, nil
	case toReview:
		p.goTo = reviewPrompt
		return 0, errJump
	case toQuit:
		return 0, errLeave
	case toHelp:
		p.help(q)
		return 0, errStay
	case toSkip:
		if q.needed && q.current == "" {
			p.say("This one is needed. Or say help, back or quit.")
			return 0, errStay
		}
		return 1, nil
	}
	return 0, nil
}

// anywhere does what a line asks for that many prompts take: it keeps a round, or takes
// the last change back. It reports whether it was that, and returns errStay where nothing
// came of it.
func (p *plain) anywhere(q prompt, line string) (known bool, err error) {
	switch {
	case q.rounds && strings.EqualFold(line, "round"):
		return true, p.round(q)
	case p.undoes(q, line):
		if err = p.undo(q); !errors.Is(err, errJump) {
			p.say("%s", text.Sentence(err))
			err = errStay
		}
		return true, err
	}
	return false, nil
}

// skip goes on, as Enter does.
func skip() error { return nil }

// takeLine turns a number or a word into the option it stands for and takes the answer.
func (p *plain) takeLine(q prompt, line string) error {
	if q.no != nil && isNo(line) {
		return q.no()
	}
	if len(q.options) == 0 {
		if err := q.take(line); err != nil || q.name == "" {
			return err
		}
		p.say("%s: %s.", q.name, own(line))
		return nil
	}
	o, exact := named(q.options, line)
	if q.words != nil && !exact {
		if known, err := q.words(line); known {
			return err
		}
	}
	if !exact {
		var err error
		if o, err = pick(q.options, line); err != nil {
			return err
		}
	}
	err := q.take(o.Id)
	if err == nil && q.name != "" {
		p.say("%s: %s.", q.name, o.Label)
	}
	return err
}
