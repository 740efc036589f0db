package ui

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// A trial is a set of actions that are taken as done, to see where the score
// would go. It changes nothing; all screens share one.
type trial struct {
	ticked map[string]bool // by the id of the action
	of     *report.Report  // that outcome was worked out from
	interview.Outcome
}

// toggle takes an action in, or out.
func (s *session) toggle(id string) {
	s.trial.ticked, s.trial.of = toggled(s.trial.ticked, id), nil
}

// toggleAll takes actions in, or out where all of them are in.
func (s *session) toggleAll(list []*scoring.Action) {
	all := slices.ContainsFunc(list, func(a *scoring.Action) bool { return !s.trial.ticked[a.ID] })
	for _, a := range list {
		if s.trial.ticked[a.ID] != all {
			s.toggle(a.ID)
		}
	}
}

// toggled is the set with a word put in or taken out.
func toggled(set map[string]bool, word string) map[string]bool {
	out := map[string]bool{}
	maps.Copy(out, set)
	if out[word] {
		delete(out, word)
	} else {
		out[word] = true
	}
	return out
}

// tried is the outcome of the trial with the answers as they are now.
func (s *session) tried() interview.Outcome {
	t := &s.trial
	if t.of != s.Report {
		t.of, t.Outcome = s.Report, s.Try(t.ticked)
	}
	return t.Outcome
}

// A whatIf is an overlay to tick actions and watch the score.
type whatIf struct {
	s  *session
	at int
}

func newWhatIf(s *session) screen { return whatIf{s: s} }

// whatIfAt is the list with the cursor on an action, by its id.
func whatIfAt(s *session, action string) screen {
	v := whatIf{s: s}
	v.at = max(slices.IndexFunc(v.actions(), func(a *scoring.Action) bool { return a.ID == action }), 0)
	return v
}

func (v whatIf) Init() tea.Cmd { return nil }

var (
	keyTick    = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick"))
	keyTickAll = key.NewBinding(key.WithKeys("a"), key.WithHelp("a", "all or none"))
	keyClose   = key.NewBinding(key.WithKeys("esc", "enter"), key.WithHelp("esc", "close"))
)

// actions are those that can be taken as done, the fixes before the questions.
func (v whatIf) actions() (list []*scoring.Action) {
	for i := range v.s.Report.Plan.Actions {
		if a := &v.s.Report.Plan.Actions[i]; a.Open() {
			list = append(list, a)
		}
	}
	numbers := v.s.Report.Numbers()
	slices.SortStableFunc(list, func(a, b *scoring.Action) int { return cmp.Compare(numbers[a.ID], numbers[b.ID]) })
	return list
}

func (v whatIf) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	list := v.actions()
	switch {
	case key.Matches(k, keyClose, keyWhatIf):
		return nil, nil
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(list), k.String())
	case len(list) == 0:
	case key.Matches(k, keyTick):
		v.s.toggle(list[min(v.at, len(list)-1)].ID)
	case key.Matches(k, keyTickAll):
		v.s.toggleAll(list)
	}
	return v, nil
}

func (v whatIf) View(width, height int) string {
	width = min(width, sideBySide) // the points stay near their actions
	st, list, o := v.s.st, v.actions(), v.s.tried()
	if len(list) == 0 {
		return st.good.Render("Nothing is open, so there is nothing to try.")
	}
	now := "  " + report.Range(v.s.Report.Result.Total) + " · " + v.s.Report.BandText()
	then := "  " + report.Range(o.Result.Total) + " · " + o.Result.Band.String()
	size := max(min(40, width-5-max(widthOf(now), widthOf(then))), 5)
	out := cut("Now  "+st.bar(v.s.Report.Result.Total, size)+now, width) + "\n" +
		cut("Then "+st.bar(o.Result.Total, size)+then, width) + "\n"
	sum := "Tick what you would do; nothing is changed by it."
	if o.N > 0 {
		sum = fmt.Sprintf("%s · %s · %s", text.Plural(o.N, "action"), report.Hours(o.Hours), v.s.Report.CostText(o.Cost))
	}
	above := 4
	if o.UpTo > 0 {
		above++
		out += st.muted.Render(cut(fmt.Sprintf("     Proven is up to %d where all that is found out is good.", o.UpTo), width)) + "\n"
	}
	out += st.muted.Render(cut(sum, width)) + "\n\n"
	return out + st.list(len(list), v.at, width, height-above, func(i, w int) string {
		a, box := list[i], "[ ] "
		if v.s.trial.ticked[a.ID] {
			box = "[x] "
		}
		right := fmt.Sprintf("  %s %6s", shortHours(a.Hours), fmt.Sprintf("+%.1f", a.Gain))
		if a.Kind == scoring.FindOut && w >= 70 {
			right = fmt.Sprintf("  %s %12s", shortHours(a.Hours), report.Points(a))
		}
		return st.mark(i) + st.choice(box+v.s.NameOf(a), st.muted.Render(right), i == v.at, w)
	})
}

// shortHours writes hours for a column.
func shortHours(h float64) string { return fmt.Sprintf("%5.4g h", h) }

func (v whatIf) Keys() []key.Binding {
	closes := key.NewBinding(key.WithKeys(append(keyWhatIf.Keys(), keyClose.Keys()...)...), key.WithHelp("esc", "close"))
	if len(v.actions()) == 0 {
		return []key.Binding{closes}
	}
	return []key.Binding{keyTick, keyList, closes, keyTickAll}
}

func (v whatIf) Head() (right, left string) { return "", "What if" }
