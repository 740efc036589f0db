package questionnaire_test

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// says is all that an assessment says, without its log, its revision and the
// counters, which never go back.
func says(t rapid.TB, a q.Assessment) string {
	t.Helper()
	a = a.Clone()
	a.Log, a.Revision = nil, 0
	return counters.ReplaceAllString(string(encode(t, a)), "")
}

var counters = regexp.MustCompile(`,?\n *"counter": [0-9]+`)

// anyChange makes one change of any kind.
func anyChange(t *rapid.T, a *q.Assessment, label string) {
	text := rapid.SampledFrom([]string{"", q.Clear, "words", "other words"})
	n := q.Notes{Note: text.Draw(t, "note"), Evidence: text.Draw(t, "evidence"), Confirmed: rapid.Bool().Draw(t, "confirmed")}
	id := rapid.SampledFrom([]q.CellID{changed, {Control: "policy"}}).Draw(t, "cell")
	option := rapid.SampledFrom([]string{"", "everyone", "admins", "nobody", q.NotSure, q.NotApplicable}).Draw(t, "option")
	person := rapid.SampledFrom([]string{"", "Anna", "Ben"}).Draw(t, "person")
	const day = q.Date("2026-11-20")
	both := []q.CellID{changed, {Control: "second-step", Service: "crm"}}
	switch rapid.IntRange(0, 15).Draw(t, label) {
	case 13:
		a.AnswerTogether(both, option, n, day)
	case 14:
		a.RespondTogether(both, person, option, n, day)
	case 15:
		if keys := a.Keys(); len(keys) > 1 {
			_, _ = a.EditService(keys[0], func(s *q.Service) { s.RunsOn, s.Parts = keys[1], strings.Fields(n.Note) })
		}
	case 0, 1:
		a.Answer(id, option, n, day)
	case 2, 3:
		a.Respond(id, person, option, n, day)
	case 4:
		_, _ = a.Settle(id, option, n, day)
	case 5:
		n.By = person
		a.Annotate(id, n, day)
	case 6:
		_, _ = a.Track("policy", q.Tracking{Owner: n.Note, Note: n.Evidence, Status: rapid.SampledFrom(append(q.Statuses, "", q.Accepted)).Draw(t, "status")}, day)
	case 7:
		_, _ = a.Confirm("policy", map[q.CellID]q.Answer{id: {Option: "everyone"}}, n, day)
	case 8:
		_, _ = a.EditProfile(func(p *q.Profile) { p.Sector, p.People = n.Note, len(option) })
	case 9:
		if keys := a.Keys(); len(keys) > 1 && rapid.Bool().Draw(t, "remove") {
			a.RemoveService(keys[0])
		} else {
			a.AddService(q.Service{ID: "mail"})
		}
	case 10:
		if keys := a.Keys(); len(keys) > 0 {
			_, _ = a.EditService(keys[0], func(s *q.Service) { s.Stops, s.Plan = !s.Stops, n.Note })
		}
	case 11:
		_, _ = a.Round("Round "+person, day, day, rapid.Bool().Draw(t, "replace"))
	case 12:
		due := rapid.SampledFrom([]q.Date{"2026-12-01", "2027-01-15"})
		_, _ = a.Track("policy", q.Tracking{Due: due.Draw(t, "due")}, day)
		_, _ = a.Agree(q.Agreement{Date: day, By: person, Actions: map[string]q.Promise{rapid.SampledFrom([]string{"policy", "training"}).Draw(t, "agreed"): {Due: due.Draw(t, "agreed for"), Owner: n.Note}}})
	}
}

// Whatever is changed, and however much at once: taking it back leaves everything as
// it was but for log, revision and counters, and a file can hold it.
func TestUndoIsIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		a.Reidentify(someID)
		a.Rounds = nil
		was := []string{says(t, a)}
		for i := range rapid.IntRange(1, 5).Draw(t, "steps") {
			for range rapid.IntRange(1, 4).Draw(t, "changes") {
				anyChange(t, &a, fmt.Sprint("change ", i))
			}
			a.Revise()
			if len(a.Steps()) > len(was)-1 {
				was = append(was, says(t, a))
			}
		}
		for len(a.Steps()) > 0 {
			n := rapid.IntRange(1, len(a.Steps())).Draw(t, "undo")
			left := len(a.Steps()) - n
			if _, err := a.Undo(n); err != nil {
				t.Fatal(err)
			}
			a.Revise()
			if got := says(t, a); got != was[left] {
				t.Fatalf("after taking back %d steps it says\n%s\nnot\n%s", n, got, was[left])
			}
		}
		back, err := q.DecodeBytes(encode(t, a))
		if err != nil || !reflect.DeepEqual(back.Log, a.Log) {
			t.Fatalf("the log is not read as it was written: %v", err)
		}
	})
}

// What is imported is one step, however many answers it has, and the log says who
// did what through which door.
func TestUndoTakesBackAnImport(t *testing.T) {
	a := build(t, "mail", "policy=none")
	a.Identify(someID)
	was := says(t, *a)
	a.Through(q.Stamp{Who: "Anna", Door: "sheet", Date: "2026-11-30"})
	for _, option := range []string{"everyone", "admins"} {
		a.Answer(changed, option, q.Notes{Note: "read in"}, "2026-11-20")
	}
	a.Answer(q.CellID{Control: "policy"}, "written", q.Notes{}, "2026-11-20")
	a.Revise()
	a.Answer(q.CellID{Control: "policy"}, "none", q.Notes{}, "2026-11-21")
	if steps := a.Steps(); len(steps) != 2 || len(steps[1].Entries) != 3 {
		t.Fatalf("%+v", steps)
	}
	e := a.Log[0]
	if e.Who != "Anna" || e.Door != "sheet" || e.Date != "2026-11-30" || e.What != q.OfAnswer || e.Of != changed.String() || e.From.Answer != nil || e.To.Answer.Option != "everyone" {
		t.Errorf("%+v", e)
	}
	steps, err := a.Undo(2)
	if err != nil || len(steps) != 2 || says(t, *a) != was {
		t.Errorf("%v; it says\n%s\nnot\n%s", err, says(t, *a), was)
	}
	if _, err := a.Undo(1); lacks(err, "nothing to take back") {
		t.Error(err)
	}
	for _, e := range a.Log {
		if e.Undo == e.Undone {
			t.Errorf("taken back or taking back: %+v", e)
		}
	}
}

func TestLogIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	a := build(t, "mail")
	a.Identify(someID)
	for i := range q.MaxLog + 50 {
		a.Answer(changed, []string{"everyone", "admins"}[i%2], q.Notes{}, "2026-11-20")
		a.Revise()
	}
	if len(a.Log) != q.MaxLog || a.Log[len(a.Log)-1].N != q.MaxLog+50 {
		t.Errorf("%d entries, the last is number %d", len(a.Log), a.Log[len(a.Log)-1].N)
	}
	for range 100 {
		a.Annotate(changed, q.Notes{Note: strings.Repeat("x", 100_000) + fmt.Sprint(len(a.Log))}, "")
		a.Revise()
		a.Annotate(changed, q.Notes{Note: q.Clear}, "")
		a.Revise()
	}
	if b := encode(t, *a); len(b) > 4<<20 {
		t.Errorf("long notes make a log of %d bytes", len(b))
	}
}

// A new assessment has no log before its first save, and a file of format 1 has one
// from its first change.
func TestLogBegins(t *testing.T) {
	a := build(t, "mail")
	if a.Answer(changed, "everyone", q.Notes{}, "2026-11-20"); len(a.Log) > 0 {
		t.Errorf("%+v", a.Log)
	}
	b, err := q.Decode(strings.NewReader(old(t)))
	if err != nil {
		t.Fatal(err)
	}
	if b.Answer(changed, "everyone", q.Notes{}, "2026-11-20"); len(b.Log) != 1 {
		t.Errorf("%+v", b.Log)
	}
}
