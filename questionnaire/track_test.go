package questionnaire_test

import (
	"testing"
	"time"

	q "yourpart/questionnaire"
)

func TestCheckTracking(t *testing.T) {
	whole := q.Tracking{Status: q.Accepted, Owner: "Ada", Reason: "small", Expires: "2027-01-31"}
	for name, tt := range map[string]struct {
		spoil func(*q.Tracking)
		want  string
	}{
		"whole":      {func(*q.Tracking) {}, ""},
		"no owner":   {func(t *q.Tracking) { t.Owner = "" }, "an accepted risk needs an owner"},
		"no reason":  {func(t *q.Tracking) { t.Reason = "  " }, "an accepted risk needs a reason"},
		"no expiry":  {func(t *q.Tracking) { t.Expires = "" }, "an accepted risk needs a date when it expires"},
		"nothing":    {func(t *q.Tracking) { *t = q.Tracking{Status: q.Accepted} }, "an accepted risk needs an owner and a reason and a date when it expires"},
		"no date":    {func(t *q.Tracking) { t.Expires = "soon" }, `no date "soon"; write it like 2026-11-30`},
		"done":       {func(t *q.Tracking) { t.Done = "then" }, `no date "then"; write it like 2026-11-30`},
		"status":     {func(t *q.Tracking) { t.Status = "soon" }, `no status "soon"; choose todo, doing, done or accepted`},
		"not needed": {func(t *q.Tracking) { *t = q.Tracking{Status: q.Doing, Reason: "was accepted once"} }, ""},
	} {
		x := whole
		tt.spoil(&x)
		got := ""
		if err := x.Check(); err != nil {
			got = err.Error()
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestMove(t *testing.T) {
	done := q.Tracking{Owner: "Ada"}.Move(q.Done, "2026-11-20")
	if done != (q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-11-20"}) {
		t.Errorf("%+v", done)
	}
	if again := done.Move(q.Done, "2026-11-25"); again != done {
		t.Errorf("it stays done since %s", again.Done)
	}
	if back := done.Move(q.Todo, "2026-11-25"); back != (q.Tracking{Owner: "Ada"}) {
		t.Errorf("%+v", back)
	}
	if done.Undone("2026-11-20") || !done.Undone("2026-11-21") || done.Move(q.Doing, "").Undone("2026-11-21") {
		t.Error("undone is what is answered after it was done")
	}
	risk := q.Tracking{Status: q.Accepted, Expires: "2026-11-20"}
	day := time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)
	if !risk.Accepts(day) || risk.Accepts(day.AddDate(0, 0, 1)) || done.Accepts(day) {
		t.Error("a risk is accepted up to its last day")
	}
}
