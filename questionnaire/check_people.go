package questionnaire

import (
	"fmt"
	"strings"

	"yourpart/internal/text"
)

// noPeople asks for the head count where something that is asked about costs so much
// per person.
func (l *look) noPeople() []Remark {
	if l.a.Profile.People > 0 {
		return nil
	}
	n := 0
	for _, cells := range l.byControl {
		if c := cells[0].Control.Remediation.Cost; c.High > 0 && strings.HasPrefix(c.Per, "person") && cells[0].State == Asked {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Remark{{Text: fmt.Sprintf("nobody said how many people work there, so totals leave out what %s per person", text.Plural(n, "safeguard costs", "safeguards cost")),
		Remedy: "give the head count: edit --people"}}
}
