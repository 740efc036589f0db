package sheet

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// sent is a business that sent Anna a sheet of three questions.
func sent(t testing.TB) (*catalogue.Catalogue, *questionnaire.Assessment) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := questionnaire.New("Firm")
	a.AddService(questionnaire.Service{ID: "dropbox"})
	s := questionnaire.Sheet{Number: someNumber, To: "Anna", Date: "2026-11-20", Catalogue: c.Version}
	for _, id := range []string{"mfa-all-users", "public-links-expire"} {
		k, _ := c.Control(id)
		s.Ask(k, questionnaire.CellID{Control: id, Service: "dropbox"})
	}
	k, _ := c.Control("leaver-offboarding")
	s.Ask(k, questionnaire.CellID{Control: k.ID})
	a.Remember(&s)
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	return c, &a
}

// TestRoundTrip: what was chosen on a form becomes that person's answers, notes with
// them; the same again changes nothing, and a corrected form is taken only when told to.
func TestRoundTrip(t *testing.T) {
	c, a := sent(t)
	first := Reply{Number: someNumber, Given: []Given{{1, "a", ""}, {2, "s", ""}, {3, "h", "our “IT supplier” does"}}}
	take := func(r Reply, all bool) (Match, int, int) {
		t.Helper()
		read, err := Read([]byte(written(r)))
		if err != nil {
			t.Fatal(err)
		}
		m, err := read.Match(c, a)
		if err != nil {
			t.Fatal(err)
		}
		changed, left, err := m.Take(a, "2026-11-22", all)
		if err != nil {
			t.Fatal(err)
		}
		return m, changed, left
	}
	if m, changed, left := take(first, false); changed != 3 || left != 0 || m.Person != "Anna" || m.Again || m.Typed {
		t.Errorf("%+v, %d, %d", m, changed, left)
	}
	mfa := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	leaver := questionnaire.CellID{Control: "leaver-offboarding"}
	if a.WordOf(mfa, "Anna").Option != "everyone" || a.WordOf(leaver, "Anna").Note != "our “IT supplier” does" || a.WordOf(leaver, "Anna").Option != questionnaire.HandledElsewhere {
		t.Errorf("%+v", a.Answers)
	}
	if m, changed, left := take(first, false); !m.Again || changed+left != 0 || len(a.Sheet(someNumber).Returns) != 1 {
		t.Errorf("the same again: %+v, %d, %d", m, changed, left)
	}
	second := Reply{Number: someNumber, Given: []Given{{1, "b", ""}, {2, "s", ""}, {3, "h", "our “IT supplier” does"}}}
	before := a.Clone()
	if m, changed, left := take(second, false); changed != 0 || left != 1 || !m.Answers[0].Stale || a.WordOf(mfa, "Anna").Option != "everyone" {
		t.Errorf("a correction: %+v, %d, %d", m, changed, left)
	}
	*a = before
	if _, changed, left := take(second, true); changed != 1 || left != 0 || a.WordOf(mfa, "Anna").Option == "everyone" {
		t.Errorf("a correction that is wanted: %d, %d", changed, left)
	}
	if _, changed, left := take(first, false); changed+left != 0 || a.WordOf(mfa, "Anna").Option == "everyone" {
		t.Errorf("an earlier form that still lies there replaces the later one: %d, %d", changed, left)
	}
	a.Respond(mfa, "Ben", "everyone", questionnaire.Notes{}, "2026-11-23")
	if !a.Disputed(mfa) {
		t.Error("another person's word is gone")
	}
}

// TestTypedIsConfirmed: what was typed in a message is taken and marked, and a form that
// says the same confirms it.
func TestTypedIsConfirmed(t *testing.T) {
	c, a := sent(t)
	typed, err := Read([]byte("SHEET " + Grouped(someNumber) + " 1a 2?"))
	if err != nil {
		t.Fatal(err)
	}
	m, err := typed.Match(c, a)
	if err != nil {
		t.Fatal(err)
	}
	if changed, _, err := m.Take(a, "2026-11-22", false); changed != 2 || err != nil || a.Sheet(someNumber).Unconfirmed() == nil {
		t.Fatalf("%d, %v, %+v", changed, err, a.Sheet(someNumber).Returns)
	}
	remarked := func() bool {
		return slices.ContainsFunc(questionnaire.CheckOn(c, a, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)), func(r questionnaire.Remark) bool { return r.Rule == "typed-by-hand" })
	}
	if !remarked() {
		t.Error("check says nothing of it")
	}
	form := typed
	form.Typed = false
	if m, err = form.Match(c, a); err != nil || !m.Confirms {
		t.Fatalf("%+v, %v", m, err)
	}
	if changed, _, err := m.Take(a, "2026-11-22", false); changed != 0 || err != nil || a.Sheet(someNumber).Unconfirmed() != nil || remarked() {
		t.Errorf("%d, %v, %+v", changed, err, a.Sheet(someNumber).Returns)
	}
}

// TestMatchRefuses: the number says whose a reply is, and what a letter cannot mean is
// told by the number of its question.
func TestMatchRefuses(t *testing.T) {
	c, a := sent(t)
	if _, err := (Reply{Number: "zzzzzzzzzzzzzzzz", Given: []Given{{1, "a", ""}}}).Match(c, a); err == nil || err.Error() != "sheet zzzz-zzzz-zzzz-zzzz is not one of Firm; read it into the assessment it was made of" {
		t.Error(err)
	}
	m, err := Reply{Number: someNumber, Given: []Given{{0, "a", ""}, {1, "z", ""}, {4, "a", ""}, {2, "a", ""}}}.Match(c, a)
	if err != nil || len(m.Answers) != 1 || len(m.Faults) != 3 {
		t.Fatalf("%+v, %v", m, err)
	}
	for i, want := range []string{"question 0: the sheet has questions 1 to 3", "question 1: there is no answer z; choose from a, b, c, d, s, n, h", "question 4: the sheet has questions 1 to 3"} {
		if got := m.Faults[i].Error(); got != want {
			t.Errorf("told %q, not %q", got, want)
		}
	}
}

// TestLettersAreThoseOfThen: a letter means what it meant on the form, whatever the order
// of the options is by now.
func TestLettersAreThoseOfThen(t *testing.T) {
	c, a := sent(t)
	s := *a.Sheet(someNumber)
	s.Number, s.Options = "ponmlkjihgfedcba", map[string][]string{"mfa-all-users": {"nobody", "gone-by-now", "everyone"}}
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	m, err := Reply{Number: s.Number, Given: []Given{{1, "c", ""}}}.Match(c, a)
	if err != nil || len(m.Answers) != 1 || m.Answers[0].Option != "everyone" {
		t.Errorf("%+v, %v", m, err)
	}
	m, err = Reply{Number: s.Number, Given: []Given{{1, "b", ""}, {2, "a", ""}}}.Match(c, a)
	if err != nil || len(m.Faults) != 2 || !strings.Contains(m.Faults[0].Error(), "the choice b (gone-by-now) is gone") || !strings.Contains(m.Faults[1].Error(), "send it again") {
		t.Errorf("%+v, %v", m, err)
	}
}

// TestChoices: every answer has a letter of its own, however many options there are, and
// those that every question takes keep theirs as long as they can.
func TestChoices(t *testing.T) {
	for n := range 27 {
		options := make([]string, n)
		for i := range options {
			options[i] = "o-" + string(rune('a'+i))
		}
		seen := map[string]bool{}
		list := Choices(options)
		for _, ch := range list {
			if seen[ch.Letter] || len(ch.Letter) != 1 || ch.Letter < "a" || ch.Letter > "z" {
				t.Errorf("%d options: %q is there twice, or no letter", n, ch.Letter)
			}
			seen[ch.Letter] = true
		}
		if n <= 7 && (list[n].Letter != "s" || list[n+1].Letter != "n" || list[n+2].Letter != "h") || n <= 23 && len(list) != n+3 {
			t.Errorf("%d options: %+v", n, list)
		}
	}
}
