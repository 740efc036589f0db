package questionnaire_test

import (
	"strings"
	"testing"

	q "yourpart/questionnaire"
)

// A row gives the stack, and for each service where its answer about
// second-step comes from: its own key, another's, or "-" for no such cell.
func TestWhereAnAnswerComesFrom(t *testing.T) {
	tests := []struct {
		name  string
		parts string // split at ;
		want  string
	}{
		{"alone", "mail", "mail"},
		{"one account", "mail;drive", "mail mail"},
		{"one account, three entries", "bucket;vm;queue", "- vm vm"},
		{"two accounts", "mail;queue;drive;vm", "mail queue mail queue"},
		{"a second entry is a second account", "mail;mail", "mail mail-2"},
		{"which shares nothing with a third service", "mail;mail;drive", "mail mail-2 mail"},
		{"a login of its own", "mail;drive  !own", "mail drive"},
		{"the first has a login of its own", "mail  !own;drive", "mail drive"},
		{"sign-in through another", "mail;crm  <mail", "mail mail"},
		{"named before its source", "crm  <mail;mail", "mail mail"},
		{"a chain", "mail;crm  <mail;saas:Till  <crm", "mail mail mail"},
		{"a chain into an account", "mail;drive;crm  <drive", "mail mail mail"},
		{"a chain backwards", "saas:Till  <crm;crm  <mail;mail", "mail mail mail"},
		{"a sign-in beats the account", "mail;crm;drive  <crm", "mail crm crm"},
		{"who signs in elsewhere gives no account", "mail  <crm;drive;crm", "crm drive crm"},
		{"a circle of two", "mail  <crm;crm  <mail", "mail mail"},
		{"a circle of three", "crm  <queue;queue  <mail;mail  <crm", "crm crm crm"},
		{"a way into a circle", "vm  <crm;crm  <mail;mail  <crm", "crm crm crm"},
		{"the source has no such cell", "bucket;crm  <bucket", "- crm"},
		{"the account's first has no such cell", "bucket;queue", "- queue"},
		{"the source is not there", "crm  <mail", "crm"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := build(t, strings.Split(tt.parts, ";")...)
			cells := cellsOf(small(t), a)
			var got []string
			for _, key := range a.Keys() {
				cell, ok := cells["second-step@"+key]
				switch {
				case !ok:
					got = append(got, "-")
				case cell.State == q.Inherited:
					got = append(got, cell.Source)
				case cell.State == q.Asked:
					got = append(got, key)
				}
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
			everySourceAnswers(t, cells)
		})
	}
}

// everySourceAnswers checks that what is inherited leads to a cell that is
// asked or settled itself, with the answer it shows.
func everySourceAnswers(t *testing.T, cells map[string]q.Cell) {
	t.Helper()
	for id, cell := range cells {
		if cell.State != q.Inherited {
			continue
		}
		src, ok := cells[cell.Control.ID+"@"+cell.Source]
		if !ok || src.State == q.Inherited || src.State == q.ByProvider {
			t.Errorf("%s takes its answer from %q, which is %q", id, cell.Source, src.State)
		}
		if cell.Answer != src.Answer || src.Factor < cell.Factor {
			t.Errorf("%s: answer %v and factor %v, its source has %v and %v", id, cell.Answer, cell.Factor, src.Answer, src.Factor)
		}
	}
}

func TestInheritedAnswerIsTheSources(t *testing.T) {
	a := build(t, "mail", "drive", "second-step@mail=everyone", "second-step@drive=nobody")
	cell := cellsOf(small(t), a)["second-step@drive"]
	if credit, known := cell.Credit(); cell.Answer.Option != "everyone" || credit != 1 || !known {
		t.Errorf("drive shows %q", cell.Answer.Option)
	}
	if cell.Open() {
		t.Error("an inherited cell waits for an answer")
	}
	a.Service("drive").SignIn = q.OwnLogin
	if got := cellsOf(small(t), a)["second-step@drive"].Answer.Option; got != "nobody" {
		t.Errorf("with a login of its own, drive shows %q", got)
	}
}

func TestSourceTakesTheLargestFactor(t *testing.T) {
	a := build(t, "mail  +public", "drive  +internal", "crm  <drive +health *", "vm  +health")
	cells := cellsOf(small(t), a)
	for id, want := range map[string]float64{
		"second-step@mail": 2.5, "second-step@crm": 2.5, "second-step@drive": 1, "second-step@vm": 2,
		"watch-logins@mail": 0.5, // not inherited, so its own
	} {
		if got := cells[id].Factor; got != want {
			t.Errorf("%s has factor %v, want %v", id, got, want)
		}
	}
}

// A follow-up sees an inherited answer as it stands at its source, also where
// an earlier answer settled the source.
func TestFollowUpSeesThroughInheritance(t *testing.T) {
	tests := []struct {
		name    string
		answers []string
		want    q.State // of spare-keys, on mail and on drive alike
	}{
		{"nothing known", nil, q.Asked},
		{"good", []string{"second-step@mail=everyone", "admin-keys@mail=keys"}, q.Asked},
		{"poor", []string{"second-step@mail=everyone", "admin-keys@mail=none"}, q.Unmet},
		{"source settled as unmet", []string{"second-step@mail=nobody"}, q.Unmet},
		{"source settled as unmet over an old answer", []string{"second-step@mail=nobody", "admin-keys@mail=keys"}, q.Unmet},
		{"source outside", []string{"second-step@mail=not-applicable"}, q.OutsideAnswer},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cells := cellsOf(small(t), build(t, append([]string{"mail", "drive"}, tt.answers...)...))
			if cells["admin-keys@drive"].State != q.Inherited {
				t.Fatal("admin-keys is not inherited")
			}
			for _, id := range []string{"spare-keys@mail", "spare-keys@drive"} {
				if got := cells[id].State; got != tt.want {
					t.Errorf("%s is %s, want %s", id, got, tt.want)
				}
			}
		})
	}
}
