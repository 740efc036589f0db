package report

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
