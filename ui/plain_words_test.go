package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/questionnaire"
)

// TestPlainWords takes notes, evidence, the same for all services, topics and
// a search at a question, and says how long it still takes.
func TestPlainWords(t *testing.T) {
	o := plainFile(t, firm(t, "dropbox", "slack"))
	out, err := ask(t, o, "note too early", "2 all", "<", "<", "note asked Anna", "evidence", "evidence a screenshot", "by Anna", "", "<", "?", "topics", "topic 99", "topic 3",
		"find dropbox", "find no such thing", "find strange message", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "about 8 minutes left", "Noted, as not sure until you answer", "Noted. Enter goes on.", "Now: Not everyone. Note: asked Anna. Evidence: a screenshot. Said by: Anna", "Write something behind the word evidence",
		"What can go wrong: ", "1. Sign-in: 1 of ", "Say topic and a number from 1 to", "Say find with more words", "No question has all of these words")
	if last := out[strings.LastIndex(out, "\nQuestion "):]; !strings.Contains(last, "Do people know whom to tell") {
		t.Errorf("it ends at %s", last)
	}
	a := load(t, o.Path)
	ans := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}]
	if ans.Option == "" || ans.Note != "asked Anna" || ans.Evidence != "a screenshot" || ans.By != "Anna" {
		t.Errorf("the first has %+v", ans)
	}
	if other := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "slack"}]; other.Option != ans.Option || other.Note != "" {
		t.Errorf("the other has %+v", other)
	}
}

// TestPlainTracks owners, dates, notes, status and accepted risks; what is done
// goes to the answers only where that is wanted.
func TestPlainTracks(t *testing.T) {
	a := firm(t, "dropbox")
	for _, c := range questionnaire.Cells(shipped(), &a) {
		if c.State == questionnaire.Asked {
			options := c.Control.Question.Options
			a.Set(c.ID(), questionnaire.Answer{Option: options[len(options)-1].ID, Date: "2026-11-20"})
		}
	}
	o := plainFile(t, a)
	out, err := ask(t, o, ">", "", "why 1", "1 owner Anna, Ltd", "1 due soon", "1 due 2026-12-24", "1 note ask first", "1 doing", "1 sing",
		"2 accept next year", "2 accept 2027-06-30 Mia: too costly: really", "<", "", "99 done", "1 done", "no", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Status: todo", "No \"sing\"; say owner", "Say until when, who decides it and why", "risk accepted until 30 Jun 2027",
		"due 24 Dec 2026", "doing, owner Anna, Ltd", "Shall the answers say that it is in place for Dropbox", "Type numbers from 1 to")
	after := load(t, o.Path)
	statuses := map[questionnaire.Status]questionnaire.Tracking{}
	for _, tr := range after.Actions {
		statuses[tr.Status] = tr
	}
	if d := statuses[questionnaire.Done]; d.Owner != "Anna, Ltd" || d.Due != "2026-12-24" || d.Note != "ask first" {
		t.Errorf("done: %+v", d)
	}
	if r := statuses[questionnaire.Accepted]; r.Owner != "Mia" || r.Reason != "too costly: really" || r.Expires != "2027-06-30" {
		t.Errorf("accepted: %+v", r)
	}
	for id, ans := range a.Answers {
		if after.Answers[id].Option != ans.Option {
			t.Errorf("%s changed, though nobody said so", id)
		}
	}
	if _, err := ask(t, o, ">", "", "1 todo", "1 done", "yes", "."); err != nil {
		t.Fatal(err)
	}
	changed := 0
	for id, ans := range load(t, o.Path).Answers {
		if ans.Option != a.Answers[id].Option {
			changed++
		}
	}
	if changed == 0 {
		t.Error("no answer says that it is done")
	}
}

// TestPlainTellsKinds of data before it asks for them, and ends sentences.
func TestPlainTellsKinds(t *testing.T) {
	a := firm(t, "dropbox")
	a.AddService(questionnaire.Service{Name: "Till app", Model: "saas"})
	out, err := ask(t, plainFile(t, a), "?", "internal", "1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Kinds of data: public, internal, ", "internal: plans, minutes", "Operating system: the provider's. They:")
}

// TestPlainRedacts leaves names out of a report where that is asked for.
func TestPlainRedacts(t *testing.T) {
	o := plainFile(t, agency(t))
	out, err := ask(t, o, ">", "", "", "redact md")
	if err != nil || !strings.Contains(out, "Written: ") {
		t.Fatalf("%v: %s", err, out)
	}
	_, path, _ := strings.Cut(out, "Written: ")
	path, _, _ = strings.Cut(path, "\n")
	text, err := os.ReadFile(path)
	if err != nil || strings.Contains(string(text), "Sam about it") || strings.Contains(string(text), "Northwind") {
		t.Error("it names somebody")
	}
	out, err = ask(t, o, ">", "", "", "redact summary xlsx", "redact summary html")
	if err != nil || !strings.Contains(out, "not xlsx, which always carries everything; type summary alone, or summary and html") ||
		!strings.Contains(out, "name-withheld.html") {
		t.Errorf("two pages: %v: %s", err, out)
	}
	if filepath.Base(path) != "name-withheld.md" {
		t.Errorf("the file is called %q", filepath.Base(path))
	}
}
