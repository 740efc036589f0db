package questionnaire_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// lettered is a question with options of these ids.
func lettered(ids ...string) *catalogue.Control {
	k := &catalogue.Control{ID: "policy"}
	for _, id := range ids {
		k.Question.Options = append(k.Question.Options, catalogue.Option{ID: id, Label: "Label " + id})
	}
	return k
}

// TestSheetKeepsTheOrderOfOptions: a letter on a sheet means the option that had it
// when the sheet was noted, also where the catalogue has another order by now, one
// more, or one less, and also after the file was saved and read.
func TestSheetKeepsTheOrderOfOptions(t *testing.T) {
	s := q.Sheet{Number: "abcdefgh", To: "Ben", Date: "2026-11-20"}
	s.Ask(lettered("all", "some", "none"), q.CellID{Control: "policy"})
	a := q.New("Firm")
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	a, err := q.Decode(bytes.NewReader(encode(t, a)))
	if err != nil {
		t.Fatal(err)
	}
	sent := a.Sheet("abcdefgh")
	if !reflect.DeepEqual(*sent, s) {
		t.Errorf("noted %+v, saved as %+v", s, *sent)
	}
	now := lettered("none", "rarely", "all")
	for written, want := range map[string]string{
		"A": "all", "b": "some", "C": "none", "A Label all": "all", "C: Label none": "none",
		"Label all": "all", "D": "D", "rarely": "rarely", "n/a": q.NotApplicable,
	} {
		if got := q.Choose(sent.Asked(now), written); got != want {
			t.Errorf("%q is %q, not %q", written, got, want)
		}
	}
	if len(now.Question.Options) != 3 || now.Question.Options[0].ID != "none" {
		t.Error("the catalogue was changed")
	}
	other := lettered("all")
	other.ID = "another"
	if sent.Asked(other) != nil || (*q.Sheet)(nil).Asked(now) != nil {
		t.Error("what is not noted has an order")
	}
}

// TestSheetOptionsAreChecked: a file whose sheet has options that cannot be is
// refused, in its list and in its log.
func TestSheetOptionsAreChecked(t *testing.T) {
	s := q.Sheet{Number: "abcdefgh", To: "Ben", Date: "2026-11-20"}
	s.Ask(lettered("all", "some"), q.CellID{Control: "policy"})
	a := q.New("Firm")
	a.Identify(someID)
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	good := string(encode(t, a))
	from := strings.Index(good, `"options": {`)
	list := good[from : from+strings.Index(good[from:], "}")+1]
	inLog := strings.LastIndex(good, `"options": {`)
	for name, test := range map[string]struct{ with, told string }{
		"none":             {`"options": {}`, "leave them out"},
		"of no question":   {`"options": {"other": ["a"]}`, `"other", which it does not ask`},
		"an empty list":    {`"options": {"policy": []}`, "has 0 options"},
		"too many":         {`"options": {"policy": ["a"` + strings.Repeat(`,"a"`, 26) + `]}`, "1 to 26"},
		"one twice":        {`"options": {"policy": ["a", "a"]}`, `"a" is there twice`},
		"one of no form":   {`"options": {"policy": ["a b"]}`, "cannot be an option"},
		"a text of one":    {`"options": {"policy": "a"}`, "options"},
		"one in no quotes": {`"options": {"policy": [1]}`, "options"},
	} {
		for _, file := range []string{strings.Replace(good, list, test.with, 1), good[:inLog] + test.with + good[inLog+strings.Index(good[inLog:], "}")+1:]} {
			if _, err := q.Decode(strings.NewReader(file)); err == nil || !strings.Contains(err.Error(), test.told) {
				t.Errorf("%s: %v; want %q", name, err, test.told)
			}
		}
	}
	if !strings.Contains(good[inLog:], `"policy": [`) || inLog == from {
		t.Error("the log does not know the options")
	}
}

// anySheets draws sheets that were sent, some of them noted without their options.
func anySheets(t *rapid.T, a q.Assessment) q.Assessment {
	for range rapid.IntRange(0, 2).Draw(t, "sheets") {
		s := q.Sheet{Number: rapid.StringMatching(`[a-z2-7]{8}`).Draw(t, "number"), To: "Ben", Date: "2026-11-20"}
		for _, ids := range rapid.SliceOfN(rapid.SampledFrom([][]string{{"all", "none"}, {"none"}}), 0, 2).Draw(t, "asked") {
			s.Ask(lettered(ids...), q.CellID{Control: "policy"})
		}
		if rapid.Bool().Draw(t, "of before") {
			s.Options = nil
		}
		if err := a.Send(s); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// TestReturns: that a sheet came back is kept with it, once, in the file and through a
// merge of two copies, whichever has which, and is taken back with undo.
func TestReturns(t *testing.T) {
	s := q.Sheet{Number: "abcdefgh", To: "Ben", Date: "2026-11-20", Catalogue: "2027.01"}
	s.Ask(lettered("all", "some"), q.CellID{Control: "policy"})
	a := q.New("Firm")
	a.Identify(someID)
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	typed := q.Return{Date: "2026-11-22", Digest: "0123456789abcdef", Typed: true}
	formed := q.Return{Date: "2026-11-21", Digest: "fedcba9876543210"}
	left, right := a.Clone(), a.Clone()
	left.Revision++
	for _, err := range []error{left.Return("abcdefgh", typed), left.Return("abcdefgh", typed), right.Return("abcdefgh", formed)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := left.Sheet("abcdefgh"); len(got.Returns) != 1 || !got.Returned(typed.Digest) || got.Unconfirmed() == nil || len(a.Sheet("abcdefgh").Returns) != 0 {
		t.Errorf("%+v", got)
	}
	if left.Return("zzzzzzzz", typed) == nil || left.Return("abcdefgh", q.Return{Date: "2026-11-22", Digest: "x"}) == nil {
		t.Error("a sheet that was not sent, or what is no digest, is noted")
	}
	one, two := encode(t, merged(t, left, right)), encode(t, merged(t, right, left))
	if !bytes.Equal(one, two) {
		t.Error("the order of merging matters")
	}
	both, err := q.Decode(bytes.NewReader(one))
	if err != nil {
		t.Fatal(err)
	}
	if got := both.Sheet("abcdefgh").Returns; !reflect.DeepEqual(got, []q.Return{formed, typed}) || both.Sheet("abcdefgh").Catalogue != "2027.01" {
		t.Errorf("merged: %+v", got)
	}
	if _, err := left.Undo(1); err != nil || len(left.Sheet("abcdefgh").Returns) != 0 {
		t.Errorf("undone: %+v, %v", left.Sheet("abcdefgh"), err)
	}
	typed.Typed = false
	if err := both.Return("abcdefgh", typed); err != nil || both.Sheet("abcdefgh").Unconfirmed() != nil {
		t.Errorf("not confirmed: %+v, %v", both.Sheet("abcdefgh").Returns, err)
	}
	good := string(encode(t, both))
	for was, with := range map[string]string{
		`"digest": "fedcba9876543210"`: `"digest": "no"`, `"date": "2026-11-21"`: `"date": "2026-11-29"`, `"catalogue": "2027.01",
      "returns"`: `"catalogue": "a\nb",
      "returns"`,
	} {
		if bad := strings.Replace(good, was, with, 1); bad == good {
			t.Errorf("%s is not in the file", was)
		} else if _, err := q.Decode(strings.NewReader(bad)); err == nil {
			t.Errorf("%s is read", with)
		}
	}
}

// TestSaidSince: what a person says after a sheet was sent is known from what was said
// before, also on the same day.
func TestSaidSince(t *testing.T) {
	cell := q.CellID{Control: "policy"}
	a := q.New("Firm")
	a.Respond(cell, "Ben", "all", q.Notes{Note: "x"}, "2026-11-20")
	s := q.Sheet{Number: "abcdefgh", To: "Ben", Date: "2026-11-20"}
	s.Ask(lettered("all", "some"), cell)
	s.Ask(lettered("all", "some"), q.CellID{Control: "policy", Service: "dropbox"})
	a.Remember(&s)
	if len(s.Said) != 1 || s.SaidSince(cell, a.WordOf(cell, "Ben")) {
		t.Errorf("%+v", s.Said)
	}
	a.Respond(cell, "Ben", "some", q.Notes{}, "2026-11-20")
	if !s.SaidSince(cell, a.WordOf(cell, "Ben")) || s.SaidSince(cell, a.WordOf(cell, "Anna")) {
		t.Error("a later word is not known for one, or nobody's is")
	}
}
