package export

// reportSubject says what a report is about, for what programs show of a file.
const reportSubject = "Which security duties are the business's own, how they stand, and what to do next"

// The parts of a report, with what each says about itself.
const (
	summaryTitle  = "Summary"
	mapTitle      = "Who does what"
	resultsTitle  = "Results"
	planTitle     = "Action plan"
	findTitle     = "To find out"
	acceptedTitle = "Accepted risks"
	progressTitle = "Progress"
	calendarTitle = "Calendar"
	enquiryTitle  = "Questions to send"
	answersTitle  = "Annex: answers"
	methodTitle   = "Annex: method"

	mapIntro      = "The provider runs its part of a cloud service; the rest stays with you, whatever you pay. The map shows for each service and each layer who answers for it."
	findIntro     = "Nobody was sure of these or answered them. Each takes about half an hour and may add points without any change."
	acceptedIntro = "Gaps that the business lives with for now. They earn no points, and return to the plan on the day after they expire."
	answersIntro  = "In the order of the questions, with the weight of each."
	methodIntro   = "How the score comes about, with the numbers of this assessment, so that it can be checked by hand."
	sourcesIntro  = "Where the steps, figures and responsibilities come from. A step marked “check this” may look different today."
	calendarIntro = "What is in place stays so only if somebody comes back to it. A number is the day of the month; “4×” is how often."
	noServices    = "No service has been named yet, so there is nothing to share out."
	noQuestions   = "Nothing has been asked yet."
)

// limits is what no report can say.
var limits = []string{
	"This report rests on what people answered. Nothing was scanned or tested, and no one checked the answers.",
	"It is no certification, no audit and no legal advice. A good score lowers the risk; it does not rule out an incident.",
	"It covers the services it names and the duties of the business itself, as they stood on the day of the report.",
	"Steps and plans of products change. Check those marked so, and try changes on one account first.",
}
