package questionnaire

import (
	"errors"
	"fmt"
	"slices"
)

// TakeOver makes the assessment what a merge with another copy came to, and settles
// what was chosen, as one step that can be taken back. Nothing before it can be any
// more, since the log then holds what was done in the other copy. On an error the
// assessment is of no more use: it is to be tried on a copy.
func (a *Assessment) TakeOver(m Assessment, choices ...Choice) error {
	was := a.Clone()
	stamp := a.stamp
	if *a = m.Clone(); m.former.sum == "" {
		a.former = was.former
	}
	a.stamp, a.step = stamp, step{}
	changes := taken(&was, a)
	a.came(was.Log, len(changes) > 0)
	if len(changes) > 0 || len(was.Log) != len(a.Log) {
		a.log(OfMerge, "", Part{}, Part{})
	}
	for _, c := range changes {
		of := c.Of
		if c.What == OfProfile || c.What == OfStack {
			of = ""
		}
		a.log(c.What, of, c.From, c.To)
	}
	for _, c := range choices {
		if _, err := a.Settle(c.Cell, c.Word.Option, Notes{}, stamp.Date); err != nil {
			return fmt.Errorf("%s: %w", c.Cell, err)
		}
	}
	a.step = step{}
	return nil
}

// came notes which entries of the log came with the merge that is taken over: those that
// were not there, or that a merge brought which was taken back. Where the merge changes
// nothing, what the merge before it brought stays noted as that.
func (a *Assessment) came(was []Entry, changed bool) {
	had := make(map[string]Came, len(was))
	for _, e := range was {
		had[entryKey(e)] = e.Came
	}
	a.Log = slices.Clone(a.Log)
	for i := range a.Log {
		e := &a.Log[i]
		came, there := had[entryKey(*e)]
		switch {
		case there && !changed:
			e.Came = came
		case e.Came == CameUnmerged: // nor does the other copy know it
		case !there || came == CameUnmerged:
			e.Came = CameMerged
		default:
			e.Came = ""
		}
	}
}

// Lacks reports whether merging another copy of the assessment would change
// anything that the assessment says.
func (a *Assessment) Lacks(other *Assessment) bool {
	_, m := Merge(*a, *other, nil)
	return len(m.Taken) > 0
}

// A Preference is a rule by which disputes are settled.
type Preference string

// The rules.
const (
	PreferNewest   Preference = "newest"
	PreferEvidence Preference = "evidence" // of several with evidence, the newest
)

// A Choice is the word that a rule chooses in a dispute.
type Choice struct {
	Cell CellID
	Word Word
}

// Choose applies a rule to a dispute. It chooses nothing, and says why, where nobody
// said when or gave evidence, and where the newest words differ.
func (d Dispute) Choose(p Preference) (c Choice, why string) {
	c.Cell = d.Cell
	differ, any := false, false
	for _, w := range d.Words {
		if !w.claims() || p == PreferEvidence && (w.Evidence == "" || w.EvidenceFor != "") || p == PreferNewest && w.Date == "" {
			continue
		}
		switch {
		case !any || w.Date > c.Word.Date:
			c.Word, differ, any = w, false, true
		case w.Date == c.Word.Date && w.Option != c.Word.Option:
			differ = true
		}
	}
	switch {
	case !any && p == PreferEvidence:
		why = "nobody has evidence"
	case !any:
		why = "nobody noted a day"
	case differ && p == PreferEvidence:
		why = "the newest words with evidence are of one day, and differ"
	case differ:
		why = "the newest words are of one day, and differ"
	}
	return c, why
}

// Undisputed is why there is nothing to settle about a cell; nil where people say
// different things about it, or somebody has settled it before.
func (a *Assessment) Undisputed(id CellID) error {
	if _, settled := a.Settled[id]; settled || a.Disputed(id) {
		return nil
	}
	said := a.said(id)
	switch claims := claimed(said); {
	case len(said) == 0:
		return errors.New("nobody has said anything about this question, so there is nothing to settle; answer it")
	case len(claims) > 1:
		return errors.New("everybody says the same, so there is nothing to settle")
	}
	return errors.New("nobody says anything different about this question, so there is nothing to settle")
}
