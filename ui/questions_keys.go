package ui

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/ui/interview"
)

// The keys at a question.
var (
	keyAnswer   = key.NewBinding(key.WithKeys("left", "right", "h", "l"), key.WithHelp("←→", "answer"))
	keyNumber   = key.NewBinding(key.WithKeys("1", "2", "3", "4", "5", "6", "7"))
	keyRow      = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown"), key.WithHelp("↑↓", "row"))
	keyAll      = key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "for all"))
	keyNote     = key.NewBinding(key.WithKeys("n"), key.WithHelp("n", "note"))
	keyWhy      = key.NewBinding(key.WithKeys("?"), key.WithHelp("?", "why"))
	keyClear    = key.NewBinding(key.WithKeys("x", "backspace", "delete"), key.WithHelp("x", "clear"))
	keyNextOpen = key.NewBinding(key.WithKeys("u"), key.WithHelp("u", "next unanswered"))
	keyTopics   = key.NewBinding(key.WithKeys("t"), key.WithHelp("t", "topics"))
	keySearch   = key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "search"))
	keySkip     = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "skip"))
	keySkipBack = key.NewBinding(key.WithKeys("shift+tab"), key.WithHelp("shift+tab", "question before"))
	keyBy       = key.NewBinding(key.WithKeys("b"), key.WithHelp("b", "answered by"))
	keySettle   = key.NewBinding(key.WithKeys("d"), key.WithHelp("d", "settle"))
	keyGoReview = key.NewBinding(key.WithKeys("r"), key.WithHelp("r", "review"))
)

// key handles a key at a question.
func (v questions) key(k tea.KeyPressMsg, q interview.Question, at int) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyRow):
		v.move(q, k.String())
	case key.Matches(k, keyAnswer):
		by := 1
		if name := k.String(); name == "left" || name == "h" {
			by = -1
		}
		return v.turn(q, by)
	case key.Matches(k, keyNumber):
		if n := int(k.String()[0] - '1'); n < len(interview.OptionsOf(q.Control)) {
			return v.answer(q, interview.OptionsOf(q.Control)[n].Id)
		}
	case key.Matches(k, keyClear):
		return v.answer(q, "")
	case key.Matches(k, keyAll) && q.Rows() > 1:
		return v.all(q)
	case key.Matches(k, keyNote):
		return v, v.note(q)
	case key.Matches(k, keyBy):
		return v, v.speaker()
	case key.Matches(k, keySettle) && v.s.MaySettle(v.cell(q).ID()):
		return v, v.s.post(showMsg{newDecision(v.s, q.Control, v.cell(q).ID())})
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keyWhy):
		return v, v.s.post(showMsg{v.why(q)})
	default:
		return v.travel(k, q, at)
	}
	return v, nil
}

// travel handles the keys that lead to another question or page.
func (v questions) travel(k tea.KeyPressMsg, q interview.Question, at int) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyEnter):
		return v.next(q, at, true)
	case key.Matches(k, keySkip):
		return v.next(q, at, false)
	case key.Matches(k, keyBack):
		return v.back(at, true)
	case key.Matches(k, keySkipBack):
		return v.back(at, false)
	case key.Matches(k, keyNextOpen):
		return v.nextOpen(at)
	case key.Matches(k, keyTopics):
		return v, v.s.post(showMsg{v.topics(q)})
	case key.Matches(k, keySearch):
		return v, v.s.post(showMsg{v.search(q)})
	case key.Matches(k, keyGoReview):
		return v, v.s.post(gotoMsg{stepReview})
	}
	return v, nil
}

// move handles the keys that move the cursor over the rows.
func (v *questions) move(q interview.Question, name string) {
	by, n := 1, 1
	switch name {
	case "up", "k", "pgup":
		by = -1
	}
	if name == "pgup" || name == "pgdown" {
		n = 10
	}
	for range n {
		v.row = v.step(q, by)
	}
}

func (v questions) Keys() []key.Binding {
	q, _ := v.current()
	if q.Control == nil {
		return []key.Binding{keyEnter, keyBack}
	}
	answer, row, all, enter, decide := v.answerKeys(len(interview.OptionsOf(q.Control))), keyRow, keyAll, keyEnter, keySettle
	if v.mending {
		enter.SetHelp("enter", "to the review")
	}
	row.SetEnabled(q.Rows() > 1)
	all.SetEnabled(q.Rows() > 1)
	decide.SetEnabled(v.s.MaySettle(v.cell(q).ID()))
	return []key.Binding{answer, decide, row, enter, keyBack, all, keyWhy, keyNote, keyNextOpen, keyUndo, keyTopics, keySearch,
		keySkip, keyClear, keyBy, keyGoReview, keySkipBack}
}

// answerKeys are the keys that answer one of n options. Where the columns carry
// their numbers, nobody has to be told of them.
func (v questions) answerKeys(n int) key.Binding {
	name := "←→"
	if !v.laid.numbers {
		name = fmt.Sprintf("←→ 1-%d", n)
	}
	numbers := keyNumber.Keys()
	keys := slices.Concat(keyAnswer.Keys(), numbers[:min(n, len(numbers))])
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, "answer"))
}
