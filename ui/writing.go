package ui

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
)

// A writing is one report on its way to disk, a file for each format. The
// files are written one by one, so that the page can tell how far it is.
type writing struct {
	report  *report.Report
	extra   doc.Extra
	letters *export.Lettering
	formats []export.Format
	folder  string
	at      int // the format that is being written
	busy    bool
	stop    bool // after the file at hand
	written []string
	failed  []error
}

// wroteMsg says how one report went: the paths of its file and of its annex.
type wroteMsg struct {
	paths []string
	err   error
}

// existsMsg says that files would be replaced.
type existsMsg struct {
	folder string
	names  []string
	own    string // the one that is the assessment itself
	wrong  error  // why the folder cannot be meant
}

// replaceMsg says that they may be.
type replaceMsg struct{}

func newWriting(r *report.Report, x doc.Extra, letters *export.Lettering, formats []export.Format, folder string) writing {
	return writing{report: r, extra: letters.Into(x), letters: letters, formats: formats, folder: folder, busy: true}
}

// path is where a format goes.
func (w writing) path(f export.Format) string {
	return filepath.Join(w.folder, questionnaire.Slug(w.report.Name())+f.Ext)
}

// paths are all files of a format: the report's, and the annex's where it has one.
func (w writing) paths(f export.Format) []string {
	path := w.path(f)
	if f.Annex != nil && f.Parted(w.report) {
		if annex := export.AnnexPath(path); annex != "" {
			return []string{path, annex}
		}
	}
	return []string{path}
}

// look finds out whether a file would be replaced, and writes the first one
// where none would. The assessment itself is never replaced, and a word does not
// become a folder.
func (w writing) look(own string) tea.Cmd {
	return func() tea.Msg {
		there := existsMsg{folder: w.folder}
		if err := document.CheckFolder(w.folder); err != nil {
			return existsMsg{wrong: err}
		}
		for _, f := range w.formats {
			for _, path := range w.paths(f) {
				if own != "" && document.SameFile(own, path) {
					return existsMsg{own: path}
				}
				if _, err := os.Lstat(path); err == nil {
					there.names = append(there.names, filepath.Base(path))
				}
			}
		}
		if len(there.names) > 0 {
			return there
		}
		return w.next()()
	}
}

// next writes the file at hand, or is nil where all are done.
func (w writing) next() tea.Cmd {
	if !w.busy {
		return nil
	}
	f, r, x, path := w.formats[w.at], w.report, w.extra, w.path(w.formats[w.at])
	if !f.Encrypts() {
		x.Passphrase = ""
	}
	return func() tea.Msg {
		paths, err := f.Save(r, x, path)
		return wroteMsg{paths, err}
	}
}

// note takes over how a file went and goes on to the next.
func (w writing) note(msg wroteMsg) writing {
	if !w.busy {
		return w
	}
	if msg.err != nil {
		w.failed = append(w.failed, msg.err)
	} else {
		w.written = append(w.written, msg.paths...)
	}
	w.at++
	w.busy = w.at < len(w.formats) && !w.stop
	if w.stop && w.at < len(w.formats) {
		w.failed = append(w.failed, fmt.Errorf("%s, as it was stopped", text.Plural(len(w.formats)-w.at, "other file")))
	}
	return w
}

// ask is the question before files are replaced.
func (m existsMsg) ask() string {
	const most = 6
	names, is := m.names, "is"
	if len(names) > 1 {
		is = "are"
	}
	if n := len(names) - most; n > 0 {
		names = append(names[:most:most], fmt.Sprintf("and %d more", n))
	}
	it := "it"
	if is == "are" {
		it = "them"
	}
	return fmt.Sprintf("%s %s there already in %s. Replace %s?", strings.Join(names, ", "), is, m.folder, it)
}

// openerMsg brings the command that shows a folder.
type openerMsg struct{ command []string }

// findOpener looks for a way to show a folder on this computer.
func findOpener() tea.Msg { return openerMsg{opener(runtime.GOOS, os.Getenv, exec.LookPath)} }

// opener is the command that shows a folder, or nothing where there is none, or
// no screen that the person sits at.
func opener(system string, getenv func(string) string, find func(string) (string, error)) []string {
	name := map[string]string{"windows": "explorer", "darwin": "open"}[system]
	if name == "" {
		name = "xdg-open"
		if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
			return nil
		}
	}
	if getenv("SSH_CONNECTION") != "" {
		return nil
	}
	path, err := find(name)
	if err != nil {
		return nil
	}
	return []string{path}
}

// openFolder starts the command and does not wait for it.
func openFolder(command []string, folder string) tea.Cmd {
	return func() tea.Msg {
		c := exec.Command(command[0], append(command[1:], folder)...)
		if err := c.Start(); err != nil {
			return failMsg{fmt.Errorf("cannot open %s: %w", folder, err)}
		}
		go func() { _ = c.Wait() }()
		return nil
	}
}

// wrote notes files for the line that is left on the screen at the end.
func (s *session) wrote(paths []string) {
	for _, path := range paths {
		if !slices.Contains(s.reports, path) {
			s.reports = append(s.reports, path)
		}
	}
}

// mayCopy reports whether there is a path to copy, and no text being typed.
func (v exporter) mayCopy() bool { return len(v.job.written) > 0 && v.at != v.folderRow() }

// copy puts the paths of what was written on the clipboard, a line each, also over a network:
// it is the terminal that does it.
func (v exporter) copy() tea.Cmd {
	n := len(v.job.written)
	v.s.tell(fmt.Sprintf("%s given to the terminal to copy", text.Plural(n, "path")))
	return tea.SetClipboard(strings.Join(v.job.written, "\n"))
}

// link makes text a link to a file, where the terminal knows those. The computer is named, as
// the terminal may be on another one.
func (s *session) link(path, shown string) string {
	full, err := filepath.Abs(path)
	if !s.links || err != nil || runtime.GOOS == "windows" {
		return shown
	}
	host, _ := os.Hostname()
	to := url.URL{Scheme: "file", Host: host, Path: full}
	return ansi.SetHyperlink(to.String()) + shown + ansi.ResetHyperlink()
}

// onLine is the end of a path that fits on one line, so that it can be copied as a whole.
func onLine(path string, width int) string {
	if widthOf(path) <= width {
		return path
	}
	r := []rune(path)
	for len(r) > 0 && widthOf(string(r)) > width-1 {
		r = r[1:]
	}
	return "…" + string(r)
}
