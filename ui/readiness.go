package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

var keyReadiness = key.NewBinding(key.WithKeys("s"), key.WithHelp("s", "standards"))

// readinessOf is how the answers stand against the one goal there is, or a list of
// frameworks to choose from: the goals where there are several, else all.
func readinessOf(s *session) screen {
	var goals []*catalogue.Framework
	for _, id := range s.Assessment.Profile.Goals {
		if f := s.Catalogue.Framework(id); f != nil {
			goals = append(goals, f)
		}
	}
	if len(goals) == 1 {
		return newReadiness(s, goals[0].ID)
	}
	return pickFramework(s, goals)
}

// pickFramework chooses a framework: of the goals and one row for all others, or of all.
func pickFramework(s *session, goals []*catalogue.Framework) sidePick {
	p := sidePick{s: s, title: report.ReadinessTitle, hint: "How do the answers stand against which standard?"}
	row := func(f *catalogue.Framework) sideRow {
		detail := f.Version
		if slices.Contains(s.Assessment.Profile.Goals, f.ID) {
			detail += " · a goal"
		}
		return sideRow{f.Title, detail, func() tea.Cmd { return s.post(showMsg{newReadiness(s, f.ID)}) }}
	}
	for _, f := range goals {
		p.rows = append(p.rows, row(f))
	}
	if len(goals) > 0 {
		p.rows = append(p.rows, sideRow{"Another standard", "those that are no goal", func() tea.Cmd { return s.post(showMsg{pickFramework(s, nil)}) }})
		return p
	}
	for i := range s.Catalogue.Frameworks {
		p.rows = append(p.rows, row(&s.Catalogue.Frameworks[i]))
	}
	return p
}

// A readiness lists how each requirement of a framework stands, those that need a look
// first, with why of the one at the cursor.
type readiness struct {
	s     *session
	ready report.Ready
	order []int // requirements by standing
	at    int
}

func newReadiness(s *session, framework string) readiness {
	v := readiness{s: s, ready: s.Report.Ready(framework)[0]}
	for _, standing := range scoring.Standings {
		for i := range v.ready.Requirements {
			if v.ready.Requirements[i].Standing == standing {
				v.order = append(v.order, i)
			}
		}
	}
	return v
}

func (v readiness) Init() tea.Cmd { return nil }

func (v readiness) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(v.order), k.String())
	case key.Matches(k, keyPart):
		v.at = v.group(k.String() == "tab")
	case key.Matches(k, keyReadiness):
		return v, v.s.post(showMsg{pickFramework(v.s, nil)})
	case key.Matches(k, keyClose, keyBackLeft):
		return nil, nil
	}
	return v, nil
}

// requirement is the one at a place of the list.
func (v readiness) requirement(at int) *scoring.RequirementStanding {
	return &v.ready.Requirements[v.order[at]]
}

// group is the first row of the next standing, or of the one before.
func (v readiness) group(forward bool) int {
	first := func(i int) bool { return i == 0 || v.requirement(i).Standing != v.requirement(i-1).Standing }
	if forward {
		for i := v.at + 1; i < len(v.order); i++ {
			if first(i) {
				return i
			}
		}
		return v.at
	}
	for i := v.at - 1; i > 0; i-- {
		if first(i) {
			return i
		}
	}
	return 0
}

func (v readiness) View(width, height int) string {
	st := v.s.st
	top := styled(st.muted.Render, v.ready.Counts()+".", width)
	room := max(height/4, 3)
	top = append(top, styled(st.warn.Render, v.s.Report.ListWarning(), width)...)
	if height >= 30 {
		top = append(top, styled(st.muted.Render, report.ReadinessNote, width)...)
		top = append(top, styled(st.muted.Render, v.ready.Framework.Notice, width)...)
	} else {
		top = append(top, styled(st.muted.Render, "No assessment and no certificate: assessors look at evidence.", width)...)
	}
	if height >= 18 {
		top = append(top, "")
	}
	why := append([]string{""}, atMost(v.why(width), room, width)...)
	for len(why) < room+1 {
		why = append(why, "") // so that the list stays as it is
	}
	rows, here := v.rows(width)
	list := st.scrolled(rows, here, width, max(height-len(top)-len(why), 1))
	for n := strings.Count(list, "\n") + 1; n < height-len(top)-len(why); n++ {
		list += "\n"
	}
	return strings.Join(top, "\n") + "\n" + list + "\n" + strings.Join(why, "\n")
}

// rows are the requirements under their standings, and where the cursor is.
func (v readiness) rows(width int) (rows []string, here int) {
	st := v.s.st
	for i := range v.order {
		q := v.requirement(i)
		if i == 0 || q.Standing != v.requirement(i-1).Standing {
			words := report.StandingWords(q.Standing)
			rows = append(rows, st.title.Render(strings.ToUpper(words[:1])+words[1:])+st.muted.Render("  "+report.StandingMeans(q.Standing)))
		}
		if i == v.at {
			here = len(rows)
		}
		name := v.ready.Name(q)
		if q.Decisive {
			name += " (decides alone)"
		}
		rows = append(rows, st.menu(i, i == v.at, name, "", width))
	}
	return rows, here
}

// why says what decides about the requirement at the cursor.
func (v readiness) why(width int) []string {
	if len(v.order) == 0 {
		return nil
	}
	q := v.requirement(v.at)
	lines := styled(v.s.st.accent.Render, q.ID+": "+report.StandingWords(q.Standing), width)
	return append(lines, prose(v.ready.Why(q), width)...)
}

func (v readiness) Keys() []key.Binding {
	return []key.Binding{keyList, keyClose, keyPart, keyReadiness}
}

func (v readiness) Head() (right, left string) { return report.ReadinessTitle, v.ready.Title() }
