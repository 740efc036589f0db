package questionnaire_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// withFormer is a catalogue of the tests whose question about the policy had another
// option before, "verbal", which comes to "none" now.
func withFormer(t *testing.T) (*catalogue.Catalogue, q.CellID) {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("testdata/catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	k, _ := c.Control("policy")
	k.Question.Former = map[string]string{"verbal": "none"}
	return c, q.CellID{Control: "policy"}
}

// answeredBefore is an assessment with that answer, given when it was an option.
func answeredBefore(id q.CellID, n q.Notes) q.Assessment {
	a := q.New("Test")
	a.Profile.People = 5
	a.AddService(q.Service{ID: "drive", Data: []string{"internal"}})
	a.Answer(id, "verbal", n, "2026-01-10")
	return a
}

// formerCell is the cell as it counts.
func formerCell(t *testing.T, c *catalogue.Catalogue, a *q.Assessment, id q.CellID) q.Cell {
	t.Helper()
	for _, cell := range q.Cells(c, a) {
		if cell.ID() == id {
			return cell
		}
	}
	t.Fatalf("no cell %s", id)
	return q.Cell{}
}

// TestFormerOptionCounts: an answer of an option that is gone counts as the one that it
// comes to, its evidence does not, and so it is in a round and after an undo.
func TestFormerOptionCounts(t *testing.T) {
	c, id := withFormer(t)
	a := answeredBefore(id, q.Notes{Evidence: "A talk"})
	past, err := q.Snapshot(a, "2026-02-01")
	if err != nil {
		t.Fatal(err)
	}
	then := past.At(past.Rounds[0])
	b := a.Clone()
	b.ID = "0123456789abcdef"
	b.Answer(id, "written", q.Notes{}, "2026-03-01")
	if _, err := b.Undo(1); err != nil || b.Answers[id].Option != "verbal" {
		t.Errorf("taken back it is %+v, %v", b.Answers[id], err)
	}
	for name, x := range map[string]*q.Assessment{"now": &a, "in a round": &then, "taken back": &b} {
		cell := formerCell(t, c, x, id)
		if credit, known := cell.Credit(); cell.Answer.Option != "none" || cell.Answer.Evidenced() || !known || credit != 0 {
			t.Errorf("%s: %+v", name, cell.Answer)
		}
	}
}

// TestFormerOptionMerged: the words of two people are shown with today's options, and the
// later word of nobody replaces one of an option that is gone.
func TestFormerOptionMerged(t *testing.T) {
	c, id := withFormer(t)
	a := answeredBefore(id, q.Notes{By: "Ann"})
	a.ID = "0123456789abcdef"
	b := a.Clone()
	b.Respond(id, "Bob", "written", q.Notes{}, "2026-02-01")
	m, _ := q.Merge(a, b, nil)
	cell := formerCell(t, c, &m, id)
	var said []string
	for _, w := range cell.Words {
		said = append(said, w.Person+" "+w.Option)
	}
	if want := []string{"Ann none", "Bob written"}; !slices.Equal(said, want) {
		t.Errorf("people say %q, want %q", said, want)
	}
	if least, most := cell.Between(); least != 0 || most != 1 {
		t.Errorf("it is between %v and %v", least, most)
	}
	if words := m.Words(id); words[0].Option != "verbal" {
		t.Errorf("what Ann said was changed: %+v", words)
	}
	a, b = answeredBefore(id, q.Notes{}), answeredBefore(id, q.Notes{})
	a.ID, b.ID = "0123456789abcdef", "0123456789abcdef"
	b.Answer(id, "spoken", q.Notes{}, "2026-02-01")
	if m, _ := q.Merge(a, b, nil); m.Answers[id].Option != "spoken" || len(m.Disputes()) > 0 {
		t.Errorf("merged it is %+v, %+v", m.Answers[id], m.Disputes())
	}
}

// TestFormerOptionRedacted: a redacted copy keeps a shipped option that is gone, and
// has nothing of one that the business's own question had.
func TestFormerOptionRedacted(t *testing.T) {
	c, id := withFormer(t)
	a := answeredBefore(id, q.Notes{Evidence: "A talk"})
	plain, b := q.Redacted(c, a)
	if got := formerCell(t, plain, &b, id); b.Answers[id].Option != "verbal" || got.Answer.Option != "none" {
		t.Errorf("a shipped one is %+v, and counts as %+v", b.Answers[id], got.Answer)
	}
	file, err := os.ReadFile("testdata/catalogue/controls/rules.yaml")
	if err != nil {
		t.Fatal(err)
	}
	policy, _, _ := strings.Cut(string(file), "  - id: training")
	policy = strings.NewReplacer("id: policy", "id: zebra-rules", "id: none", "id: zebra-none",
		"      options:", "      former: {zebra-talk: zebra-none}\n      options:").Replace(policy)
	own, err := c.Overlay(fstest.MapFS{"controls/rules.yaml": {Data: []byte(policy)}})
	if err != nil {
		t.Fatal(err)
	}
	id = q.CellID{Control: "zebra-rules"}
	a.Answer(id, "zebra-talk", q.Notes{}, "2026-01-10")
	plain, b = q.Redacted(own, a)
	if strings.Contains(string(encode(t, b)), "zebra") {
		t.Errorf("it has the business's own words:\n%s", encode(t, b))
	}
	found := false
	for _, cell := range q.Cells(plain, &b) {
		if strings.HasPrefix(cell.Control.ID, "own-control-") {
			found = true
			if credit, known := cell.Credit(); !known || credit != 0 || len(cell.Control.Question.Former) > 0 {
				t.Errorf("it counts as %+v of %+v", cell.Answer, cell.Control.Question)
			}
		}
	}
	if !found {
		t.Error("the business's own question is not in the copy")
	}
}

// TestFormerOptionOnASheet: a sheet that was sent when the option was there keeps its
// letter, which means what the option comes to now.
func TestFormerOptionOnASheet(t *testing.T) {
	c, id := withFormer(t)
	k, _ := c.Control("policy")
	s := q.Sheet{Options: map[string][]string{"policy": {"written", "verbal", "none"}}, Cells: []q.CellID{id}}
	then := s.Asked(k)
	if len(then.Question.Options) != 3 || k.Option(then.Question.Options[1].ID) == nil || then.Question.Options[1].Label != "None" {
		t.Errorf("the letter b means %+v", then.Question.Options)
	}
}
