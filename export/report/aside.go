package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// What is said of questions that were set aside: answered not applicable, which
// takes them out of the score, or handled elsewhere, which counts in full.
const (
	AsideTitle = "Set aside"
	AsideIntro = "“Not applicable” takes a question out of the score; “handled elsewhere” counts in full, on the word of others. Those who sign this report agree to the reasons."
	// EverythingAside is what is said where a result would be, when all that was
	// asked is not applicable.
	EverythingAside = "everything set aside"
	// AsideNote says what the column of a portfolio means.
	AsideNote = "Set aside: of the questions asked, those answered “not applicable” or “handled elsewhere”, and the must-haves among them."
)

// Aside counts what was set aside.
func (r *Report) Aside() questionnaire.AsideCount { return asideOf(&r.Result) }

func asideOf(res *scoring.Result) (n questionnaire.AsideCount) {
	for i := range res.Cells {
		n.Add(res.Cells[i].Cell)
	}
	return n
}

// bandOf is the band of a result, or that everything was set aside.
func bandOf(res *scoring.Result) string {
	if asideOf(res).Everything() {
		return EverythingAside
	}
	return res.Band.String()
}

// AsideText is how much was set aside, of which kinds, with the must-haves among
// it by name. It is empty where nothing was.
func (r *Report) AsideText() string { return r.AsideTextOf(4) }

// AsideTextOf is AsideText with at most so many must-haves by name.
func (r *Report) AsideTextOf(most int) string {
	n := r.Aside()
	if n.Total() == 0 {
		return ""
	}
	said := fmt.Sprintf("%s (%s)", n, n.Kinds())
	names := r.namesOf(r.asideMustHaves())
	switch {
	case len(names) == 0:
		return said + "."
	case len(names) > most && most > 0:
		names = append(names[:most:most], fmt.Sprintf("and %d more", len(names)-most))
	}
	return said + ": " + strings.Join(names, "; ") + "."
}

// asideMustHaves are the must-haves that were set aside, in order.
func (r *Report) asideMustHaves() (ids []questionnaire.CellID) {
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.Control.MustHave && c.SetAside() != "" {
			ids = append(ids, c.ID())
		}
	}
	return ids
}

// An AsideRow is one question that was set aside, for all services with the same
// reason.
type AsideRow struct {
	Control  *catalogue.Control
	Services []string // names
	How      string   // in words
	Reason   string   // empty where none was given
	By, Date string
	own      bool // was answered so, and not what it builds on
}

// AsideRows are all questions that were set aside, must-haves first.
func (r *Report) AsideRows() []AsideRow {
	var must, others []AsideRow
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		how := c.SetAside()
		if how == "" {
			continue
		}
		row := AsideRow{Control: c.Control, How: questionnaire.FixedLabel(how), own: c.Answer.Option == how}
		if row.own {
			row.Reason, row.By, row.Date = text.CleanText(c.Answer.Note), text.CleanLine(c.Answer.By), DayOf(c.Answer.Date)
		}
		list := &others
		if c.Control.MustHave {
			list = &must
		}
		name := r.ServiceName(c.Service)
		if i := slices.IndexFunc(*list, row.same); i >= 0 {
			(*list)[i].Services = append((*list)[i].Services, name)
			continue
		}
		row.Services = []string{name}
		*list = append(*list, row)
	}
	return append(must, others...)
}

// same reports whether two rows differ in their services only.
func (a AsideRow) same(b AsideRow) bool {
	return a.Control == b.Control && a.How == b.How && a.Reason == b.Reason && a.By == b.By && a.Date == b.Date && a.own == b.own
}

// Title is the question by the name of its control, and whether it is a must-have.
func (a AsideRow) Title() string {
	if a.Control.MustHave {
		return a.Control.Title + " (must-have)"
	}
	return a.Control.Title
}

// Why is the reason, or that there is none. A redacted report has no reasons.
func (a AsideRow) Why() string {
	switch {
	case !a.own:
		return "What it builds on was set aside."
	case a.Reason == "":
		return "No reason given."
	}
	return a.Reason
}

// Said is who set it aside, and when.
func (a AsideRow) Said() string {
	return strings.Join(slices.DeleteFunc([]string{a.By, a.Date}, func(s string) bool { return s == "" }), ", ")
}

// Text is the row in a line, without its reason where that is taken out.
func (a AsideRow) Text(redacted bool) string {
	said := a.Title() + ", " + SentenceList(a.Services, 6) + ": " + LowerFirst(a.How) + "."
	if redacted {
		return said
	}
	said += " " + Shortened(text.CleanLine(a.Why()), 300)
	if by := a.Said(); by != "" {
		said += " (" + by + ")"
	}
	return said
}

// asideStatus is the state of things where all that counts is in place and
// something was set aside.
func asideStatus(n questionnaire.AsideCount) string {
	if n.ByOthers() {
		return fmt.Sprintf("Everything was set aside: %s, so the score rests on the word of others alone.", n.Kinds())
	}
	return fmt.Sprintf("Every part of its own that was not set aside is in place; %d of %s set aside.",
		n.Total(), text.Plural(n.Of, "question was", "questions were"))
}

// asideJSON is how much was set aside, as JSON.
type asideJSON struct {
	Of            int `json:"of"`
	Total         int `json:"total"`
	NotApplicable int `json:"not_applicable"`
	Elsewhere     int `json:"handled_elsewhere"`
	MustHaves     int `json:"must_haves"`
}

func asideShape(n questionnaire.AsideCount) asideJSON {
	return asideJSON{n.Of, n.Total(), n.NotApplicable, n.Elsewhere, n.MustHaves}
}

// asideListJSON also names the must-haves.
type asideListJSON struct {
	asideJSON
	Named []cellRef `json:"must_haves_by_name"`
}

func (r *Report) asideList() asideListJSON {
	j := asideListJSON{asideShape(r.Aside()), []cellRef{}}
	for _, id := range r.asideMustHaves() {
		j.Named = append(j.Named, cellRef{id.Control, id.Service})
	}
	return j
}
