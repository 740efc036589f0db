// Package replies takes what came back of forms into an assessment, for anything that watches
// a folder or was given a file, and says what became of each, a line where it is refused.
package replies

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/sheet"
	"yourpart/questionnaire/sheet/inbox"
)

// A Came is one file or message that came back.
type Came struct {
	Name  string // as messages have it
	Reply sheet.Reply
	Err   error // why it cannot be read; nil where it can
}

// In reads all that lies in a folder.
func In(dir string) ([]Came, error) {
	box, err := inbox.Open(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(dir), err)
	}
	files, err := box.Look(true)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", text.Shown(dir), err)
	}
	list := []Came{}
	for _, f := range files {
		list = append(list, From(dir, f))
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: no file in it; put what came back there", text.Shown(dir))
	}
	return list, nil
}

// From is a file that lay in a folder.
func From(dir string, f inbox.File) Came {
	return Came{text.Shown(filepath.Join(dir, f.Name)), f.Reply, f.Err}
}

// How says how replies are taken.
type How struct {
	Catalogue *catalogue.Catalogue
	Day       questionnaire.Date
	Force     bool // also where the person has said something else since
	Partial   bool // the right answers of a reply in which others are wrong
	DryRun    bool // change nothing
}

// Taken is what became of replies.
type Taken struct {
	Lines   []string // for standard output
	Notes   []string // what else a person should know
	Cells   []questionnaire.CellID
	Changed int     // answers
	Faults  []error // a line each, where there are several
	Err     error   // in one line
}

// Take takes replies into an assessment, one after the other; a later one of the same
// person counts over an earlier one only where force says so. The error in Taken sums up
// what was refused, and is one line.
func (h How) Take(a *questionnaire.Assessment, list []Came) (t Taken) {
	var refused []error
	for _, c := range list {
		if err := h.take(a, c, &t); err != nil {
			refused = append(refused, fmt.Errorf("%s: %w", c.Name, err))
		}
	}
	switch len(refused) {
	case 0:
	case 1:
		t.Err = refused[0]
	default:
		t.Faults = refused
		t.Err = fmt.Errorf("%d of %s not taken as they are", len(refused), text.Plural(len(list), "file was", "files were"))
	}
	return t
}

// take takes one reply. The error says what was not taken of it.
func (h How) take(a *questionnaire.Assessment, c Came, t *Taken) error {
	if c.Err != nil {
		return c.Err
	}
	m, err := c.Reply.Match(h.Catalogue, a)
	if err != nil {
		return err
	}
	if m.Confirms && !h.Force {
		t.Lines = append(t.Lines, fmt.Sprintf("%s: confirms what %s typed by hand", c.Name, text.Printed(m.Person)))
		_, _, err := m.Take(a, h.Day, false)
		return err
	}
	if m.Again && !h.Force {
		t.Notes = append(t.Notes, fmt.Sprintf("%s: taken before, so nothing changes", c.Name))
		return nil
	}
	if len(m.Faults) > 0 && !h.Partial {
		return wrong(m.Faults)
	}
	was := a.Clone()
	changed, left, err := m.Take(a, h.Day, h.Force)
	if err != nil {
		return err
	}
	t.Changed += changed
	h.tell(&was, c, m, changed, t)
	if left > 0 {
		err = fmt.Errorf("%s said something else since the sheet was sent, also in an earlier form: %s not taken; --force takes them", text.Printed(m.Person), text.Plural(left, "answer is", "answers are"))
	}
	if len(m.Faults) > 0 {
		err = errors.Join(wrong(m.Faults), err)
	}
	return oneLine(err)
}

// tell says what was taken of one reply.
func (h How) tell(was *questionnaire.Assessment, c Came, m sheet.Match, changed int, t *Taken) {
	verb := "taken"
	if h.DryRun {
		verb = "would be taken"
	}
	line := fmt.Sprintf("%s: %s of %s %s", c.Name, text.Plural(changed, "answer", "answers"), text.Printed(m.Person), verb)
	if same := len(m.Answers) - changed - stale(m, h.Force); same > 0 {
		line += fmt.Sprintf(", %d as before", same)
	}
	t.Lines = append(t.Lines, line)
	if m.Typed && m.Again {
		t.Lines = append(t.Lines, "  what "+text.Printed(m.Person)+" typed by hand is confirmed")
	} else if m.Typed {
		t.Lines = append(t.Lines, "  typed by hand, so nothing shows that it is whole; read it back to "+text.Printed(m.Person)+":")
	}
	for _, ans := range m.Answers {
		if ans.Stale && !h.Force {
			t.Notes = append(t.Notes, fmt.Sprintf("%s: question %s; here since: %s", c.Name, ans.Told(h.Catalogue), label(h.Catalogue, ans.Cell, ans.Now.Option)))
			continue
		}
		if !ans.Same {
			t.Cells = append(t.Cells, ans.Cell)
		}
		if m.Typed || h.DryRun && !ans.Same {
			told := "  " + ans.Told(h.Catalogue)
			if before := was.WordOf(ans.Cell, m.Person).Option; before != "" && before != ans.Option {
				told += ", was " + label(h.Catalogue, ans.Cell, before)
			}
			if ans.Note != "" {
				told += "; note: " + text.Cut(ans.Note, 80)
			}
			t.Lines = append(t.Lines, told)
		}
	}
}

func stale(m sheet.Match, force bool) (n int) {
	for _, ans := range m.Answers {
		if ans.Stale && !force {
			n++
		}
	}
	return n
}

func label(c *catalogue.Catalogue, id questionnaire.CellID, option string) string {
	return sheet.Answer{Cell: id, Option: option}.Label(c)
}

// wrong sums up answers that cannot be taken.
func wrong(faults []sheet.Fault) error {
	const few = 5
	var told []string
	for _, f := range faults[:min(few, len(faults))] {
		told = append(told, f.Error())
	}
	if more := len(faults) - few; more > 0 {
		told = append(told, fmt.Sprintf("and %d more", more))
	}
	return errors.New(strings.Join(told, "; ") + "; --partial takes the others")
}

// oneLine is an error of several lines in one.
func oneLine(err error) error {
	if err == nil || !strings.Contains(err.Error(), "\n") {
		return err
	}
	return errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
}
