package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// What is said of scans. Nothing of it is said where no scan backs an answer, nor in a
// redacted report, which has no evidence.
const (
	// ScanMark stands beside an answer that a scan backs.
	ScanMark      = "Backed by a scan"
	scanLegend    = "“Backed by a scan” marks an answer for which a scanner's run is the evidence; nobody checked the run itself."
	ScansTitle    = "Scans behind the answers"
	ConflictTitle = "Where a scan contradicts an answer"
	ConflictIntro = "Nobody has decided between them yet. The score goes by the answer."
)

// ScanLegend says what the mark means, or is empty where no answer has it.
func (r *Report) ScanLegend() string {
	if len(r.Scans()) == 0 {
		return ""
	}
	return scanLegend
}

// withLegend is an introduction with the legend behind it, where there is one.
func (r *Report) withLegend(intro string) string {
	return strings.TrimSpace(intro + " " + r.ScanLegend())
}

// AnswersAbout introduces the annex with the answers.
func (r *Report) AnswersAbout() string { return r.withLegend(AnswersIntro) }

// EvidenceAbout introduces the annex with controls and evidence.
func (r *Report) EvidenceAbout() string {
	return r.withLegend(strings.TrimSpace(EvidenceIntro + " " + r.FrameworksNote()))
}

// A ScanRun is one run of a scanner that backs answers.
type ScanRun struct {
	questionnaire.ScanLine // without what it found
	Answers                int
}

// ScanHeads are over the columns of ScanRun.Cells.
var ScanHeads = []string{"Scanner", "Version", "Tenant, account or host", "Run", "Answers"}

// Cells are the run under ScanHeads.
func (s ScanRun) Cells() []string {
	return []string{s.Tool, s.Version, s.Whose, s.when(), fmt.Sprint(s.Answers)}
}

// day is the day of the run, or empty where the file named none.
func (s ScanRun) day() questionnaire.Date {
	day, _ := strings.CutPrefix(s.Run, "run of ")
	if _, err := questionnaire.Date(day).Time(); err != nil {
		return ""
	}
	return questionnaire.Date(day)
}

// when is the day of the run as people read it, or what is known in its place.
func (s ScanRun) when() string {
	if day := s.day(); day != "" {
		return DayOf(day)
	}
	return s.Run
}

// Scans lists the runs of scanners that back answers, by their tool, whose they are and
// when they were.
func (r *Report) Scans() (runs []ScanRun) {
	if len(r.Assessment.Proposals) == 0 {
		return nil
	}
	at := map[questionnaire.ScanLine]int{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if !answerable(c.State) {
			continue
		}
		for _, line := range r.Assessment.ScanLines(c.ID()) {
			line.Found = ""
			if _, there := at[line]; !there {
				at[line] = len(runs)
				runs = append(runs, ScanRun{ScanLine: line})
			}
			runs[at[line]].Answers++
		}
	}
	slices.SortFunc(runs, func(x, y ScanRun) int {
		return cmp.Or(cmp.Compare(x.Tool, y.Tool), cmp.Compare(x.Whose, y.Whose), cmp.Compare(x.Run, y.Run), cmp.Compare(x.Version, y.Version))
	})
	return runs
}

// answerable reports whether a cell in a state has an answer of its own.
func answerable(s questionnaire.State) bool {
	return s == questionnaire.Asked || s == questionnaire.OutsideAnswer
}

// scanned reports whether a scan backs the answer of a cell.
func (r *Report) scanned(c *questionnaire.Cell) bool {
	return answerable(c.State) && len(r.Assessment.ScanLines(c.ID())) > 0
}

// A ScanConflict is an answer that a scan contradicts, where nobody has decided.
type ScanConflict struct {
	Control          *catalogue.Control
	ID               questionnaire.CellID
	Service          string // its name
	Scan, Answer     string // what each says, in a word or two
	Evidence         string // by which run
	Option, AnswerIs string // ids of what the scan comes to and of the answer; the second may be empty
}

// Text says what both say, in a sentence.
func (s ScanConflict) Text() string {
	return fmt.Sprintf("The scan says %s; the answer says %s.", s.Scan, s.Answer)
}

// ConflictHeads are over the columns of ScanConflict.Cells.
var ConflictHeads = []string{"Control", "For", "Contradiction", "Scan"}

// Cells are the contradiction under ConflictHeads.
func (s ScanConflict) Cells() []string {
	return []string{s.Control.Title, s.Service, s.Text(), s.Evidence}
}

// ScanConflicts lists the answers that a scan contradicts and nobody has decided about.
func (r *Report) ScanConflicts() (out []ScanConflict) {
	if len(r.Assessment.Proposals) == 0 {
		return nil
	}
	cells := make([]questionnaire.Cell, len(r.Result.Cells))
	for i := range cells {
		cells[i] = *r.Result.Cells[i].Cell
	}
	for _, open := range r.Assessment.Contradictions(r.Catalogue, cells) {
		k, p := open.Cell.Control, open.Proposal
		s := ScanConflict{Control: k, ID: p.Cell, Service: r.ServiceName(p.Cell.Service), Scan: ScanSays(k, p, open.Suggestion), Answer: "different things, by different people",
			Evidence: p.Evidence, Option: open.Suggestion.Option}
		if !r.Assessment.Disputed(p.Cell) {
			s.AnswerIs = r.Assessment.Answers[p.Cell].Option
			s.Answer = "“" + OptionWords(k, s.AnswerIs) + "”"
		}
		out = append(out, s)
	}
	return out
}

// ScanSays is what a scan shows about a question, as far as it does: "“Everyone”", "at most
// “Watched”" or "at least “In part”".
func ScanSays(k *catalogue.Control, p *questionnaire.Proposal, s questionnaire.Suggestion) string {
	options := k.Question.Options
	said := "“" + OptionWords(k, s.Option) + "”"
	switch {
	case p.AtLeast == p.AtMost:
	case s.AtMost, s.Option == p.AtMost && p.AtMost != options[len(options)-1].ID:
		return "at most " + said
	case s.Option == p.AtLeast && p.AtLeast != options[0].ID:
		return "at least " + said
	}
	return said
}

// Evidence counts the answers that count and say how things are, and those among them that
// name evidence; of these, those that a scan backs.
func (r *Report) Evidence() (named, scanned, of int) {
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.State != questionnaire.Asked || !c.Known || c.Weight == 0 {
			continue
		}
		of++
		if !c.Evidenced() {
			continue
		}
		if named++; len(r.Assessment.Proposals) > 0 && r.scanned(c.Cell) {
			scanned++
		}
	}
	return named, scanned, of
}

// EvidenceText says how many answers name evidence, and where a scan is among it, how many
// points it backs. It is empty where nothing is answered, and in a redacted report, which
// has none.
func (r *Report) EvidenceText() string {
	named, scanned, of := r.Evidence()
	if of == 0 || r.Options.Redact {
		return ""
	}
	if scanned == 0 {
		return fmt.Sprintf("%d of %s evidence, which nobody checked.", named, text.Plural(of, "answer names", "answers name"))
	}
	backed, points := r.BackedPoints()
	return fmt.Sprintf("Evidence backs %d of the %s: %d of %s it, %d of them a scan.", backed, text.Plural(points, "point", "points"), named, text.Plural(of, "answer names", "answers name"), scanned)
}

// BackedPoints are the points in place that rest on evidence, of those in place, as people
// see them: both are rounded down.
func (r *Report) BackedPoints() (backed, points int) {
	proven := r.Result.Total.Proven()
	return scoring.Down(proven * r.Result.Backed()), scoring.Down(proven)
}

// A ScanTable is one table about scans, with what it is called.
type ScanTable struct {
	Title, About string
	Short        string // the title in a word
	Heads        []string
	Widths       []int // of the columns, in percent
	Rows         [][]string
}

// ScanTables are the tables of the annex about scans: those behind answers, and where they
// contradict one. There is none where no scan was imported.
func (r *Report) ScanTables() (tables []ScanTable) {
	runs := ScanTable{Title: ScansTitle, Short: "Scans", Heads: ScanHeads, Widths: []int{20, 12, 36, 20, 12}}
	for _, s := range r.Scans() {
		runs.Rows = append(runs.Rows, s.Cells())
	}
	conflicts := ScanTable{Title: ConflictTitle, About: ConflictIntro, Short: "Contradictions", Heads: ConflictHeads, Widths: []int{24, 18, 28, 30}}
	for _, s := range r.ScanConflicts() {
		conflicts.Rows = append(conflicts.Rows, s.Cells())
	}
	for _, t := range []ScanTable{runs, conflicts} {
		if len(t.Rows) > 0 {
			tables = append(tables, t)
		}
	}
	return tables
}

// A scanJSON is one run of a scanner that backs answers.
type scanJSON struct {
	Tool    string `json:"tool"`
	Version string `json:"version,omitempty"`
	Tenant  string `json:"tenant,omitempty"`
	Date    string `json:"date,omitempty"`
	Run     string `json:"run"` // in words
	Answers int    `json:"answers"`
}

func (r *Report) scansShape() (list []scanJSON) {
	for _, s := range r.Scans() {
		list = append(list, scanJSON{s.Tool, s.Version, s.Whose, string(s.day()), s.Run, s.Answers})
	}
	return list
}

// A scanConflictJSON is an answer that a scan contradicts.
type scanConflictJSON struct {
	Control  string `json:"control"`
	Service  string `json:"service"`
	Answer   string `json:"answer,omitempty"` // an option; empty where people differ
	Scan     string `json:"scan"`             // the option that the scan comes to
	Says     string `json:"says"`
	Evidence string `json:"evidence"`
}

func (r *Report) conflictsShape() (list []scanConflictJSON) {
	for _, s := range r.ScanConflicts() {
		list = append(list, scanConflictJSON{s.ID.Control, s.ID.Service, s.AnswerIs, s.Option, s.Text(), s.Evidence})
	}
	return list
}
