package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// View lists the actions, with the one at the cursor in short below or in full
// beside.
func (v plan) View(width, height int) string {
	a := v.action()
	if a == nil {
		return v.s.st.good.Render("There is nothing to do.") + "\n" + "Either everything asked about is in place, or nothing was asked yet."
	}
	if width >= sideBySide {
		left := max(width-readable-4, width/2)
		p := v.detail(a)
		aside := append([]string{v.s.st.title.Render(cut(p.title, width-left-4)), ""}, strings.Split(p.View(width-left-4, height-2), "\n")...)
		return strings.Join(beside(strings.Split(v.list(left, height), "\n"), aside, left+4), "\n")
	}
	short := v.s.report.ServiceNames(a) + " · " + export.Hours(a.Hours) + " · owner " + orNobody(a.Owner)
	return v.list(width, height-2) + "\n\n" + v.s.st.muted.Render(cut(short, width))
}

// list draws the actions under the heads of their buckets, in a box of that size.
func (v plan) list(width, height int) string {
	st, r := v.s.st, v.s.report
	var lines []string
	at := 0
	var last scoring.Bucket
	actions := v.actions()
	for i := range actions {
		a := &actions[i]
		if i == len(r.Plan.Actions) {
			lines = append(lines, st.muted.Render(cut("ACCEPTED RISKS", width)))
		} else if i < len(r.Plan.Actions) && a.Bucket != last {
			if last != "" && width >= sideBySide/2 && height > len(r.Plan.Actions)+10 {
				lines = append(lines, "")
			}
			lines = append(lines, st.muted.Render(cut(strings.ToUpper(a.Bucket.String())+v.after(a.Bucket), width)))
			last = a.Bucket
		}
		if i == min(v.at, len(actions)-1) {
			at = len(lines)
		}
		lines = append(lines, v.row(a, at == len(lines), width-2)) // beside the marks of a long list
	}
	return fit(st.scrolled(lines, at, width, height), width, height)
}

// after is the proven score once a bucket is done.
func (v plan) after(b scoring.Bucket) string {
	for _, p := range v.s.report.Plan.Projected {
		if p.Bucket == b {
			return fmt.Sprintf("  then proven %d", scoring.Down(p.Proven))
		}
	}
	return ""
}

func orNobody(owner string) string {
	if owner = questionnaire.CleanLine(owner); owner != "" {
		return owner
	}
	return "nobody yet"
}

func (v plan) row(a *scoring.Action, here bool, width int) string {
	st := v.s.st
	mark, title := "  ", export.Title(a)
	if here {
		mark, title = st.accent.Render("▸ "), st.selected.Render(title)
	}
	box := map[questionnaire.Status]string{questionnaire.Done: "[x] ", questionnaire.Doing: "[~] "}[a.Status]
	if box == "" {
		box = "[ ] "
	}
	if v.ticked[a.ID] {
		box += st.good.Render("✓ ")
	}
	right := fmt.Sprintf("  %s  %6s", a.Due.Format("2 Jan"), fmt.Sprintf("+%.1f", a.Gain))
	switch day, err := a.Expires.Time(); {
	case a.Status == questionnaire.Accepted && err == nil:
		right = "  until " + export.Day(day)
	case width >= 100:
		right = fmt.Sprintf("  %s  %12s", export.Day(a.Due), export.Points(a))
	}
	return apart(cut(mark+box+title, width-ansi.StringWidth(right)), st.muted.Render(right), width)
}

// detail is all about one action: why, and how in each product.
func (v plan) detail(a *scoring.Action) page {
	k, r := a.Control, v.s.report
	p := newPage(v.s, export.Title(a))
	p = p.add(fmt.Sprintf("%s · %s · %s · %s to %s", r.ServiceNames(a), export.Points(a), export.Hours(a.Hours), export.Day(a.Start), export.Day(a.Due)), "")
	if a.Kind == scoring.FindOut {
		p = p.add("Ask "+k.Whom+".", k.Check, "")
	} else {
		p = p.add(k.Why, "")
		for i, s := range k.Remediation.Steps {
			p = p.add(fmt.Sprintf("%d. %s", i+1, s))
		}
		p = p.add("", "Cost: "+k.Remediation.Cost.Text, "")
	}
	for _, s := range r.Steps(a) {
		p = p.add("In "+s.Service+":", "  "+s.Guide.Where, "  "+s.Guide.Fix, "  "+s.GuideNote())
		if s.Guide.Cheaper != "" {
			p = p.add("  Without that plan: " + s.Guide.Cheaper)
		}
		p = p.add("")
	}
	if len(a.Needs) > 0 {
		p = p.add("Comes after: " + strings.Join(a.Needs, ", "))
	}
	return p.explain()
}

func (v plan) Keys() []key.Binding {
	help := func(k, desc string) key.Binding { return key.NewBinding(key.WithKeys(k), key.WithHelp(k, desc)) }
	return []key.Binding{
		keyMove, key.NewBinding(key.WithKeys("right"), key.WithHelp("→", "details")), help("e", "edit"),
		keyEnter, keyBack, help("space", "status"), help("w", "what if"), help("x", "accept the risk"),
		key.NewBinding(key.WithKeys("+", "-"), key.WithHelp("+-", "hours a week")),
	}
}

func (v plan) Head() (right, left string) {
	p := &v.s.report.Plan
	if text := v.whatIf(); text != "" {
		return "Plan", text
	}
	return "Plan", fmt.Sprintf("%s · %s, %s a week", plural(len(p.Actions), "action"), export.Hours(p.Hours()), export.Hours(p.HoursPerWeek))
}

// whatIf is the score with the ticked actions done, or empty where none is.
// Finding out may bring less, so what it could bring stands apart.
func (v plan) whatIf() string {
	var done []string
	found := map[string]string{}
	for _, a := range v.s.report.Plan.Actions {
		switch {
		case !v.ticked[a.ID]:
		case a.Kind == scoring.FindOut:
			found[a.ID] = a.Control.Question.Options[0].ID
		default:
			done = append(done, a.ID)
		}
	}
	n := len(done) + len(found)
	if n == 0 {
		return ""
	}
	proven := func(found map[string]string) int {
		return scoring.Down(scoring.WhatIf(v.s.cat, &v.s.a, done, found).Total.Proven())
	}
	text := fmt.Sprintf("With %d done: proven %d", n, proven(nil))
	if len(found) > 0 {
		text += fmt.Sprintf(", up to %d", proven(found))
	}
	return text
}
