package ledger

import (
	"slices"
	"strings"
	"sync"

	"yourpart/questionnaire"
	"yourpart/ui/replies"
)

// forms are what came back of forms during a workshop, until the ledger takes it over.
type forms struct {
	mu   sync.Mutex
	came []replies.Came
	said []string // what became of those that were taken over, a line each, the newest last
}

// Came hands over what came back of forms. A change of kind [room.Forms] takes it over. It
// may be called from any goroutine.
func (l *Ledger) Came(list []replies.Came) {
	l.forms.mu.Lock()
	defer l.forms.mu.Unlock()
	l.forms.came = append(l.forms.came, list...)
}

// FormLines say what became of the forms that were taken over so far, the newest last. It
// may be called from any goroutine.
func (l *Ledger) FormLines() []string {
	l.forms.mu.Lock()
	defer l.forms.mu.Unlock()
	return slices.Clone(l.forms.said)
}

// takeForms takes over what came back. Each file is whole or refused in a line; a form that
// differs from what its person said since changes nothing.
func (l *Ledger) takeForms() error {
	l.forms.mu.Lock()
	list := l.forms.came
	l.forms.came = nil
	l.forms.mu.Unlock()
	how := replies.How{Catalogue: l.iv.Catalogue, Day: l.iv.Day()}
	var lines []string
	for _, c := range list { // one by one, so that a wrong one takes no other with it
		var t replies.Taken
		_, err := l.iv.Attempt(func(a *questionnaire.Assessment) error {
			if t = how.Take(a, []replies.Came{c}); len(t.Lines) == 0 {
				return t.Err
			}
			a.SavedWith(l.iv.Catalogue)
			return nil
		})
		lines = append(append(lines, t.Lines...), t.Notes...)
		if err == nil {
			err = t.Err
		}
		if err != nil { // what is wrong with it, or with the rest of it
			lines = append(lines, err.Error())
		}
		if len(t.Lines) > 0 {
			l.unsaved, l.changed, l.whole = true, true, true
		}
	}
	l.forms.mu.Lock()
	for _, line := range lines {
		if !strings.HasPrefix(line, " ") { // the answers themselves stay hidden until all have answered
			l.forms.said = append(l.forms.said, line)
		}
	}
	l.forms.mu.Unlock()
	return nil
}
