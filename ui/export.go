package ui

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/questionnaire"
)

// exporter writes the report in the formats that are ticked.
type exporter struct {
	s       *session
	form    form
	busy    bool
	written []string
	failed  error
}

// exportedMsg says what was written, and what went wrong after that.
type exportedMsg struct {
	paths []string
	err   error
}

// existsMsg says that a file would be replaced.
type existsMsg struct{ paths []string }

func newExport(s *session) screen {
	var fields []field
	for i, f := range export.Formats {
		fields = append(fields, field{label: f.Name, value: []string{"yes", "no"}[min(i, 1)], help: f.About, choices: []choice{{"yes", "yes"}, {"no", "no"}}})
	}
	fields = append(fields, field{label: "Folder", value: defaultFolder(s), help: "Where the files go.", check: required("a folder")})
	return exporter{s: s, form: newForm(s.st, fields...)}
}

// defaultFolder is where the assessment is kept, or the working folder where
// that is our own, which people do not look into.
func defaultFolder(s *session) string {
	if s.store != nil {
		dir := filepath.Dir(s.store.Path())
		if !sameFile(dir, s.Folder) {
			return dir
		}
	}
	dir, err := os.Getwd()
	if err != nil {
		return s.Folder
	}
	return dir
}

func (v exporter) Init() tea.Cmd { return nil }

func (v exporter) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case exportedMsg:
		v.busy, v.written, v.failed = false, msg.paths, msg.err
		return v, nil
	case existsMsg:
		v.busy = false
		again := v.write(true)
		for i, p := range msg.paths {
			msg.paths[i] = questionnaire.Shown(p)
		}
		return v, send(showMsg{confirm{strings.Join(msg.paths, ", ") + " is there already. Replace it?", again}})
	case tea.KeyPressMsg:
		if msg.String() == "esc" {
			return v, send(backMsg{})
		}
		if v.busy {
			return v, nil
		}
	}
	done, cmd := v.form.update(msg)
	if !done {
		return v, cmd
	}
	v.written, v.failed = nil, nil
	if len(v.formats()) == 0 {
		v.failed = errors.New("no format is chosen; turn one to yes")
		return v, nil
	}
	v.busy = true
	return v, v.write(false)
}

// formats are those that are ticked.
func (v exporter) formats() (list []export.Format) {
	for i, f := range export.Formats {
		if v.form.fields[i].value == "yes" {
			list = append(list, f)
		}
	}
	return list
}

// write makes the files; without force it asks before one is replaced.
func (v exporter) write(force bool) tea.Cmd {
	folder := expand(v.form.value(len(export.Formats)))
	a := v.s.a.Clone()
	r := export.Build(v.s.cat, &a, v.s.today(), v.s.report.Plan.Start)
	base := questionnaire.FileName(r.Name())
	formats := v.formats()
	return func() tea.Msg {
		var paths, there []string
		for _, f := range formats {
			path := filepath.Join(folder, base+f.Ext)
			if _, err := os.Lstat(path); err == nil {
				there = append(there, path)
			}
			paths = append(paths, path)
		}
		if len(there) > 0 && !force {
			return existsMsg{there}
		}
		for i, f := range formats {
			if err := f.Save(r, paths[i]); err != nil {
				return exportedMsg{paths[:i], err}
			}
		}
		return exportedMsg{paths, nil}
	}
}

func (v exporter) View(width, height int) string {
	told := v.told(width)
	form := v.form.view(width, max(height-len(told)-1, 3))
	return form + "\n\n" + strings.Join(told, "\n")
}

// told is how the writing went.
func (v exporter) told(width int) (lines []string) {
	st := v.s.st
	switch {
	case v.busy:
		return []string{st.muted.Render("writing…")}
	case len(v.written) == 0 && v.failed == nil:
		return styled(st.muted.Render, "Enter on the last field writes the files.", width)
	}
	for _, p := range v.written {
		lines = append(lines, styled(st.good.Render, "Written: "+questionnaire.Shown(p), width)...)
	}
	if v.failed != nil {
		lines = append(lines, styled(st.problem.Render, "Not written: "+questionnaire.CleanLine(v.failed.Error()), width)...)
	}
	return lines
}

func (v exporter) Keys() []key.Binding { return v.form.keys() }

func (v exporter) Head() (right, left string) {
	return "Export", "The report for " + v.s.report.Name()
}
