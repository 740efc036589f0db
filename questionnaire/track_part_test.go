package questionnaire_test

import (
	"testing"

	q "yourpart/questionnaire"
)

// TestAPartBeginsWithTheWhole: what is noted of a part leaves what holds for the whole
// as it was, and the day and owner agreed for the part come first.
func TestAPartBeginsWithTheWhole(t *testing.T) {
	a := q.New("Test")
	must := func(action string, tr q.Tracking) {
		t.Helper()
		if _, err := a.Track(action, tr, "2026-11-20"); err != nil {
			t.Fatal(err)
		}
	}
	must("second-step", q.Tracking{Owner: "Ada", Due: "2026-12-01", Status: q.Doing, Note: "with the new phones"})
	if _, err := a.Agree(q.Agreement{Date: "2026-11-21", Actions: map[string]q.Promise{"second-step@crm": {Due: "2027-01-11", Owner: "Bo"}}}); err != nil {
		t.Fatal(err)
	}
	must("second-step@crm", q.Tracking{Note: "after the move"})
	if got, want := a.TrackingOf("second-step@crm"), (q.Tracking{Status: q.Doing, Note: "after the move"}); got != want {
		t.Errorf("the part is %+v, not %+v", got, want)
	}
	if got, want := a.Promised("second-step@crm"), (q.Promise{Due: "2027-01-11", Owner: "Bo"}); got != want {
		t.Errorf("promised is %+v, not %+v", got, want)
	}
	must("second-step@vm", q.Tracking{Owner: "Cy"})
	if got := a.TrackingOf("second-step@vm"); got.Status != q.Doing || got.Note != "with the new phones" || got.Owner != "Cy" {
		t.Errorf("the other part is %+v", got)
	}
	if got := a.Promised("second-step@vm"); got.Due != "2026-12-01" {
		t.Errorf("the other part is due on %s", got.Due)
	}
}
