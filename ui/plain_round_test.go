package ui

import (
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// namesOf are the names of the rounds of a file.
func namesOf(t *testing.T, path string) (names []string) {
	t.Helper()
	for _, p := range load(t, path).Rounds {
		names = append(names, p.Name)
	}
	return names
}

// TestPlainRound: line by line, round asks for a name and keeps how things stand under
// it, or under the day; what is kept is replaced only where that is wanted, and undo
// takes it back. The same is asked again after that.
func TestPlainRound(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox"))
	out, err := ask(t, o, ">", "1", "Round", "First  workshop", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Under which name? Enter takes ", "Kept as the round \"First workshop\"; undo takes it back.")
	if _, after, _ := strings.Cut(out, "Kept as"); !strings.Contains(after, "Who has to use a second step to sign in?") {
		t.Error("the question is not asked again")
	}
	if got := namesOf(t, o.Path); !slices.Equal(got, []string{"First workshop"}) {
		t.Fatalf("%q", got)
	}
	day := string(load(t, o.Path).Rounds[0].Date)

	// Enter takes the day; another of a name that is taken stays unless that is confirmed.
	out, err = ask(t, o, ">", "1", "4", "round", "", "round", "First workshop", "no", "round", "<", "round", "later", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Kept as the round \""+day+"\"", "There is a round \"First workshop\" of "+day+" already, which stays as it is. Replace it? Type yes or no.", "No round was kept.")
	if n := strings.Count(out, "No round was kept."); n != 3 {
		t.Errorf("%d times no round was kept", n)
	}
	got := load(t, o.Path)
	if names := namesOf(t, o.Path); !slices.Equal(names, []string{day, "First workshop"}) || len(got.Named("First workshop").Answers) != 0 || len(got.Named(day).Answers) != 1 {
		t.Errorf("%q, %+v", names, got.Rounds)
	}
	if out, err = ask(t, o, ">", "round", "First workshop", "yes", "."); err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Kept as the round \"First workshop\"")
	if got := load(t, o.Path); len(got.Named("First workshop").Answers) != 1 {
		t.Error("it was not replaced")
	}
	out, err = ask(t, o, ">", "round", strings.Repeat("x", 90), "undo", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "The name of a round is one line of at most 80 characters", "Undone: the round \"First workshop\" is as before.")
	if got := load(t, o.Path); len(got.Named("First workshop").Answers) != 0 {
		t.Error("it was not taken back")
	}
}

// TestPlainRoundOfNothing: where nothing is asked, there is nothing to keep; and a name
// that is more likely meant for the program is asked about.
func TestPlainRoundOfNothing(t *testing.T) {
	out, err := ask(t, plainFile(t, questionnaire.New("Northwind Digital")), ">", "round", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "There is no result to keep yet; answer a question first.")
	o := plainFile(t, firm(t, "dropbox"))
	if out, err = ask(t, o, ">", "round", "round", "."); err != nil {
		t.Fatal(err)
	}
	contains(t, out, "\"round\" may be meant for the program.")
	if got := namesOf(t, o.Path); len(got) > 0 {
		t.Errorf("%q", got)
	}
}

// TestPlainTimeForARound: the result says that it is time for one, where nothing is open
// and something changed since the last.
func TestPlainTimeForARound(t *testing.T) {
	const told = "Type round to keep this under a name, to compare with later."
	a := firm(t, "dropbox")
	o := plainFile(t, a)
	out, err := ask(t, o, ">", "", ".")
	if err != nil || strings.Contains(out, told) {
		t.Errorf("%v, with open questions it says\n%s", err, out)
	}
	answered := load(t, o.Path)
	finish(t, &answered)
	o = plainFile(t, answered)
	out, err = ask(t, o, ">", "", "round", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	if _, after, _ := strings.Cut(out, "Kept as"); strings.Count(out, told) != 1 || strings.Contains(after, told) {
		t.Errorf("%s", out)
	}
}

// finish answers all that is open with not sure.
func finish(t *testing.T, a *questionnaire.Assessment) {
	t.Helper()
	c := shipped()
	for range 9 { // follow-ups of what is now answered
		for _, cell := range questionnaire.Cells(c, a) {
			if cell.Open() {
				a.Set(cell.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
			}
		}
	}
	if !questionnaire.Finished(c, a) {
		t.Fatal("something is open")
	}
}
