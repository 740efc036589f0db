package questionnaire_test

import (
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// TestMark: a mark comes back as it was, is known by its business alone, tells a copy
// under another name, and tells one word from another.
func TestMark(t *testing.T) {
	a, b := q.New("Firm A"), q.New("Firm B")
	a.Identify(strings.Repeat("a", 26))
	k := &catalogue.Control{ID: "x", Question: catalogue.Question{Options: []catalogue.Option{{ID: "one"}, {ID: "two"}}}}
	cell := q.CellID{Control: "x"}
	a.Respond(cell, "Ben", "one", q.Notes{Note: "why"}, "2026-11-20")
	m := a.Mark("abcdefgh", "2026-11-21").Row(&a, k, cell, "ben", q.Notes{Note: "why"})
	back, err := q.ParseMark(m.String())
	if err != nil || back != m {
		t.Errorf("%s came back as %+v (%v)", m, back, err)
	}
	if strings.Contains(m.String(), "Ben") || strings.Contains(m.String(), "Firm") {
		t.Errorf("%s names somebody", m)
	}
	a.Profile.Name = "Another name"
	if a.Marks(m) != q.RenamedCopy || b.Marks(m) != q.OtherBusiness {
		t.Errorf("under another name a mark is %v, and of another business %v", a.Marks(m), b.Marks(m))
	}
	if a.Profile.Name = "firm  A"; a.Marks(m) != q.SameBusiness {
		t.Errorf("a mark is not known by the business it is of: %v", a.Marks(m))
	}
	m.Name = ""
	short, _, _ := strings.Cut(m.String()+"|", ".-|")
	if before, err := q.ParseMark(short); err != nil || before != m || a.Marks(before) != q.SameBusiness {
		t.Errorf("a mark of before there was a name, %s, is %+v (%v)", short, before, err)
	}
	if !m.SameState(a.WordOf(cell, "BEN")) || m.SameState(a.WordOf(cell, "Anna")) {
		t.Error("the mark does not know what Ben had said")
	}
	a.Respond(cell, "Ben", "two", q.Notes{}, "2026-11-20")
	if m.SameState(a.WordOf(cell, "Ben")) {
		t.Error("the mark does not see that Ben said something else on the same day")
	}
	if (q.Notes{Note: "two\r\nlines "}).Mark() != (q.Notes{Note: "two\nlines"}).Mark() || (q.Notes{Note: "a"}).Mark() == (q.Notes{Evidence: "a"}).Mark() {
		t.Error("a spreadsheet's line ends change a note, or a note is taken for evidence")
	}
	k.Question.Options[0], k.Question.Options[1] = k.Question.Options[1], k.Question.Options[0]
	if q.ChoicesMark(k) == m.Choices {
		t.Error("options in another order have the same mark")
	}
}

// TestMarkByName: an assessment that has no id yet is known by its name, also once it
// has one.
func TestMarkByName(t *testing.T) {
	a := q.New("Firm A")
	m, err := q.ParseMark(a.Mark("", "2026-11-21").String())
	other := q.New("Firm B")
	if err != nil || a.Marks(m) != q.SameBusiness || other.Marks(m) != q.OtherBusiness {
		t.Fatalf("%s (%v)", m, err)
	}
	a.Identify(strings.Repeat("a", 26))
	if a.Marks(m) != q.SameBusiness {
		t.Error("its id made it another business")
	}
}

// TestMarkRefuses: what is no mark is refused.
func TestMarkRefuses(t *testing.T) {
	for _, s := range []string{"", "a.b", "x.1.2026-11-20.-.-.-", "x.y.2026-11-20.-.-.-.-", "x.1.20 Nov.-.-.-.-", "-.1.2026-11-20.-.-.-.-", "x.1.2026-11-20.-.-.-.-.-.-"} {
		if m, err := q.ParseMark(s); err == nil {
			t.Errorf("%q is read as %+v", s, m)
		}
	}
}
