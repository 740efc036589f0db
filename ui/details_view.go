package ui

import (
	"strings"

	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// View draws the rows of one service, with all about the one at the cursor
// below.
func (d details) View(width, height int) string {
	if len(d.rows) == 0 {
		return ""
	}
	st := d.s.st
	below := d.about(width)
	rows := make([]string, len(d.rows))
	for i, r := range d.rows {
		rows[i] = d.row(i, r, width)
	}
	list := st.scrolled(rows, d.at, width, max(height-2-len(below), 3))
	return joined([]string{st.title.Render(cut(d.s.Report.ServiceName(d.entry().Key), width)), "", list}, below)
}

func (d details) row(i int, r interview.Detail, width int) string {
	st := d.s.st
	mark, label := st.mark(i)+"  ", r.Label
	if i == d.at {
		mark, label = st.mark(i)+st.accent.Render("▸ "), st.selected.Render(label)
	}
	if r.Typed {
		return cut(mark+"    "+label+"  "+st.muted.Render(r.Shown(d.entry())), width)
	}
	if r.On == nil {
		return cut(mark+"    "+label+"  ‹ "+r.Shown(d.entry())+" ›", width)
	}
	box := "[ ] "
	if r.On(d.entry()) {
		box = st.good.Render("[x] ")
	}
	return cut(mark+box+label+"  "+st.muted.Render(r.Note), width)
}

// about is an empty line and what there is to say on the row at the cursor:
// its note in full, and the laws that the data brings in.
func (d details) about(width int) []string {
	st, r := d.s.st, d.rows[d.at]
	lines := []string{""}
	if r.Note != "" {
		lines = append(lines, styled(st.muted.Render, strings.ToUpper(r.Note[:1])+r.Note[1:]+".", width)...)
	}
	if laws := d.s.Catalogue.LawsFor(d.s.Assessment.Profile.Countries, []string{r.Data}); len(laws) > 0 {
		lines = append(lines, styled(st.accent.Render, "May bring in: "+names(laws)+".", width)...)
	}
	for len(lines) < 3 {
		lines = append(lines, "")
	}
	return lines[:min(len(lines), 4)]
}

func names(laws []catalogue.Law) string {
	list := make([]string, len(laws))
	for i, l := range laws {
		list[i] = l.Name
	}
	return strings.Join(list, ", ")
}
