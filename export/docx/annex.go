package docx

import (
	"fmt"
	"strings"

	"yourpart/export/docx/word"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// aside lists what was set aside, for those who sign the report.
func (d *book) aside() {
	rows := d.r.AsideRows()
	if len(rows) == 0 {
		return
	}
	d.chapter(report.AsideTitle, d.r.Aside().String()+". "+report.AsideIntro)
	t := table("Questions that were set aside", col("Question", 38), col("As", 16))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Reason", 30), col("Said by", 16))
	}
	for _, row := range rows {
		cells := []word.Box{d.StrongCell(row.Title(), strings.Join(row.Services, ", ")), d.Cell(row.How)}
		if !d.redacted() {
			cells = append(cells, d.Cell(text.CleanText(row.Why())), d.Cell(row.Said()))
		}
		t.Row(cells...)
	}
	d.AddTable(t)
}

// readiness says how the answers stand against the goals of the business.
func (d *book) readiness() {
	list := d.r.Goals()
	if len(list) == 0 && !d.r.WantsReadiness() {
		return
	}
	d.chapter(report.ReadinessTitle, d.r.ReadyIntro())
	for i := range list {
		y := &list[i]
		d.Heading(2, y.Title())
		d.Say(y.Counts() + ".")
		t := table("Requirements that need a look", col("Requirement", 34), col("Standing", 18), col("Why", 48))
		for _, row := range y.Open() {
			t.Row(d.StrongCell(row.Name), d.Cell(row.Standing), d.Cell(row.Why))
		}
		if len(t.Rows) > 0 {
			d.AddTable(t)
		}
		d.Say(y.Good())
		d.bullets(y.Says())
	}
}

// laws says what has to be reported to whom and by when, and whom to call.
func (d *book) laws() {
	if !d.r.TellsLaws() {
		return
	}
	d.chapter(report.LawsTitle, "")
	t := table("Laws by what has to be reported")
	for i, w := range []int{20, 34, 24, 22} {
		t.Columns = append(t.Columns, col(report.LawHeads[i], w))
	}
	for _, l := range d.r.Laws() {
		cells := l.Cells()
		name := d.StrongCell(cells[0])
		name.Paras = append(name.Paras, d.P(word.CellNote, d.Link(d.marks.Law(l), l.Source)))
		t.Row(name, d.Cell(cells[1]), d.Cell(cells[2]), d.StrongCell(cells[3]))
	}
	if len(t.Rows) > 0 {
		d.Say(report.LawsIntro)
		d.AddTable(t)
	}
	for _, note := range d.r.LawNotes() {
		d.SayIn(word.Small, note)
	}
	lines := d.r.HelpLines()
	if len(lines) == 0 {
		return
	}
	d.Heading(2, report.HelpTitle)
	for _, l := range lines {
		d.Add(d.Bullet(d.Link(l.Body, l.Web), word.Text(": "+report.HelpText(l))))
	}
}

// answers lists every answer; services that gave the same one share a row.
func (d *book) answers() {
	groups := d.r.AnswerGroups()
	if len(groups) == 0 {
		d.chapter(report.AnswersTitle, report.NoQuestions)
		return
	}
	d.chapter(report.AnswersTitle, d.r.AnswersAbout())
	var t *word.Sheet
	for i, g := range groups {
		if i == 0 || groups[i-1].Topic != g.Topic {
			if t != nil {
				d.AddTable(t)
			}
			d.Heading(2, g.Topic)
			t = table("Answers: "+g.Topic, col("Service", 24), col("Answer", 46), col("Standing", 14), col("Date", 16))
		}
		if i == 0 || groups[i-1].Control != g.Control {
			question := d.StrongCell(g.Question, report.WeightWords(g.Control))
			question.Span, question.Fill = 4, "F4F6F9"
			question.Paras = kept(question.Paras)
			t.Row(question)
		}
		services := word.Box{}
		for _, name := range g.Services {
			services.Paras = append(services.Paras, d.P(word.Cell, d.Counted(anAnswer), word.Text(name)))
		}
		t.Row(services, d.Cell(g.Answer, g.Remarks()...), d.Cell(g.Standing), d.Cell(dayOf(g.Date)))
	}
	d.AddTable(t)
}

// kept are paragraphs that stay on a page with what follows.
func kept(paras []string) []string {
	out := make([]string, len(paras))
	for i, p := range paras {
		out[i] = word.Keep(p)
	}
	return out
}

// evidence lists each control with its frameworks, how it stands and what was shown for it.
func (d *book) evidence() {
	all := d.r.EvidenceRows()
	if len(all) == 0 {
		d.chapter(report.EvidenceTitle, report.NoQuestions)
		return
	}
	d.chapter(report.EvidenceTitle, d.r.EvidenceAbout())
	t := table("Controls, how they stand and what was shown", col("Control", 34), col("For", 20), col("State", 13))
	if !d.redacted() {
		t.Columns = append(t.Columns, col("Evidence", 19))
	}
	t.Columns = append(t.Columns, col("Answered on", 14))
	for _, e := range all {
		cells := []word.Box{d.StrongCell(e.Control.Title, e.Frameworks), d.Cell(strings.Join(e.Services, ", ")), d.Cell(e.State)}
		if !d.redacted() {
			cells = append(cells, d.Cell(text.CleanText(e.Shown())))
		}
		t.Row(append(cells, d.Cell(dayOf(e.Date)))...)
	}
	d.AddTable(t)
	d.scans()
}

// scans lists the scans behind answers, and where one contradicts an answer.
func (d *book) scans() {
	for _, s := range d.r.ScanTables() {
		d.Heading(2, s.Title)
		if s.About != "" {
			d.Say(s.About)
		}
		var columns []word.Column
		for i, head := range s.Heads {
			columns = append(columns, col(head, s.Widths[i]))
		}
		t := table(s.Title, columns...)
		for _, row := range s.Rows {
			cells := []word.Box{d.StrongCell(row[0])}
			for _, c := range row[1:] {
				cells = append(cells, d.Cell(c))
			}
			t.Row(cells...)
		}
		d.AddTable(t)
	}
}

// method says how the score comes about.
func (d *book) method() {
	d.chapter(report.MethodTitle, report.MethodIntro)
	d.bullets(d.r.MethodRules())
	d.bullets(d.r.Formulas())
	d.bullets(d.r.MethodNotes())
	all := d.r.Factors()
	if len(all) == 0 {
		return
	}
	d.Heading(2, report.FactorsTitle)
	t := table("What makes each service count more or less", col("Service", 28), col("Data in it", 40), col("Stops the business", 20), num("Factor", 12))
	for _, f := range all {
		t.Row(d.StrongCell(f.Service), d.Cell(f.Data), d.Cell(f.Stops), d.NumberCell(f.Factor))
	}
	d.AddTable(t)
}

// glossary explains the terms of art.
func (d *book) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.chapter(report.GlossaryTitle, "")
	for _, t := range terms {
		d.Add(d.term(t.Term, t.Meaning))
	}
}

// sources lists the pages behind the report.
func (d *book) sources() {
	all := d.r.Sources()
	if len(all) == 0 {
		return
	}
	d.chapter(report.SourcesTitle, report.SourcesIntro)
	about := ""
	for i, s := range all {
		if s.About != about {
			about = s.About
			d.SayIn(word.Spoken, about)
		}
		d.Add(d.P(word.Small, word.Text(fmt.Sprintf("[%d] ", i+1)), d.Link(s.Text(), s.URL)))
	}
}

// enquiries lists what to ask each party outside the business.
func (d *book) enquiries() {
	all, public := d.r.Enquiries(), d.r.PublicPages()
	if len(all)+len(public) == 0 {
		return
	}
	d.chapter(report.EnquiryTitle, report.SendIntro)
	for _, e := range all {
		d.Heading(2, e.Title())
		d.Say(report.EnquiryWords(e))
		d.Say("Please answer by " + report.Day(e.Until) + ".")
		list := d.List(1)
		for _, q := range e.Questions {
			about := ""
			if len(q.Services) > 0 {
				about = " (" + strings.Join(q.Services, ", ") + ")"
			}
			d.Add(d.Item(list, word.Text(e.Text(q)+about)))
		}
		if len(e.Confirm) > 0 {
			d.Say(report.ConfirmWords)
		}
		for _, p := range e.Confirm {
			d.Add(d.term(p.Layer, p.Text))
		}
	}
	if len(public) == 0 {
		return
	}
	d.Heading(2, report.PublicTitle)
	d.Say(report.PublicIntro)
	for _, p := range public {
		d.Add(d.Bullet(word.Text(p.Text()+": "), d.Link(strings.TrimPrefix(p.URL, "https://"), p.URL)))
	}
}
