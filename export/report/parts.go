package report

import (
	"iter"
	"slices"
	"time"

	"yourpart/scoring"
)

// AnnexSubject says what an annex is about, for what programs show of a file.
const AnnexSubject = "What backs up a cloud security action plan: later steps, answers, method and sources"

// AnnexIntro says under the title of an annex what it belongs to.
func AnnexIntro(r *Report) string {
	return "To the report of " + Day(r.Date) + ". What to decide and what to do first is in that; this backs it up."
}

// reportSubject says what a report is about, for what programs show of a file.
const reportSubject = "Which security duties are the business's own, how they stand, and what to do next"

// The parts of a report, with what each says about itself.
const (
	SummaryTitle  = "Summary"
	MapTitle      = "Who does what"
	ResultsTitle  = "Results"
	PlanTitle     = "Action plan"
	FindTitle     = "To find out"
	AcceptedTitle = "Accepted risks"
	ProgressTitle = "Progress"
	CalendarTitle = "Calendar"
	EnquiryTitle  = "Questions to send"
	AnswersTitle  = "Annex: answers"
	MethodTitle   = "Annex: method"
	LaterTitle    = "Annex: later steps"
	AnnexKind     = "Annex to the action plan"

	AskTitle       = "Decision asked"
	DutiesTitle    = "Recurring duties"
	WhyTitle       = "Why the totals differ beside the answers"
	AgainTitle     = "Open again after it was fixed"
	GlossaryTitle  = "Words in this report"
	SourcesTitle   = "Sources"
	LimitsTitle    = "Limits"
	SignTitle      = "Sign-off"
	YourPartTitle  = "Your part in words"
	TheirPartTitle = "What the providers do for you"
	HeatTitle      = "Heat map: topics and services"
	FactorsTitle   = "Factors"

	MapIntro      = "The provider runs its part of a cloud service; the rest stays with you, whatever you pay. The map shows for each service and each layer who answers for it."
	FindIntro     = "Nobody was sure of these or answered them. Each takes about a quarter of an hour and may add points without any change."
	AcceptedIntro = "Gaps that the business lives with for now. They earn no points, and return to the plan on the day after they expire."
	LaterIntro    = "How to do what comes later, in the order of the plan, of which the report has a table."
	AnswersIntro  = "In the order asked, with the weight of each."
	MethodIntro   = "How the score comes about, with the numbers of this assessment, so that it can be checked by hand."
	SourcesIntro  = "Where the steps, figures and responsibilities come from. A step marked “check this” may look different today."
	CalendarIntro = "What is in place stays so only if somebody comes back to it. A number is the day of the month; “4×” is how often."
	ComingIntro   = "What is in place stays so only if somebody comes back to it. These are the next days."
	PublicTitle   = "Providers that say it in public"
	PublicIntro   = "These publish which part is theirs, so there is nothing to send; look there first."
	SendIntro     = "What to ask those outside the firm who know, and what each provider is taken to do."
	SignIntro     = "Read, discussed, and the decision taken:"
	GateWords     = "must-have, holds the band down"
	NoServices    = "No service has been named yet, so there is nothing to share out."
	NoQuestions   = "Nothing has been asked yet."
)

// An AnnexPart is one part of the annex: the section it comes with, and what it is
// called in a list.
type AnnexPart struct{ Section, Name string }

// AnnexParts are the parts of the annex that the options ask for and that hold
// something, in order. The steps of later actions come with the plan.
func (r *Report) AnnexParts() []AnnexPart { return slices.Collect(r.annexParts()) }

// annexParts finds them one by one, as some take a while.
func (r *Report) annexParts() iter.Seq[AnnexPart] {
	o := r.Options
	always := func() bool { return true }
	parts := []struct {
		AnnexPart
		holds func() bool
	}{
		{AnnexPart{SectionPlan, "later steps"}, func() bool { return !o.OnlyAnnex() && len(r.Afterwards()) > 0 }},
		{AnnexPart{SectionAnswers, "answers"}, always},
		{AnnexPart{SectionEvidence, "controls and evidence"}, always},
		{AnnexPart{SectionMethod, "method"}, always},
		{AnnexPart{SectionGlossary, "words"}, func() bool { return len(r.Glossary()) > 0 }},
		{AnnexPart{SectionSources, "sources"}, func() bool { return len(r.Sources()) > 0 }},
		{AnnexPart{SectionEnquiries, "questions to send"}, func() bool { return len(r.Enquiries()) > 0 }},
	}
	return func(yield func(AnnexPart) bool) {
		for _, p := range parts {
			if !o.Summary && o.Shows(p.Section) && p.holds() && !yield(p.AnnexPart) {
				return
			}
		}
	}
}

// AnnexInside reports whether the annex is at the end of the report itself. So it is
// also where nothing else is asked for.
func (r *Report) AnnexInside() bool {
	o := r.Options
	return o.OnlyAnnex() || o.Annex == AnnexInside || o.Annex == ""
}

// Parted reports whether the PDF has an annex in a file of its own.
func (r *Report) Parted() bool {
	some := false
	r.annexParts()(func(AnnexPart) bool { some = true; return false })
	return some && r.Options.MayPart()
}

// mostSteps is how many actions have their steps in a PDF itself, unless more are due
// within 30 days.
const mostSteps = 60

// Afterwards are the fixes of which a PDF has the steps in its annex, and that are not
// done: all that comes after the first 90 days, and where very much comes before that,
// what is due after 60 days or 30 as well.
func (r *Report) Afterwards() []*scoring.Action {
	var open []*scoring.Action
	in := map[scoring.Bucket]int{}
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.Kind == scoring.Fix && !a.Closed {
			open = append(open, a)
			in[a.Bucket]++
		}
	}
	later := []scoring.Bucket{scoring.Later}
	for left, late := len(open)-in[scoring.Later], []scoring.Bucket{scoring.Days90, scoring.Days60}; left > mostSteps && len(late) > 0; late = late[1:] {
		later = append(later, late[0])
		left -= in[late[0]]
	}
	return slices.DeleteFunc(open, func(a *scoring.Action) bool { return !slices.Contains(later, a.Bucket) })
}

// Shown are the ids of the Sections that a report without pages shows, in
// order. In place of a summary's two pages it has what stands on them.
func (o Options) Shown() []string {
	if o.Summary {
		return []string{SectionSummary, SectionResults, SectionSignOff}
	}
	var ids []string
	for _, s := range Sections {
		if o.Shows(s.ID) {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// ShownCounts is how much such a report has to hold.
func ShownCounts(r *Report) (c Counts) {
	all := r.Counts()
	ids := r.Options.Shown()
	for i := range r.Plan.Actions {
		section := map[scoring.Kind]string{scoring.Fix: SectionPlan, scoring.FindOut: SectionFindOut}[r.Plan.Actions[i].Kind]
		if r.Plan.Actions[i].Closed {
			section = SectionPlan // which lists all that is done
		}
		if slices.Contains(ids, section) {
			c.Actions++
		}
	}
	if slices.Contains(ids, SectionResponsibilities) {
		c.Services = all.Services
	}
	if slices.Contains(ids, SectionAnswers) {
		c.Answers = all.Answers
	}
	return c
}

// scanLimit takes the place of the first of Limits where a scan was imported.
const scanLimit = "This report rests on what people answered; scanners looked at some settings. Nothing else was tested, and no one checked the answers."

// LimitLines is what this report cannot say.
func (r *Report) LimitLines() []string {
	if !r.imported && len(r.Assessment.Proposals) == 0 {
		return Limits
	}
	return append([]string{scanLimit}, Limits[1:]...)
}

// Limits is what no report can say on which no scan has a part.
var Limits = []string{
	"This report rests on what people answered. Nothing was scanned or tested, and no one checked the answers.",
	"It is no certification, no audit and no legal advice. A good score lowers the risk; it does not rule out an incident.",
	"It covers the services it names and the duties of the business itself, as they stood on the day of the report.",
	"Steps and plans of products change. Check those marked so, and try changes on one account first.",
}

// The ids of Sections, which every format that has sections goes by.
const (
	SectionSummary          = "summary"
	SectionResponsibilities = "responsibilities"
	SectionResults          = "results"
	SectionProgress         = "progress"
	SectionPlan             = "plan"
	SectionFindOut          = "find-out"
	SectionAside            = "set-aside"
	SectionReadiness        = "readiness"
	SectionCalendar         = "calendar"
	SectionAccepted         = "accepted"
	SectionLaws             = "laws"
	SectionAnswers          = "answers"
	SectionEvidence         = "evidence"
	SectionMethod           = "method"
	SectionGlossary         = "glossary"
	SectionSources          = "sources"
	SectionSignOff          = "sign-off"
	SectionEnquiries        = "enquiries"
)

// Sections are the parts of a report, in order. A format that can leave parts
// out has each of them.
var Sections = []Choice{
	{SectionSummary, "page one, for those who decide"},
	{SectionResponsibilities, "who does what, service by service"},
	{SectionResults, "bars by service and topic, heat map"},
	{SectionProgress, "what changed since the last snapshot"},
	{SectionPlan, "what to do, by when, and how"},
	{SectionFindOut, "what nobody knows yet, and whom to ask"},
	{SectionAside, "questions that were set aside, with their reasons"},
	{SectionReadiness, "how the answers stand against the standards that are goals"},
	{SectionCalendar, "recurring duties"},
	{SectionAccepted, "risks that are accepted for now"},
	{SectionLaws, "what to report to whom by when, and whom to call"},
	{SectionAnswers, "every answer with note, evidence and date"},
	{SectionEvidence, "controls with their frameworks and evidence, for an auditor"},
	{SectionMethod, "how the score comes about"},
	{SectionGlossary, "the terms in the report"},
	{SectionSources, "the web pages behind it"},
	{SectionSignOff, "limits, and lines to sign"},
	{SectionEnquiries, "a page of questions for each supplier and provider"},
}

// An About is what a file says of itself: on its pages, and once for the
// programs that read Info and once for those that read XMP.
type About struct {
	Kind, Name     string // such as MainTitle, and whom it is about
	Subject        string
	Author         string
	Day            time.Time
	Redacted       bool
	Data, DataWhat string // the name of the attachment, and what it is
}

// MadeBy is the program that made a file.
const MadeBy = "yourpart"

// AboutReport says what a report is. Its author is named where the pages name
// the consultant.
func AboutReport(r *Report) About {
	a := About{Kind: MainTitle, Name: r.Name(), Subject: reportSubject, Day: r.Date, Redacted: r.Options.Redact,
		Data: "report.json", DataWhat: "The whole report for other programs"}
	if shown := r.Options.Shown(); slices.Contains(shown, SectionSummary) || slices.Contains(shown, SectionSignOff) {
		a.Author = r.Assessment.Profile.Consultant
	}
	return a
}

// Made is the day of the report, which stands for the moment it was made, so
// that equal reports are equal files.
func (a About) Made() time.Time {
	return time.Date(a.Day.Year(), a.Day.Month(), a.Day.Day(), 0, 0, 0, 0, time.UTC)
}

// About says what a portfolio is.
func (p *Portfolio) About() About {
	return About{Kind: PortfolioTitle, Name: "as of " + Day(p.Date), Subject: portfolioSubject, Author: p.Consultant(), Day: p.Date,
		Redacted: p.Options.Redact, Data: "portfolio.json", DataWhat: "The portfolio for other programs"}
}

// NotCounted stands in Counts for what a format does not carry.
const NotCounted = -1

// Counts is how much a written report holds.
type Counts struct {
	Actions  int // of the plan, without accepted risks
	Services int
	Answers  int // rows of Report.Answers
	Clients  int // of a portfolio
	Unread   int // files that should have been a client
}

// Counts is how much a file of this report has to hold.
func (r *Report) Counts() Counts {
	return Counts{Actions: len(r.Plan.Actions), Services: len(r.Duties.Services), Answers: len(r.Answers())}
}
