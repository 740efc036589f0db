package questionnaire

import (
	"fmt"
	"strings"

	"yourpart/internal/text"
)

// An AsideCount counts the questions that were set aside: answered not applicable,
// which takes them out of the score, or handled elsewhere, which counts in full
// on somebody else's word.
type AsideCount struct {
	Of                       int // questions that are asked, answered or not
	NotApplicable, Elsewhere int
	// MustHaves are those of the two that are must-haves, and MustElsewhere the
	// must-haves that are handled elsewhere, of MustCount that count.
	MustHaves, MustElsewhere, MustCount int
}

// SetAside is how the cell was set aside: NotApplicable, HandledElsewhere, or
// empty where it was not. What builds on a question that is not applicable is not
// applicable too. A cell that another one answers for is none of its own.
func (c *Cell) SetAside() string {
	switch {
	case c.State == OutsideAnswer:
		return NotApplicable
	case c.State == Asked && c.Answer.Option == HandledElsewhere:
		return HandledElsewhere
	}
	return ""
}

// Add counts a cell.
func (n *AsideCount) Add(c *Cell) {
	if c.State != Asked && c.State != OutsideAnswer {
		return
	}
	n.Of++
	must := c.Control.MustHave
	switch c.SetAside() {
	case NotApplicable:
		n.NotApplicable++
		n.MustHaves += one(must)
		return
	case HandledElsewhere:
		n.Elsewhere++
		n.MustHaves += one(must)
		n.MustElsewhere += one(must)
	}
	n.MustCount += one(must)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Total is how many questions were set aside.
func (n AsideCount) Total() int { return n.NotApplicable + n.Elsewhere }

// Everything reports whether all that was asked is not applicable, so that
// nothing is left to make a result of.
func (n AsideCount) Everything() bool { return n.Of > 0 && n.NotApplicable == n.Of }

// ByOthers reports whether all that counts is handled elsewhere.
func (n AsideCount) ByOthers() bool { return n.Elsewhere > 0 && n.Total() == n.Of }

// MuchByOthers reports whether more than a third of the must-haves that count
// are handled elsewhere.
func (n AsideCount) MuchByOthers() bool { return 3*n.MustElsewhere > n.MustCount }

// String is the count as every page and screen has it, such as "35 of 56 set
// aside, 9 must-haves among them". It is empty where nothing was set aside.
func (n AsideCount) String() string {
	if n.Total() == 0 {
		return ""
	}
	must := "no must-have"
	if n.MustHaves > 0 {
		must = text.Plural(n.MustHaves, "must-have", "must-haves")
	}
	if n.Total() > 1 {
		must += " among them"
	}
	return fmt.Sprintf("%d of %d set aside, %s", n.Total(), n.Of, must)
}

// Kinds says how many are of which kind, such as "34 not applicable, 1 handled
// elsewhere" or "all not applicable".
func (n AsideCount) Kinds() string {
	var parts []string
	for _, kind := range []struct {
		n    int
		word string
	}{{n.NotApplicable, NotApplicable}, {n.Elsewhere, HandledElsewhere}} {
		if kind.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", kind.n, strings.ToLower(FixedLabel(kind.word))))
		}
	}
	if len(parts) == 1 {
		_, word, _ := strings.Cut(parts[0], " ")
		if n.Total() == 1 {
			return word
		}
		return "all " + word
	}
	return strings.Join(parts, ", ")
}
