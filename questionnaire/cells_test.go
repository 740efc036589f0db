package questionnaire_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

const none q.State = "no cell"

func TestWhatIsAsked(t *testing.T) {
	tests := []struct {
		name  string
		parts []string
		cell  string
		want  q.State
	}{
		{"capability matches", []string{"mail"}, "own-copy@mail", q.ByProvider},
		{"capability is missing", []string{"crm"}, "own-copy@crm", none},
		{"layer is yours", []string{"vm"}, "own-copy@vm", q.Asked},
		{"layer is shared", []string{"paas:Till"}, "own-copy@till", q.Asked},
		{"variant moves the layer to the provider", []string{"vm:managed"}, "own-copy@vm", q.ByProvider},
		{"model is not named", []string{"faas:Jobs"}, "host-updates@jobs", none},
		{"every layer is the provider's", []string{"vm:managed"}, "host-updates@vm", q.ByProvider},
		{"one of two layers is yours", []string{"on-prem:Box"}, "host-updates@box", q.Asked},
		{"data calls for it", []string{"crm  +health"}, "health-rules@crm", q.Asked},
		{"data does not call for it", []string{"crm"}, "health-rules@crm", none},
		{"nobody said what data", []string{"crm  +"}, "health-rules@crm", none},
		{"own service has every capability: logins", []string{"saas:Till"}, "second-step@till", q.Asked},
		{"own service has every capability: servers", []string{"iaas:Till"}, "host-updates@till", q.Asked},
		{"own service of a model where it is the provider's", []string{"saas:Till"}, "host-updates@till", q.ByProvider},
		{"organisation, called for by a service", []string{"mail"}, "policy", q.Asked},
		{"organisation, called for by a fact", nil, "policy", q.Asked},
		{"organisation, called for by neither", []string{"mail"}, "locked-office", none},
		{"organisation, called for by the model", []string{"on-prem:Box"}, "locked-office", q.Asked},
		{"a person says it does not apply", []string{"vm", "own-copy@vm=not-applicable"}, "own-copy@vm", q.OutsideAnswer},
		{"not sure stays asked", []string{"vm", "own-copy@vm=not-sure"}, "own-copy@vm", q.Asked},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			cell, ok := cellsOf(small(t), build(t, tt.parts...))[tt.cell]
			if got := cell.State; ok && got != tt.want || !ok && tt.want != none {
				t.Errorf("%s is %q, want %q", tt.cell, got, tt.want)
			}
			if ok && (cell.Layer == nil) != (cell.State == q.ByProvider) {
				t.Errorf("%s: layer %v in state %s", tt.cell, cell.Layer, cell.State)
			}
		})
	}
}

func TestFactsOfTheProfile(t *testing.T) {
	tests := []struct {
		name  string
		p     q.Profile
		facts string
	}{
		{"nothing said", q.Profile{}, "team"},
		{"one person", q.Profile{People: 1}, "alone"},
		{"two people", q.Profile{People: 2}, "team office"},
		{"a code", q.Profile{People: 1, Countries: []string{"US", " de "}}, "alone europe"},
		{"a name", q.Profile{People: 1, Countries: []string{"Czech Republic"}}, "alone europe"},
		{"Britain", q.Profile{People: 1, Countries: []string{"UK"}}, "alone europe"},
		{"two countries of two laws", q.Profile{People: 3, Countries: []string{"Wales", "Norway"}}, "team office europe"},
		{"near by", q.Profile{People: 1, Countries: []string{"Switzerland"}}, "alone"},
		{"elsewhere", q.Profile{People: 1, Countries: []string{"US", "Japan", ""}}, "alone"},
	}
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		if got := strings.Join(tt.p.Facts(c), " "); got != tt.facts {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.facts)
		}
	}
	a := build(t, "mail")
	a.Profile.People = 3
	if got := cellsOf(small(t), a)["locked-office"].State; got != q.Asked {
		t.Errorf("a firm with an office is not asked to lock it: %q", got)
	}
}

func TestFactor(t *testing.T) {
	tests := []struct {
		part string
		want float64
	}{
		{"crm  +public", 0.5},
		{"crm  +internal", 1},
		{"crm  +", 1},
		{"crm  +internal,health,public", 2},
		{"crm  +public *", 0.625},
		{"crm  +health *", 2.5},
	}
	for _, tt := range tests {
		a := build(t, tt.part)
		if got := q.Factor(small(t), a.Services[0]); got != tt.want {
			t.Errorf("%s: factor %v, want %v", tt.part, got, tt.want)
		}
	}
	a := build(t, "crm  +public", "mail  +health *", "vm")
	if got := cellsOf(small(t), a)["policy"].Factor; got != 2.5 {
		t.Errorf("the firm's question has factor %v, not the largest of the stack", got)
	}
	if got := cellsOf(small(t), build(t))["policy"].Factor; got != 1 {
		t.Errorf("without services the factor is %v, not 1", got)
	}
	if got := cellsOf(small(t), build(t, "crm  +public"))["policy"].Factor; got != 0.5 {
		t.Errorf("with public data only the factor is %v, not 0.5", got)
	}
}

func TestDepthKeepsAnswers(t *testing.T) {
	a := build(t, "crm  +health", "health-rules@crm=signed")
	full := cellsOf(small(t), a)
	a.Profile.Depth = q.CoreDepth
	core := cellsOf(small(t), a)
	if _, ok := core["health-rules@crm"]; ok || len(core) >= len(full) {
		t.Error("core depth asks a question of the full depth")
	}
	for id, cell := range core {
		if cell.Control.Tier != catalogue.Core {
			t.Errorf("core depth asks %s", id)
		}
	}
	a.Profile.Depth = q.FullDepth
	if got := cellsOf(small(t), a)["health-rules@crm"].Answer.Option; got != "signed" {
		t.Errorf("the answer outside the depth is lost: %q", got)
	}
}

func TestRemovedServiceKeepsItsAnswers(t *testing.T) {
	a := build(t, "mail", "crm  <mail", "vm", "own-copy@vm=daily")
	a.RemoveService("vm")
	if _, ok := cellsOf(small(t), a)["own-copy@vm"]; ok {
		t.Error("a removed service is still asked about")
	}
	s, err := q.ParseService(small(t), "vm")
	if err != nil {
		t.Fatal(err)
	}
	if key := a.AddService(s); key != "vm" {
		t.Errorf("it came back as %q", key)
	}
	if got := cellsOf(small(t), a)["own-copy@vm"].Answer.Option; got != "daily" {
		t.Errorf("its answer is lost: %q", got)
	}
	a.RemoveService("mail")
	if got := a.Service("crm").SignIn; got != "" {
		t.Errorf("crm still signs in through %q, which is gone", got)
	}
}

// In every stack of the shipped catalogue a cell is the provider's exactly
// when all its control's layers are.
func TestProvidersCellsAreNeverAsked(t *testing.T) {
	c := shipped(t)
	rapid.Check(t, func(t *rapid.T) {
		a := q.New("Test")
		a.Profile.Depth = q.FullDepth
		for range rapid.IntRange(1, 6).Draw(t, "services") {
			a.AddService(anyService(t, c))
		}
		for _, cell := range q.Cells(c, &a) {
			if cell.Service == "" {
				continue
			}
			u := q.UseOf(c, &a, *a.Service(cell.Service))
			theirs := !slices.ContainsFunc(cell.Control.Layers, func(id string) bool {
				l, _ := c.Layer(id)
				return u.Party(l) != catalogue.Provider
			})
			if theirs != (cell.State == q.ByProvider) {
				t.Fatalf("%s for %s is %s; all layers the provider's: %v", cell.Control.ID, cell.Service, cell.State, theirs)
			}
			if theirs && cell.State.Scored() {
				t.Fatalf("%s for %s is the provider's and scored", cell.Control.ID, cell.Service)
			}
		}
	})
}

// anyService draws a service of the catalogue in any variant, or a custom one.
func anyService(t *rapid.T, c *catalogue.Catalogue) q.Service {
	s := q.Service{Stops: rapid.Bool().Draw(t, "stops")}
	if rapid.Bool().Draw(t, "custom") {
		s.Name = rapid.SampledFrom([]string{"Till", "Our CRM", "Große Ablage"}).Draw(t, "name")
		s.Model = rapid.SampledFrom(catalogue.Models).Draw(t, "model")
	} else {
		def := rapid.SampledFrom(c.Services).Draw(t, "service")
		s.ID = def.ID
		if def.Variants != nil {
			s.Variant = rapid.SampledFrom(def.Variants.Options).Draw(t, "variant").ID
		}
	}
	s.Data = rapid.SliceOfNDistinct(rapid.SampledFrom(q.DataIDs(c)), 0, 3, rapid.ID[string]).Draw(t, "data")
	return s
}
