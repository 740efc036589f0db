package ui

import (
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// wall opens the projector's view at the first question of a business of two services about
// which two people differ in the second.
func wall(t *testing.T) (*driver, questionnaire.CellID) {
	t.Helper()
	a := firm(t, "dropbox", "slack")
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "slack"}
	a.Respond(id, "Anna", "everyone", questionnaire.Notes{Note: "since May"}, "2026-11-20")
	a.Respond(id, "Ben", "nobody", questionnaire.Notes{}, "2026-11-20")
	d := open(t, a).to(stepQuestions)
	d.keys("P")
	return d, id
}

// TestStage shows a question large, with who said what, and leads to others by arrows,
// number and dispute; closing it leads to the question that was shown last.
func TestStage(t *testing.T) {
	d, id := wall(t)
	d.see("For the wall", "Question 1 of", "Who has to use a second step to sign in?", "Dropbox", "1  Everyone", "Not applicable")
	d.gone("Anna")
	d.keys("n")
	d.see("Slack", "Anna", "Ben", "Disputed: ")
	d.keys("n")
	d.see("this is the only one that is disputed")
	for _, size := range [][2]int{{60, 20}, {200, 60}, {80, 24}} {
		d.resize(size[0], size[1])
		d.see("Slack", "1  Everyone", "Anna", "Ben")
	}
	d.keys("3")
	d.see("Go to question: 3_")
	d.keys("enter")
	d.see("Question 3 of")
	d.keys("g", "9", "9", "9", "enter")
	d.see("type the number of a question, from 1 to", "Question 3 of")
	d.keys("left")
	d.see("Question 2 of")
	d.keys("right", "g", "esc", "esc")
	d.at(stepQuestions)
	d.see("Questions  3 of")
	d.keys("P", "P")
	d.at(stepQuestions)
	d.see("Questions  3 of")
	if got := d.saved(); len(got.Answers) != 0 || len(got.Responses[id]) != 2 {
		t.Errorf("the stage answered something: %+v", got.Answers)
	}
}

// TestStageSettles with the page that there is for it, and comes back to the stage.
func TestStageSettles(t *testing.T) {
	d, id := wall(t)
	d.keys("n", "d")
	d.see("Which counts?")
	d.keys("enter")
	d.see("For the wall", "● 1  Everyone")
	if got := d.saved().Settled[id].Option; got != "everyone" {
		t.Errorf("settled as %q", got)
	}
}

// TestStageParks puts an open point behind the note that there is, lists it on the stage
// and in the review, and undo takes it back alone.
func TestStageParks(t *testing.T) {
	d, _ := wall(t)
	first := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	for _, point := range []string{"ask the bank", "who pays"} {
		d.keys("k")
		d.see("Park a point")
		d.text(point)
		d.keys("enter")
		d.see("Parked here:", "- "+point)
	}
	note := func() string { return d.saved().Answers[first].Note }
	if note() != "Parked: ask the bank; Parked: who pays" {
		t.Errorf("the note is %q", note())
	}
	d.keys("p", "esc")
	d.see("- who pays")
	d.keys("right")
	d.see("2 points parked at other questions")
	d.keys("left", "esc")
	items := d.app.s.Review()
	if n := len(slices.DeleteFunc(items, func(it interview.ReviewItem) bool { return it.Mark != "parked" })); n != 2 {
		t.Errorf("the review lists %d points", n)
	}
	d.keys("1")
	if got := note(); !strings.Contains(got, "who pays") {
		t.Errorf("an answer takes the points away: %q", got)
	}
	d.keys("z", "z")
	if got := note(); got != "Parked: ask the bank" {
		t.Errorf("after undo the note is %q", got)
	}
}

// TestParkKeepsNotes: what anybody noted before stays, and a note that is full takes nothing
// more.
func TestParkKeepsNotes(t *testing.T) {
	a := firm(t, "dropbox")
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	a.Answer(id, "everyone", questionnaire.Notes{Note: "since May"}, "2026-11-20")
	s := newSession(testOptions(t))
	s.take(nil, a)
	if err := s.Park(&s.Assessment, id, "Parked: ask \n Ben"); err != nil {
		t.Fatal(err)
	}
	if got := s.Assessment.Answers[id].Note; got != "since May; Parked: ask Ben" {
		t.Errorf("the note is %q", got)
	}
	if got := s.Parked(id); !slices.Equal(got, []string{"ask Ben"}) {
		t.Errorf("parked %q", got)
	}
	if err := s.Park(&s.Assessment, id, strings.Repeat("x", 1990)); err == nil || s.Assessment.Answers[id].Note != "since May; Parked: ask Ben" {
		t.Errorf("%v, and the note is %q", err, s.Assessment.Answers[id].Note)
	}
	s.AnswerAs("Cleo")
	s.Assessment.Respond(id, "Cleo", "nobody", questionnaire.Notes{Note: "hers"}, "2026-11-20")
	if err := s.Park(&s.Assessment, id, "hm"); err != nil || s.Own(id).Note != "hers; Parked: hm" {
		t.Errorf("%v, hers is %q", err, s.Own(id).Note)
	}
	if got := s.Parked(id); !slices.Equal(got, []string{"ask Ben", "hm"}) && !slices.Equal(got, []string{"hm", "ask Ben"}) {
		t.Errorf("parked %q", got)
	}
}
