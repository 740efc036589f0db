package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/scans"
)

// proposals is an overlay that lists what scans show and nobody has decided on, beside the
// answers there are. What is left open stays in the file.
type proposals struct {
	s    *session
	list []scans.Proposed
	at   int
}

// chosenMsg says what a person chose about a proposal.
type chosenMsg struct {
	of     questionnaire.ProposalKey
	option string
}

var (
	keyTakeOver  = key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "accept"))
	keyAcceptNew = key.NewBinding(key.WithKeys("A"), key.WithHelp("A", "accept all new"))
	keyKeepMine  = key.NewBinding(key.WithKeys("k"), key.WithHelp("k", "keep mine"))
	keyLook      = key.NewBinding(key.WithKeys("enter", "right"), key.WithHelp("enter", "look"))
	keyChooses   = key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "choose"))
)

// newProposals starts at the one about a cell, or at the first.
func newProposals(s *session, cell questionnaire.CellID) proposals {
	v := proposals{s: s, list: s.Proposals()}
	for i := range v.list {
		if v.list[i].Cell == cell {
			v.at = i
			break
		}
	}
	return v
}

func (v proposals) Init() tea.Cmd { return nil }

// again lists what is open now, with the cursor where it was.
func (v proposals) again() proposals {
	v.list = v.s.Proposals()
	v.at = max(min(v.at, len(v.list)-1), 0)
	return v
}

// here is the proposal at the cursor, or nil where there is none.
func (v proposals) here() *scans.Proposed {
	if v.at >= len(v.list) {
		return nil
	}
	return &v.list[v.at]
}

func (v proposals) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case undoneMsg, decidedMsg:
		return v.again(), nil
	case chosenMsg:
		for i := range v.list {
			if p := &v.list[i]; p.Key() == msg.of {
				return v.chosen(p, msg.option)
			}
		}
	case tea.KeyPressMsg:
		v = v.again() // people may have been asked meanwhile
		return v.key(msg)
	}
	return v, nil
}

func (v proposals) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	p := v.here()
	switch {
	case key.Matches(k, keyBackLeft):
		return nil, nil
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keyImport):
		return v, v.s.askScan()
	case p == nil:
	case key.Matches(k, keyPickMove):
		v.at = moved(v.at, len(v.list), k.String())
	case key.Matches(k, keyLook):
		return v, v.s.post(showMsg{v.look(p)})
	case key.Matches(k, keyTakeOver):
		return v.accept(p)
	case key.Matches(k, keyKeepMine):
		return v.keep(p)
	case key.Matches(k, keyAcceptNew) && scans.MayAccept(v.list):
		return v.acceptNew()
	case key.Matches(k, keyChooses) && p.Leaves():
		return v, v.choose(p)
	}
	return v, nil
}

// decide makes a change, and lists what is open after it.
func (v proposals) decide(f func(a *questionnaire.Assessment)) (screen, tea.Cmd) {
	save := v.s.change(f)
	v.s.post(decidedMsg{})
	return v.again(), save
}

// accept takes over what the scan shows, unless a person has to choose.
func (v proposals) accept(p *scans.Proposed) (screen, tea.Cmd) {
	if p.Chooses() {
		return v, v.s.tell("a person has to choose here; d does that")
	}
	v.s.tell("z takes it back: " + v.s.Accepted(p))
	return v.decide(func(a *questionnaire.Assessment) { v.s.Accept(a, p) })
}

func (v proposals) keep(p *scans.Proposed) (screen, tea.Cmd) {
	v.s.tell("z takes it back: " + v.s.Kept(p))
	return v.decide(func(a *questionnaire.Assessment) { a.Keep(p.Key()) })
}

// acceptNew accepts all that is new, in one step.
func (v proposals) acceptNew() (screen, tea.Cmd) {
	var accepted, left int
	next, save := v.decide(func(a *questionnaire.Assessment) { accepted, left = v.s.AcceptNew(a, v.list) })
	said := fmt.Sprintf("%s accepted", text.Plural(accepted, "new proposal"))
	if left > 0 {
		said += fmt.Sprintf(", %d left for a person to choose", left)
	}
	v.s.tell(said + "; z takes it back")
	return next, save
}

// choose lets a person decide: between what people say where that differs, else between the
// answers, of which those that the scan rules out are marked.
func (v proposals) choose(p *scans.Proposed) tea.Cmd {
	if v.s.Assessment.Disputed(p.Cell) {
		return v.s.post(showMsg{newDecision(v.s, p.Control, p.Cell)})
	}
	s := v.s
	list := sidePick{s: s, title: "Which is so?", hint: p.Control.Question.Text}
	for i, o := range p.Control.Question.Options {
		detail := o.Text
		if !p.Fits(o.ID) {
			detail = "ruled out by the scan"
		}
		if o.ID == p.Option {
			list.at = i
		}
		of := chosenMsg{p.Key(), o.ID}
		list.rows = append(list.rows, sideRow{o.Label, detail, func() tea.Cmd {
			s.post(closeMsg{})
			return s.post(of)
		}})
	}
	return s.post(showMsg{list})
}

// chosen takes over what a person chose.
func (v proposals) chosen(p *scans.Proposed, option string) (screen, tea.Cmd) {
	v.s.tell("z takes it back: " + v.s.ChosenText(p, option))
	return v.decide(func(a *questionnaire.Assessment) { v.s.Choose(a, p, option) })
}

// look is why the scan says so, and the question itself.
func (v proposals) look(p *scans.Proposed) page {
	out := newPage(v.s, v.s.ProposalName(p))
	for _, part := range p.Parts(v.s.Catalogue, &v.s.Assessment) {
		if part.Head != "" {
			part.Text = part.Head + ": " + part.Text
		}
		out = out.add(part.Text)
	}
	out = out.add("", "THE QUESTION", p.Control.Question.Text)
	for i, o := range p.Control.Question.Options {
		out = out.add(fmt.Sprintf("%d. %s: %s", i+1, o.Label, o.Text))
	}
	return out.explain()
}

// headings are what the groups are called.
var proposalHeads = map[questionnaire.Group]string{
	questionnaire.GroupContradicts: "Contradicts what you said",
	questionnaire.GroupNew:         "New, nothing is answered yet",
	questionnaire.GroupAgrees:      "Agrees with what you said",
}

func (v proposals) View(width, height int) string {
	st := v.s.st
	if len(v.list) == 0 {
		return joined(prose("No proposal is open.", width), []string{""},
			prose("What a free scanner found becomes proposed answers here, and nothing changes before you accept one: i imports a scan. docs/evidence.md says what to run.", width))
	}
	below := v.below(min(width, readable))
	wide := min(width, 140)
	you, scan := max(wide/5, min(17, wide/4)), wide*3/10
	name := wide - you - scan - 4
	cells := func(a, b, c string) string { return pad(a, name) + "  " + pad(b, you) + "  " + cut(c, scan) }
	var rows []func(w int) string
	at := 0
	for i := range v.list {
		p := &v.list[i]
		if i == 0 || v.list[i-1].Group != p.Group {
			n := scans.Count(v.list, p.Group)
			rows = append(rows, func(w int) string {
				return cut(st.muted.Render(fmt.Sprintf("%s: %d", strings.ToUpper(proposalHeads[p.Group]), n)), w)
			})
		}
		if i == v.at {
			at = len(rows)
		}
		rows = append(rows, func(w int) string { return st.mark(i) + cut(v.row(p, i == v.at, cells), w) })
	}
	room := max(min(len(rows), height-2-len(below)), min(len(rows), height/2-1), 1)
	list := st.list(len(rows), at, width, room, func(i, w int) string { return rows[i](w) })
	top := st.muted.Render(cut(cells("", "You said", "The scan shows"), width))
	return joined([]string{top, list, ""}, atMost(below, max(height-room-2, 0), width))
}

// row is a proposal with the person's answer and the scan's side by side.
func (v proposals) row(p *scans.Proposed, here bool, cells func(a, b, c string) string) string {
	mark, said := "  ", ""
	if p.Current != "" || p.Group != questionnaire.GroupNew {
		said = p.Label(p.Current)
	}
	line := cells("  "+v.s.ProposalName(p), said, p.Shows())
	if here {
		mark = v.s.st.accent.Render("▸ ")
		return mark + v.s.st.selected.Render(strings.TrimPrefix(line, "  "))
	}
	return line
}

// below is about the proposal at the cursor: the question, what the scan says and what is to
// be decided.
func (v proposals) below(width int) []string {
	st, p := v.s.st, v.here()
	asked := p.Control.Question.Text
	if p.Cell.Service != "" {
		asked = v.s.Report.ServiceName(p.Cell.Service) + ": " + asked
	}
	lines := styled(st.title.Render, asked, width)
	lines = append(lines, styled(st.accent.Render, p.Says()+".", width)...)
	if p.Chooses() {
		lines = append(lines, styled(st.warn.Render, "A person has to choose: d.", width)...)
	}
	return append(lines, styled(st.muted.Render, p.Why, width)...)
}

func (v proposals) Keys() []key.Binding {
	p := v.here()
	if p == nil {
		return []key.Binding{keyImport, keyUndo, keyBackLeft}
	}
	accept, choose, all := keyTakeOver, keyChooses, keyAcceptNew
	if choose.SetEnabled(p.Leaves()); p.Chooses() {
		accept, choose = keyChooses, accept
		choose.SetEnabled(false)
	}
	all.SetEnabled(scans.MayAccept(v.list))
	return []key.Binding{accept, choose, keyKeepMine, keyLook, keyBackLeft, all, keyUndo, keyPickMove, keyImport}
}

func (v proposals) Head() (right, left string) {
	left = "What scans show"
	if n := scans.Counts(v.list); n != "" {
		left += " · " + n
	}
	return "", left
}

func (v proposals) point(row, _ int) (screen, tea.Cmd) {
	v.at = row
	return v, nil
}
