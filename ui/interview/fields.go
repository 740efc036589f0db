package interview

import (
	"slices"
	"strconv"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/document"
)

// A Kind says what a field takes.
type Kind string

// The kinds of fields.
const (
	KindText   Kind = "text"
	KindPath   Kind = "path"   // of a file
	KindCount  Kind = "count"  // a whole number
	KindNumber Kind = "number" // with a decimal point or comma
	KindList   Kind = "list"   // with commas
)

// A Field is one thing that the profile says. What is typed for it is a line
// without white space around it; empty is nothing.
type Field struct {
	ID   string // also what its flag is called
	Kind Kind
	// Label and Help are for a form; Question, which is one line, and Explain for
	// prompts; About for a flag, with the name of its value in backquotes.
	Label, Help, Question, Explain, About string

	Needed string // what it is, where it cannot be left empty
	Client bool   // is of use in an assessment for a client only
	YesNo  bool   // no is an answer to Question, and says that there is none
	// Check returns what is wrong with what was typed, and Look what is wrong with
	// what that leads to on the disk; nil where there is nothing to check.
	Check, Look func(typed string) error
	// Known returns what is wrong with what was typed for a profile with a catalogue;
	// nil where that makes no difference.
	Known func(c *catalogue.Catalogue, p *questionnaire.Profile, typed string) error
	// Tell is what it means, and nil where there is nothing to tell.
	Tell func(s *Interview, typed string) string
	// Values are the only ones there are, with what each is good for; empty for
	// text. Choices are the same with what they mean for an assessment.
	Values  []Choice
	Choices func(s *Interview) []Choice
	// Get is what a profile says, as it would be typed, and Put takes over what
	// the checks let pass.
	Get func(p *questionnaire.Profile) string
	Put func(p *questionnaire.Profile, typed string)
}

// Fields are what the profile asks, in order. The wizard's form, the line prompts
// and the flags of "yourpart new" and "yourpart edit" are made of them.
var Fields = []Field{
	{ID: "name", Kind: KindText, Label: "Business", Help: "The name that stands on the report.", Needed: "the name of the business",
		Question: "What is the business called?", Explain: "The name that stands on the report. A new file is made for it.",
		About: "what the business is called, as `NAME`",
		Get:   func(p *questionnaire.Profile) string { return p.Name },
		Put:   func(p *questionnaire.Profile, typed string) { p.Name = typed }},
	{ID: "sector", Kind: KindText, Label: "What it does", Help: "For example: design agency, dental practice, online shop. May stay empty.",
		Question: "What does it do?", Explain: "For example: design agency, dental practice, online shop.",
		About: "what the business does, as `TEXT`",
		Get:   func(p *questionnaire.Profile) string { return p.Sector },
		Put:   func(p *questionnaire.Profile, typed string) { p.Sector = typed }},
	{ID: "people", Kind: KindCount, Label: "People", Help: "How many people work there. What costs something per person depends on it.",
		Question: "How many people work there?", Explain: "A whole number, such as 12. What costs something per person depends on it.",
		About: "how many people work there, as `N`", Check: checkPeople, Get: people,
		Put: func(p *questionnaire.Profile, typed string) { p.People, _ = strconv.Atoi(typed) }},
	{ID: "country", Kind: KindList, Label: "Countries", Help: "Where you, your customers and staff are, with commas; your own first. Law, days off and money depend on it.",
		Question: "In which countries are you, your customers and staff? Write them with commas, your own first.", Explain: "Privacy law depends on it; days off and money on the first.",
		About: "a `COUNTRY` it works in, its own first; commas between several", Tell: (*Interview).Laws,
		Get: func(p *questionnaire.Profile) string { return strings.Join(p.Countries, ", ") },
		Put: func(p *questionnaire.Profile, typed string) { p.Countries = once(List(typed)) }},
	{ID: "currency", Kind: KindText, Label: "Currency", Help: "A code such as EUR or GBP. Empty is that of the first country.",
		Question: "In which currency shall money be shown?", Explain: "A code such as EUR or GBP; Enter leaves it as it is, which is that of the first country where nothing is said.",
		About: "show money in the currency `CODE`, such as EUR, in place of the country's", Check: CheckCurrency,
		Get: func(p *questionnaire.Profile) string { return p.Currency },
		Put: func(p *questionnaire.Profile, typed string) { p.Currency = strings.ToUpper(typed) }},
	{ID: "answered-by", Kind: KindText, Label: "Answered by", Help: "Printed on the report when given.",
		Question: "Who answers these questions?", Explain: "Printed on the report when given.",
		About: "who answers the questions, as `NAME`, for the report",
		Get:   func(p *questionnaire.Profile) string { return p.AnsweredBy },
		Put:   func(p *questionnaire.Profile, typed string) { p.AnsweredBy = typed }},
	{ID: "consultant", Kind: KindText, Client: true, Label: "Consultant", Help: "Printed on the report when given.",
		Question: "Is there a consultant?", Explain: "The name is printed on the report when given.",
		About: "the consultant, as `NAME`, for the report", YesNo: true,
		Get: func(p *questionnaire.Profile) string { return p.Consultant },
		Put: func(p *questionnaire.Profile, typed string) { p.Consultant = typed }},
	{ID: "logo", Kind: KindPath, Client: true, Label: "Logo", Help: "A picture for the report: the path of a PNG or JPEG. May stay empty; tab completes it.",
		Question: "Shall a logo stand on the report? Type the path of a PNG or JPEG.", Explain: "Enter leaves it out; - takes it away.",
		About: "a picture for the report, the `PATH` of a PNG or JPEG", Look: document.CheckLogo, YesNo: true,
		Get: func(p *questionnaire.Profile) string { return p.Logo },
		Put: func(p *questionnaire.Profile, typed string) { p.Logo = document.Absolute(typed) }},
	{ID: "hours", Kind: KindNumber, Label: "Hours a week", Help: "How much time there is for the plan.",
		Question: "How many hours a week are there for the plan?", Explain: "A number of hours, such as 4.",
		About: "there are `N` hours a week for the plan", Check: CheckHours,
		Get: func(p *questionnaire.Profile) string { return Number(p.HoursPerWeek) },
		Put: func(p *questionnaire.Profile, typed string) { p.HoursPerWeek, _ = Hours(typed) }},
	{ID: "start", Kind: KindText, Label: "Plan starts", Help: "A date such as 2026-12-01. Empty is today.",
		Question: "When does the plan start?", Explain: "A date such as 2026-12-01; Enter leaves it as it is, which is today where nothing is said.",
		About: "start the plan on `DATE`, such as 2026-11-30", Check: CheckDate,
		Get: func(p *questionnaire.Profile) string { return string(p.Start) },
		Put: func(p *questionnaire.Profile, typed string) { p.Start = questionnaire.Date(typed) }},
	{ID: "depth", Kind: KindText, Label: "Depth", Help: "Core covers what matters most. You can switch later and keep all answers.",
		Question: "How deep shall the questions go?", Explain: "Core covers what matters most. You can switch later; answers are kept.",
		About: "how much to ask, as `DEPTH`: core or full", Choices: Depths,
		Values: []Choice{{string(questionnaire.CoreDepth), "the questions that matter most"}, {string(questionnaire.FullDepth), "all questions"}},
		Get:    func(p *questionnaire.Profile) string { return string(p.Depth) },
		Put:    func(p *questionnaire.Profile, typed string) { p.Depth = questionnaire.Depth(typed) }},
	{ID: "goal", Kind: KindList, Label: "Goals", Help: "Standards to be ready for, by their ids with commas, such as cyber-essentials. Their questions are asked too. May stay empty.",
		Question: "Which standards should it be ready for? Write their ids with commas.", Explain: "For example cyber-essentials or nis2; their questions are asked too. Enter leaves it as it is.",
		About: "a standard to be ready for, as the `ID` of a framework; commas between several", Check: checkGoals, Known: knownGoals, Tell: (*Interview).Goals,
		Get: func(p *questionnaire.Profile) string { return strings.Join(p.Goals, ", ") },
		Put: func(p *questionnaire.Profile, typed string) { p.Goals = goals(typed) }},
}

// ChoicesFor are the values that a field has in an assessment; none for text.
func (f *Field) ChoicesFor(s *Interview) []Choice {
	if f.Choices == nil {
		return f.Values
	}
	return f.Choices(s)
}

// people is how many there are, or nothing where that is not said.
func people(p *questionnaire.Profile) string {
	if p.People == 0 {
		return ""
	}
	return strconv.Itoa(p.People)
}

// once leaves out what was named before.
func once(names []string) []string {
	var out []string
	for _, name := range names {
		if !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}
