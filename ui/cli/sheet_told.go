package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
)

// tellFaults lists what is wrong with a sheet, a line for each row where there are
// several, and returns an error that sums it up; nil where nothing is.
func (a *app) tellFaults(sh *sheet, partial bool) error {
	if sh == nil {
		return nil
	}
	n := len(sh.faults)
	if n == 0 {
		return a.tellStale(sh)
	}
	if n == 1 && !partial {
		return fmt.Errorf("%s: %w", sh.name, sh.faults[0])
	}
	const most = 50
	for _, f := range sh.faults[:min(n, most)] {
		say(a.Err, "%s: %v", sh.name, f)
	}
	if n > most {
		say(a.Err, "%s: and %d more rows", sh.name, n-most)
	}
	if partial {
		_ = a.tellStale(sh) // the exit code is the same
		return fmt.Errorf("%s: %s not taken", sh.name, text.Plural(n, "row was", "rows were"))
	}
	return fmt.Errorf("%s: %d rows cannot be taken, so nothing is saved; put them right, or take the others with --partial", sh.name, n)
}

// tellStale lists the rows that were answered here since the sheet was sent. The
// others are taken; the error says how to take these.
func (a *app) tellStale(sh *sheet) error {
	for _, f := range sh.stale {
		say(a.Err, "%s: %v", sh.name, f)
	}
	if len(sh.stale) == 0 {
		return nil
	}
	return &leftError{fmt.Errorf("%s: %s not taken, as there are later answers; --force takes them", sh.name, text.Plural(len(sh.stale), "row was", "rows were"))}
}

// A leftError says that some rows were left out and the others are taken.
type leftError struct{ error }

// foretold is what answers would change, one a line, without changing it.
func (o answerOptions) foretold(c *catalogue.Catalogue, s *questionnaire.Assessment, entries []entry) (*page.Page, error) {
	p := page.New(1 << 20) // a line each, for other programs as well
	next := s.Clone()
	same := 0
	for _, e := range entries {
		was, counts := o.word(&next, e), o.counting(&next, e)
		if err := o.give(&next, e); err != nil {
			return p, err
		}
		now := o.word(&next, e)
		if unchanged(was, now) {
			same++
			continue
		}
		by := ""
		if name := questionnaire.PersonName(cmp.Or(e.notes.By, o.by)); name != "" {
			by = " by " + text.Printed(name)
		}
		p.Line(fmt.Sprintf("%s%s%s: %s", rowPrefix(e.row), e.cell, by, changeText(c, e.cell, was, now, counts)))
	}
	told := text.Plural(len(entries)-same, "answer") + " would change in " + shown(o.file)
	if same > 0 {
		told += fmt.Sprintf("; %d would stay as %s", same, map[bool]string{true: "it is", false: "they are"}[same == 1])
	}
	p.Say("%s. Nothing is saved.", told)
	return p, nil
}

func rowPrefix(row int) string {
	if row == 0 {
		return ""
	}
	return fmt.Sprintf("row %d, ", row)
}

// word is what an answer is about: what that person said of the cell, or what counts
// of it where it is to be settled.
func (o answerOptions) word(s *questionnaire.Assessment, e entry) questionnaire.Response {
	if o.settle {
		ans := s.Answers[e.cell]
		return questionnaire.Response{Option: ans.Option, Note: ans.Note, Evidence: ans.Evidence}
	}
	return s.WordOf(e.cell, cmp.Or(e.notes.By, o.by))
}

// counting is the option that counts of the cell so far, where it is somebody else's
// word; empty for none.
func (o answerOptions) counting(s *questionnaire.Assessment, e entry) string {
	if o.word(s, e).Option != "" {
		return ""
	}
	return s.Answers[e.cell].Option
}

// unchanged reports whether a word says what it said before, on whatever day.
func unchanged(was, now questionnaire.Response) bool {
	was.Date, was.Counter = now.Date, now.Counter
	return was == now
}

// changeText says what becomes of a word, where counts is the answer so far of others.
func changeText(c *catalogue.Catalogue, id questionnaire.CellID, was, now questionnaire.Response, counts string) string {
	k, _ := c.Control(id.Control)
	words := func(option string) string {
		if option == "" {
			return "open"
		}
		return report.OptionWords(k, option)
	}
	told := words(now.Option)
	switch {
	case counts != "" && counts == now.Option:
		told += ", as the answer is"
	case counts != "":
		told += ", where the answer is " + words(counts)
	case was.Option != now.Option:
		told += ", was " + words(was.Option)
	}
	for _, n := range []struct{ name, was, now string }{{"note", was.Note, now.Note}, {"evidence", was.Evidence, now.Evidence}} {
		switch {
		case n.was == n.now:
		case n.now == "":
			told += "; " + n.name + " taken away"
		default:
			told += fmt.Sprintf("; %s: %s", n.name, text.Cut(text.CleanLine(strings.TrimSpace(n.now)), 80))
		}
	}
	return told
}

// remark tells of answers just given that do not count as they stand.
func (a *app) remark(c *catalogue.Catalogue, s *questionnaire.Assessment, entries []entry) {
	cells := map[questionnaire.CellID]*questionnaire.Cell{}
	list := questionnaire.Cells(c, s)
	for i := range list {
		cells[list[i].ID()] = &list[i]
	}
	for _, e := range entries {
		if text := (remarker{c, s}).on(e.cell, cells[e.cell]); text != "" {
			a.note("%s: %s", e.cell, text)
		}
	}
}

// A remarker says why answers do not count, or what they lack.
type remarker struct {
	c *catalogue.Catalogue
	s *questionnaire.Assessment
}

// on is what there is to say of the answer to a cell, which may not be there.
func (r remarker) on(id questionnaire.CellID, cell *questionnaire.Cell) string {
	ans := r.s.Answers[id]
	switch {
	case cell != nil && cell.State == questionnaire.Asked && cell.Disputed():
		return "disputed: " + report.DisputeText(cell.Control, cell.Words) + "; --settle decides which counts"
	case ans.Option == "":
		return ""
	case cell == nil && r.atFull(id):
		return "kept, but not among the core questions, so it does not count until --depth full"
	case cell == nil || cell.State == questionnaire.ByProvider:
		return "kept, but not asked for this assessment, so it does not count"
	case cell.OfHost(r.c, r.s):
		return "kept, but asked at " + cell.Source + ", on which it runs; the answer there counts"
	case cell.State == questionnaire.Inherited:
		return "kept, but the answer for " + cell.Source + " counts, whose sign-in it shares"
	case cell.State == questionnaire.Met || cell.State == questionnaire.Unmet:
		return "kept, but the answer to " + cell.By.String() + " settles it"
	case cell.State == questionnaire.OutsideAnswer && ans.Option != questionnaire.NotApplicable:
		return "kept, but what it builds on is not applicable, so it does not count"
	}
	return lacks(cell, ans)
}

// atFull reports whether full depth would ask about a cell.
func (r remarker) atFull(id questionnaire.CellID) bool {
	full := r.s.Clone()
	_, _ = full.EditProfile(func(p *questionnaire.Profile) { p.Depth = questionnaire.FullDepth }) // a depth there is
	return slices.ContainsFunc(questionnaire.Cells(r.c, &full), func(c questionnaire.Cell) bool { return c.ID() == id && c.Layer != nil })
}

// lacks says what an answer that counts lacks, or in place of what it counts.
func lacks(cell *questionnaire.Cell, ans questionnaire.Answer) string {
	switch option := ans.Option; {
	case option == questionnaire.NotApplicable && ans.Note == "":
		return "not applicable needs a reason; add it with --note"
	case option == questionnaire.HandledElsewhere && ans.Note == "":
		return "handled elsewhere needs to say where; add it with --note"
	case cell.Fact != nil:
		return "counts in place of what is always so there: " + cell.Fact.AlwaysOn.Why + " " + cell.ID().String() + "= takes it away"
	}
	return evidenceRemark(cell.Control, ans)
}

// evidenceRemark says why the evidence for an answer does not count, if so.
func evidenceRemark(k *catalogue.Control, ans questionnaire.Answer) string {
	if ans.Evidence == "" || ans.Evidenced() {
		return ""
	}
	return fmt.Sprintf("its evidence was given for “%s”, so it does not count; give it again with --evidence", report.ShownOption(k, ans.EvidenceFor))
}
