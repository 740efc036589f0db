package table

import (
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// The names of the sheets.
const (
	planSheetName    = "Action plan"
	dutiesSheetName  = "Responsibilities"
	answersSheetName = "Answers"
	aboutName        = "About"
)

// planSheet is the plan to work in. Only what a meeting needs is printed.
func planSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: planSheetName}
	lists := map[string][]string{"status": {}, "bucket": {}}
	for _, st := range append(questionnaire.Statuses, questionnaire.Accepted) {
		lists["status"] = append(lists["status"], report.StatusWord(st))
	}
	for _, b := range scoring.Buckets {
		lists["bucket"] = append(lists["bucket"], b.String())
	}
	for i, c := range report.PlanColumns {
		s.columns = append(s.columns, xlsxColumnSpec{head: c.Head, width: c.Width, list: lists[c.Key], clip: c.Key == "steps"})
		if c.Key == "note" {
			s.printed = i + 1
		}
	}
	for _, row := range r.PlanRows() {
		cells := make([]any, len(report.PlanColumns))
		for i, c := range report.PlanColumns {
			cells[i] = c.Value(r, row)
		}
		s.rows = append(s.rows, cells)
	}
	return s
}

// ssrm is who answers in the words of the CSA's shared responsibility model,
// so that a provider's own list can be laid beside ours.
var ssrm = map[catalogue.Party]string{catalogue.Customer: "CSC-owned", catalogue.Shared: "Shared CSP and CSC", catalogue.Provider: "CSP-owned"}

// dutiesSheet says who does what: a row for each service and layer.
func dutiesSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: dutiesSheetName, printed: 8, columns: []xlsxColumnSpec{
		{head: "Service", width: 26}, {head: "Model", width: 12}, {head: "Layer", width: 26}, {head: "Who", width: 11},
		{head: "CSA SSRM", width: 20}, {head: "Your part", width: 46}, {head: "The provider's part", width: 46},
		{head: "Your duties", width: 50}, {head: "Source", width: 40}, {head: "Key", width: 22}}}
	who := map[catalogue.Party]string{catalogue.Customer: "Yours", catalogue.Shared: "Shared", catalogue.Provider: "Provider"}
	for _, d := range r.Duties.Services {
		for _, l := range d.Layers {
			s.rows = append(s.rows, []any{r.ServiceName(d.Key), d.Model.String(), l.Name, who[l.Party], ssrm[l.Party],
				l.Yours, l.Theirs, dutiesOf(d.Yours, l.Layer), l.Source, d.Key})
		}
	}
	for _, l := range r.Catalogue.Layers {
		if own := dutiesOf(r.Duties.Organisation, l.ID); own != "" {
			s.rows = append(s.rows, []any{report.WholeFirm, "", l.Name, who[catalogue.Customer], ssrm[catalogue.Customer], "", "", own, "", ""})
		}
	}
	return s
}

// dutiesOf lists the duties in one layer, a line each.
func dutiesOf(duties []questionnaire.Duty, layer string) string {
	var titles []string
	for _, d := range duties {
		if d.Layer == layer {
			titles = append(titles, report.DutyTitle(d))
		}
	}
	return strings.Join(titles, "\n")
}

// answersSheet has a row for each answer.
func answersSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: answersSheetName, printed: 8, columns: []xlsxColumnSpec{
		{head: "Topic", width: 20}, {head: "Question", width: 46}, {head: "Service", width: 26}, {head: "Answer", width: 46},
		{head: "Standing", width: 10}, {head: "Note", width: 36}, {head: "Evidence", width: 30}, {head: "Date", width: 12},
		{head: "By", width: 16}, {head: "Weight", width: 8}, {head: "Must-have", width: 10}, {head: "Control", width: 30}}}
	for _, a := range r.Answers() {
		note := a.Note
		switch {
		case a.Source != "":
			note = "Source: " + a.Source
		case a.Together != "":
			note = a.Together + "\n" + note
		}
		s.rows = append(s.rows, []any{a.Topic, a.Question, a.Service, a.Answer, a.Standing,
			text.CleanText(note), text.CleanText(a.ShownEvidence()), report.DayText(questionnaire.Date(a.Date)),
			text.CleanLine(a.By), a.Control.Weight, report.Yes(a.Control.MustHave), a.Control.ID})
	}
	return s
}

// aboutSheet says what the workbook is about, in two columns.
func aboutSheet(r *report.Report) xlsxSheet {
	s := xlsxSheet{name: aboutName, columns: []xlsxColumnSpec{{head: "About", width: 34}, {head: report.MainTitle, width: 100}}}
	add := func(what string, v any) {
		if v != "" {
			s.rows = append(s.rows, []any{what, v})
		}
	}
	p, total := r.Assessment.Profile, r.Result.Total
	add("Business", r.Name())
	add("Sector", text.CleanLine(p.Sector))
	add("Date", r.Date)
	add("Answered by", text.CleanLine(p.AnsweredBy))
	add("Consultant", text.CleanLine(p.Consultant))
	add("Services", strings.Join(r.Stack(), ", "))
	add("How things stand", r.Status())
	add("Score of 100, proven – possible", report.Range(total))
	if !total.None() {
		add("Proven", scoring.Down(total.Proven()))
	}
	add("Band", r.BandText())
	add("What holds the band", r.CapText())
	add(report.AsideTitle, r.AsideText())
	add(report.AgeTitle, r.AgeText())
	for _, f := range r.Figures() {
		add(f.Label, f.Value+f.Score)
	}
	add("Decision asked", r.Ask())
	add("The plan", r.PlanIntro()+" For what is to be found out, points are the most it may add.")
	for _, b := range r.Buckets() {
		add(b.Title(), b.Note())
	}
	for _, m := range append(append(r.MethodRules(), r.MethodNotes()...), r.CalendarNote()) {
		add("Method", m)
	}
	for _, l := range r.LimitLines() {
		add("Limits", l)
	}
	add("Catalogue", r.Catalogue.Version)
	return s
}
