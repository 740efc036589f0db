package scoring_test

import (
	"math"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// The sums are worked out by hand: earned and possible weight of a total.
func TestScoresByHand(t *testing.T) {
	tests := []struct {
		name                    string
		parts                   []string
		earned, possible, total float64
		coverage                float64
	}{
		{"nothing answered", []string{"crm +internal"}, 0, 30, 30, 0},
		{"best answer settles a follow-up as met", []string{"crm +internal", "second-step@crm=everyone"}, 10 + 2, 30, 30, 40},
		{"worst answer settles two as unmet", []string{"crm +internal", "second-step@crm=nobody"}, 0, 2 + 5 + 4, 30, 100 * 19. / 30},
		{
			"options between", []string{"crm +internal", "second-step@crm=admins", "admin-keys@crm=app"},
			4 + 3, 4 + 3 + 2 + 5 + 4, 30, 100 * 19. / 30,
		},
		{"not sure counts as nothing", []string{"crm +internal", "policy=not-sure"}, 0, 30, 30, 0},
		{"elsewhere counts as in place", []string{"crm +internal", "policy=handled-elsewhere"}, 5, 30, 30, 100 * 5. / 30},
		{"not applicable leaves both sums", []string{"crm +internal", "policy=not-applicable"}, 0, 21, 21, 0},
		{"and takes its follow-ups along", []string{"crm +internal", "second-step@crm=not-applicable"}, 0, 9, 9, 0},
		{"half a policy", []string{"policy=spoken"}, 2.5, 2.5 + 4, 9, 100 * 5. / 9},
		{"public data", []string{"crm +public"}, 0, 15, 15, 0},
		{"health data, and stops", []string{"crm +health *"}, 0, 2.5 * (21 + 5 + 9), 2.5 * 35, 0},
		{
			"two services, the firm takes the larger factor", []string{"crm +public", "vm +health", "second-step@vm=everyone"},
			// What both are asked counts with the larger factor, split 0.5 to 2.
			0.8 * 2 * (10 + 2), 100, 2 * (21 + 8 + 7 + 5 + 9), 0.8 * 24,
		},
		{
			"an account in two services counts once, with the larger factor",
			[]string{"mail +public", "drive +health", "second-step@mail=everyone"},
			2 * (10 + 2), 70, 2 * (10 + 6 + 3 + 2 + 5 + 9), 100 * 24. / 70,
		},
		{"the provider's cells do not count", []string{"vm:managed"}, 0, 21 + 9, 30, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := assess(t, tt.parts...).Total
			if !near(s.Earned, tt.earned) || !near(s.Earned+s.Unknown, tt.possible) || !near(s.Total, tt.total) {
				t.Errorf("%v to %v of %v, want %v to %v of %v", s.Earned, s.Earned+s.Unknown, s.Total, tt.earned, tt.possible, tt.total)
			}
			if !near(s.Proven(), 100*tt.earned/tt.total) || !near(s.Possible(), 100*tt.possible/tt.total) || !near(s.Coverage(), tt.coverage) {
				t.Errorf("proven %v, possible %v, coverage %v", s.Proven(), s.Possible(), s.Coverage())
			}
		})
	}
}

func TestCoreDepthScoresCoreOnly(t *testing.T) {
	a := build(t, "crm +health", "health-rules@crm=signed")
	a.Profile.Depth = q.CoreDepth
	if got := scoring.Assess(small(t), a).Total; !near(got.Total, 2*(21+5)) || got.Earned != 0 {
		t.Errorf("%+v", got)
	}
}

func TestScoresOfServicesAndTopics(t *testing.T) {
	r := assess(t, "crm +internal", "vm +internal", "second-step@crm=everyone", "own-copy@vm=weekly", "policy=written")
	for i, want := range []struct {
		key           string
		earned, total float64
	}{{"crm", 12, 21}, {"vm", 4, 36}} {
		if s := r.Services[i]; s.Key != want.key || !near(s.Earned, want.earned) || !near(s.Total, want.total) {
			t.Errorf("%+v, want %+v", s, want)
		}
	}
	for i, want := range []struct {
		id            string
		earned, total float64
	}{{"sign-in", 6, 21}, {"backup", 4, 15}, {"rules", 5, 9}} {
		if s := r.Topics[i]; s.Topic.ID != want.id || !near(s.Earned, want.earned) || !near(s.Total, want.total) {
			t.Errorf("%+v, want %+v", s, want)
		}
	}
	if w := r.Weakest(); w == nil || w.Key != "vm" {
		t.Errorf("the weakest is %v", w)
	}
}

func TestWeakest(t *testing.T) {
	if w := new(scoring.Result).Weakest(); w != nil {
		t.Errorf("%v of nothing", w)
	}
	r := assess(t, "crm +internal", "queue +health")
	if w := r.Weakest(); w.Key != "crm" {
		t.Errorf("of equals, %s is named, not the first", w.Key)
	}
	// A service whose every cell is outside has no score to be the lowest.
	r = assess(t, "queue", "crm", "second-step@queue=not-applicable", "second-step@crm=everyone")
	if w := r.Weakest(); w.Key != "crm" || !r.Services[0].None() {
		t.Errorf("%s is the weakest", w.Key)
	}
}

func TestNoResult(t *testing.T) {
	lone := build(t)
	lone.Profile.People = 1
	for name, a := range map[string]*q.Assessment{
		"a firm of one without services": lone,
		"all outside":                    build(t, "policy=not-applicable"),
	} {
		r := scoring.Assess(small(t), a)
		s := r.Total
		if !s.None() || r.Band != "" || r.Uncapped != "" || len(r.CappedBy) != 0 || r.Capped() {
			t.Errorf("%s: %+v", name, r)
		}
		for _, f := range []float64{s.Proven(), s.Possible(), s.Coverage()} {
			if math.IsNaN(f) {
				t.Errorf("%s: not a number", name)
			}
		}
		if p := scoring.MakePlan(&r, a, start, start); len(p.Actions) != 0 || len(p.Projected) != 0 || p.Hours() != 0 {
			t.Errorf("%s: a plan %+v", name, p)
		}
	}
}

func TestBands(t *testing.T) {
	tests := []struct {
		earned, unknown, total float64
		want                   scoring.Band
	}{
		{0, 0, 100, scoring.Critical},
		{39.99, 0, 100, scoring.Critical},
		{40, 0, 100, scoring.AtRisk},
		{59.99, 0, 100, scoring.AtRisk},
		{60, 0, 100, scoring.Fair},
		{79.99, 0, 100, scoring.Fair},
		{80, 0, 100, scoring.Good},
		{100, 0, 100, scoring.Good},
		{60, 40, 100, scoring.Fair},
		{59.99, 40.01, 100, ""},
		{0, 40, 100, scoring.Critical},
		{0, 100, 100, ""},
		{0, 0, 0, ""},
		{0.1 * 3 * 2, 0, 1, scoring.Fair},     // 0.6 and a bit
		{0.8 * 0.7, 0, 0.7, scoring.Good},     // 0.8 less a bit
		{0, 0.4 * 0.7, 0.7, scoring.Critical}, // coverage 60 less a bit
	}
	for _, tt := range tests {
		s := scoring.Score{Earned: tt.earned, Unknown: tt.unknown, Total: tt.total}
		if got := s.Band(); got != tt.want {
			t.Errorf("%+v is %q, want %q", s, got, tt.want)
		}
	}
}

func TestRounding(t *testing.T) {
	tests := []struct {
		p        float64
		down, up int
	}{
		{0, 0, 0}, {100, 100, 100}, {41, 41, 41},
		{41.5, 41, 42}, {41.001, 41, 42}, {41.999, 41, 42},
		{100 * 0.29, 29, 29}, // 28.999999999999996
		{100 * 0.07, 7, 7},   // 7.000000000000001
		{100 * (0.1 + 0.2), 30, 30},
	}
	for _, tt := range tests {
		if d, u := scoring.Down(tt.p), scoring.Up(tt.p); d != tt.down || u != tt.up {
			t.Errorf("%v is %d down and %d up, want %d and %d", tt.p, d, u, tt.down, tt.up)
		}
	}
	// Every share of every small whole is exact where it is a whole percent.
	for whole := 1; whole <= 400; whole++ {
		for part := 0; part <= whole; part++ {
			s := scoring.Score{Earned: 0.1 * float64(part), Total: 0.1 * float64(whole)}
			down, up := 100*part/whole, (100*part+whole-1)/whole
			if scoring.Down(s.Proven()) != down || scoring.Up(s.Proven()) != up {
				t.Fatalf("%d of %d: %v", part, whole, s.Proven())
			}
		}
	}
}

func TestGate(t *testing.T) {
	rest := []string{
		"second-step@vm=everyone", "admin-keys@vm=keys", "spare-keys@vm=two", "own-copy@vm=daily",
		"policy=written", "training=yearly",
	}
	tests := []struct {
		name, service, answer string
		want                  scoring.Band
		capped                string
	}{
		{"absent at factor 1.5", "vm +personal", "never", scoring.AtRisk, "host-updates@vm"},
		{"absent at factor 2", "vm +personal,public *", "never", scoring.AtRisk, "host-updates@vm"},
		{"absent at factor 1", "vm +internal", "never", scoring.Good, ""},
		{"absent at factor 1.25", "vm +internal *", "never", scoring.Good, ""},
		{"not sure", "vm +personal", "not-sure", scoring.AtRisk, "host-updates@vm"},
		{"unanswered", "vm +personal", "", scoring.AtRisk, "host-updates@vm"},
		{"in place", "vm +personal", "weekly", scoring.Good, ""},
		{"elsewhere", "vm +personal", "handled-elsewhere", scoring.Good, ""},
		{"not applicable", "vm +personal", "not-applicable", scoring.Good, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := assess(t, append([]string{tt.service, "host-updates@vm=" + tt.answer}, rest...)...)
			var by []string
			for _, id := range r.CappedBy {
				by = append(by, id.String())
			}
			if r.Band != tt.want || r.Uncapped != scoring.Good || strings.Join(by, " ") != tt.capped {
				t.Errorf("band %q of %q, capped by %v", r.Band, r.Uncapped, by)
			}
			if r.Capped() != (r.Band != r.Uncapped) {
				t.Error("the cap is not told")
			}
		})
	}
	r := assess(t, "crm +health", "second-step@crm=nobody", "policy=none", "watch-logins@crm=never")
	if r.Band != scoring.Critical || r.Capped() || len(r.CappedBy) != 1 {
		t.Errorf("a critical score with a gate: %q, capped %v by %v", r.Band, r.Capped(), r.CappedBy)
	}
	r = assess(t, "crm +health")
	if r.Band != "" || len(r.CappedBy) != 1 {
		t.Errorf("a gate gives a band where too little is known: %q", r.Band)
	}
	// The login of mail is the login of drive, with drive's data.
	if r = assess(t, "mail +public", "drive +health"); len(r.CappedBy) != 1 || r.CappedBy[0].Service != "mail" {
		t.Errorf("capped by %v", r.CappedBy)
	}
}

// Some credit is not none, and not always enough.
func TestEnough(t *testing.T) {
	for _, tt := range []struct {
		enough float64
		answer string
		gates  bool
	}{
		{0, "admins", false}, {0.4, "admins", false}, {1, "admins", true},
		{0, "nobody", true}, {0.4, "nobody", true}, {1, "everyone", false}, {1, q.HandledElsewhere, false}, {1, q.NotApplicable, false}, {0.4, q.NotSure, true},
	} {
		c := changed(t, func(c *catalogue.Catalogue) { control(c, "second-step").Enough = tt.enough })
		for _, service := range []string{"crm +personal", "crm +internal *"} { // 1.25 is too little to cap
			r := scoring.Assess(c, build(t, service, "second-step@crm="+tt.answer))
			if want := tt.gates && service == "crm +personal"; len(r.CappedBy) > 0 != want {
				t.Errorf("%s, where %v is enough, for %s: capped by %v", tt.answer, tt.enough, service, r.CappedBy)
			}
		}
	}
}
