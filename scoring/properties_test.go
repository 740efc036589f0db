package scoring_test

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// rounds is how many assessments each generated catalogue is tried with.
const rounds = 20

// always checks a property for assessments of generated catalogues.
func always(t *testing.T, holds func(*rapid.T, *catalogue.Catalogue, *q.Assessment)) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyCatalogue(t)
		for range rounds {
			a := anyStack(t, c)
			answerAll(t, c, a)
			holds(t, c, a)
		}
	})
}

func TestScoresStayInBounds(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		scores := []scoring.Score{r.Total}
		var topics scoring.Score
		for _, s := range r.Topics {
			scores = append(scores, s.Score)
			topics = sum(topics, s.Score)
		}
		for _, s := range r.Services {
			scores = append(scores, s.Score)
		}
		for _, s := range scores {
			if p, u, k := s.Proven(), s.Possible(), s.Coverage(); !(0 <= p && p <= u && u <= 100 && 0 <= k && k <= 100) {
				t.Fatalf("proven %v, possible %v, coverage %v", p, u, k)
			}
			if s.Unknown < 0 || s.Earned < 0 || s.Earned+s.Unknown > s.Total+1e-9 {
				t.Fatalf("%+v", s)
			}
		}
		if !alike(topics, r.Total) {
			t.Fatalf("the parts do not make the whole: topics %+v, total %+v", topics, r.Total)
		}
	})
}

// A control weighs the same however many services it is asked for, and each
// service's own score counts it in full.
func TestAControlCountsOnce(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		own := map[string]float64{}
		for cells := range q.ByControl(r.Cells) {
			weight, share, most := 0.0, 0.0, 0.0
			for i := range cells {
				cell := &cells[i]
				if (cell.Weight > 0) != cell.State.Scored() || (cell.Share > 0) != cell.State.Scored() {
					t.Fatalf("%s is %s and weighs %v, %v of its control", cell.ID(), cell.State, cell.Weight, cell.Share)
				}
				if cell.State.Scored() {
					most = max(most, cell.Factor)
					own[cell.Service] += float64(cell.Control.Weight) * cell.Factor
				}
				weight, share = weight+cell.Weight, share+cell.Share
			}
			if k := cells[0].Control; most > 0 && (!near(weight, float64(k.Weight)*most) || !near(share, 1)) {
				t.Fatalf("%s weighs %v in shares of %v, want %d × %v", k.ID, weight, share, k.Weight, most)
			}
		}
		for _, s := range r.Services {
			if !near(s.Total, own[s.Key]) {
				t.Fatalf("%s alone weighs %v, want %v", s.Key, s.Total, own[s.Key])
			}
		}
	})
}

func sum(a, b scoring.Score) scoring.Score {
	return scoring.Score{Earned: a.Earned + b.Earned, Unknown: a.Unknown + b.Unknown, Total: a.Total + b.Total}
}

// These moves are ordered, up as listed and down the other way round:
//
//   - from an option to any better one;
//   - from the worst option to nobody knowing, be it not sure or no answer;
//   - from nobody knowing to the best option;
//   - between the best option and handled elsewhere, which are worth the same,
//     as are not sure and no answer.
//
// These are not. From nobody knowing to an option between the ends: it earns
// its credit, but may rule out follow-ups that stood well. And from and to not
// applicable, which changes what is counted.
func TestBetterAnswerNeverLowersAnyScore(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		before := scoring.Assess(c, a)
		for i := range before.Cells {
			cell := &before.Cells[i]
			better := betterAnswers(cell)
			if cell.State != q.Asked || len(better) == 0 {
				continue
			}
			id := cell.ID()
			b := a.Clone()
			b.Set(id, q.Answer{Option: rapid.SampledFrom(better).Draw(t, "better")})
			after := scoring.Assess(c, &b)
			if what := lowered(&before, &after); what != "" {
				t.Fatalf("%s from %q to %q lowers %s", id, a.Answers[id].Option, b.Answers[id].Option, what)
			}
			for _, gate := range after.CappedBy {
				if !slices.Contains(before.CappedBy, gate) {
					t.Fatalf("%s from %q to %q: now %s caps the band", id, a.Answers[id].Option, b.Answers[id].Option, gate)
				}
			}
		}
	})
}

// betterAnswers are those that are worth no less than the answer of a cell.
//
// Where the product does it by itself, taking the answer away changes what is counted.
func betterAnswers(cell *scoring.Cell) (better []string) {
	if cell.Fact != nil {
		defer func() { better = slices.DeleteFunc(better, func(o string) bool { return o == "" }) }()
	}
	options := cell.Control.Question.Options
	at := slices.IndexFunc(options, func(o catalogue.Option) bool { return o.ID == cell.Answer.Option })
	switch {
	case at >= 0:
		for _, o := range options[:at] {
			better = append(better, o.ID)
		}
		if at == len(options)-1 {
			better = append(better, q.NotSure, "")
		}
		return append(better, q.HandledElsewhere)
	case cell.Answer.Option == "" || cell.Answer.Option == q.NotSure:
		return []string{options[0].ID, q.HandledElsewhere, q.NotSure, ""}
	case cell.Answer.Option == q.HandledElsewhere:
		return []string{options[0].ID}
	}
	return nil
}

// lowered names a score of a result, of its services or of its topics that is
// lower in another, or is empty.
func lowered(before, after *scoring.Result) string {
	lower := func(a, b scoring.Score) bool {
		return !b.None() && (b.Proven() < a.Proven()-1e-9 || b.Possible() < a.Possible()-1e-9)
	}
	if lower(before.Total, after.Total) {
		return fmt.Sprintf("the total from %+v to %+v", before.Total, after.Total)
	}
	for i, s := range before.Services {
		if lower(s.Score, after.Services[i].Score) {
			return fmt.Sprintf("%s from %+v to %+v", s.Key, s.Score, after.Services[i].Score)
		}
	}
	for _, s := range before.Topics {
		for _, o := range after.Topics {
			if s.Topic == o.Topic && lower(s.Score, o.Score) {
				return fmt.Sprintf("%s from %+v to %+v", s.Topic.ID, s.Score, o.Score)
			}
		}
	}
	return ""
}

// Saying that a question does not apply takes it and all that follows on it
// out. What still counts has the same credit, and where none of a control goes,
// the same weight.
func TestNotApplicableOnlyTakesAway(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		before := scoring.Assess(c, a)
		for i := range before.Cells {
			if before.Cells[i].State != q.Asked {
				continue
			}
			id, b := before.Cells[i].ID(), a.Clone()
			b.Set(id, q.Answer{Option: q.NotApplicable})
			after := scoring.Assess(c, &b)
			if after.Cells[i].Weight != 0 {
				t.Fatalf("%s counts", id)
			}
			less := map[*catalogue.Control]bool{}
			for j := range after.Cells {
				if was, is := &before.Cells[j], &after.Cells[j]; was.Weight != 0 && is.Weight == 0 {
					less[is.Control] = true
				}
			}
			for j := range after.Cells {
				was, is := &before.Cells[j], &after.Cells[j]
				if is.Weight == 0 {
					continue
				}
				if was.Weight == 0 || is.Value != was.Value || is.Known != was.Known || !less[is.Control] && is.Weight != was.Weight {
					t.Fatalf("%s does not apply, and %s goes from %v of %v to %v of %v", id, is.ID(), was.Value, was.Weight, is.Value, is.Weight)
				}
			}
		}
	})
}

func alike(a, b scoring.Score) bool {
	return near(a.Earned, b.Earned) && near(a.Unknown, b.Unknown) && near(a.Total, b.Total)
}

// A cell that is the provider's, inherited, settled or not there may have an
// answer in the file; it does not matter which. Only not applicable stands, for
// the follow-ups of the question it was said of.
func TestHiddenAnswersNeverCount(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		before := scoring.Assess(c, a)
		asked, there := map[q.CellID]bool{}, map[q.CellID]bool{}
		for i := range before.Cells {
			there[before.Cells[i].ID()] = true
			asked[before.Cells[i].ID()] = before.Cells[i].State == q.Asked || before.Cells[i].Fact != nil // which an answer overrules
		}
		b := a.Clone()
		for i := range c.Controls {
			for _, key := range append(a.Keys(), "", "removed") {
				id := q.CellID{Control: c.Controls[i].ID, Service: key}
				option := anyOption(t, &c.Controls[i])
				if !there[id] && opens(a, &c.Controls[i]) {
					continue
				}
				if !asked[id] && option != q.NotApplicable && a.Answers[id].Option != q.NotApplicable {
					b.Set(id, q.Answer{Option: option})
				}
			}
		}
		b.Set(q.CellID{Control: "gone"}, q.Answer{Option: "o0"})
		if after := scoring.Assess(c, &b); after.Total != before.Total || after.Band != before.Band || !reflect.DeepEqual(after.CappedBy, before.CappedBy) {
			t.Fatalf("%+v became %+v", before.Total, after.Total)
		}
	})
}

// opens reports whether an answer alone makes a cell of a control where core depth
// does not ask.
func opens(a *q.Assessment, k *catalogue.Control) bool {
	return a.Profile.Depth == q.CoreDepth && (k.Tier == catalogue.Core || k.WasCore)
}

func TestNothingKnownHasNoBand(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for _, option := range []string{"", q.NotSure} {
			for id := range a.Answers {
				a.Answers[id] = q.Answer{Option: option}
			}
			r := scoring.Assess(c, a)
			if slices.ContainsFunc(r.Cells, func(c scoring.Cell) bool { return c.State == q.Known }) {
				continue // a product's own doing may settle what follows
			}
			if r.Band != "" || r.Uncapped != "" {
				t.Fatalf("%q everywhere: band %q", option, r.Band)
			}
			if !r.Total.None() && (r.Total.Proven() != 0 || !near(r.Total.Possible(), 100) || r.Total.Coverage() != 0) {
				t.Fatalf("%q everywhere: %+v", option, r.Total)
			}
		}
	})
}

func TestAssessingChangesNothing(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		before := a.Clone()
		one := scoring.Assess(c, a)
		p1 := scoring.MakePlan(&one, a, start, start)
		two := scoring.Assess(c, a)
		p2 := scoring.MakePlan(&two, a, start, start)
		if !reflect.DeepEqual(*a, before) {
			t.Fatal("the assessment has changed")
		}
		if !reflect.DeepEqual(one, two) || !reflect.DeepEqual(p1, p2) {
			t.Fatal("a second time gives something else")
		}
	})
}

// What rests on evidence is between nothing and all of what is in place; evidence for one
// more answer never makes it less, and evidence for every answer makes it all that was answered.
func TestBackedByEvidence(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		was := r.Backed()
		if was != 0 {
			t.Fatalf("%v is backed without any evidence", was)
		}
		asked := 0.0
		for i := range r.Cells {
			cell := &r.Cells[i]
			if cell.State != q.Asked || cell.Answer.Option == "" {
				continue
			}
			ans := cell.Answer
			ans.Evidence = "seen"
			a.Set(cell.ID(), ans)
			asked += cell.Weight * cell.Value
			again := scoring.Assess(c, a)
			now := again.Backed()
			if now < was-1e-9 || now > 1 {
				t.Fatalf("with evidence for %s it is %v, after %v", cell.ID(), now, was)
			}
			if again.Total != r.Total {
				t.Fatalf("evidence moved the score from %+v to %+v", r.Total, again.Total)
			}
			was = now
		}
		if r.Total.Earned > 0 && math.Abs(was-asked/r.Total.Earned) > 1e-9 {
			t.Fatalf("all answers with evidence back %v of what is in place, want %v", was, asked/r.Total.Earned)
		}
	})
}
