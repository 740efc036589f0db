package report

import (
	"cmp"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// What is said of controls in front of an auditor.
const (
	EvidenceTitle = "Annex: controls and evidence"
	EvidenceIntro = "For an auditor: each control that was asked for, how it stands, and what was shown for it. What has no evidence rests on word alone."
)

// standardSet are the frameworks whose numbers are given where the business has no goal:
// those to which most other lists can be laid.
var standardSet = []string{"iso-27001", "nist-csf", "cis-ig1"}

// Standards are the frameworks whose numbers the report gives: the goals of the business,
// or where it has none a short standard set.
func (r *Report) Standards() (list []*catalogue.Framework) {
	for _, ids := range [][]string{r.Assessment.Profile.Goals, standardSet} {
		for _, id := range ids {
			if f := r.Catalogue.Framework(id); f != nil {
				list = append(list, f)
			}
		}
		if len(list) > 0 {
			return list
		}
	}
	return nil
}

// FrameworksNote says which frameworks are given and how their numbers are to be read, or
// is empty where none is.
func (r *Report) FrameworksNote() string {
	var names []string
	for _, f := range r.Standards() {
		names = append(names, frameworkName(f)+" "+f.Version)
	}
	if len(names) == 0 {
		return ""
	}
	why := "as goals of the business"
	if len(r.Goals()) == 0 {
		why = "as no goal is chosen and most other lists can be laid to these"
	}
	return "Numbers of requirements are from " + SentenceList(names, len(names)) + ", " + why +
		". A good answer shows a requirement, or only touches one in brackets; that is our reading and no certificate."
}

func frameworkName(f *catalogue.Framework) string { return cmp.Or(f.Short, f.Title) }

// A Ref is the requirements of one framework that a control has to do with, by their
// numbers.
type Ref struct {
	ID      string   `json:"framework"`
	Name    string   `json:"name"`
	Full    []string `json:"full"`    // that a good answer shows
	Partial []string `json:"partial"` // that it only touches
}

// Refs are the requirements that a control has to do with, in the frameworks of Standards.
func (r *Report) Refs(k *catalogue.Control) (refs []Ref) {
	for _, f := range r.Standards() {
		ref := Ref{f.ID, frameworkName(f), []string{}, []string{}}
		for _, q := range f.Requirements {
			for _, s := range q.Controls {
				switch {
				case s.Control != k.ID:
				case s.Kind == catalogue.FullShow:
					ref.Full = append(ref.Full, q.ID)
				default:
					ref.Partial = append(ref.Partial, q.ID)
				}
			}
		}
		if len(ref.Full)+len(ref.Partial) > 0 {
			refs = append(refs, ref)
		}
	}
	return refs
}

// String is the framework with its numbers, those only touched in brackets: "ISO 27001
// A.5.17 (A.8.5)".
func (f Ref) String() string {
	said := f.Name
	if len(f.Full) > 0 {
		said += " " + strings.Join(f.Full, ", ")
	}
	if len(f.Partial) > 0 {
		said += " (" + strings.Join(f.Partial, ", ") + ")"
	}
	return said
}

// RefsText are the requirements that a control has to do with, in a line; empty for none.
func (r *Report) RefsText(k *catalogue.Control) string {
	var parts []string
	for _, f := range r.Refs(k) {
		parts = append(parts, f.String())
	}
	return strings.Join(parts, " · ")
}

// refsOf are the requirements that an open action serves.
func (r *Report) refsOf(a *scoring.Action) []Ref {
	if a.Closed {
		return nil
	}
	return r.Refs(a.Control)
}

// Serves are the requirements that an open action serves, in a line; empty for none.
func (r *Report) Serves(a *scoring.Action) string {
	if a.Closed {
		return ""
	}
	return r.RefsText(a.Control)
}

// serves reports whether the report gives any number of a framework.
func (r *Report) serves() bool {
	return slices.ContainsFunc(r.Result.Cells, func(c scoring.Cell) bool { return len(r.Refs(c.Control)) > 0 })
}

// DoneWhen is how to tell that a fix is done: the best answer to its question, as a sentence
// that goes on "done when". It is empty for what is to find out and for what is closed.
func DoneWhen(a *scoring.Action) string {
	if a.Kind == scoring.FindOut || a.Closed {
		return ""
	}
	return "the answer is “" + strings.TrimSuffix(a.Control.Question.Options[0].Text, ".") + "”."
}

// An EvidenceRow is one control as it stands in services where it stands alike.
type EvidenceRow struct {
	Control    *catalogue.Control
	Services   []string // names
	Frameworks string   // with numbers; may be empty
	State      string   // one of EvidenceStates
	Evidence   string   // may be empty
	Date       string   // on which it was answered, YYYY-MM-DD; may be empty
	Scanned    bool     // a scan backs the answer
}

// EvidenceStates are the ways in which a control stands.
var EvidenceStates = []string{"in place", "partly", "gap", "unknown", "set aside"}

// EvidenceRows lists the controls that were asked for, in order. What the provider answers for
// is not among them.
func (r *Report) EvidenceRows() (rows []EvidenceRow) {
	refs := map[string]string{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.State == questionnaire.ByProvider {
			continue
		}
		if _, known := refs[c.Control.ID]; !known {
			refs[c.Control.ID] = r.RefsText(c.Control)
		}
		row := EvidenceRow{Control: c.Control, Frameworks: refs[c.Control.ID], State: r.evidenceState(c)}
		row.Evidence, row.Date = r.shown(c)
		row.Scanned = r.scanned(c.Cell)
		name := r.ServiceName(c.Service)
		if at := slices.IndexFunc(rows, row.same); at >= 0 {
			rows[at].Services = append(rows[at].Services, name)
			continue
		}
		row.Services = []string{name}
		rows = append(rows, row)
	}
	return rows
}

// same reports whether two rows differ in their services only.
func (a EvidenceRow) same(b EvidenceRow) bool {
	return a.Control == b.Control && a.State == b.State && a.Evidence == b.Evidence && a.Date == b.Date && a.Scanned == b.Scanned
}

// evidenceState is how a cell stands.
func (r *Report) evidenceState(c *scoring.Cell) string {
	switch {
	case c.SetAside() != "":
		return "set aside"
	case c.State == questionnaire.Known, c.State == questionnaire.Inherited && c.Answer.Option == "" && r.factAt(c, "") != "":
		return "in place"
	}
	credit, known := c.Credit()
	switch {
	case !known:
		return "unknown"
	case credit >= 1:
		return "in place"
	case credit > 0:
		return "partly"
	}
	return "gap"
}

// shown is the evidence for how a cell stands, and the day of its answer.
func (r *Report) shown(c *scoring.Cell) (evidence, date string) {
	switch c.State {
	case questionnaire.Known:
		return "The product does it by itself, " + asOf(c.Fact.AsOf) + ".", ""
	case questionnaire.Met, questionnaire.Unmet:
		return "Follows from an earlier answer.", ""
	case questionnaire.Inherited:
		return "As for " + r.ServiceName(c.Source) + ".", ""
	}
	if c.Disputed() {
		return "", ""
	}
	return text.CleanText(EvidenceText(c.Control, c.Answer)), string(c.Answer.Date)
}

// EvidenceHeads are over the columns of EvidenceRow.Cells.
var EvidenceHeads = []string{"Control", "Frameworks", "For", "State", "Evidence", "Answered on"}

// Cells are the row under EvidenceHeads.
func (a EvidenceRow) Cells() []string {
	return []string{a.Control.Title, a.Frameworks, SentenceList(a.Services, len(a.Services)), a.State, a.Shown(), DayOf(questionnaire.Date(a.Date))}
}

// Shown is the evidence as a table has it: under the mark of a scan where one backs it.
func (a EvidenceRow) Shown() string {
	if a.Scanned {
		return ScanMark + "\n" + a.Evidence
	}
	return a.Evidence
}

// An controlEvidenceJSON is an EvidenceRow as JSON.
type controlEvidenceJSON struct {
	Control    string   `json:"control"`
	Title      string   `json:"title"`
	Services   []string `json:"services"` // names
	Frameworks []Ref    `json:"frameworks"`
	State      string   `json:"state"`
	Evidence   string   `json:"evidence,omitempty"`
	Date       string   `json:"date,omitempty"`
	Scanned    bool     `json:"scanned,omitempty"`
}

func (r *Report) evidenceTable() []controlEvidenceJSON {
	list := []controlEvidenceJSON{}
	for _, e := range r.EvidenceRows() {
		list = append(list, controlEvidenceJSON{e.Control.ID, e.Control.Title, e.Services, append([]Ref{}, r.Refs(e.Control)...), e.State, e.Evidence, e.Date, e.Scanned})
	}
	return list
}
