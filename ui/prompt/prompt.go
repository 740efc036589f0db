// Package prompt is the interview as line-by-line prompts, for screen readers, pipes
// and terminals without screens. It writes no escape codes and does not know about
// the wizard.
package prompt

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"yourpart/export/fonts"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// Options are what the prompts need from outside.
type Options struct {
	document.Options
	Path string // of the assessment to open; empty starts at home
	In   io.Reader
	Out  io.Writer
	// Decode is the letter that a byte is which is no UTF-8, 0 where it is none; nil where nobody
	// knows. Typed is true where a person types the lines, and can type one again.
	Decode func(byte) rune
	Typed  bool
	// Encode writes text in the letters of the terminal; nil where it takes UTF-8. ASCII is true
	// where letters with accents are printed without them, and signs in words.
	Encode func(string) string
	ASCII  bool
	// Width is how wide the terminal is now, in columns; nil or 0 where there is none, and
	// lines are not broken.
	Width func() int
	// NewPassphrase gets one without showing it, and ReportPassphrase one for a
	// report. They warn of one that is easy to guess by the names that they are told.
	NewPassphrase, ReportPassphrase func(names ...string) (string, error)
	// Fonts finds fonts for letters that a report's own face lacks; nil finds none.
	Fonts *fonts.Finder
}

// plain is the whole journey as line-by-line prompts, for screen readers,
// pipes and terminals without screens. It writes no escape codes.
type plain struct {
	o   Options
	s   *interview.Interview
	in  *bufio.Reader // one for the whole run, so that no piped line is lost
	out io.Writer
	// usual is true while the services keep what is usual for them.
	usual bool
	goTo  string // the id of the prompt to go to next
	// reports were written, by their paths. at is the file for who ends the program meanwhile.
	reports []string
	at      atomic.Pointer[[]string]
	heads   map[string]bool // what was said before the prompt that was put last, and holds on
	known   map[string]bool // what was said once, and is not said again
	last    string          // the answers that were offered last
	apart   map[string]bool // the questions that are answered one service at a time
}

// A prompt is one thing to answer. An empty line keeps what is there.
type prompt struct {
	id          string                 // where something jumps to it, or where another has its title
	told        string                 // what is said before, such as a list
	heads       []head                 // what is said before it and those that follow, but once
	said        string                 // who says what
	cells       []questionnaire.CellID // what it asks about, of a question
	title, help string                 // the title is one line
	options     []interview.Offered
	of          string // the question, where other prompts ask it as well; its answers are said once
	brief       string // the title of a prompt that asks what the one before asked
	same        string // asks whether an answer holds for others as well, in place of the title
	// sameFirst and sameAnswer are what was answered first, and how, for who did not hear it now.
	sameFirst, sameAnswer string
	name                  string // what is read back before what was typed
	current               string // in words
	open                  bool   // nothing is there yet
	needed                bool   // cannot be skipped while nothing is there
	take                  func(line string) error
	// no takes no and its like, where they answer what is asked.
	no func() error
	// free takes any words. One that is more likely meant for the program is taken
	// when it is typed twice.
	free bool
	// words takes what is no number where there are options, and reports whether
	// it knows it.
	words func(line string) (known bool, err error)
	done  bool // the last one: leave after it was taken
	// rounds takes the word round, which keeps how things stand.
	rounds bool
}

// A head is said before the first of several prompts, one after the other, that have it, or
// once and never again.
type head struct {
	of, text string
	once     bool
}

// What taking a line may say beside that it is wrong.
var (
	errLeave = errors.New("left")  // end the journey; all is saved
	errStay  = errors.New("stay")  // something was told; ask again
	errHome  = errors.New("home")  // go back to the beginning
	errJump  = errors.New("moved") // go to the prompt in goTo
)

// shortAnswers says what is understood at every prompt.
const shortAnswers = "Answer with a number or the first letters of an answer. Enter keeps or skips. Words at every prompt: help, back, skip, undo, review and quit; or ? < . and > for the review."

// waysOut are named with an error that names numbers alone.
const waysOut = "Or say help, back, skip or quit."

// Run asks line by line until the person leaves. Everything answered is on
// disk when it returns, whatever the error.
func Run(o Options) error {
	p := &plain{o: o, s: &interview.Interview{Document: document.New(o.Options)}, in: bufio.NewReader(o.In), out: o.Out, usual: true,
		known: map[string]bool{}, apart: map[string]bool{}}
	defer p.s.Close()
	defer p.parting()()
	if o.Path != "" {
		if err := p.open(o.Path); err != nil {
			return err
		}
		p.place()
	}
	p.say("yourpart: which part of your cloud security is yours. %s", shortAnswers)
	err := p.all()
	if lost := p.s.Flush(); lost != nil {
		return lost
	}
	if p.s.Store != nil && (err == nil || errors.Is(err, errLeave)) {
		path := p.s.Store.Path()
		p.say("\n%s", own(strings.Join(document.Farewell(path, p.reports), "\n")))
		if len(p.s.Assessment.Profile.Goals) > 0 {
			p.say("What the answers say about your goals: %s", own("yourpart readiness "+text.Argument(path)))
		}
	}
	if errors.Is(err, errLeave) {
		return nil
	}
	return err
}

// all goes from home through the journey, and again when somebody goes back.
func (p *plain) all() error {
	if p.o.Path == "" {
		if err := p.home(); err != nil {
			return err
		}
	}
	for {
		err := p.journey()
		if !errors.Is(err, errHome) {
			return err
		}
		if err := p.home(); err != nil {
			return err
		}
	}
}

// journey walks through the prompts, from the first that is open. The list is
// made anew after each answer, as answers open and close later ones.
func (p *plain) journey() error {
	list := p.prompts()
	p.s.Pace.Start(p.s.Now())
	i := 0
	for i < len(list)-1 && !list[i].open {
		i++
	}
	for i < len(list) {
		step, err := p.ask(list[i])
		switch {
		case errors.Is(err, errJump):
			list = p.prompts()
			if at := slices.IndexFunc(list, func(q prompt) bool { return q.key() == p.goTo }); at >= 0 {
				i = at
			}
			i = min(i, len(list)-1)
			continue
		case err != nil:
			return err
		case step > 0 && list[i].done:
			return nil
		case step < 0 && i == 0:
			return errHome
		}
		was := list[i].key()
		list = p.prompts()
		if at := slices.IndexFunc(list, func(q prompt) bool { return q.key() == was }); at >= 0 {
			i = max(at+step, 0)
		} else if step < 0 { // it is gone, so the next one has its place
			i = max(i-1, 0)
		}
	}
	return nil
}

// key tells a prompt from all others.
func (q prompt) key() string {
	if q.id != "" {
		return q.id
	}
	return q.title
}

// about reports whether a prompt asks about a cell such as is looked for.
func (q prompt) about(is func(questionnaire.CellID) bool) bool {
	return slices.ContainsFunc(q.cells, is)
}
