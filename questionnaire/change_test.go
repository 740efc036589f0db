package questionnaire_test

import (
	"testing"

	q "yourpart/questionnaire"
)

var changed = q.CellID{Control: "second-step", Service: "mail"}

// noted is an assessment with one answer and all that goes with one.
func noted(t testing.TB) *q.Assessment {
	a := build(t, "mail")
	a.Set(changed, q.Answer{Option: "admins", Note: "asked Mara", Evidence: "screenshot 4", By: "Mara", Date: "2026-11-01"})
	return a
}

// TestAnswerKeepsNotes: a change of the option loses nothing, and says what
// the evidence was given for.
func TestAnswerKeepsNotes(t *testing.T) {
	const day = q.Date("2026-11-20")
	for name, tt := range map[string]struct {
		option string
		n      q.Notes
		want   q.Answer
	}{
		"another option": {"everyone", q.Notes{}, q.Answer{Option: "everyone", Note: "asked Mara", Evidence: "screenshot 4", EvidenceFor: "admins", By: "Mara"}},
		"the same":       {"admins", q.Notes{}, q.Answer{Option: "admins", Note: "asked Mara", Evidence: "screenshot 4", By: "Mara"}},
		"blanks":         {"admins", q.Notes{Note: "  ", Evidence: "\n", By: " "}, q.Answer{Option: "admins", Note: "asked Mara", Evidence: "screenshot 4", By: "Mara"}},
		"new evidence":   {"everyone", q.Notes{Evidence: "report"}, q.Answer{Option: "everyone", Note: "asked Mara", Evidence: "report", By: "Mara"}},
		"confirmed":      {"everyone", q.Notes{Confirmed: true}, q.Answer{Option: "everyone", Note: "asked Mara", Evidence: "screenshot 4", By: "Mara"}},
		"cleared":        {"everyone", q.Notes{Note: q.Clear, Evidence: q.Clear, By: " - "}, q.Answer{Option: "everyone"}},
		"not sure":       {q.NotSure, q.Notes{Note: "ask again"}, q.Answer{Option: q.NotSure, Note: "ask again", Evidence: "screenshot 4", EvidenceFor: "admins", By: "Mara"}},
	} {
		a := noted(t)
		before := a.Answers[changed]
		tt.want.Date = day
		if was := a.Answer(changed, tt.option, tt.n, day); was != before {
			t.Errorf("%s: replaced %+v", name, was)
		}
		if got := uncounted(a.Answers[changed]); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
}

// TestEvidenceGoesBack: evidence is for the option it was given for, through
// any number of others, until it is confirmed.
func TestEvidenceGoesBack(t *testing.T) {
	a := noted(t)
	step := func(option string, n q.Notes, given string) {
		t.Helper()
		a.Answer(changed, option, n, "2026-11-20")
		got := a.Answers[changed]
		if got.EvidenceFor != given || got.Evidenced() != (given == "") || got.Evidence != "screenshot 4" {
			t.Errorf("%s: %+v, want it given for %q", option, got, given)
		}
	}
	step("everyone", q.Notes{}, "admins")
	step("nobody", q.Notes{Note: "a slip"}, "admins")
	step("nobody", q.Notes{}, "admins")
	step("admins", q.Notes{}, "")
	step("everyone", q.Notes{}, "admins")
	a.Annotate(changed, q.Notes{Note: "only a note"}, "")
	step("everyone", q.Notes{}, "admins")
	a.Annotate(changed, q.Notes{Evidence: "screenshot 4"}, "")
	step("everyone", q.Notes{}, "")
	step("admins", q.Notes{}, "everyone")
	a.Annotate(changed, q.Notes{Confirmed: true}, "")
	step("admins", q.Notes{}, "")
}

// TestAnnotate leaves option and date, and is not sure where nobody answered.
func TestAnnotate(t *testing.T) {
	a := noted(t)
	a.Annotate(changed, q.Notes{Note: q.Clear, Evidence: "report"}, "2026-11-20")
	if want := (q.Answer{Option: "admins", Evidence: "report", By: "Mara", Date: "2026-11-01"}); uncounted(a.Answers[changed]) != want {
		t.Errorf("%+v", a.Answers[changed])
	}
	other := q.CellID{Control: "policy"}
	a.Annotate(other, q.Notes{Note: q.Clear}, "2026-11-20")
	if ans, there := a.Answers[other]; there {
		t.Errorf("clearing nothing answered %+v", ans)
	}
	if was := a.Annotate(other, q.Notes{Note: "ask Ada"}, "2026-11-20"); was != (q.Answer{}) {
		t.Errorf("replaced %+v", was)
	}
	if want := (q.Answer{Option: q.NotSure, Note: "ask Ada", Date: "2026-11-20"}); a.Answers[other] != want {
		t.Errorf("%+v", a.Answers[other])
	}
}

// uncounted is an answer without the count of its changes.
func uncounted(ans q.Answer) q.Answer {
	ans.Counter = 0
	return ans
}

// TestTrack: what is empty stays, and the status follows one rule.
func TestTrack(t *testing.T) {
	a := build(t)
	track := func(tr q.Tracking, day q.Date, want q.Tracking) {
		t.Helper()
		if _, err := a.Track("policy", tr, day); err != nil {
			t.Error(err)
		}
		if got := a.Actions["policy"]; got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	track(q.Tracking{Owner: "Ada", Note: "soon", Due: "2026-12-01"}, "2026-11-20", q.Tracking{Owner: "Ada", Note: "soon", Due: "2026-12-01"})
	track(q.Tracking{Status: q.Done, Note: q.Clear, Due: q.Clear}, "2026-11-20", q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-20"})
	track(q.Tracking{Status: q.Done}, "2026-11-25", q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-20"})
	track(q.Tracking{Status: q.Done, Done: "2026-11-18"}, "2026-11-25", q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-18"})
	track(q.Tracking{Status: q.Accepted, Reason: "too dear", Expires: "2027-06-30"}, "2026-11-25",
		q.Tracking{Owner: "Ada", Status: q.Accepted, Reason: "too dear", Expires: "2027-06-30"})
	if _, err := a.Track("policy", q.Tracking{Reason: q.Clear}, "2026-11-25"); err == nil || a.Actions["policy"].Reason == "" {
		t.Error("an accepted risk lost its reason")
	}
	track(q.Tracking{Status: q.Doing}, "2026-11-25", q.Tracking{Owner: "Ada", Status: q.Doing})
	track(q.Tracking{Status: q.Todo, Owner: q.Clear}, "2026-11-25", q.Tracking{})
	if len(a.Actions) != 0 {
		t.Error("an action of which nothing is noted is kept")
	}
}

// TestConfirm gives the cells the best option and keeps what goes with them.
func TestConfirm(t *testing.T) {
	best := map[q.CellID]q.Answer{changed: {Option: "everyone"}}
	for evidence, want := range map[string]q.Answer{
		"":       {Option: "everyone", Note: "asked Mara", Evidence: "screenshot 4", EvidenceFor: "admins", By: "Mara", Date: "2026-11-20"},
		"report": {Option: "everyone", Note: "asked Mara", Evidence: "report", By: "Mara", Date: "2026-11-20"},
		q.Clear:  {Option: "everyone", Note: "asked Mara", By: "Mara", Date: "2026-11-20"},
	} {
		a := noted(t)
		a.SetTracking("second-step", q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-02"})
		if _, err := a.Confirm("second-step", best, q.Notes{Evidence: evidence}, "2026-11-20"); err != nil {
			t.Fatal(err)
		}
		if got := uncounted(a.Answers[changed]); got != want {
			t.Errorf("with %q: %+v, want %+v", evidence, got, want)
		}
		if got := a.Actions["second-step"]; got != (q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-20"}) {
			t.Errorf("with %q: tracked %+v", evidence, got)
		}
	}
}
