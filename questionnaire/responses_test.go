package questionnaire_test

import (
	"testing"

	q "yourpart/questionnaire"
)

const monday, tuesday = q.Date("2026-11-23"), q.Date("2026-11-24")

func respond(a *q.Assessment, says ...string) {
	for i := 0; i < len(says); i += 2 {
		a.Respond(changed, says[i], says[i+1], q.Notes{}, monday)
	}
}

func option(a *q.Assessment) string { return a.Answers[changed].Option }

// What counts of what people said.
func TestWhatCounts(t *testing.T) {
	for _, tt := range []struct {
		name     string
		says     []string
		counts   string
		disputed bool
	}{
		{"one", []string{"Anna", "everyone"}, "everyone", false},
		{"two agree", []string{"Anna", "everyone", "Ben", "everyone"}, "everyone", false},
		{"two differ", []string{"Anna", "everyone", "Ben", "admins"}, "", true},
		{"not sure disputes nothing", []string{"Anna", q.NotSure, "Ben", "admins"}, "admins", false},
		{"nor the other way round", []string{"Anna", "everyone", "Ben", q.NotSure}, "everyone", false},
		{"nobody is sure", []string{"Anna", q.NotSure, "Ben", q.NotSure}, q.NotSure, false},
		{"the same person again", []string{"Anna", "everyone", "anna", "admins"}, "admins", false},
		{"one takes it back", []string{"Anna", "everyone", "Ben", "admins", "Anna", ""}, "admins", false},
		{"all take it back", []string{"Anna", "everyone", "Anna", ""}, "", false},
		{"the file's own word and another", []string{"", "everyone", "Ben", "admins"}, "", true},
		{"the file's own word is replaced", []string{"", "everyone", "Ben", "admins", "", "admins"}, "admins", false},
		{"not applicable is a claim", []string{"Anna", q.NotApplicable, "Ben", "admins"}, "", true},
	} {
		a := build(t, "mail")
		respond(a, tt.says...)
		if option(a) != tt.counts || a.Disputed(changed) != tt.disputed || (a.Dispute(changed) != nil) != tt.disputed {
			t.Errorf("%s: %q counts, disputed %v", tt.name, option(a), a.Disputed(changed))
		}
		if back, err := q.DecodeBytes(encode(t, *a)); err != nil || back.Answers[changed] != a.Answers[changed] || back.Disputed(changed) != tt.disputed {
			t.Errorf("%s: read again it is %+v, %v", tt.name, back.Answers[changed], err)
		}
	}
}

// A second person's word never touches the first one's note and evidence.
func TestNobodyLosesEvidence(t *testing.T) {
	a := build(t, "mail")
	a.Respond(changed, "Ben", "admins", q.Notes{Note: "seen", Evidence: "scr-9.png"}, tuesday)
	a.Respond(changed, "Boss", "everyone", q.Notes{}, monday)
	d := a.Dispute(changed)
	if d == nil || len(d.Words) != 2 || d.Words[0].Person != "Ben" || d.Words[0].Evidence != "scr-9.png" || d.Words[0].Date != tuesday || d.Words[1].Person != "Boss" {
		t.Fatalf("%+v", d)
	}
	a.Respond(changed, "Boss", "admins", q.Notes{}, tuesday)
	if ans := a.Answers[changed]; ans.Option != "admins" || ans.Evidence != "scr-9.png" || ans.By != "Ben" {
		t.Errorf("agreed: %+v", ans)
	}
}

// An answer that names who gave it is that person's word once another one comes.
func TestAnswerWithAName(t *testing.T) {
	a := build(t, "mail")
	a.Set(changed, q.Answer{Option: "admins", Note: "asked", By: "Mara", Date: monday})
	a.Respond(changed, "Anna", "everyone", q.Notes{}, tuesday)
	if d := a.Dispute(changed); d == nil || d.Words[0].Person != "Anna" || d.Words[1].Person != "Mara" || d.Words[1].Note != "asked" {
		t.Errorf("%+v", d)
	}
	if a.Answer(changed, "nobody", q.Notes{}, tuesday); len(a.Words(changed)) != 3 {
		t.Errorf("an answer without a name replaces somebody's: %+v", a.Words(changed))
	}
	if a.Answer(changed, "everyone", q.Notes{By: "Mara"}, tuesday); len(a.Words(changed)) != 3 || a.Responses[changed]["Mara"].Option != "everyone" {
		t.Errorf("with a name it is that person's: %+v", a.Words(changed))
	}
}

// A settlement counts until somebody says something that was not on the table.
func TestSettle(t *testing.T) {
	a := build(t, "mail")
	if _, err := a.Settle(changed, "everyone", q.Notes{}, monday); lacks(err, "nothing to settle") {
		t.Error(err)
	}
	respond(a, "Anna", "everyone", "Ben", "admins")
	settle := func() {
		t.Helper()
		if _, err := a.Settle(changed, "admins", q.Notes{Note: "looked together", By: "Tom"}, tuesday); err != nil {
			t.Fatal(err)
		}
		if ans := a.Answers[changed]; ans.Option != "admins" || ans.Note != "looked together" || ans.By != "Tom" || ans.Date != tuesday || a.Disputed(changed) {
			t.Errorf("settled: %+v", ans)
		}
	}
	settle()
	if respond(a, "Carl", "admins"); a.Disputed(changed) {
		t.Error("somebody who agrees opens it again")
	}
	if a.Respond(changed, "Anna", "everyone", q.Notes{Note: "the same"}, tuesday); a.Disputed(changed) {
		t.Error("the same word opens it again")
	}
	if respond(a, "Dora", "nobody"); !a.Disputed(changed) || a.Dispute(changed).Settled == nil {
		t.Error("another word does not open it again")
	}
	settle()
	if respond(a, "Ben", "everyone"); !a.Disputed(changed) {
		t.Error("a word that changed does not open it again")
	}
	settle()
	if _, err := a.Settle(changed, "", q.Notes{}, tuesday); err != nil || !a.Disputed(changed) {
		t.Errorf("taken back it is not open: %v", err)
	}
}

func TestDisputedCellsAreNotOpen(t *testing.T) {
	c := small(t)
	a := build(t, "mail")
	cell := func() *q.Cell {
		cells := q.Cells(c, a)
		for i := range cells {
			if cells[i].ID() == changed {
				return &cells[i]
			}
		}
		t.Fatal("no such cell")
		return nil
	}
	if least, most := cell().Between(); !cell().Open() || least != 0 || most != 1 {
		t.Error("unanswered it is not open")
	}
	respond(a, "Anna", "everyone", "Ben", "admins")
	admins := cell().Control.Option("admins").Credit
	if least, most := cell().Between(); cell().Open() || !cell().Disputed() || least != admins || most != 1 {
		t.Errorf("from %v to %v, want from %v", least, most, admins)
	}
	if _, known := cell().Credit(); known {
		t.Error("it is known")
	}
	respond(a, "Carl", q.NotApplicable)
	if least, most := cell().Between(); least != 0 || most != 1 || cell().State != q.Asked {
		t.Errorf("with not applicable from %v to %v", least, most)
	}
	respond(a, "Carl", q.HandledElsewhere, "Anna", "admins")
	if least, most := cell().Between(); least != admins || most != 1 {
		t.Errorf("with handled elsewhere from %v to %v", least, most)
	}
	found := false
	for _, r := range q.Check(c, a) {
		found = found || r.Rule == "disputed" && r.Cell == changed
	}
	if !found {
		t.Error("check says nothing")
	}
}

func TestDecodeRefusesResponses(t *testing.T) {
	for name, spoil := range map[string]func(a *q.Assessment){
		"a name with an escape": func(a *q.Assessment) { a.Responses[changed] = map[string]q.Response{"\x1b[2J": {Option: "everyone"}} },
		"none":                  func(a *q.Assessment) { a.Responses[changed] = map[string]q.Response{} },
		"a counter below none": func(a *q.Assessment) {
			a.Responses[changed] = map[string]q.Response{"Anna": {Option: "everyone", Counter: -1}}
		},
		"a day": func(a *q.Assessment) {
			a.Responses[changed] = map[string]q.Response{"Anna": {Option: "everyone", Date: "soon"}}
		},
		"settled on no day": func(a *q.Assessment) {
			a.Settled = map[q.CellID]q.Settlement{{Control: "policy"}: {Option: "none", Date: "soon"}}
		},
	} {
		a := build(t, "mail")
		respond(a, "Anna", "everyone")
		spoil(a)
		if err := q.Encode(new(discard), *a); err == nil {
			t.Errorf("%s is saved", name)
		}
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }
