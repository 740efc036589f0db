package catalogue

import (
	"regexp"
	"slices"
	"strings"
)

// A hazard that follows from doing things in the wrong order is caught here: what
// must be true first stands in before, never in the step itself or after it.

// prepared matches a step that speaks of what should have been done before it.
var prepared = regexp.MustCompile(`(?i)\b(beforehand|before (that|this|you do)|but first|and first)\b`)

// secondWay matches a sentence about another way in.
var secondWay = regexp.MustCompile(`(?i)\b(session|second|another|other|emergency|console|recover|backup code|spare|exempt|leave .* open|stay(s)? open|way in|way back|own (mail|address|login)|\btwo\b|one more|who stay|by cable|both|key)`)

// hazards checks that what may go wrong with a control is prepared for and can be
// taken back.
func (k *checker) hazards(c *Control) {
	k.want(c.Hazard == "" || slices.Contains(Hazards, c.Hazard), "no hazard %q; choose from %s", c.Hazard, join(Hazards))
	r := c.Remediation
	if c.Hazard == "" || c.Hazard == NoHazard {
		k.want(!r.PerProduct, "per_product is for a control with a hazard")
		return
	}
	k.want(len(r.Before) > 0, "a hazard of %s needs remediation.before: what must be true first", c.Hazard)
	k.text("remediation.undo: how to take it back", r.Undo)
	k.text("remediation.then: how to see that it worked", r.Then)
	for _, s := range r.Before {
		k.text("a sentence of before", s)
	}
	if c.Hazard == LockOut {
		k.want(secondWay.MatchString(strings.Join(r.Before, " ")), "before of a lock-out names a second way in")
	}
}

// guideHazard checks the same for one product's way.
func (k *checker) guideHazard(c *Control, g *Guide) {
	k.want(g.Hazard == "" || slices.Contains(Hazards, g.Hazard), "guide for %s: no hazard %q; choose from %s", g.Control, g.Hazard, join(Hazards))
	k.want(g.Hazard == "" || g.HazardWhy != "", "guide for %s: a hazard of its own needs hazard_why", g.Control)
	k.want(g.SourceKind == "" || slices.Contains(sourceKinds, g.SourceKind), "guide for %s: no source_kind %q; choose from %s", g.Control, g.SourceKind, join(sourceKinds))
	k.want(!g.Verified || g.SourceKind != "third-party", "guide for %s: only a vendor's own page or a standard makes it verified", g.Control)
	k.want(len(g.Before) <= maxBefore, "guide for %s: before has more than %d sentences", g.Control, maxBefore)
	for _, s := range g.Before {
		k.want(strings.TrimSpace(s) != "", "guide for %s: a sentence of before is missing", g.Control)
	}
	if g.HazardOf(c) == NoHazard || (!c.Remediation.PerProduct && g.Hazard == "") {
		return
	}
	k.want(len(g.Before) > 0, "guide for %s: a hazard of %s needs before: what must be true first here", g.Control, g.HazardOf(c))
	k.want(g.Undo != "", "guide for %s: undo is missing: how to take it back, or that it cannot be undone", g.Control)
	k.want(g.Then != "", "guide for %s: then is missing: how to see that it worked and nothing broke", g.Control)
	k.want(!prepared.MatchString(g.Fix), "guide for %s: what comes first belongs in before, not in fix", g.Control)
	if g.HazardOf(c) == LockOut {
		k.want(secondWay.MatchString(strings.Join(g.Before, " ")), "guide for %s: before of a lock-out names a second way in", g.Control)
	}
}

// maxBefore is how many sentences a guide's before has at most.
const maxBefore = 4
