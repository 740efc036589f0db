package ui

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// plan lists the actions, with the one at the cursor in detail. How they are
// sorted and which are shown is kept in the session.
type plan struct {
	s      *session
	at     int
	id     string // of the row at the cursor, to find it where it moved
	typing bool   // of words to look for
	cache  *planCache
}

// A planCache keeps what is costly to make and stays the same from frame to
// frame.
type planCache struct {
	report *report.Report // that rows were made of
	show   planShow
	rows   []planRow
	of     *scoring.Action
	detail page
	asked  page // what is in a batch of questions
	askedN int  // of the row that it is about, from 1
}

func newPlan(s *session) screen { return plan{s: s, cache: &planCache{}}.move("") }

func (v plan) Init() tea.Cmd { return nil }

// The keys of the plan.
var (
	keyDetail   = key.NewBinding(key.WithKeys("right", "?"), key.WithHelp("→", "details"))
	keyEdit     = key.NewBinding(key.WithKeys("e"), key.WithHelp("e", "edit"))
	keyStatus   = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "status"))
	keyAccept   = key.NewBinding(key.WithKeys("x"), key.WithHelp("x", "accept the risk"))
	keyHours    = key.NewBinding(key.WithKeys("+", "-"), key.WithHelp("+-", "hours a week"))
	keySort     = key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "sort"))
	keyFilter   = key.NewBinding(key.WithKeys("f"), key.WithHelp("f", "filter"))
	keyFold     = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "list"))
	keyAgree    = key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "agree to the plan"))
	keyCalendar = key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "calendar"))
)

// rows are the actions that are shown, in the order that was chosen.
func (v plan) rows() []planRow {
	c := v.cache
	if c.report != v.s.Report || c.show != v.s.show {
		c.report, c.show, c.rows, c.askedN = v.s.Report, v.s.show, v.s.show.rows(v.s.Report), 0
	}
	return c.rows
}

// row is the one at the cursor; nothing stands there where no action is shown.
func (v plan) row() planRow {
	rows := v.rows()
	if len(rows) == 0 {
		return planRow{}
	}
	return rows[v.cursor(rows)]
}

// action is the one at the cursor, or nil.
func (v plan) action() *scoring.Action { return v.row().action }

// cursor is the row at the cursor. It follows an action that moved, but not
// out of the plan.
func (v plan) cursor(rows []planRow) int {
	at := max(min(v.at, len(rows)-1), 0)
	if v.id == "" || len(rows) == 0 || rows[at].id() == v.id {
		return at
	}
	for i, row := range rows {
		if row.id() == v.id && !row.accepted {
			return i
		}
	}
	return at
}

// move moves the cursor.
func (v plan) move(name string) plan {
	rows := v.rows()
	if v.at = moved(v.cursor(rows), len(rows), name); len(rows) > 0 {
		v.id = rows[v.at].id()
	}
	return v
}

func (v plan) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case settledMsg:
		return v, v.settle(msg)
	case agreedMsg:
		return v, v.agreed(msg)
	case undoneMsg:
		return v.move(""), nil
	case shownMsg:
		return v.arrange(msg.show), nil
	case tea.PasteMsg:
		if v.typing {
			return v.look(v.s.show.text + text.CleanLine(msg.Content)), nil
		}
	case tea.KeyPressMsg:
		if v.typing {
			return v.typed(msg)
		}
		return v.key(msg)
	}
	return v, nil
}

// key handles a key that is about the list, or hands it on.
func (v plan) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyList):
		return v.move(k.String()), nil
	case key.Matches(k, keySort):
		show := v.s.show
		show.by = show.by.next()
		return v.arrange(show), nil
	case key.Matches(k, keyFilter):
		return v, v.filter()
	case key.Matches(k, keySearch):
		v.typing = true
	case key.Matches(k, keyHours):
		return v, v.hours(k.String())
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keyAgree):
		return v, v.agree()
	case key.Matches(k, keyCalendar):
		return v, v.s.post(showMsg{v.calendar()})
	case key.Matches(k, keyEnter):
		return v, v.s.post(nextMsg{})
	case key.Matches(k, keyBack) && v.s.show.filters():
		return v.arrange(planShow{by: v.s.show.by, asked: v.s.show.asked}), nil
	case key.Matches(k, keyBack):
		return v, v.s.post(backMsg{})
	default:
		return v.onRow(k)
	}
	return v, nil
}

// onRow handles a key that is about what stands at the cursor.
func (v plan) onRow(k tea.KeyPressMsg) (screen, tea.Cmd) {
	row := v.row()
	switch {
	case row.action != nil:
		return v, v.act(k, row.action)
	case row.batch == nil:
	case key.Matches(k, keyFold):
		show := v.s.show
		show.asked = !show.asked
		return v.arrange(show), nil
	case key.Matches(k, keyDetail):
		return v, v.s.post(showMsg{v.questions(row.batch)})
	case key.Matches(k, keyWhatIf):
		return v, v.s.post(showMsg{whatIfAt(v.s, row.batch.Actions[0].ID)})
	}
	return v, nil
}

// act handles a key that is about the action at the cursor.
func (v plan) act(k tea.KeyPressMsg, a *scoring.Action) tea.Cmd {
	switch {
	case key.Matches(k, keyDetail):
		return v.s.post(showMsg{v.detail(a)})
	case a.Closed && key.Matches(k, keyEdit, keyStatus, keyAccept, keyWhatIf):
		return v.s.tell("nothing about it is open: it is done and counted")
	case key.Matches(k, keyEdit):
		return v.edit(a)
	case key.Matches(k, keyStatus):
		return v.advance(a)
	case key.Matches(k, keyAccept):
		return v.accept(a)
	case key.Matches(k, keyWhatIf):
		return v.s.post(showMsg{whatIfAt(v.s, a.ID)})
	}
	return nil
}

// typed handles a key while words to look for are typed.
func (v plan) typed(k tea.KeyPressMsg) (screen, tea.Cmd) {
	text := v.s.show.text
	switch name := k.String(); {
	case name == "enter":
		v.typing = false
	case name == "esc":
		v.typing = false
		return v.look(""), nil
	case name == "up" || name == "down" || name == "pgup" || name == "pgdown":
		return v.move(name), nil
	case name == "ctrl+u":
		return v.look(""), nil
	case name == "backspace":
		if text != "" {
			return v.look(withoutLast(text)), nil
		}
	case k.Text != "":
		return v.look(text + k.Text), nil
	}
	return v, nil
}

// look shows the actions with those words only.
func (v plan) look(text string) plan {
	show := v.s.show
	show.text = text
	return v.arrange(show)
}

// arrange shows the actions in another way, with the cursor on the same one
// where it is still there.
func (v plan) arrange(show planShow) plan {
	if was := v.row(); was != (planRow{}) {
		v.id = was.id()
	}
	v.s.show, v.at = show, 0
	return v.move("")
}

// hours changes the hours a week and so every date.
func (v plan) hours(dir string) tea.Cmd {
	h := v.s.Assessment.Profile.HoursPerWeek
	switch {
	case dir == "+":
		h++
	case h > 1:
		h--
	}
	if questionnaire.CheckHours(h) != nil {
		return nil
	}
	return v.s.attempt(func(doc *questionnaire.Assessment) error {
		_, err := doc.EditProfile(func(p *questionnaire.Profile) { p.HoursPerWeek = h })
		return err
	})
}

func (v plan) Keys() []key.Binding {
	if v.typing {
		return []key.Binding{
			key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "keep")), keyEscClear,
			key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown"), key.WithHelp("↑↓", "move")), keyErase,
		}
	}
	back := keyBack
	if v.s.show.filters() {
		back = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "show all"))
	}
	if row := v.row(); row.batch != nil {
		fold := keyFold
		if v.s.show.asked {
			fold.SetHelp("space", "fold")
		}
		return []key.Binding{keyList, fold, keyEnter, back, keyDetail, keySort, keyFilter, keySearch, keyUndo, keyWhatIf, keyHours, keyAgree, keyCalendar}
	} else if row.action == nil {
		return []key.Binding{keyEnter, back, keySort, keyFilter, keySearch, keyHours, keyUndo, keyAgree, keyCalendar}
	}
	return []key.Binding{keyList, keyDetail, keyEdit, keyEnter, back, keyStatus, keySort, keyFilter, keySearch, keyUndo, keyWhatIf, keyHours,
		keyAccept, keyAgree, keyCalendar}
}

func (v plan) Head() (right, left string) {
	p := &v.s.Report.Plan
	said := v.s.tried().Text()
	switch {
	case said != "":
	case v.s.show.filters():
		said = fmt.Sprintf("%d of %s", len(v.rows()), text.Plural(len(p.Actions)+len(p.Accepted), "action"))
	default:
		said = text.Plural(p.Left(), "action") + " · " + report.Hours(p.Hours())
	}
	if by := v.s.show.by; by != byPlan {
		said += " · by " + by.String()
	}
	return "Plan", said
}
