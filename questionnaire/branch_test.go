package questionnaire_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// second-step (everyone, admins, nobody) leads to admin-keys (keys, app, none)
// after its two better options, which leads to spare-keys after keys alone;
// and to watch-logins after its two poorer options.
func TestBranching(t *testing.T) {
	tests := []struct {
		name                string
		answers             []string
		admin, spare, watch q.State
	}{
		{"nobody knows", nil, q.Asked, q.Asked, q.Asked},
		{"not sure", []string{"second-step@crm=not-sure"}, q.Asked, q.Asked, q.Asked},
		{"best", []string{"second-step@crm=everyone"}, q.Asked, q.Asked, q.Met},
		{"middle", []string{"second-step@crm=admins"}, q.Asked, q.Asked, q.Asked},
		{"worst", []string{"second-step@crm=nobody"}, q.Unmet, q.Unmet, q.Asked},
		{"worst, over an old good answer", []string{"second-step@crm=nobody", "admin-keys@crm=keys"}, q.Unmet, q.Unmet, q.Asked},
		{"worst, over an old answer that lets it pass", []string{"second-step@crm=nobody", "admin-keys@crm=handled-elsewhere"}, q.Unmet, q.Unmet, q.Asked},
		{"worst, over an old not applicable", []string{"second-step@crm=nobody", "admin-keys@crm=not-applicable"}, q.Unmet, q.OutsideAnswer, q.Asked},
		{"handled elsewhere counts as best", []string{"second-step@crm=handled-elsewhere"}, q.Asked, q.Asked, q.Met},
		{"does not apply", []string{"second-step@crm=not-applicable"}, q.OutsideAnswer, q.OutsideAnswer, q.OutsideAnswer},
		{"chain, poor second", []string{"second-step@crm=everyone", "admin-keys@crm=app"}, q.Asked, q.Unmet, q.Met},
		{"chain, good second", []string{"second-step@crm=everyone", "admin-keys@crm=keys"}, q.Asked, q.Asked, q.Met},
		{"chain, second elsewhere", []string{"second-step@crm=everyone", "admin-keys@crm=handled-elsewhere"}, q.Asked, q.Asked, q.Met},
		{"chain, second outside", []string{"second-step@crm=everyone", "admin-keys@crm=not-applicable"}, q.OutsideAnswer, q.OutsideAnswer, q.Met},
		{"chain, second known before the first", []string{"admin-keys@crm=none"}, q.Asked, q.Unmet, q.Asked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cells := cellsOf(small(t), build(t, append([]string{"crm"}, tt.answers...)...))
			for id, want := range map[string]q.State{"admin-keys@crm": tt.admin, "spare-keys@crm": tt.spare, "watch-logins@crm": tt.watch} {
				if got := cells[id].State; got != want {
					t.Errorf("%s is %s, want %s", id, got, want)
				}
			}
		})
	}
}

func TestBranchingLooksAtTheSameService(t *testing.T) {
	cells := cellsOf(small(t), build(t, "crm", "vm", "second-step@crm=nobody"))
	if got := cells["admin-keys@crm"].State; got != q.Unmet {
		t.Errorf("admin-keys@crm is %s", got)
	}
	if got := cells["admin-keys@vm"].State; got != q.Asked {
		t.Errorf("an answer about crm settles vm: %s", got)
	}
}

func TestBranchingOfTheFirm(t *testing.T) {
	for option, want := range map[string]q.State{
		"written": q.Asked, "spoken": q.Asked, "none": q.Unmet, "not-sure": q.Asked, "not-applicable": q.OutsideAnswer,
	} {
		if got := cellsOf(small(t), build(t, "policy="+option))["training"].State; got != want {
			t.Errorf("after policy=%s, training is %s, want %s", option, got, want)
		}
	}
}

// A question that was said not to apply keeps its follow-ups out, also once a
// better earlier answer has settled it: otherwise they would begin to count and
// the better answer could lower the score.
func TestNotApplicableStandsBehindASettledQuestion(t *testing.T) {
	b, err := os.ReadFile("testdata/catalogue/controls/sign-in.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, watch, _ := strings.Cut(string(b), "  - id: watch-logins")
	follow := "controls:\n  - id: watch-kept" + strings.Replace(watch,
		"{control: second-step, is: [admins, nobody]}", "{control: watch-logins, is: [daily]}", 1)
	c, err := catalogue.Load(os.DirFS("testdata/catalogue"), fstest.MapFS{"controls/sign-in.yaml": {Data: []byte(follow)}})
	if err != nil {
		t.Fatal(err)
	}
	for option, want := range map[string]q.State{"nobody": q.OutsideAnswer, "admins": q.OutsideAnswer, "everyone": q.Met} {
		a := build(t, "crm", "watch-logins@crm=not-applicable", "second-step@crm="+option)
		cells := cellsOf(c, a)
		if got := cells["watch-logins@crm"].State; got != want {
			t.Errorf("after %s, watch-logins is %s, want %s", option, got, want)
		}
		if got := cells["watch-kept@crm"].State; got != q.OutsideAnswer {
			t.Errorf("after %s, watch-kept is %s", option, got)
		}
	}
}

// An option that has left the catalogue counts as nobody knowing.
func TestBranchingOnARetiredOption(t *testing.T) {
	a := build(t, "crm")
	a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "some"})
	cells := cellsOf(small(t), a)
	cell := cells["second-step@crm"]
	if _, known := cell.Credit(); known {
		t.Error("an option that is gone has a credit")
	}
	if got := cells["admin-keys@crm"].State; got != q.Asked {
		t.Errorf("admin-keys is %s", got)
	}
}

func TestCredit(t *testing.T) {
	tests := []struct {
		answer string
		credit float64
		known  bool
	}{
		{"second-step@crm=everyone", 1, true},
		{"second-step@crm=admins", 0.4, true},
		{"second-step@crm=nobody", 0, true},
		{"second-step@crm=handled-elsewhere", 1, true},
		{"second-step@crm=not-sure", 0, false},
		{"second-step@crm=not-applicable", 0, false},
		{"second-step@crm=", 0, false},
	}
	for _, tt := range tests {
		cell := cellsOf(small(t), build(t, "crm", tt.answer))["second-step@crm"]
		if credit, known := cell.Credit(); credit != tt.credit || known != tt.known {
			t.Errorf("%s: credit %v, known %v", tt.answer, credit, known)
		}
	}
	cells := cellsOf(small(t), build(t, "crm", "second-step@crm=everyone", "watch-logins@crm=never"))
	cell := cells["watch-logins@crm"]
	if credit, known := cell.Credit(); credit != 1 || !known || cell.Open() {
		t.Errorf("met after a good answer: credit %v, known %v, open %v", credit, known, cell.Open())
	}
	cells = cellsOf(small(t), build(t, "crm", "second-step@crm=nobody", "admin-keys@crm=keys"))
	cell = cells["admin-keys@crm"]
	if credit, known := cell.Credit(); credit != 0 || !known {
		t.Errorf("unmet after a poor answer: credit %v, known %v", credit, known)
	}
}

// Questions that follow on each other, directly or not, are one family.
func TestFamilies(t *testing.T) {
	a := build(t, "crm", "vm", "second-step@crm=nobody", "policy=none")
	cells := q.Cells(small(t), a)
	var got []string
	for _, f := range q.Families(cells) {
		var ids []string
		for _, k := range f.Controls() {
			ids = append(ids, k.ID)
		}
		got = append(got, strings.Join(ids, " "))
	}
	if want := "second-step admin-keys spare-keys watch-logins, policy training"; strings.Join(got, ", ") != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The cells of a family can be answered anew apart from all others.
func TestSettlingAFamilyApart(t *testing.T) {
	c, a := small(t), build(t, "crm", "vm", "drive", "mail", "second-step@crm=nobody", "admin-keys@crm=keys")
	cells := q.Cells(c, a)
	apart := q.Copy(q.Families(cells)[0])
	id := q.CellID{Control: "second-step", Service: "crm"}
	for i := range apart {
		if apart[i].ID() == id {
			apart[i].Answer = q.Answer{Option: "everyone"}
		}
	}
	q.Settle(apart)
	a.Set(id, q.Answer{Option: "everyone"})
	whole := cellsOf(c, a)
	for _, cell := range apart {
		if want := whole[cell.ID().String()]; cell.State != want.State || cell.Answer != want.Answer {
			t.Errorf("%s is %s, want %s", cell.ID(), cell.State, want.State)
		}
	}
	if was := cells[0]; was.ID() == id && was.Answer.Option != "nobody" {
		t.Error("the cells that were copied have changed")
	}
}

// A question that builds on one answer that is poor, and that another one that
// is good makes needless, is unmet, in whichever order it lists the two.
func TestBranchingUnmetBeatsMet(t *testing.T) {
	b, err := os.ReadFile("testdata/catalogue/controls/sign-in.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const met, unmet = "{control: second-step, is: [admins, nobody]}", "{control: admin-keys, is: [keys]}"
	_, watch, _ := strings.Cut(string(b), "  - id: watch-logins")
	for _, both := range []string{met + "\n      - " + unmet, unmet + "\n      - " + met} {
		follow := "controls:\n  - id: both" + strings.Replace(watch, met, both, 1)
		c, err := catalogue.Load(os.DirFS("testdata/catalogue"), fstest.MapFS{"controls/sign-in.yaml": {Data: []byte(follow)}})
		if err != nil {
			t.Fatal(err)
		}
		for second, want := range map[string]q.State{"admin-keys@crm=none": q.Unmet, "admin-keys@crm=keys": q.Met} {
			cells := cellsOf(c, build(t, "crm", "second-step@crm=everyone", second))
			if got := cells["both@crm"].State; got != want {
				t.Errorf("%s with %s: %s, want %s", both, second, got, want)
			}
		}
	}
}
