package cli

import (
	"fmt"
	"slices"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

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
