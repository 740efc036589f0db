package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/document"
)

// A sidePick chooses one side of a comparison from a list.
type sidePick struct {
	s           *session
	title, hint string
	rows        []sideRow
	at          int
	// files makes the rows once the recent files are known.
	files func([]document.Recent) []sideRow
}

type sideRow struct {
	label, detail string
	do            func() tea.Cmd
}

// A compareFile is a file that takes part in a comparison.
type compareFile struct {
	path, name string
	a          questionnaire.Assessment
}

// newPickFile asks which file the comparison begins with.
func newPickFile(s *session) sidePick {
	p := sidePick{s: s, title: "Compare: the older side", hint: "Which file does the comparison begin with?"}
	p.files = func(files []document.Recent) []sideRow {
		return filePick(s, files, func(f compareFile) tea.Cmd { return pickMoment(s, f) })
	}
	p.rows = p.files(nil)
	return p
}

// filePick is a row for each recent file, and one for any other.
func filePick(s *session, files []document.Recent, do func(compareFile) tea.Cmd) []sideRow {
	var rows []sideRow
	for _, f := range files {
		if f.A != nil {
			rows = append(rows, sideRow{f.Name, f.Score + " · " + f.Day(), func() tea.Cmd { return do(compareFile{f.Path, f.Name, *f.A}) }})
		}
	}
	return append(rows, sideRow{"Another file", "by its path", func() tea.Cmd {
		return s.post(showMsg{pathDialog(s, "Compare", func(path string) tea.Cmd { return readCmd(s, path, do) })})
	}})
}

// readCmd reads a file for a comparison; it is not held.
func readCmd(s *session, path string, do func(compareFile) tea.Cmd) tea.Cmd {
	cat := s.Catalogue
	return func() tea.Msg {
		a, err := s.Keys.Load(path)
		if document.Closed(err) {
			return showMsg{s.unlocking(path, "This file is encrypted.", readCmd(s, path, do))}
		}
		if err == nil {
			err = document.FitsIn(cat, path, a)
		}
		if err != nil {
			return failMsg{err}
		}
		return readMsg{do, compareFile{path, text.CleanLine(a.Profile.Name), a}}
	}
}

// readMsg brings a file that was read for a comparison.
type readMsg struct {
	do   func(compareFile) tea.Cmd
	file compareFile
}

// pickMoment asks which moment of a file is the older side, where it has
// rounds.
func pickMoment(s *session, f compareFile) tea.Cmd {
	if len(f.a.Rounds) == 0 {
		return pickNewer(s, f, len(f.a.Rounds))
	}
	p := sidePick{s: s, title: "Compare: the older side", hint: f.name + ": as it was when?"}
	for i, row := range momentPick(s, f) {
		row.do = func() tea.Cmd { return pickNewer(s, f, i) }
		p.rows = append(p.rows, row)
	}
	p.at = max(len(f.a.Rounds)-1, 0)
	return s.post(showMsg{p})
}

// momentPick is a row for each round, by its name, and one for now.
func momentPick(s *session, f compareFile) (rows []sideRow) {
	day := func(d questionnaire.Date) string {
		t, _ := d.Time()
		return report.Day(t)
	}
	for i, m := range scoring.Trend(s.Catalogue, &f.a) {
		name, detail := f.a.Rounds[i].Name, "proven "+report.Range(m.Score)
		if name == string(m.Date) {
			name = day(m.Date)
		} else {
			name, detail = text.CleanLine(name), day(m.Date)+", "+detail
		}
		if m.Date.Future(s.Day()) != nil {
			detail += ", " + report.FutureNote
		}
		rows = append(rows, sideRow{label: name, detail: detail})
	}
	now := scoring.MomentOf(s.Catalogue, &f.a, questionnaire.DateOf(s.Today()))
	return append(rows, sideRow{label: "As it is now", detail: "proven " + report.Range(now.Score)})
}

// sideOf is a round of a file by its number, or the file as it is now.
func sideOf(s *session, f *compareFile, moment int) report.Side {
	if moment < len(f.a.Rounds) {
		return report.PastSide(&f.a, &f.a.Rounds[moment])
	}
	return report.Side{Assessment: &f.a, Date: questionnaire.DateOf(s.Today()), Now: true}
}

// pickNewer asks what to compare a moment of a file with: a later moment of
// it, or another file.
func pickNewer(s *session, f compareFile, moment int) tea.Cmd {
	old := sideOf(s, &f, moment)
	if old.Now { // two files are as old as their answers
		old = report.FileSide(&f.a)
	}
	p := sidePick{s: s, title: "Compare: the newer side", hint: fmt.Sprintf("%s, %s: compared with what?", f.name, old.When("as it is"))}
	show := func(now report.Side) tea.Cmd { return s.post(showMsg{newComparison(s, old, now)}) }
	moments := momentPick(s, f)
	for i := len(moments) - 1; i > moment; i-- {
		row := moments[i]
		row.do = func() tea.Cmd { return show(sideOf(s, &f, i)) }
		p.rows = append(p.rows, row)
	}
	later := slices.Clone(p.rows)
	p.files = func(files []document.Recent) []sideRow {
		files = slices.DeleteFunc(files, func(r document.Recent) bool {
			return r.Path == f.path || r.A != nil && document.OneBusiness(&f.a, r.A) != nil
		})
		others := filePick(s, files, func(g compareFile) tea.Cmd {
			if err := document.OneBusiness(&f.a, &g.a); err != nil {
				return s.post(failMsg{err})
			}
			return show(report.FileSide(&g.a))
		})
		return append(slices.Clone(later), others...)
	}
	p.rows = p.files(nil)
	return s.post(showMsg{p})
}

func (p sidePick) Init() tea.Cmd {
	if p.files == nil {
		return nil
	}
	return recentCmd(p.s)
}

func (p sidePick) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case recentMsg:
		if p.files != nil {
			p.rows = p.files(msg.files)
		}
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keyList):
			p.at = moved(p.at, len(p.rows), msg.String())
		case key.Matches(msg, keyChoose):
			return p, p.rows[p.at].do()
		case key.Matches(msg, keyBackLeft):
			return nil, nil
		}
	}
	return p, nil
}

func (p sidePick) View(width, height int) string {
	rows := make([]string, len(p.rows))
	for i, r := range p.rows {
		rows[i] = p.s.st.menu(i, i == p.at, r.label, r.detail, width)
	}
	return cut(p.s.st.muted.Render(p.hint), width) + "\n\n" + p.s.st.scrolled(rows, p.at, width, height-2)
}

func (p sidePick) Keys() []key.Binding        { return []key.Binding{keyChoose, keyList, keyBackLeft} }
func (p sidePick) Head() (right, left string) { return "", p.title }

// comparison shows what changed between two assessments, as `yourpart
// compare` does.
type comparison struct {
	s  *session
	r  *report.Compared
	at *scroll
}

func newComparison(s *session, old, now report.Side) comparison {
	return comparison{s, report.Compare(s.Catalogue, old.Seen(s.Day()), now.Seen(s.Day())), &scroll{}}
}

func (v comparison) Init() tea.Cmd { return nil }

func (v comparison) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || v.at.key(k.String()) {
		return v, nil
	}
	switch k.String() {
	case "esc", "left":
		return nil, nil
	case "enter", "q":
		return v, v.s.post(gotoMsg{stepHome})
	}
	return v, nil
}

func (v comparison) View(width, height int) string {
	return v.at.view(v.s.st, v.lines(min(width, readable)), width, height)
}

// lines is the whole page.
func (v comparison) lines(width int) []string {
	st, r := v.s.st, v.r
	if r.Same() {
		return wrap("Nothing changed: "+report.RangeOf100(r.Comparison.New.Total)+".", width)
	}
	lines := append([]string{st.muted.Render(pad("Score, proven to possible", scoreWidth) + "      Was       Is  Proven")},
		v.score(fmt.Sprintf("The same questions: %d", r.SharedCells), r.SharedOld, r.SharedNew),
		v.score("Each by itself", r.Comparison.Old.Total, r.Comparison.New.Total), "")
	lines = append(lines, prose(r.Bands()+" "+r.Counts()+".", width)...)
	for _, list := range r.Lists() {
		lines = append(lines, "", st.title.Render(fmt.Sprintf("%s: %d", list.Title, len(list.Changes))))
		for _, ch := range list.Changes {
			lines = append(lines, v.change(ch, list.Points, width)...)
		}
	}
	if len(r.Why) > 0 {
		lines = append(lines, "", st.title.Render("Why the totals differ beside the answers"))
		for _, why := range r.Why {
			lines = append(lines, prose("  "+why, width)...)
		}
	}
	for i, l := range lines {
		lines[i] = cut(l, width)
	}
	return lines
}

// scoreWidth is the width of the names beside scores.
const scoreWidth = 28

func (v comparison) score(what string, old, now scoring.Score) string {
	return fmt.Sprintf("%s %8s %8s  %6s", pad(what, scoreWidth), report.Range(old), report.Range(now), report.Difference(old, now))
}

// change is one cell: what it is about, and how it stood and stands, beside
// it where there is room.
func (v comparison) change(ch scoring.Change, points bool, width int) []string {
	st, r := v.s.st, v.r
	moved := report.Stands(ch.Control, ch.Was) + " → " + report.Stands(ch.Control, ch.Is)
	if points {
		style := st.good
		if ch.Points < 0 {
			style = st.bad
		}
		moved += "  " + style.Render(fmt.Sprintf("%+.1f", ch.Points))
	}
	what := "  " + ch.Control.Title + " · " + r.ServiceName(ch.Service)
	if left := width * 3 / 5; widthOf(what)+2 <= left && widthOf(moved) <= width-left {
		return []string{pad(what, left) + moved}
	}
	return []string{what, "    " + moved}
}

func (v comparison) Keys() []key.Binding {
	keys := []key.Binding{keyBack, key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "home"))}
	if v.at.most > 0 {
		keys = append(keys, keyScroll)
	}
	return keys
}

func (v comparison) Head() (right, left string) {
	name := strings.TrimSpace(v.r.Name)
	if name == "" {
		name = "Unnamed business"
	}
	return "Compare", fmt.Sprintf("%s: from %s to %s", name, v.r.Old.When("the older file"), v.r.New.When("the newer file"))
}
