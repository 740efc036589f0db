package report

import (
	"io"
	"reflect"
	"strings"

	"github.com/invopop/jsonschema"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

//go:generate go test -run TestReportSchema -update .

// WriteSchema writes the JSON Schema of the json format. Readers should
// skip what they do not know, so it allows more properties than it names.
func WriteSchema(w io.Writer) error { return WriteJSON(w, reportSchema(true)) }

// reportSchema is made from the Go type, so the two cannot part.
func reportSchema(more bool) *jsonschema.Schema {
	r := jsonschema.Reflector{Anonymous: true, AllowAdditionalProperties: more, Mapper: reportWords, Namer: schemaName}
	s := r.Reflect(&ReportJSON{})
	s.Title, s.Description = "yourpart report", "What `yourpart export FILE -f json` writes. docs/json.md says more."
	for name, def := range s.Definitions {
		for p := def.Properties.Oldest(); p != nil; p = p.Next() {
			p.Value.Description = reportDescriptions[name+"."+p.Key]
			reportLimits(name+"."+p.Key, p.Value)
		}
	}
	return s
}

// schemaName is what a definition is called: its Go type without the ending.
// A type without a name has no definition.
func schemaName(t reflect.Type) string {
	name := strings.TrimSuffix(t.Name(), "JSON")
	if name == "" {
		return ""
	}
	return strings.ToLower(name[:1]) + name[1:]
}

// reportWords gives the types that are one of a few words.
func reportWords(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[catalogue.Model]():
		return oneOf(catalogue.Models...)
	case reflect.TypeFor[catalogue.Party]():
		return oneOf(catalogue.Customer, catalogue.Shared, catalogue.Provider)
	case reflect.TypeFor[questionnaire.State]():
		return oneOf(questionnaire.Asked, questionnaire.Inherited, questionnaire.Met, questionnaire.Unmet, questionnaire.ByProvider, questionnaire.Known, questionnaire.OutsideAnswer)
	case reflect.TypeFor[questionnaire.Status]():
		return oneOf(append(questionnaire.Statuses, questionnaire.Accepted)...)
	case reflect.TypeFor[questionnaire.Date]():
		return &jsonschema.Schema{Type: "string", Pattern: datePattern}
	case reflect.TypeFor[scoring.Kind]():
		return oneOf(scoring.Fix, scoring.FindOut)
	case reflect.TypeFor[scoring.Bucket]():
		return oneOf(scoring.Buckets...)
	}
	return nil
}

const datePattern = `^\d{4}-\d\d-\d\d$`

func oneOf[T ~string](list ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range list {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// reportLimits sets what a property's type does not say.
func reportLimits(name string, s *jsonschema.Schema) {
	switch name {
	case "report.format", "score.format", "plan.format", "responsibilities.format", "compare.format":
		s.Const = JSONFormat
	case "report.kind":
		s.Const = "report"
	case "report.date", "plan.start", "action.start", "action.due", "recurring.next", "shown.rate_date", "threat.due", "decision.until", "point.date":
		s.Pattern = datePattern
	case "score.band", "score.band_uncapped", "side.band":
		s.OneOf[0] = oneOf(scoring.Critical, scoring.AtRisk, scoring.Fair, scoring.Good)
	}
}

// reportDescriptions says what is not plain from a property's name. A test
// keeps each of them on a property that is there.
var reportDescriptions = map[string]string{
	"report.format":                 "Rises when a property is renamed or taken away. Within a format properties may be added.",
	"action.agreed":                 "The day that was agreed, or set by hand.",
	"action.late":                   "By how many days that is past while the action is open.",
	"action.closed":                 "Nothing about it is open any more: it is done, and comes last.",
	"plan.agreed":                   "When a plan was agreed, and by whom.",
	"report.catalogue":              "The version of the content that everything was worked out with.",
	"report.date":                   "The day of the report.",
	"report.laws":                   "To whom a leak or an attack has to be reported and by when, and whom to call; nothing in a redacted report.",
	"report.evidence":               "Each control that was asked for, as it stands in services where it stands alike.",
	"report.scans":                  "Runs of scanners that back answers; left out where there is none, and in a redacted report.",
	"report.scan_conflicts":         "Answers that a scan contradicts and nobody has decided about; left out where there is none, and in a redacted report.",
	"scan.date":                     "The day of the run; left out where its file names none.",
	"scan.run":                      "The same in words, such as the day of the file.",
	"scan.answers":                  "How many answers it backs.",
	"scanConflict.answer":           "The option that was answered; left out where people say different things.",
	"scanConflict.scan":             "The option that the scan comes to.",
	"answer.scanned":                "A scan's run is the evidence for it.",
	"controlEvidence.scanned":       "A scan's run is the evidence.",
	"evidence.scanned":              "Those that a scan backs; left out where none is.",
	"evidence.share_of_points":      "Of the points in place, those of answers that name evidence, 0 to 1; left out where no scan backs an answer.",
	"report.sources":                "What the report rests on, under the numbers that its pages give in brackets.",
	"action.done_when":              "The best answer to its question.",
	"action.frameworks":             "The requirements that it serves, of the goals or of a standard set.",
	"ref.full":                      "Numbers of requirements that a good answer shows.",
	"ref.partial":                   "Numbers of requirements that it only touches.",
	"controlEvidence.services":      "Names.",
	"controlEvidence.date":          "The day of the answer.",
	"source.date":                   "When it was published, or as of when it was read: a year, a month or a day.",
	"law.to":                        "To whom to report; empty where nothing has to be.",
	"report.redacted":               "Names, notes, evidence and owners were taken out.",
	"report.summary":                "What people read first, in the words they read.",
	"report.answers":                "Each question of this business, in order, with its answer in words.",
	"report.since":                  "What changed since the last snapshot before the day of the report, or null.",
	"summary.range":                 "The score as people see it: proven–possible, or one number where nothing is open.",
	"summary.set_aside":             "How much was set aside, and the must-haves among it.",
	"side.round":                    "The name that somebody gave the round; null where it is named by its day, and for what is no round.",
	"summary.older_than_a_year":     "How many answers are older than a year on the day of the report.",
	"score.older_than_a_year":       "Answers given more than a year before the day of the report, of all that count.",
	"age.oldest":                    "The day of the oldest of them, or null where there is none.",
	"summary.ask":                   "The decision that the report asks for.",
	"summary.headline":              "What page one says first: the gaps that weigh most, whom to ask where nothing is known, or what to keep doing.",
	"summary.score":                 "The score in a sentence.",
	"summary.evidence":              "Answers that name evidence, of all that count; left out of a redacted report.",
	"summary.threats":               "The scenarios of page one, the worst first.",
	"summary.find_out":              "What finding out takes and may bring.",
	"summary.decision":              "What is asked for beside the options.",
	"summary.options":               "The ways to decide, the smallest first.",
	"summary.owners":                "Open actions without an owner, of all that are open; left out of a redacted report.",
	"summary.curve":                 "Points in place over time: earlier rounds, the day of the report, then what the plan comes to.",
	"threat.here":                   "Which data, standstill and law it would be a matter of.",
	"threat.in_place":               "How much of what helps against it is known to be in place, 0 to 100.",
	"threat.in_90_days":             "The same once the plan of the next 90 days is done.",
	"threat.action":                 "The id of the action that acts first against it.",
	"threat.number":                 "Of that action, as the report prints it.",
	"decision.actions":              "Ids of the fixes it takes in.",
	"decision.hours":                "Of all work in it, finding out included.",
	"decision.proven_after":         "Exact percent once its fixes are done.",
	"point.planned":                 "It is what the plan comes to, and has not happened.",
	"answer.service":                "The key of a service, or empty for the whole firm.",
	"answer.source":                 "The web address of what is known.",
	"answer.together":               "It was given for several services at once, or its service was added after that.",
	"answer.disputed":               "People say different things about it, and nobody has settled which counts.",
	"answer.responses":              "Who said what, where somebody noted that.",
	"word.person":                   "Empty for the file's own word.",
	"cell.disputed":                 "People say different things: the least credit said is in proven, the most in possible.",
	"cell.responses":                "Who said what, where somebody noted that.",
	"answer.gap":                    "It is known to fall short.",
	"score.proven":                  "Exact percent, with what nobody knows as missing; null where nothing counts.",
	"score.possible":                "The same with what nobody knows as in place.",
	"score.coverage":                "How much is known, in exact percent.",
	"score.band":                    "After the must-haves that hold it down; null where too little is known.",
	"score.band_uncapped":           "What the score alone would give.",
	"score.set_aside":               "Questions answered not applicable or handled elsewhere, of all that are asked.",
	"score.capped_by":               "The must-haves that hold the band at \"at-risk\" at most.",
	"cell.credit":                   "0 to 1, or null where nobody knows.",
	"cell.weight":                   "0 where the cell does not count.",
	"cell.source":                   "The service whose cell answers an inherited one, the cell that settled one that is met or unmet, or the web address of what is known.",
	"cell.option":                   "What the product has by itself, where the cell is known.",
	"cell.why":                      "The sentence that says so.",
	"cell.together":                 "The answer was given for several services at once.",
	"cell.rest":                     "It is asked about together with other services.",
	"plan.cost":                     "US dollars for all open fixes.",
	"plan.money":                    "The same in the currency of the business.",
	"plan.recurring_hours_per_year": "Hours of work a year that what comes back takes.",
	"cost.per_person":               "On top for each person, where nobody said how many there are.",
	"shown.currency":                "By ISO 4217.",
	"shown.rate":                    "Units of the currency for one US dollar.",
	"shown.rate_date":               "The day of the rate.",
	"shown.no_rate_for":             "The currency of the business, where no rate for it is known; then money is in US dollars.",
	"amount.likely":                 "Halfway between the low and the high end of the estimate.",
	"amount.cap":                    "The high end.",
	"action.money":                  "What it costs; nothing where the catalogue has no figure.",
	"recurring.every_months":        "Where it comes back on the same day of a later month.",
	"recurring.hours":               "Of work each time, where the catalogue says.",
	"spent.cost_per_person":         "On top for each person, where nobody said how many there are.",
	"plan.accepted":                 "Risks the firm lives with for now.",
	"plan.projected":                "The proven score when every fix due by then is done.",
	"plan.recurring":                "Duties of what is in place or planned, within a year of the start.",
	"action.kind":                   "fix, or find-out where nobody knows.",
	"action.services":               "Keys of services; empty for the whole firm.",
	"action.gain":                   "Points of the proven score; for finding out, at most.",
	"action.caps_band":              "It is a must-have that falls short of what is enough, and holds the band at \"at-risk\" where the score alone would be above it.",
	"action.needs":                  "Ids of actions that come first.",
	"action.expires":                "The last day an accepted risk is accepted.",
	"action.lapsed":                 "It was accepted until that day.",
	"action.reopened":               "It was fixed on that day and is open again.",
	"serviceDuties.id":              "In the catalogue; empty for a service of one's own.",
	"serviceDuties.runs_on":         "What it is installed on, where it is software that the business installs.",
	"runsOn.key":                    "Of the service of the stack that it is.",
	"runsOn.kind":                   "Of host; may be empty for a service of one's own.",
	"runsOn.said":                   "A person said so; else it is what is usual in such a stack.",
	"duty.known":                    "The product does it by itself, whatever the business sets.",
	"layerParty.source":             "The page that says so, where the service differs from its model.",
	"responsibilities.services":     "In the order of the assessment.",
}
