package questionnaire_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	q "yourpart/questionnaire"
)

// group are the cells that are answered together in these tests.
var group = []q.CellID{{Control: "second-step", Service: "mail"}, {Control: "second-step", Service: "crm"}, {Control: "second-step", Service: "drive"}}

// alone is one of them, of which somebody says something else.
var alone = group[1]

func answeredTogether(t *testing.T) q.Assessment {
	t.Helper()
	a := *build(t, "mail", "crm", "drive")
	a.Identify(someID)
	a.AnswerTogether(group, "admins", q.Notes{Note: "asked"}, monday)
	a.Revise()
	return a
}

// TestAnswerTogether: each cell gets the option and the mark, a note keeps it, an answer
// for one cell takes it away, and one step back takes back all.
func TestAnswerTogether(t *testing.T) {
	a := answeredTogether(t)
	for _, id := range group {
		if got := a.Answers[id]; got.Option != "admins" || !got.Together || got.Note != "asked" {
			t.Errorf("%s: %+v", id, got)
		}
	}
	a.Annotate(alone, q.Notes{Evidence: "scr-1.png"}, tuesday)
	if !a.Answers[alone].Together {
		t.Error("a note takes the mark away")
	}
	a.Answer(alone, "admins", q.Notes{}, monday)
	if got := a.Answers[alone]; got.Together || got.Evidence != "scr-1.png" || !a.Answers[group[0]].Together {
		t.Errorf("answered alone: %+v", got)
	}
	was := a.AnswerTogether(group, "nobody", q.Notes{}, tuesday)
	if len(was) != 3 || was[1].Together || was[1].Option != "admins" || !a.Answers[alone].Together {
		t.Errorf("replaced %+v with %+v", was, a.Answers[alone])
	}
}

func TestUndoTogether(t *testing.T) {
	a := answeredTogether(t)
	before := says(t, a)
	a.AnswerTogether(group, "nobody", q.Notes{}, tuesday)
	a.Revise()
	a.Answer(alone, "everyone", q.Notes{}, tuesday)
	a.Revise()
	for i, want := range []string{"nobody", "admins", ""} {
		if _, err := a.Undo(1); err != nil {
			t.Fatal(err)
		}
		a.Revise()
		for _, id := range group {
			if got := a.Answers[id]; got.Option != want || got.Together != (want != "") {
				t.Errorf("after %d steps back %s is %+v", i+1, id, got)
			}
		}
		if i == 1 && says(t, a) != before {
			t.Errorf("it says\n%s\nnot\n%s", says(t, a), before)
		}
	}
}

// TestRespondTogether: a person's word has the mark as well, and what counts has it where
// nobody said the same for the cell alone, nor settled it.
func TestRespondTogether(t *testing.T) {
	a := *build(t, "mail", "crm", "drive")
	a.RespondTogether(group, "Anna", "admins", q.Notes{}, monday)
	if r := a.Responses[alone]["Anna"]; !r.Together || !a.Answers[alone].Together {
		t.Errorf("%+v, %+v", r, a.Answers[alone])
	}
	a.AnswerTogether(group[:1], "everyone", q.Notes{By: "Anna"}, monday)
	if r := a.Responses[group[0]]["Anna"]; !r.Together || r.Option != "everyone" {
		t.Errorf("by name: %+v", r)
	}
	a.Annotate(alone, q.Notes{Note: "asked", By: "Anna"}, monday)
	if r := a.Responses[alone]["Anna"]; !r.Together || r.Note != "asked" {
		t.Errorf("with a note: %+v", r)
	}
	a.Respond(alone, "Ben", "admins", q.Notes{}, monday)
	if a.Answers[alone].Together || !a.Responses[alone]["Anna"].Together {
		t.Errorf("Ben said so for this one: %+v", a.Answers[alone])
	}
	a.Respond(group[2], "Ben", "nobody", q.Notes{}, monday)
	if _, err := a.Settle(group[2], "admins", q.Notes{}, monday); err != nil || a.Answers[group[2]].Together {
		t.Errorf("settled: %v, %+v", err, a.Answers[group[2]])
	}
}

// TestTogetherIsKept: files, rounds and redacted copies have the mark.
func TestTogetherIsKept(t *testing.T) {
	a := answeredTogether(t)
	a.Respond(group[2], "Anna", "admins", q.Notes{}, monday)
	a.Answer(alone, "admins", q.Notes{}, monday)
	a = snap(t, a, monday)
	marks := func(a q.Assessment) (m []bool) {
		for _, id := range group {
			m = append(m, a.Answers[id].Together)
		}
		return m
	}
	want := marks(a)
	if !slices.Equal(want, []bool{true, false, false}) || !a.Responses[group[2]][""].Together {
		t.Fatalf("%v, %+v", want, a.Responses)
	}
	again, err := q.DecodeBytes(encode(t, a))
	if err != nil || !reflect.DeepEqual(again.Answers, a.Answers) || !reflect.DeepEqual(again.Responses, a.Responses) || !reflect.DeepEqual(again.Rounds, a.Rounds) {
		t.Errorf("%v: read again it is %+v", err, again)
	}
	if got := marks(a.At(a.Rounds[0])); !slices.Equal(got, want) {
		t.Errorf("in the round: %v", got)
	}
	if a.Changed() {
		t.Error("it says more than its newest round")
	}
	a.Answer(group[0], "admins", q.Notes{}, monday)
	if !a.Changed() {
		t.Error("an answer for one alone is no change")
	}
	_, b := q.Redacted(small(t), again)
	if got := marks(b); !slices.Equal(got, want) || !b.Responses[group[2]][""].Together || !slices.Equal(b.Rounds[0].Together, a.Rounds[0].Together) {
		t.Errorf("redacted: %v, %+v, %v", got, b.Responses, b.Rounds[0].Together)
	}
	file := bytes.Replace(encode(t, again), []byte(`"second-step@mail"`+"\n"), []byte(`"second-step@vm"`+"\n"), 1)
	if _, err := q.DecodeBytes(file); lacks(err, "together: second-step@vm has no answer there") {
		t.Errorf("a round with a mark on no answer: %v", err)
	}
}

// Where two devices differ, what was given for a cell alone counts, in either order, and
// that is listed; what was given together is kept, and counts where the other is taken
// back.
func TestMergeTogether(t *testing.T) {
	for _, tr := range []struct {
		person, alone, want string
		disputed            bool
	}{
		{"", "nobody", "nobody", false},
		{"", "everyone", "everyone", false},
		{"", "admins", "admins", false},
		{"", q.NotSure, "admins", false}, // which claims nothing
		{"Anna", "nobody", "nobody", false},
		{"Anna", "everyone", "everyone", false},
		{"Ben", "everyone", "", true}, // another person's word
	} {
		t.Run(tr.person+" "+tr.alone, func(t *testing.T) {
			a := *build(t, "mail", "crm", "drive")
			a.Identify(someID)
			b := a.Clone()
			if by := tr.person; by == "" {
				a.AnswerTogether(group, "admins", q.Notes{}, monday)
			} else {
				a.RespondTogether(group, "Anna", "admins", q.Notes{}, monday)
			}
			b.Respond(alone, tr.person, tr.alone, q.Notes{}, monday)
			m, what := q.Merge(a, b, nil)
			other, back := q.Merge(b, a, nil)
			if !bytes.Equal(encode(t, m), encode(t, other)) {
				t.Errorf("%s\nand the other way round\n%s", encode(t, m), encode(t, other))
			}
			got := m.Answers[alone]
			if got.Option != tr.want || got.Together != (tr.alone == q.NotSure) || m.Disputed(alone) != tr.disputed {
				t.Errorf("%+v, disputed: %v", got, m.Disputed(alone))
			}
			for _, id := range []q.CellID{group[0], group[2]} {
				if !m.Answers[id].Together || m.Answers[id].Option != "admins" {
					t.Errorf("%s: %+v", id, m.Answers[id])
				}
			}
			listed := fmt.Sprint(what.Clashes, back.Clashes)
			if tr.person == "" && (tr.want != "admins") != strings.Contains(listed, alone.String()) {
				t.Errorf("listed: %s", listed)
			}
			if tr.person == "" && tr.want != "admins" {
				m.Answer(alone, "", q.Notes{}, tuesday)
				if again := merged(t, m, a); again.Answers[alone].Option == tr.alone {
					t.Errorf("taken back it is %+v", again.Answers[alone])
				}
			}
		})
	}
}

// A later change counts over an earlier one, whichever was given together.
func TestMergeTogetherGoesByCounters(t *testing.T) {
	a := answeredTogether(t)
	b := a.Clone()
	b.Answer(alone, "nobody", q.Notes{}, monday)
	b.AnswerTogether(group, "everyone", q.Notes{}, monday)
	a.Log, b.Log = nil, nil
	a.Answer(alone, "nobody", q.Notes{}, monday)
	if m := merged(t, a, b); !m.Disputed(alone) {
		t.Errorf("%+v", m.Answers[alone])
	}
	a, b = a.Clone(), b.Clone()
	a.Respond(alone, "Anna", "nobody", q.Notes{}, monday)
	b.Respond(alone, "Anna", "nobody", q.Notes{}, monday)
	b.RespondTogether(group, "Anna", "everyone", q.Notes{}, monday)
	if r := merged(t, a, b).Responses[alone]["Anna"]; r.Option != "everyone" || !r.Together {
		t.Errorf("%+v", r)
	}
}
