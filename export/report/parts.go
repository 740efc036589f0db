package report

import (
	"slices"

	"yourpart/scoring"
)

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
	AnswersIntro  = "In the order asked, with the weight of each."
	MethodIntro   = "How the score comes about, with the numbers of this assessment, so that it can be checked by hand."
	SourcesIntro  = "Where the steps, figures and responsibilities come from. A step marked “check this” may look different today."
	CalendarIntro = "What is in place stays so only if somebody comes back to it. A number is the day of the month; “4×” is how often."
	ComingIntro   = "What is in place stays so only if somebody comes back to it. These are the next days."
	SendIntro     = "What to ask those outside the firm who know, and what each provider is taken to do."
	SignIntro     = "Read, discussed, and the decision taken:"
	GateWords     = "must-have, holds the band down"
	NoServices    = "No service has been named yet, so there is nothing to share out."
	NoQuestions   = "Nothing has been asked yet."
)

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

// Limits is what no report can say.
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
	SectionAnswers          = "answers"
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
	{SectionAnswers, "every answer with note, evidence and date"},
	{SectionMethod, "how the score comes about"},
	{SectionGlossary, "the terms in the report"},
	{SectionSources, "the web pages behind it"},
	{SectionSignOff, "limits, and lines to sign"},
	{SectionEnquiries, "a page of questions for each supplier and provider"},
}
