package questionnaire_test

import (
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// TestChoose: whoever fills in a sheet writes an answer as it is printed there,
// more or less.
func TestChoose(t *testing.T) {
	k := &catalogue.Control{Question: catalogue.Question{Options: []catalogue.Option{
		{ID: "all", Label: "Everyone", Text: "Everyone has to."}, {ID: "none", Label: "Nobody", Text: "Nobody does."}}}}
	for written, want := range map[string]string{
		"all": "all", "Everyone": "all", " everyone. ": "all", "Everyone has to": "all", "Everyone: Everyone has to.": "all", "NOBODY": "none",
		"not-sure": q.NotSure, "Not sure": q.NotSure, "not applicable": q.NotApplicable, "Handled elsewhere": q.HandledElsewhere,
		"a": "all", "B": "none", "B)": "none", "A Everyone": "all", "(b)": "none", "A: Everyone": "all", "A. Everyone has to.": "all",
		"A Everyone Everyone has to.": "all", "A Everyone: Everyone has to.": "all", "Not sure: Nobody here knows.": q.NotSure,
		"Handled elsewhere Something else takes care of it. Please say what in the note.": q.HandledElsewhere, "?": q.NotSure, "C": "C",
		"": "", "perhaps": "perhaps", "every": "every",
	} {
		if got := q.Choose(k, written); got != want {
			t.Errorf("%q is taken for %q, not %q", written, got, want)
		}
	}
}

// TestChooseShipped: every option of every question is found by what a sheet
// shows of it.
func TestChooseShipped(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Controls {
		k := &c.Controls[i]
		for n, o := range k.Question.Options {
			for _, written := range []string{q.OptionLetter(n), o.Label, o.Text} {
				if got := q.Choose(k, written); got != o.ID {
					t.Errorf("%s: %q is taken for %q, not %q", k.ID, written, got, o.ID)
				}
			}
		}
	}
}
