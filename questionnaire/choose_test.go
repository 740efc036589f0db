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
		"“A”": "all", "„b“": "none", "A - everyone": "all", "A – Everyone": "all", "A, everyone": "all", "«Nobody»": "none", "**B Nobody**": "none",
		"N/A": q.NotApplicable, "n/a": q.NotApplicable, "n.a.": q.NotApplicable, "NA": q.NotApplicable, "n. a.": q.NotApplicable, "N / A": q.NotApplicable, "“n/a”": q.NotApplicable,
		"don't know": q.NotSure, "Don’t know.": q.NotSure, "dont know": q.NotSure, "unknown": q.NotSure, "UNSURE": q.NotSure, "??": q.NotSure,
		"A nobody": "A nobody", "A?": "A?", "A and B": "A and B", "yes": "yes", "1": "1", "-": "-", ".": "", "“”": "“”",
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

// TestChooseKeepsSigns: what a sign says is never left out, so nobody is taken to
// have said what another option says.
func TestChooseKeepsSigns(t *testing.T) {
	k := &catalogue.Control{Question: catalogue.Question{Options: []catalogue.Option{
		{ID: "four", Label: "4 hours"}, {ID: "more", Label: "> 8 hours"}, {ID: "long", Label: "15 hours"}}}}
	for written, want := range map[string]string{
		"A - 4 hours": "four", "“> 8 hours”": "more", "> 4 hours": "> 4 hours", "< 4 hours": "< 4 hours", "8 hours": "8 hours", "1.5 hours": "1.5 hours",
	} {
		if got := q.Choose(k, written); got != want {
			t.Errorf("%q is taken for %q, not %q", written, got, want)
		}
	}
}
