package scoring_test

import (
	"os"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

func listed(list []scoring.Change) string {
	var out []string
	for _, ch := range list {
		out = append(out, ch.String()+" "+ch.Was+">"+ch.Is)
	}
	return strings.Join(out, ", ")
}

// TestCompareByHand works on the six cells of CRM and the firm, which hold internal
// papers, so that the weights are those of the controls.
func TestCompareByHand(t *testing.T) {
	tests := []struct {
		name                                        string
		old, now                                    []string
		improved, worsened, found, lost, added, out string
		unchanged                                   int
		sharedOld, sharedNew                        float64
	}{
		{
			name: "better and worse", unchanged: 2,
			old:      []string{"crm +internal", "second-step@crm=admins", "policy=written"},
			now:      []string{"crm +internal", "second-step@crm=everyone", "policy=none"},
			improved: "watch-logins@crm unanswered>met, second-step@crm admins>everyone",
			worsened: "policy written>none", found: "training unanswered>unmet",
			sharedOld: 100 * 9. / 30, sharedNew: 100 * 12. / 30,
		},
		{
			name: "found out and lost track", unchanged: 3,
			old:   []string{"crm +internal", "watch-logins@crm=never"},
			now:   []string{"crm +internal", "policy=none"},
			found: "policy unanswered>none, training unanswered>unmet", lost: "watch-logins@crm never>unanswered",
		},
		{
			name: "not sure is not known", unchanged: 5,
			old: []string{"crm +internal", "policy=written"}, now: []string{"crm +internal", "policy=not-sure"},
			worsened: "policy written>not-sure", sharedOld: 100 * 5. / 30,
		},
		{
			name: "a service more", unchanged: 6,
			old: []string{"crm +internal"}, now: []string{"crm +internal", "bucket +internal"},
			added: "own-copy@bucket >unanswered",
		},
		{
			name: "not applicable and back", unchanged: 4,
			old: []string{"crm +internal", "policy=not-applicable"}, now: []string{"crm +internal"},
			added: "policy not-applicable>unanswered, training not-applicable>unanswered",
		},
		{
			name: "a sign-in shared", unchanged: 8,
			old: []string{"mail +internal", "crm +internal"}, now: []string{"mail +internal", "crm +internal"},
			out: "second-step@crm unanswered>inherited, admin-keys@crm unanswered>inherited",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			old, now := build(t, tt.old...), build(t, tt.now...)
			if tt.name == "a sign-in shared" {
				now.Service("crm").SignIn = "mail"
			}
			c := scoring.Compare(small(t), old, now)
			for _, x := range []struct {
				name string
				got  []scoring.Change
				want string
			}{
				{"improved", c.Improved, tt.improved},
				{"worsened", c.Worsened, tt.worsened},
				{"found out", c.FoundOut, tt.found},
				{"lost track", c.LostTrack, tt.lost},
				{"added", c.Added, tt.added},
				{"gone", c.Gone, tt.out},
			} {
				if !sameItems(listed(x.got), x.want) {
					t.Errorf("%s: %s; want %s", x.name, listed(x.got), x.want)
				}
			}
			if c.Unchanged != tt.unchanged {
				t.Errorf("%d unchanged, want %d", c.Unchanged, tt.unchanged)
			}
			if !near(c.SharedOld.Proven(), tt.sharedOld) || !near(c.SharedNew.Proven(), tt.sharedNew) {
				t.Errorf("shared %v to %v, want %v to %v", c.SharedOld.Proven(), c.SharedNew.Proven(), tt.sharedOld, tt.sharedNew)
			}
		})
	}
}

func sameItems(a, b string) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for _, s := range strings.Split(a, ", ") {
		x[s] = true
	}
	for _, s := range strings.Split(b, ", ") {
		y[s] = true
		if !x[s] {
			return false
		}
	}
	return len(x) == len(y)
}

// A new service pulls the total, and not the score on the shared questions.
func TestSharedScoreLeavesTheStackOut(t *testing.T) {
	old := build(t, "crm +internal", "second-step@crm=everyone")
	now := build(t, "crm +internal", "vm +health", "second-step@crm=everyone")
	c := scoring.Compare(small(t), old, now)
	if !near(c.SharedOld.Proven(), c.SharedNew.Proven()) {
		t.Errorf("shared %v to %v although no answer changed", c.SharedOld.Proven(), c.SharedNew.Proven())
	}
	if near(c.Old.Total.Proven(), c.New.Total.Proven()) {
		t.Error("the totals do not differ")
	}
	if len(c.Improved)+len(c.Worsened) != 0 || len(c.Added) == 0 {
		t.Errorf("better %s, worse %s, new %s", listed(c.Improved), listed(c.Worsened), listed(c.Added))
	}
}

// Another service under a key that was used before shares nothing with it.
func TestAKeyThatStandsForAnotherService(t *testing.T) {
	old, now := build(t, "crm +internal", "second-step@crm=everyone"), build(t, "vm +internal", "second-step@vm=nobody")
	now.Services[0].Key = "crm"
	now.Answers = map[q.CellID]q.Answer{{Control: "second-step", Service: "crm"}: {Option: "nobody"}}
	c := scoring.Compare(small(t), old, now)
	if len(c.Improved)+len(c.Worsened) != 0 || len(c.Gone) != 4 {
		t.Errorf("better %s, worse %s, gone %s", listed(c.Improved), listed(c.Worsened), listed(c.Gone))
	}
	if why := strings.Join(c.Why, " "); !strings.Contains(why, "Server was added") || !strings.Contains(why, "CRM was removed") {
		t.Error(why)
	}
}

func TestWhy(t *testing.T) {
	base := []string{"crm +internal", "mail +internal"}
	edit := func(f func(a *q.Assessment)) *q.Assessment {
		a := build(t, base...)
		f(a)
		return a
	}
	tests := []struct {
		name string
		now  *q.Assessment
		want []string // each in one sentence
	}{
		{"nothing", build(t, base...), nil},
		{"answers alone", build(t, append(base, "policy=none")...), nil},
		{"a service more", build(t, append(base, "bucket +internal")...), []string{"was added, which adds 1 question."}},
		{"a service less", build(t, base[0]), []string{"Mail was removed, which takes away"}},
		{"other data", edit(func(a *q.Assessment) { a.Services[0].Data = []string{"health"} }),
			[]string{"CRM holds other data", "CRM weighs 2 times as much as internal papers, and before that 1 times"}},
		{"stops", edit(func(a *q.Assessment) { a.Services[0].Stops = true }), []string{"stops without CRM", "CRM weighs 1.25 times"}},
		{"sign-in", edit(func(a *q.Assessment) { a.Services[0].SignIn = "mail" }), []string{"sign in to CRM in another way"}},
		{"depth", edit(func(a *q.Assessment) { a.Profile.Depth = q.CoreDepth }), []string{"depth is core, and before that full"}},
		{"profile", edit(func(a *q.Assessment) { a.Profile.People = 1 }), []string{"size of the firm"}},
		{"people alone", edit(func(a *q.Assessment) { a.Profile.People = 0 }), nil},
		{"not applicable", build(t, append(base, "policy=not-applicable")...), []string{"left out as not applicable: 2 questions"}},
		{"catalogue", edit(func(a *q.Assessment) { a.Catalogue = "2027.05" }), []string{"The catalogue was 2027.01 and is 2027.05"}},
		{"retired", edit(func(a *q.Assessment) {
			a.Catalogue = "2025.05"
			a.Set(q.CellID{Control: "gone", Service: "crm"}, q.Answer{Option: "x"})
		}), []string{"The catalogue", "Answers to 1 retired control count no more: gone"}},
		{"not known yet", edit(func(a *q.Assessment) {
			a.Catalogue = "2027.05"
			a.Set(q.CellID{Control: "gone", Service: "crm"}, q.Answer{Option: "x"})
		}), []string{"The catalogue"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := scoring.Compare(small(t), build(t, base...), tt.now).Why
			ok := len(got) == len(tt.want)
			for i := range tt.want {
				ok = ok && strings.Contains(got[i], tt.want[i])
			}
			if !ok {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

func TestWhyAnotherWayOfUse(t *testing.T) {
	why := scoring.Compare(small(t), build(t, "vm +internal"), build(t, "vm:managed +internal")).Why
	if len(why) != 1 || !strings.Contains(why[0], "Server is used in another way") {
		t.Errorf("%q", why)
	}
}

func TestCompareWithRetired(t *testing.T) {
	c, err := catalogue.Load(os.DirFS("../questionnaire/testdata/catalogue")) // of our own, to change
	if err != nil {
		t.Fatal(err)
	}
	k, _ := c.Control("policy")
	k.Retired = "training"
	old, now := build(t, "crm", "policy=none"), build(t, "crm", "policy=written")
	if cmp := scoring.Compare(c, old, now); !cmp.Same() {
		t.Errorf("an answer that counts no more makes a difference: %s", listed(cmp.Improved))
	}
}

func TestTrend(t *testing.T) {
	a := *build(t, "crm +internal", "second-step@crm=nobody")
	a = snapshot(t, a, "2026-01-31")
	a.Set(q.CellID{Control: "second-step", Service: "crm"}, q.Answer{Option: "everyone"})
	a.AddService(q.Service{ID: "mail", Data: []string{"internal"}})
	a = snapshot(t, a, "2026-06-30")
	trend := scoring.Trend(small(t), &a)
	if len(trend) != 2 || trend[0].Date != "2026-01-31" || trend[0].Services != 1 || trend[0].Score.Proven() != 0 || !near(trend[0].Score.Coverage(), 100*19./30) {
		t.Errorf("%+v", trend)
	}
	if now := scoring.Assess(small(t), &a); trend[1].Score != now.Total || trend[1].Band != now.Band {
		t.Errorf("%+v in the newest snapshot, %+v now", trend[1].Score, now.Total)
	}
}

func snapshot(t testing.TB, a q.Assessment, date q.Date) q.Assessment {
	t.Helper()
	a, err := q.Snapshot(a, date)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
