package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// findOut draws what nobody knows yet, whom to ask and where to look.
func (d *book) findOut() {
	var open []*scoring.Action
	for i := range d.r.Plan.Actions {
		if a := &d.r.Plan.Actions[i]; a.Kind == scoring.FindOut && !a.Closed {
			open = append(open, a)
		}
	}
	if len(open) == 0 {
		return
	}
	const number, question, who, points = 21.0, 208.0, 60.0, 46.0
	when := "Owner, due"
	if d.r.Options.Redact {
		when = "Due"
	}
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "", Width: number}, doc.Column{Title: "Question", Width: question, Names: true},
		doc.Column{Title: "Where to look", Width: doc.Wide - number - question - who - points},
		doc.Column{Title: when, Width: who}, doc.Column{Title: "Points", Width: points, Right: true})
	for _, a := range open {
		under := "Ask " + a.Control.Whom + ". For " + d.r.ForWhom(a) + "."
		if state := report.StateText(a); state != "" {
			under += " " + report.UpperFirst(state) + "."
		}
		t.Row(doc.Cell{Text: fmt.Sprint(d.numbers[a.ID])},
			doc.Cell{Text: a.Control.Question.Text, Style: doc.AnnexText.Strong(), Under: under},
			doc.Cell{Text: d.whereToLook(a)}, doc.Cell{Text: d.dueOwner(a)}, doc.Cell{Text: report.Points(a)})
	}
	d.ChapterOf(report.FindTitle, d.findAbout(), t)
	t.End()
	d.publicPages()
}

// publicPages lists where providers say who does what, in place of sheets to send.
func (d *book) publicPages() {
	all := d.r.PublicPages()
	if len(all) == 0 {
		return
	}
	d.Heading(report.PublicTitle, 4*doc.TableText.Lead)
	d.Para(doc.TableText.In(doc.Muted), report.PublicIntro)
	d.Y += 2
	for _, p := range all {
		d.LinkLine(doc.TableText, p.Text()+":", p.URL)
	}
}

// findAbout says what to find out means, and which pages help.
func (d *book) findAbout() string {
	said := report.FindIntro
	where := ""
	switch r := d.r; {
	case r.Parted():
		where = "In the annex"
	case r.AnnexInside():
		where = "At the end of this report"
	}
	if n := len(d.r.Enquiries()); n > 0 && where != "" && d.r.Options.Shows(report.SectionEnquiries) {
		said += fmt.Sprintf(" %s %s to cut out and send.", where, text.Plural(n, "page of questions waits", "pages of questions wait"))
	}
	return said
}

// dueOwner is who finds out, and until when.
func (d *book) dueOwner(a *scoring.Action) string {
	if d.r.Options.Redact {
		return report.Day(a.Due)
	}
	if o := text.CleanLine(a.Owner); o != "" {
		return report.Shortened(o, 60) + "\n" + report.Day(a.Due)
	}
	return "_________\n" + report.Day(a.Due)
}

// whereToLook is the place in each product, or how to check in any.
func (d *book) whereToLook(a *scoring.Action) string {
	const most = 3
	places := d.r.SaidSoFar(a)
	groups := report.ByGuide(d.r.Steps(a))
	for i, g := range groups {
		if i == most {
			places = append(places, fmt.Sprintf("and %d more", len(groups)-most))
			break
		}
		if len(a.Services) == 1 {
			places = append(places, g.Step.Guide.Where)
			continue
		}
		places = append(places, report.SentenceList(g.Names, 2)+": "+g.Step.Guide.Where)
	}
	if len(places) == 0 {
		return a.Control.Check
	}
	return strings.Join(places, "\n")
}

// sources draws the web pages behind the report, as links.
func (d *book) sources() {
	all := d.r.Sources()
	if len(all) == 0 {
		return
	}
	d.Heading(report.SourcesTitle, 110)
	d.Para(doc.BodyText.In(doc.Muted), report.SourcesIntro)
	d.Y += 2
	b := &body{d: d}
	about := ""
	for i, s := range all {
		if s.About != about {
			about = s.About
			b.title(about)
		}
		b.source(i+1, s)
	}
	d.Columns(b.lines)
	d.Y += 4
}

// source adds a source, with its number before it.
func (b *body) source(number int, s report.Source) {
	in := 19.0
	if number > 99 {
		in = 23
	}
	st := doc.FineText.In(doc.Accent)
	b.paragraph(b.d.Wrap(st, s.Text(), doc.Half-in), doc.BodyLine{Style: st, Indent: in, Web: s.URL, Mark: fmt.Sprintf("[%d]", number)})
	b.lines[len(b.lines)-1].Fresh = true
}

// title adds a line in bold that heads web pages.
func (b *body) title(s string) {
	at := len(b.lines)
	if at > 0 {
		b.gap(4)
	}
	b.glue(func() { b.plain(doc.FineText.Strong(), s) })
	for i := at; i < len(b.lines); i++ {
		b.lines[i].Glued, b.lines[i].Fresh = true, true
	}
}
