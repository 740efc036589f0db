package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/document"
)

// What a form asks of the disk runs in commands, so that a slow disk never
// holds the keys. The answer says which form and field it is for.
type (
	// seenMsg brings what is wrong with a value, if anything.
	seenMsg struct {
		form  *byte
		field int
		seen  seen
	}
	// completedMsg brings how a path goes on, or what it may go on with.
	completedMsg struct {
		form   *byte
		field  int
		from   string
		to     string
		offers []string
	}
)

// seen is a value that was looked at, and what is wrong with it.
type seen struct {
	value string
	err   error
}

// lookAt looks at field n where that is due.
func (f *form) lookAt(n int) tea.Cmd {
	d := &f.fields[n]
	value := f.value(n)
	if d.look == nil || value == "" || (d.seen != nil && d.seen.value == value) {
		return nil
	}
	id, look := f.id, d.look
	return func() tea.Msg { return seenMsg{id, n, seen{value, look(value)}} }
}

// unseen looks at the first field where that is due.
func (f *form) unseen() tea.Cmd {
	for i := range f.fields {
		if cmd := f.lookAt(i); cmd != nil {
			return cmd
		}
	}
	return nil
}

// right reports whether field n is known to be right.
func (f *form) right(n int) bool { return f.error(n) == nil && f.lookAt(n) == nil }

// noted takes over what was seen and reports whether the form is submitted now.
func (f *form) noted(msg seenMsg) (done bool) {
	if msg.form != f.id {
		return false
	}
	f.fields[msg.field].seen = &msg.seen
	if f.ending {
		done, _ = f.submit()
	} else if f.at == msg.field && f.value(f.at) == msg.seen.value {
		f.wrong = msg.seen.err
	}
	return done
}

// complete looks up how the path at the cursor goes on.
func (f *form) complete() tea.Cmd {
	id, at, from, folders := f.id, f.at, f.value(f.at), f.fields[f.at].folders
	return func() tea.Msg {
		to, offers := completePath(from, folders)
		return completedMsg{id, at, from, to, offers}
	}
}

// completed takes over how a path goes on, unless it was changed since.
func (f *form) completed(msg completedMsg) {
	if msg.form != f.id || msg.field != f.at || f.value(f.at) != msg.from {
		return
	}
	f.fields[f.at].value = msg.to
	f.input = nil
	f.open(f.at)
	f.offers = msg.offers
}

// completePath goes on with a path as far as there is one way, and lists the
// ways where there are several. Hidden files come only where asked for, and
// with folders no files at all.
func completePath(path string, folders bool) (to string, offers []string) {
	dir, start := filepath.Split(path)
	where := document.Expand(dir)
	if path == "~" {
		return "~" + string(filepath.Separator), nil
	}
	if where == "" {
		where = "."
	}
	entries, err := os.ReadDir(where)
	if err != nil {
		return path, nil
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, start) || (start == "" && strings.HasPrefix(name, ".")) || text.CleanText(name) != name {
			continue
		}
		if info, err := os.Stat(filepath.Join(where, name)); err == nil && info.IsDir() {
			name += string(filepath.Separator)
		} else if folders {
			continue
		}
		offers = append(offers, name)
	}
	if len(offers) == 0 {
		return path, nil
	}
	common := offers[0]
	for _, o := range offers {
		common = shared(common, o)
	}
	if len(offers) == 1 {
		offers = nil
	}
	const few = 12
	if n := len(offers); n > few {
		offers = append(slices.Clone(offers[:few]), "… "+text.Plural(n-few, "other"))
	}
	return dir + common, offers
}

// shared is what two words begin with, in whole characters.
func shared(a, b string) string {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return a[:i]
		}
	}
	return a
}
