package document

import (
	"fmt"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// OneBusiness returns an error where two assessments are of two businesses, so that
// what changed between them would mean nothing. Two that are called the same are
// taken for one, as when somebody begins afresh.
func OneBusiness(old, now *questionnaire.Assessment) error {
	if questionnaire.BusinessOf(old).One(questionnaire.BusinessOf(now)) {
		return nil
	}
	return fmt.Errorf("%q and %q are two businesses; yourpart compare OLD NEW --force compares them all the same",
		text.CleanLine(old.Profile.Name), text.CleanLine(now.Profile.Name))
}
