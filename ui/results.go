package ui

import (
	"fmt"
	"image/color"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export/report"
	"yourpart/scoring"
)

// results shows the score, what holds it down, what changed, and where it is
// low.
type results struct {
	s      *session
	at     *scroll
	last   *report.Compared // with the last time, or nil
	drawn  *drawn
	row    int      // of those drawn, from 1; 0 where the cursor is on none
	opener []string // the command that opens files; none where empty
}

// drawn is the page as it was drawn, to scroll through.
type drawn struct {
	of    *report.Report
	width int
	ink   color.Color // other colours make another page
	lines []string
	rows  []barRow // the services, then the topics, then the rows of the heat map
	tall  int      // lines in sight
}

func newResults(s *session) screen {
	v := results{s: s, at: &scroll{}, last: sinceLastTime(s), drawn: &drawn{}, row: s.cameFrom}
	s.cameFrom = 0
	return v
}

func (v results) Init() tea.Cmd { return findOpener }

var (
	keyWhatIf  = key.NewBinding(key.WithKeys("w"), key.WithHelp("w", "what if"))
	keyRound   = key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "keep as a round"))
	keyChanges = key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "all changes"))
	keyPart    = key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next part"))
)

func (v results) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case undoneMsg:
		return newResults(v.s), findOpener
	case openerMsg:
		v.opener = msg.command
	case tea.KeyPressMsg:
		return v.key(msg)
	}
	return v, nil
}

func (v results) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyEnter) && v.row > 0:
		return v, v.s.post(showMsg{v.stands()})
	case key.Matches(k, keyEnter):
		return v, v.s.post(nextMsg{})
	case key.Matches(k, keyBack) && v.row > 0:
		v.row, v.at.top = 0, 0
	case key.Matches(k, keyBack):
		return v, v.s.post(backMsg{})
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case v.s.Report.Result.Total.None():
	case key.Matches(k, keyRound) && v.s.Assessment.Changed():
		return v, v.keep()
	case key.Matches(k, keyOpenReport):
		return v, v.s.openReport(v.opener)
	case key.Matches(k, keyWhatIf):
		return v, v.s.post(showMsg{newWhatIf(v.s)})
	case key.Matches(k, keyReadiness) && len(v.s.Catalogue.Frameworks) > 0:
		return v, v.s.post(showMsg{readinessOf(v.s)})
	case key.Matches(k, keyChanges) && v.last != nil:
		return v, v.s.post(showMsg{v.changes()})
	case key.Matches(k, keyPart):
		v.at.part(k.String() == "tab")
		return v.kept(), nil
	default:
		return v.move(k.String()), nil
	}
	return v, nil
}

// sideBySide is the width from which a second column has room.
const sideBySide = 120

func (v results) View(width, height int) string {
	d, ink := v.drawn, v.s.st.title.GetForeground()
	if d.of != v.s.Report || d.width != width || d.ink != ink {
		*d = drawn{of: v.s.Report, width: width, ink: ink}
		d.lines, d.rows = v.lines(width)
	}
	lines := d.lines
	if v.row = min(v.row, len(d.rows)); v.row > 0 {
		at := d.rows[v.row-1]
		if d.tall != height || at.line < v.at.top || at.line >= v.at.top+height { // come back to
			v.at.top = max(at.line-height/2, 0)
		}
		lines = slices.Clone(lines)
		before, after := ansi.Truncate(lines[at.line], at.column, ""), ansi.TruncateLeft(lines[at.line], at.column+2, "")
		lines[at.line] = before + v.s.st.accent.Render("▸ ") + after
	}
	d.tall = height
	if v.s.st.marking {
		lines = v.marked(lines)
	}
	return v.at.view(v.s.st, lines, width, height)
}

// marked is the page with its rows marked for a click; of two on a line the first is.
func (v results) marked(lines []string) []string {
	lines = slices.Clone(lines)
	for i, row := range slices.Backward(v.drawn.rows) {
		lines[row.line] = v.s.st.mark(i) + v.drawn.lines[row.line]
	}
	return lines
}

// lines is the whole page, of which a part is in sight, with the rows of it that a cursor
// can be on. In a wide window the heat map is beside the bars.
func (v results) lines(width int) (lines []string, rows []barRow) {
	if v.s.Report.Result.Total.None() {
		return v.none(width), nil
	}
	lines, left := append(v.summary(width), v.since(width)...), width
	if width >= sideBySide {
		left = width / 2 // where the heat map begins
	}
	from := len(lines)
	rows = v.barRows(from)
	if v.at.parts = []int{0, from}; left == width {
		lines = append(append(lines, v.bars(width)...), "")
		heat, more := v.heat(v.s.Report.HeatMap(), width)
		v.at.parts = append(v.at.parts, len(lines))
		return append(lines, heat...), append(rows, placed(more, len(lines), 0)...)
	}
	heat, more := v.heat(v.s.Report.HeatMap(), width-left)
	return append(lines, beside(v.bars(left-4), heat, left)...), append(rows, placed(more, from, left)...)
}

// none says why there is no result yet.
func (v results) none(width int) []string {
	if r := v.s.Report; r.Aside().Everything() {
		return append(styled(v.s.st.warn.Render, r.AsideText(), width), append([]string{""}, prose(r.Status()+" "+r.Ask(), width)...)...)
	}
	return []string{"No result yet: nothing has been asked.", "", "Go back and name the services the business uses."}
}

// first is what matters most, in sight without scrolling: how bad it is, why, and what
// to do about it first.
func (v results) first(width int) []string {
	st, r := v.s.st, v.s.Report
	lines := styled(st.title.Render, report.UpperFirst(r.BandText())+": "+r.ScoreText(), width)
	lines = append(lines, st.bar(r.Result.Total, min(width, 60)), "")
	lines = append(lines, v.said("Why", r.Headline(), width)...)
	if first := r.FirstActions(1); len(first) > 0 {
		a := &first[0]
		lines = append(lines, v.said("First", firstText(a), width)...)
	}
	return append(lines, "")
}

// firstText is an action with who is to do it and when.
func firstText(a *scoring.Action) string {
	const letters = 40 // of the owner
	return fmt.Sprintf("%s: %s, by %s, %s.", report.Title(a), report.Shortened(report.OwnerOr(a, "nobody is named for it yet"), letters), report.DueLate(a), report.Hours(a.Hours))
}

// said is a text beside what it is about, in a column of its own.
func (v results) said(what, words string, width int) (lines []string) {
	const column = 7
	for i, l := range wrap(words, min(width, readable)-column) {
		head := strings.Repeat(" ", column)
		if i == 0 {
			head = v.s.st.accent.Render(pad(what, column))
		}
		lines = append(lines, head+l)
	}
	return lines
}

// summary is what matters most, and what holds the score down.
func (v results) summary(width int) []string {
	st, r := v.s.st, v.s.Report
	t := r.Result.Total
	lines := v.first(width)
	lines = append(lines, st.muted.Render(cut("Proven "+report.Range(t)+" of 100; known so far: "+report.Coverage(t)+" of the weight.", width)))
	lines = append(lines, styled(st.warn.Render, r.CapText(), width)...)
	lines = append(lines, styled(st.warn.Render, r.AsideTextOf(0), width)...)
	lines = append(lines, styled(st.warn.Render, r.AgeText(), width)...)
	if w := r.Result.Weakest(); w != nil && len(r.Result.Services) > 1 {
		lines = append(lines, cut("Weakest service: "+r.ServiceName(w.Key)+" ("+report.Range(w.Score)+")", width))
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if text := report.Returned(a); text != "" {
			lines = append(lines, styled(st.problem.Render, "Open again: "+report.Title(a)+" ("+text+")", width)...)
		}
	}
	if disputed := v.s.DisputedText(); disputed != "" {
		lines = append(lines, styled(st.warn.Render, disputed+", and not settled yet; the review leads there.", width)...)
	}
	if v.timely() {
		lines = append(lines, styled(st.accent.Render, "r keeps this as a round, to compare with later.", width)...)
	}
	return append(lines, "")
}

// bars is one bar for each service and each topic.
func (v results) bars(width int) []string {
	st, r := v.s.st, v.s.Report
	lines := []string{st.title.Render("Services")}
	for _, s := range r.Result.Services {
		lines = append(lines, v.bar(r.ServiceName(s.Key), s.Score, width))
	}
	lines = append(lines, "", st.title.Render("Topics"))
	for _, s := range r.Result.Topics {
		lines = append(lines, v.bar(s.Topic.Title, s.Score, width))
	}
	return lines
}

// bar is one score with its name.
func (v results) bar(name string, s scoring.Score, width int) string {
	label := min(28, width/3)
	size := max(min(40, width-label-12), 5)
	return cut("  "+pad(name, label-3)+" "+v.s.st.bar(s, size)+"  "+report.Range(s), width)
}

func (v results) Keys() []key.Binding {
	enter, back := keyEnter, keyBack
	if v.row > 0 {
		enter.SetHelp("enter", "its answers")
		back.SetHelp("esc", "to the top")
	}
	keys := []key.Binding{enter, back}
	if v.s.Report.Result.Total.None() {
		return append(keys, keyUndo)
	}
	look := keyScroll
	look.SetHelp("↑↓", "look")
	keys = append(keys, keyWhatIf, look, keyPart)
	if len(v.s.Catalogue.Frameworks) > 0 {
		keys = append(keys, keyReadiness)
	}
	if v.last != nil {
		keys = append(keys, keyChanges)
	}
	if v.s.Assessment.Changed() {
		keys = append(keys, keyRound)
	}
	return append(keys, keyOpenReport, keyUndo)
}

func (v results) Head() (right, left string) {
	return "Results", report.UpperFirst(v.s.Report.BandText())
}
