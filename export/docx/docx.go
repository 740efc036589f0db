// Package docx writes a report, a portfolio or a sheet of open questions as a Word
// document that people edit and restyle, and counts what such a document holds. It does
// not know about the parts of a file; package word does.
package docx

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"yourpart/export/docx/word"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A book is a report being written.
type book struct {
	*word.Doc
	r       *report.Report
	marks   report.Marks   // of the sources
	numbers map[string]int // of the actions, by id
	linked  map[int]bool   // numbers of the actions that have more said about them
}

// parts write the Sections, by id.
var parts = map[string]func(*book){
	report.SectionSummary: (*book).summary, report.SectionResponsibilities: (*book).duties, report.SectionResults: (*book).results, report.SectionProgress: (*book).progress,
	report.SectionPlan: (*book).plan, report.SectionFindOut: (*book).findOut, report.SectionCalendar: (*book).calendar, report.SectionAccepted: (*book).accepted,
	report.SectionAside: (*book).aside, report.SectionReadiness: (*book).readiness, report.SectionAnswers: (*book).answers, report.SectionLaws: (*book).laws, report.SectionEvidence: (*book).evidence,
	report.SectionMethod: (*book).method, report.SectionGlossary: (*book).glossary, report.SectionSources: (*book).sources, report.SectionSignOff: (*book).limits, report.SectionEnquiries: (*book).enquiries,
}

// The kinds of what is counted.
const (
	anAction  = "action"
	aService  = "service"
	anAnswer  = "answer"
	aClient   = "client"
	notRead   = "unread"
	aQuestion = "question"
)

// Write writes the report in its look.
func Write(w io.Writer, r *report.Report, look word.Look) error {
	d, err := newBook(r, look, report.AboutReport(r))
	if err != nil {
		return err
	}
	shown := sections(r.Options)
	for _, id := range shown {
		if id == report.SectionPlan || id == report.SectionFindOut {
			d.link(id)
		}
	}
	if err := d.top(look.Logo); err != nil {
		return err
	}
	for _, id := range shown {
		parts[id](d)
		if id == report.SectionSummary {
			d.PlaceContents("In this report")
		}
	}
	if len(shown) == 0 {
		d.Say("There is nothing to show in the sections asked for.")
	}
	d.Turn(false)
	return finish(w, d.Doc)
}

// finish packs a document.
func finish(w io.Writer, d *word.Doc) error {
	var b bytes.Buffer
	if err := d.Write(&b); err != nil {
		return fmt.Errorf("writing the Word document: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing the Word document: %w", err)
	}
	return nil
}

// newBook begins a document about a report.
func newBook(r *report.Report, look word.Look, about report.About) (*book, error) {
	look.Paper, look.Accent = r.Options.Paper, r.Options.Accent
	base, err := word.New(look, about)
	if err != nil {
		return nil, err
	}
	base.Typed(r.Assessment, r.Options)
	return &book{Doc: base, r: r, marks: r.Marks(), numbers: r.Numbers(), linked: map[int]bool{}}, nil
}

// sections are the ids of the parts that are shown, the annex at the end. Where it is left
// out they are those of the report alone.
func sections(o report.Options) []string {
	var first, annex []string
	for _, id := range o.Shown() {
		if report.InAnnex(id) {
			annex = append(annex, id)
			continue
		}
		first = append(first, id)
	}
	if o.Annex == report.AnnexNone && !o.OnlyAnnex() {
		return first
	}
	return append(first, annex...)
}

// Counts is how much a document of the report has to hold.
func Counts(r *report.Report) report.Counts {
	c := report.ShownCounts(r)
	if r.Options.Annex == report.AnnexNone && !r.Options.OnlyAnnex() {
		c.Answers = 0
	}
	return c
}

// Read counts what a written document holds.
func Read(file []byte) (report.Counts, error) {
	n, err := word.Count(file)
	return report.Counts{Actions: n[anAction], Services: n[aService], Answers: n[anAnswer]}, err
}

// top writes whom the report is about.
func (d *book) top(logo []byte) error {
	if len(logo) > 0 {
		picture, err := d.Logo(logo, "Logo")
		if err != nil {
			return err
		}
		d.Add(picture)
	}
	d.SayIn(word.Eyebrow, report.MainTitle)
	d.SayIn(word.Title, text.CleanLine(d.r.Name()))
	d.SayIn(word.Subtitle, strings.Join(d.r.About(), " · "))
	return nil
}

// link notes which actions a section says more about.
func (d *book) link(section string) {
	for i := range d.r.Plan.Actions {
		a := &d.r.Plan.Actions[i]
		if !a.Closed && (a.Kind == scoring.Fix) == (section == report.SectionPlan) {
			d.linked[d.numbers[a.ID]] = true
		}
	}
}

// anchor is where links to an action lead.
func anchor(number int) string { return fmt.Sprintf("action_%d", number) }

// title is an action's, which leads to what is said about it where there is more.
func (d *book) title(a *scoring.Action, s string) word.Run {
	if n := d.numbers[a.ID]; d.linked[n] {
		return d.To(s, anchor(n))
	}
	return d.Strong(s)
}

// chapter begins a part of the report.
func (d *book) chapter(title, intro string) {
	d.Heading(1, title)
	if intro != "" {
		d.Add(word.Keep(d.P(word.Normal, word.Text(intro))))
	}
}

// table is one with its columns.
func table(about string, columns ...word.Column) *word.Sheet {
	return &word.Sheet{About: about, Columns: columns}
}

// col is a column of text, and num one of numbers.
func col(head string, width int) word.Column { return word.Column{Head: head, Width: width} }
func num(head string, width int) word.Column {
	return word.Column{Head: head, Width: width, Right: true}
}

// bullets writes texts as a list.
func (d *book) bullets(texts []string) {
	for _, t := range texts {
		d.Add(d.Bullet(word.Text(t)))
	}
}

// terms writes what words stand for.
func (d *book) term(name, meaning string) string {
	return d.Bullet(d.Strong(name+": "), word.Text(meaning))
}

// redacted reports whether owners, reasons and notes are left out.
func (d *book) redacted() bool { return d.r.Options.Redact }

// dayOf is a day for people.
func dayOf(s string) string { return report.DayOf(questionnaire.Date(s)) }

// The grounds of the bands.
var bandGrounds = map[scoring.Band]string{scoring.Critical: "E9A3A0", scoring.AtRisk: "F6C58F", scoring.Fair: "FBEFC4", scoring.Good: "DDF0DF"}
