package questionnaire

import (
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// A Severity says how much a remark matters.
type Severity string

// The severities. Results are wrong as long as an error stands: something
// that was said is left out, or two answers cannot both be true.
const (
	Wrong Severity = "error"
	Aside Severity = "remark"
)

// A Remark is something in an assessment worth a second look, with how to
// mend it. It never stops anybody.
type Remark struct {
	Cell     CellID   `json:"cell"` // without a control where it is about a service or the whole
	Rule     string   `json:"rule"` // that found it
	Severity Severity `json:"severity"`
	Text     string   `json:"text"`
	Remedy   string   `json:"mend"`
}

// A rule looks for one kind of thing. What it finds need not name the rule and
// the severity.
type rule struct {
	id       string
	severity Severity
	// late rules are about a finished assessment and its follow-up. They wait
	// until somebody asks, and say nothing while questions are answered.
	late bool
	find func(*look) []Remark
}

// rules lists what is looked for, in the order it is told. To add a rule,
// write a function in a check_*.go file and name it here.
var rules = []rule{
	{"sign-in-circle", Wrong, false, (*look).circles},
	{"contradiction", Wrong, false, (*look).contradictions},
	{"ruled-out", Wrong, false, (*look).ruledOut},
	{"disputed", Aside, false, (*look).disputed},
	{"no-such-option", Wrong, false, (*look).goneOptions},
	{"future-date", Wrong, true, (*look).futureDates},
	{"newer-catalogue", Aside, false, (*look).newer},
	{"no-services", Aside, false, (*look).noServices},
	{"no-data", Aside, false, (*look).noData},
	{"no-people", Aside, true, (*look).noPeople},
	{"retired-service", Aside, false, (*look).retiredServices},
	{"no-such-host", Aside, false, (*look).strayHosts},
	{"host-assumed", Aside, true, (*look).assumedHosts},
	{"typed-by-hand", Aside, true, (*look).typedByHand},
	{"unknown-control", Aside, false, (*look).goneControls},
	{"retired-control", Aside, false, (*look).retiredControls},
	{"no-reason", Aside, false, (*look).noReason},
	{"not-said-where", Aside, false, (*look).notSaidWhere},
	{"out-of-scope", Aside, false, (*look).outOfScope},
	{"asked-of-host", Aside, false, (*look).ofHosts},
	{"overrules-product", Aside, false, (*look).overruled},
	{"answered-together", Aside, true, (*look).together},
	{"set-aside", Aside, true, (*look).setAside},
	{"must-have-aside", Aside, true, (*look).asideMustHaves},
	{"others-word", Aside, true, (*look).byOthers},
	{"old-answer", Aside, true, (*look).oldAnswers},
	{"scan-contradicts", Aside, true, (*look).scans},
	{"settled", Aside, true, (*look).settledPoor},
	{"no-evidence", Aside, true, (*look).noEvidence},
	{"no-owner", Aside, true, (*look).noOwner},
	{"reopened", Aside, true, (*look).reopened},
	{"risk-expired", Aside, true, (*look).expiredRisks},
	{"risk-expires", Aside, true, (*look).expiringRisks},
	{"stray-action", Aside, true, (*look).strayActions},
	{"plan-start", Aside, true, (*look).oldStart},
	{"open", Aside, false, (*look).open},
}

// A look is an assessment with all that rules want to know about it.
type look struct {
	c         *catalogue.Catalogue
	a         *Assessment
	today     time.Time
	cells     []Cell
	byID      map[CellID]*Cell
	byControl map[string][]*Cell
	answered  []CellID // in order
}

// Check looks for what is missing or does not fit together while questions
// are answered: errors first, and how much is open last.
func Check(c *catalogue.Catalogue, a *Assessment) []Remark {
	return check(c, a, time.Time{}, false)
}

// CheckOn is Check with everything that matters once the questions are
// answered: evidence, owners, accepted risks and dates, as of that day.
func CheckOn(c *catalogue.Catalogue, a *Assessment, today time.Time) []Remark {
	return check(c, a, today, true)
}

func check(c *catalogue.Catalogue, a *Assessment, today time.Time, late bool) []Remark {
	l := look{c: c, a: a, today: today, cells: Cells(c, a), answered: sortedIDs(a.Answers),
		byID: map[CellID]*Cell{}, byControl: map[string][]*Cell{}}
	for i := range l.cells {
		cell := &l.cells[i]
		l.byID[cell.ID()] = cell
		l.byControl[cell.Control.ID] = append(l.byControl[cell.Control.ID], cell)
	}
	var out []Remark
	for _, r := range rules {
		if r.late && !late {
			continue
		}
		for _, found := range r.find(&l) {
			found.Rule, found.Severity = r.id, r.severity
			found.Text, found.Remedy = text.CleanLine(found.Text), text.CleanLine(found.Remedy) // names from a file may be in it
			out = append(out, found)
		}
	}
	return out
}

// Errors counts the remarks that make results wrong.
func Errors(remarks []Remark) (n int) {
	for _, r := range remarks {
		if r.Severity == Wrong {
			n++
		}
	}
	return n
}

func sortedIDs(answers map[CellID]Answer) []CellID {
	ids := make([]CellID, 0, len(answers))
	for id := range answers {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b CellID) int { return strings.Compare(a.String(), b.String()) })
	return ids
}

func openCells(cells []Cell) (n int) {
	for i := range cells {
		if cells[i].Open() {
			n++
		}
	}
	return n
}

func countAsked(cells []Cell) (n int) {
	for i := range cells {
		if cells[i].State == Asked || cells[i].State == OutsideAnswer {
			n++
		}
	}
	return n
}
