package questionnaire

import (
	"errors"
	"slices"
	"strings"

	"yourpart/internal/text"
)

// A PlanMark says in each row of an exported plan whose it is and what was known of
// the action then, so that what somebody changed in it can be told from what is as it
// was. Its parts are of letters, digits and hyphens; none names anybody.
type PlanMark struct {
	Business    string // the id, or a digest of the name of one that has none yet
	Due, Agreed Date   // planned and agreed then
	Owner       string // a digest of who had it
	Status      Status
}

// planMarkParts is of how many parts a mark of a plan is.
const planMarkParts = 5

// PlanMark is the mark of an action's row: the day it is planned for, who has it and
// how far it is.
func (a *Assessment) PlanMark(action string, due Date, owner string, status Status) PlanMark {
	return PlanMark{a.Mark("", "").Business, due, a.Promised(action).Due, OwnerMark(owner), status}
}

// OwnerMark is a digest of an owner's name.
func OwnerMark(owner string) string { return digest([]byte("owner\x00" + text.CleanLine(owner)))[:8] }

// String is the mark as a plan has it.
func (m PlanMark) String() string {
	parts := []string{m.Business, string(m.Due), string(m.Agreed), m.Owner, string(m.Status)}
	for i, p := range parts {
		if p == "" {
			parts[i] = none
		}
	}
	return strings.Join(parts, ".")
}

// ParsePlanMark reads a mark of a plan.
func ParsePlanMark(s string) (m PlanMark, err error) {
	parts := strings.Split(strings.TrimSpace(s), ".")
	if len(parts) != planMarkParts || slices.Contains(parts, "") {
		return m, errors.New(`what is under "Mark" was changed; it is to stay as it was exported`)
	}
	for i, p := range parts {
		if p == none {
			parts[i] = ""
		}
	}
	m = PlanMark{parts[0], Date(parts[1]), Date(parts[2]), parts[3], Status(parts[4])}
	if m.Business == "" || m.Due.Check() != nil || m.Agreed.Check() != nil || m.Status.Check() != nil {
		return m, errors.New(`what is under "Mark" was changed; it is to stay as it was exported`)
	}
	return m, nil
}

// MarksPlan reports whether a mark is of a plan of this business, or of a redacted
// copy of it.
func (a *Assessment) MarksPlan(m PlanMark) bool {
	return a.Marks(Mark{Business: m.Business}) == SameBusiness || m.Business == blindID(*a)
}
