package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// anyHistory gives an assessment up to four snapshots, of itself as drawn.
func anyHistory(t *rapid.T, a q.Assessment) q.Assessment {
	for _, day := range rapid.SliceOfN(rapid.SampledFrom([]q.Date{"2025-01-31", "2026-05-31", "2026-11-30", "2027-02-28"}), 0, 4).Draw(t, "snapshots") {
		var err error
		if a, err = q.Snapshot(a, day); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// snap leaves a snapshot of each day.
func snap(t testing.TB, a q.Assessment, days ...q.Date) q.Assessment {
	t.Helper()
	for _, day := range days {
		var err error
		if a, err = q.Snapshot(a, day); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func daysOf(a q.Assessment) string {
	var days []string
	for _, p := range a.Rounds {
		days = append(days, string(p.Date))
	}
	return strings.Join(days, " ")
}

func TestSnapshotsStandInOrderOneADay(t *testing.T) {
	a := snap(t, *build(t, "mail", "policy=none"), "2026-05-31", "2026-01-31")
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written"})
	a = snap(t, a, "2026-11-30", "2026-05-31")
	if got, want := daysOf(a), "2026-01-31 2026-05-31 2026-11-30"; got != want {
		t.Errorf("snapshots of %s, want %s", got, want)
	}
	policy := q.CellID{Control: "policy"}
	if got := a.Rounds[1].Answers[policy]; got != "written" {
		t.Errorf("the second snapshot of a day says %q, not what was said later", got)
	}
	if got := a.Rounds[0].Answers[policy]; got != "none" {
		t.Errorf("an older snapshot says %q now", got)
	}
	if _, err := q.Snapshot(a, "soon"); lacks(err, `no date "soon"`) {
		t.Error(err)
	}
}

func TestSnapshotIsPure(t *testing.T) {
	a := *build(t, "mail", "crm  +health", "policy=none")
	a.Services[0].Plan = "Business Plus"
	before := string(encode(t, a))
	b := snap(t, a, "2026-11-30")
	if string(encode(t, a)) != before {
		t.Error("a snapshot changes what it is taken of")
	}
	b.Services[1].Data[0] = "public"
	b.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written"})
	if p := b.Rounds[0]; p.Services[1].Data[0] != "health" || p.Answers[q.CellID{Control: "policy"}] != "none" {
		t.Errorf("a later change shows in the snapshot: %+v", p)
	}
}

// TestSnapshotHoldsWhatScoresNeed and no texts of a person.
func TestSnapshotHoldsWhatScoresNeed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, _ := readSmall()
		a := anyAssessment(t)
		a, _ = q.Snapshot(a, "2026-11-30")
		past, err := a.Find("2026-11-30")
		if err != nil {
			t.Fatal(err)
		}
		then := a.At(*past)
		now, was := q.Cells(c, &a), q.Cells(c, &then)
		if len(now) != len(was) {
			t.Fatalf("%d cells now, %d in the snapshot", len(now), len(was))
		}
		for i := range now {
			x, y := now[i], was[i]
			if x.ID() != y.ID() || x.State != y.State || x.Factor != y.Factor || x.Answer.Option != y.Answer.Option {
				t.Fatalf("%+v is %+v in the snapshot", x, y)
			}
		}
		if a.Changed() {
			t.Fatal("it says something that the snapshot just taken does not")
		}
	})
}

func TestSnapshotIsCompact(t *testing.T) {
	a := *build(t, "mail")
	a.Services[0].Plan = "Business Plus"
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "none", Note: "a secret note", Evidence: "photo", By: "Ada", Date: "2026-11-01"})
	a.SetTracking("policy", q.Tracking{Owner: "Ada"})
	b, err := json.Marshal(snap(t, a, "2026-11-30").Rounds)
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf(`[{"name":"2026-11-30","date":"2026-11-30","catalogue":%q,"depth":"full","services":[{"key":"mail","service":"mail","data":["internal"]}],"answers":{"policy":"none"}}]`, a.Catalogue)
	if string(b) != want {
		t.Errorf("%s\nwant %s", b, want)
	}
}

func TestOldFilesHaveNoHistory(t *testing.T) {
	if s := saved(t); strings.Contains(s, "rounds") {
		t.Error("a file without snapshots has the field")
	}
	a, err := q.Decode(strings.NewReader(saved(t)))
	if err != nil || a.Rounds != nil || a.Latest() != nil || !a.Changed() {
		t.Errorf("%v, %v", a.Rounds, err)
	}
	if _, err := a.Find("2026-11-30"); lacks(err, `no round "2026-11-30"; there is none yet`) {
		t.Error(err)
	}
}

func TestOnListsTheDays(t *testing.T) {
	a := snap(t, *build(t, "mail"), "2026-01-01")
	if _, err := a.Find("2026-11-30"); lacks(err, "the only one is 2026-01-01") {
		t.Error(err)
	}
	for m := range 9 {
		a = snap(t, a, q.Date(fmt.Sprintf("2026-%02d-01", m+1)))
	}
	if _, err := a.Find("2026-11-30"); lacks(err, "there are 2026-04-01, 2026-05-01,", "2026-09-01 and 3 before") {
		t.Error(err)
	}
}

func TestHistoryIsLimited(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	a := *build(t, "mail", "policy=none")
	for i := range q.MaxHistory + 20 {
		a = snap(t, a, q.Date(fmt.Sprintf("20%02d-%02d-01", i/12, i%12+1)))
	}
	if n := len(a.Rounds); n != q.MaxHistory || a.Rounds[0].Date != "2001-09-01" || a.Latest().Date != "2018-04-01" {
		t.Errorf("%d snapshots, %s to %s", n, a.Rounds[0].Date, a.Latest().Date)
	}
	encode(t, a)

	big := *build(t, "mail")
	for i := range 40_000 {
		big.Set(q.CellID{Control: fmt.Sprintf("c-%d", i)}, q.Answer{Option: "yes"})
	}
	big = snap(t, big, "2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01")
	if got := daysOf(big); got != "2026-03-01 2026-04-01" {
		t.Errorf("of large snapshots %s are kept", got)
	}
	if b := encode(t, big); len(b) > q.MaxFile {
		t.Errorf("the file has %d bytes, too many to be read again", len(b))
	}
}

func TestDecodeRefusesHistory(t *testing.T) {
	whole := func() string {
		a := snap(t, *build(t, "mail", "policy=none"), "2026-05-31", "2026-11-30")
		return string(encode(t, a))
	}()
	head, rounds, _ := strings.Cut(whole, `"rounds"`)
	tests := []struct {
		name, old, with string
		times           int
		words           []string
	}{
		{"no date", "2026-05-31", "2026-05-32", 2, []string{"rounds", `no date "2026-05-32"`}},
		{"out of order", "2026-05-31", "2026-12-31", 2, []string{"rounds", "2026-11-30 comes after 2026-12-31"}},
		{"a name twice", `"name": "2026-05-31"`, `"name": "2026-11-30"`, 1, []string{`"2026-11-30" is there twice`}},
		{"no name", `"name": "2026-05-31"`, `"name": ""`, 1, []string{"2026-05-31", "needs a name"}},
		{"a name of two lines", `"name": "2026-05-31"`, `"name": "a\nb"`, 1, []string{"one line"}},
		{"no depth", `"depth": "full"`, `"depth": "deep"`, 1, []string{"rounds: 2026-05-31", `"deep"`}},
		{"key of no form", `"key": "mail"`, `"key": "no key"`, 1, []string{"rounds: 2026-05-31", "cannot be a key"}},
		{"answer without an option", `"policy": "none"`, `"policy": ""`, 1, []string{"rounds: 2026-05-31", "policy has no option"}},
		{"cell without a control", `"policy": "none"`, `"@x": "none"`, 1, []string{"@x"}},
		{"unknown field", `"depth": "full"`, `"depth": "full", "mood": 1`, 1, []string{`"mood"`}},
		{"people below none", `"depth": "full"`, `"depth": "full", "people": -1`, 1, []string{"-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in := head + `"rounds"` + strings.Replace(rounds, tt.old, tt.with, tt.times)
			if in == whole {
				t.Fatalf("no %q in the file", tt.old)
			}
			if _, err := q.Decode(strings.NewReader(in)); lacks(err, tt.words...) {
				t.Errorf("%v; want %q", err, tt.words)
			}
		})
	}
}

func TestTooManySnapshotsAreRefused(t *testing.T) {
	a := *build(t, "mail")
	for i := range q.MaxHistory + 1 {
		day := fmt.Sprintf("20%02d-%02d-01", i/12, i%12+1)
		p := q.Past{Name: day, Date: q.Date(day), Depth: q.CoreDepth}
		a.Rounds = append(a.Rounds, p)
	}
	var b bytes.Buffer
	if err := q.Encode(&b, a); lacks(err, "more than 200") {
		t.Error(err)
	}
	a.Rounds = a.Rounds[1:]
	back, err := q.Decode(bytes.NewReader(encode(t, a)))
	if err != nil || len(back.Rounds) != q.MaxHistory {
		t.Errorf("%d snapshots, %v", len(back.Rounds), err)
	}
}

func TestChanged(t *testing.T) {
	base := snap(t, *build(t, "mail", "policy=none"), "2026-11-30")
	for name, edit := range map[string]func(*q.Assessment){
		"answer":    func(a *q.Assessment) { a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written"}) },
		"data":      func(a *q.Assessment) { a.Services[0].Data = []string{"health"} },
		"stops":     func(a *q.Assessment) { a.Services[0].Stops = true },
		"service":   func(a *q.Assessment) { a.AddService(q.Service{ID: "crm"}) },
		"depth":     func(a *q.Assessment) { a.Profile.Depth = q.CoreDepth },
		"people":    func(a *q.Assessment) { a.Profile.People = 1 },
		"countries": func(a *q.Assessment) { a.Profile.Countries = []string{"DE"} },
	} {
		a := base.Clone()
		edit(&a)
		if !a.Changed() {
			t.Errorf("another %s is no change", name)
		}
	}
	same := base.Clone()
	same.Set(q.CellID{Control: "policy"}, q.Answer{Option: "none", Note: "a note"})
	if same.Changed() {
		t.Error("a note is a change")
	}
}

func TestFinished(t *testing.T) {
	open := build(t, "mail", "second-step@mail=everyone", "admin-keys@mail=keys", "policy=written", "training=yearly")
	if q.Finished(small(t), open) {
		t.Error("finished with a question open")
	}
	open.Set(q.CellID{Control: "spare-keys", Service: "mail"}, q.Answer{Option: q.NotSure})
	if !q.Finished(small(t), open) {
		t.Error("not finished with every question answered")
	}
	nothing := q.New("Solo")
	nothing.Profile.People = 1
	if q.Finished(small(t), &nothing) {
		t.Error("finished where nothing was asked")
	}
}

func TestLastAnswered(t *testing.T) {
	a := build(t, "mail")
	if got := a.LastAnswered(); got != "" {
		t.Error(got)
	}
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "none", Date: "2026-11-02"})
	a.Set(q.CellID{Control: "training"}, q.Answer{Option: "never", Date: "2026-10-30"})
	a.Set(q.CellID{Control: "locked-office"}, q.Answer{Option: "open"})
	if got := a.LastAnswered(); got != "2026-11-02" {
		t.Error(got)
	}
}

func TestAtSharesNothing(t *testing.T) {
	a := snap(t, *build(t, "crm  +health", "policy=none"), "2026-11-30")
	before := encode(t, a)
	b := a.At(a.Rounds[0])
	b.Services[0].Data[0] = "public"
	b.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written"})
	if !bytes.Equal(encode(t, a), before) || reflect.DeepEqual(b, a) {
		t.Error("a change of what was shows in the history")
	}
}
