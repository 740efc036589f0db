package ui

import (
	"fmt"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/scans"
)

// An importer is an overlay that reads scanners' files, one after another. Of each it shows
// first whose scan it is and of when, asks which service it is about where several fit, and
// whether to go on where it does not look like one of this business. Nothing is noted before
// a person says so.
type importer struct {
	s     *session
	typed string   // what names the files
	paths []string // still to be taken, the present one first
	watch *scans.Watch
	im    *scans.Import // what was read; nil meanwhile
	row   int           // of the services it may be about
	noted int           // proposals of all files
	under bool          // the proposals are below
	page  *scroll
}

// Messages about scans.
type (
	pathsMsg struct { // the files that a line names
		typed string
		paths []string
	}
	movedMsg struct { // the reading moved on; events brings the next
		watch  *scans.Watch
		events <-chan struct{}
	}
	scanMsg struct { // a file was read
		watch *scans.Watch
		im    scans.Import
		err   error
	}
	decidedMsg struct{} // a proposal came or was decided, or a dispute was settled
)

var (
	keyImport   = key.NewBinding(key.WithKeys("i"), key.WithHelp("i", "import a scan"))
	keyThisOne  = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "this one"))
	keyTake     = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go on"))
	keyTakeYes  = key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "import it"))
	keyTakeNo   = key.NewBinding(key.WithKeys("n", "esc"), key.WithHelp("n", "leave it out"))
	keyLeaveOut = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "leave it out"))
)

// askScan asks for the files of scans.
func (s *session) askScan() tea.Cmd { return s.post(showMsg{s.scanDialog("", nil)}) }

// scanDialog asks for the files of scans, where there was a mistake with what was typed.
func (s *session) scanDialog(typed string, wrong error) dialog {
	help := "A file that a free scanner wrote, such as ScubaResults_1234.json or lynis-report.dat; docs/evidence.md lists them. Type, paste or drop its path; tab completes it."
	f := newForm(s.st, field{label: "Scan", value: typed, path: true, help: help, check: required("the path of a scanner's file")})
	f.wrong = wrong
	return dialog{title: "Import a scan", form: f, done: func(f *form) tea.Cmd {
		line := f.raw(0)
		return func() tea.Msg { return pathsMsg{line, scans.Paths(line)} }
	}}
}

// importScan asks for a scan for the open assessment, or first for which one it is.
func (h home) importScan() tea.Cmd {
	if h.s.Store != nil {
		return h.s.askScan()
	}
	s := h.s
	p := sidePick{s: s, title: "Import a scan", hint: "Which business is it a scan of?"}
	p.files = func(files []document.Recent) (rows []sideRow) {
		for _, f := range files {
			if f.A == nil { // it cannot be read
				continue
			}
			rows = append(rows, sideRow{f.Name, f.Day(), func() tea.Cmd {
				s.importInto = f.Path
				return openCmd(s, f.Path)
			}})
		}
		return append(rows, sideRow{"Another file", "by its path", func() tea.Cmd {
			return s.post(showMsg{pathDialog(s, "Import a scan into", func(path string) tea.Cmd {
				s.importInto = path
				return openCmd(s, path)
			})})
		}})
	}
	p.rows = p.files(nil)
	return s.post(showMsg{p})
}

// newImporter reads the first of the files. Where the proposals are below, it leads back to
// them.
func newImporter(s *session, msg pathsMsg, under bool) importer {
	return importer{s: s, typed: msg.typed, paths: msg.paths, watch: &scans.Watch{}, under: under, page: &scroll{}}
}

// Init reads the present file and reports its progress.
func (v importer) Init() tea.Cmd {
	events, w := make(chan struct{}, 1), v.watch
	c, a, path, now := v.s.Catalogue, v.s.Assessment.Clone(), v.paths[0], v.s.Now()
	w.Moved = func() {
		select {
		case events <- struct{}{}:
		default: // the page is behind, and sees it with the next
		}
	}
	read := func() tea.Msg {
		defer close(events)
		im, err := scans.OpenFile(c, &a, path, now, "", "", w)
		return scanMsg{w, im, err}
	}
	return tea.Batch(read, follow(w, events))
}

// follow waits until the reading has moved on; it ends with the reading.
func follow(w *scans.Watch, events <-chan struct{}) tea.Cmd {
	return func() tea.Msg {
		if _, more := <-events; !more {
			return nil
		}
		return movedMsg{w, events}
	}
}

func (v importer) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case movedMsg:
		if msg.watch == v.watch {
			return v, follow(msg.watch, msg.events)
		}
	case scanMsg:
		switch {
		case msg.watch != v.watch:
		case msg.err != nil:
			return nil, v.s.post(showMsg{v.s.scanDialog(v.typed, msg.err)})
		default:
			v.im = &msg.im
		}
	case tea.KeyPressMsg:
		return v.key(msg)
	}
	return v, nil
}

func (v importer) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case v.im == nil:
		if key.Matches(k, keyStop) {
			v.watch.Stop()
			v.s.tell("stopped; nothing was taken of " + text.Shown(filepath.Base(v.paths[0])))
			return nil, nil
		}
	case len(v.im.Each) > 0:
		switch {
		case key.Matches(k, keyPickMove):
			v.row = moved(v.row, len(v.im.Each), k.String())
		case key.Matches(k, keyThisOne):
			v.im = &v.im.Each[v.row]
		case key.Matches(k, keyLeaveOut):
			return v.next()
		}
	case v.page.key(k.String()):
	case key.Matches(k, v.yes()):
		return v.take()
	case key.Matches(k, v.no()):
		return v.next()
	}
	return v, nil
}

// yes and no are the keys that take what was read, and leave it out.
func (v importer) yes() key.Binding {
	if len(v.im.Doubts) > 0 {
		return keyTakeYes
	}
	return keyTake
}

func (v importer) no() key.Binding {
	if len(v.im.Doubts) > 0 {
		return keyTakeNo
	}
	return keyLeaveOut
}

// take notes what the scan proposes, and accepts nothing. The same run again changes nothing.
func (v importer) take() (screen, tea.Cmd) {
	trial := v.s.Assessment.Clone()
	t, err := scans.Take(&trial, *v.im, scans.None, v.s.Day())
	if err != nil {
		return nil, v.s.post(failMsg{err})
	}
	v.s.tell(t.Said())
	var save tea.Cmd
	if v.noted += t.Noted; t.Noted > 0 {
		save = v.s.attempt(func(a *questionnaire.Assessment) error {
			_, err := scans.Take(a, *v.im, scans.None, v.s.Day())
			return err
		})
	}
	next, cmd := v.next()
	return next, tea.Batch(save, cmd)
}

// next goes on with the next file, or to the proposals after the last.
func (v importer) next() (screen, tea.Cmd) {
	v.s.post(decidedMsg{})
	if len(v.paths) > 1 {
		v.paths, v.watch, v.im, v.row = v.paths[1:], &scans.Watch{}, nil, 0
		return v, v.Init()
	}
	if v.noted > 0 && !v.under || v.im.Proposed != nil && !v.under && v.s.HasProposals() {
		v.s.post(showMsg{newProposals(v.s, questionnaire.CellID{})})
	}
	return nil, nil
}

func (v importer) View(width, height int) string {
	st := v.s.st
	name := text.Shown(filepath.Base(v.paths[0]))
	switch {
	case v.im == nil:
		return joined(wrap("Reading "+name, width), []string{"", fmt.Sprintf("%d %% of the file. It is only read, and nothing leaves this computer.", v.watch.Percent())})
	case len(v.im.Each) > 0:
		lines := append(v.facts(width), "", st.title.Render("Which of these is it a scan of?"), "")
		rows := make([]string, len(v.im.Each))
		for i := range v.im.Each {
			one := &v.im.Each[i]
			rows[i] = st.menu(i, i == v.row, v.s.Report.ServiceName(one.Service), text.Plural(len(one.Proposed), "proposal"), width)
		}
		lines = lines[:min(len(lines), max(height-len(rows), 4))]
		return joined(lines, []string{st.scrolled(rows, v.row, width, height-len(lines))})
	}
	lines := append(v.facts(width), "")
	for _, doubt := range v.im.Doubts {
		lines = append(lines, styled(st.warn.Render, doubt, width)...)
	}
	if len(v.im.Doubts) > 0 {
		lines = append(lines, "", "Import it all the same?")
		return v.page.view(st, lines, width, height)
	}
	return v.page.view(st, append(lines, prose(v.comes(), width)...), width, height)
}

// comes says what the scan comes to.
func (v importer) comes() string {
	switch {
	case len(v.im.Reading.Scan.Results) == 0:
		return scans.Nothing
	case len(v.im.Proposed) == 0:
		return strings.TrimSpace("It shows nothing about the questions that are asked here. " + v.im.NotAsked())
	}
	return strings.TrimSpace(fmt.Sprintf("It proposes %s: %s. No answer changes before you accept one. %s", text.Plural(len(v.im.Proposed), "answer"), scans.Counts(v.im.Proposed), v.im.NotAsked()))
}

// facts are whose scan it is and of when, and how many of its checks say something.
func (v importer) facts(width int) (lines []string) {
	for _, f := range v.im.Facts() {
		label := pad(f.Label, 8)
		for i, l := range wrap(f.Text, min(width, readable)-8) {
			if i > 0 {
				label = pad("", 8)
			}
			lines = append(lines, v.s.st.muted.Render(label)+l)
		}
	}
	return lines
}

func (v importer) Keys() []key.Binding {
	switch {
	case v.im == nil:
		return []key.Binding{keyStop}
	case len(v.im.Each) > 0:
		return []key.Binding{keyThisOne, keyPickMove, keyLeaveOut}
	case v.page.most > 0:
		return []key.Binding{v.yes(), v.no(), keyScroll}
	}
	return []key.Binding{v.yes(), v.no()}
}

func (v importer) Head() (right, left string) { return "", "Import a scan" }

func (v importer) point(row, _ int) (screen, tea.Cmd) {
	v.row = row
	return v, nil
}
