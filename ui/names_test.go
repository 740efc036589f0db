package ui

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// drivesAll is one of each kind of text that drives a terminal or turns text
// around. No page of ours draws in that colour.
const drivesAll = "\x1b]0;OWNED\a\x1b[38;2;1;2;3m\x1b[2J\u0090q\u009c\u009b31m\u202e\u2066\u200b\x00\x7f"

// poisonedEverywhere is an assessment with such text behind every string of its
// file, names of keys included, that still opens with it. With keep, those of
// which it says so stay as they are.
func poisonedEverywhere(t *testing.T, a questionnaire.Assessment, keep func(s string) bool) questionnaire.Assessment {
	t.Helper()
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	takes := map[int]bool{}
	read := func() (questionnaire.Assessment, int, error) {
		places := 0
		file, err := json.Marshal(spread(doc, &places, func(n int, s string) bool { return takes[n] && !keep(s) }))
		if err != nil {
			t.Fatal(err)
		}
		a, err := questionnaire.Decode(bytes.NewReader(file))
		if err == nil {
			err = a.Fits(shipped())
		}
		return a, places, err
	}
	_, places, err := read()
	if err != nil {
		t.Fatal(err)
	}
	for n := range places {
		takes[n] = true
		if _, _, err := read(); err != nil {
			delete(takes, n)
		}
	}
	if a, _, err = read(); err != nil || len(takes) < 50 {
		t.Fatalf("%d of %d places: %v", len(takes), places, err)
	}
	return a
}

// spread is a JSON document with drivesAll at the places that are wanted, counted
// in reading order.
func spread(v any, place *int, wanted func(place int, s string) bool) any {
	text := func(s string) string {
		*place++
		if wanted(*place-1, s) {
			return s + drivesAll
		}
		return s
	}
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			name := text(key)
			out[name] = spread(v[key], place, wanted)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, inner := range v {
			out[i] = spread(inner, place, wanted)
		}
		return out
	case string:
		return text(v)
	}
	return v
}

// spoiled are the assessments for the tests below: all is poisoned in one, and in
// the other what is typed, so that its answers still count.
func spoiled(t *testing.T) map[string]questionnaire.Assessment {
	t.Helper()
	a := firm(t, "google-workspace", "dropbox")
	a.AddService(questionnaire.Service{Name: "Till", Model: catalogue.SaaS, Data: []string{}})
	a.AddService(questionnaire.Service{Name: "Shop", Model: catalogue.SaaS, Data: []string{"internal"}})
	a.Services[2].SignIn, a.Services[3].SignIn = a.Services[3].Key, a.Services[2].Key
	a.Services[0].Name, a.Services[1].Plan = "Mail", "Business"
	p := &a.Profile
	p.Sector, p.Countries, p.AnsweredBy, p.Consultant, p.Logo = "shop", []string{"Germany", "Peru"}, "Ann", "Bob", "logo.png"
	answerSome(&a, 2)
	for id, ans := range a.Answers {
		ans.Note, ans.Evidence, ans.EvidenceFor, ans.By = "note", "a file", "other", "Ann"
		a.Answers[id] = ans
	}
	a.Answers[questionnaire.CellID{Control: "gone"}] = questionnaire.Answer{Option: "gone"}
	for _, k := range shipped().Controls[:20] {
		a.SetTracking(k.ID, questionnaire.Tracking{Owner: "Ann", Note: "soon", Reason: "dear", Status: questionnaire.Doing})
	}
	a.SetTracking("gone", questionnaire.Tracking{Owner: "Ann"})
	past, err := questionnaire.Snapshot(a, "2026-05-01")
	if err != nil {
		t.Fatal(err)
	}
	return map[string]questionnaire.Assessment{
		"all":   poisonedEverywhere(t, past, func(string) bool { return false }),
		"typed": poisonedEverywhere(t, past, func(s string) bool { return questionnaireWords[s] || len(s) > 12 }),
	}
}

// questionnaireWords are values that answers and tracking are made of.
var questionnaireWords = func() map[string]bool {
	words := map[string]bool{}
	for _, k := range shipped().Controls {
		words[k.ID] = true
		for _, o := range k.Question.Options {
			words[o.ID] = true
		}
	}
	for _, s := range slices.Concat(questionnaire.Fixed, []string{"doing", "gone"}) {
		words[s] = true
	}
	return words
}()

// quietFrame fails where a frame holds anything but text and our own looks.
func quietFrame(t *testing.T, what, frame string) {
	t.Helper()
	for _, bad := range []string{"\x1b]", "\x1b[38;2;1;2;3m", "\x1b[2J", "OWNED", "31m"} {
		if strings.Contains(frame, bad) && (bad[0] == '\x1b' || strings.Contains(ansi.Strip(frame), bad+"\a")) {
			t.Errorf("%s: %q is drawn", what, bad)
		}
	}
	for _, r := range ansi.Strip(frame) {
		if r != '\n' && text.Hidden(r) {
			t.Errorf("%s: %U is drawn", what, r)
			return
		}
	}
}

// TestNoTextDrivesTheScreen: an assessment with escape codes, control characters
// and marks of direction in every string of its file, on every page.
func TestNoTextDrivesTheScreen(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for name, a := range spoiled(t) {
		s := newSession(drawOptions(t))
		s.take(nil, a)
		for what, page := range everything(s) {
			for _, size := range [][2]int{{80, 24}, {200, 60}} {
				page.width, page.height = size[0], size[1]
				quietFrame(t, name+", "+what, page.frame())
				if view := page.View(); strings.ContainsFunc(view.WindowTitle, text.Hidden) {
					t.Errorf("%s: the title of the window is %q", what, view.WindowTitle)
				}
			}
		}
	}
}

// rude is a page of somebody who forgot to clean what is in a file.
type rude struct{ page }

func (rude) View(int, int) string { return "a" + drivesAll + "b\n" + drivesAll }

// TestFrameIsHarmless whatever a page draws, so that a new one need not think of it.
func TestFrameIsHarmless(t *testing.T) {
	a := open(t, agency(t)).app
	a.overlays = []screen{rude{newPage(a.s, "Rude")}}
	a.width, a.height = 80, 24
	frame := strings.ReplaceAll(a.frame(), "\x1b[38;2;1;2;3m", "") // a colour is harmless
	quietFrame(t, "rude", frame)
	if !strings.Contains(ansi.Strip(frame), "a") {
		t.Error("nothing is drawn")
	}
}

// TestNoTextDrivesThePrompts: the same line by line, through every prompt with its
// help, the review, the plan and home with its comparison.
func TestNoTextDrivesThePrompts(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for name, a := range spoiled(t) {
		o := plainFile(t, a)
		walk := slices.Repeat([]string{"?", "topics", "find e", "1", "why 1", "2", "note x", "-", "bogus" + drivesAll, ""}, 150)
		out, err := ask(t, o, slices.Concat([]string{"<", "<", "<", "<"}, walk)...)
		if err != nil {
			out += text.Sentence(err)
		}
		home := o
		home.Path = ""
		for _, first := range []string{"2", "3", "4"} {
			more, err := ask(t, home, first, "1", "?", "<", "<", ".")
			if err != nil {
				more += text.Sentence(err)
			}
			out += more
		}
		again, _ := ask(t, o, ">", "1", ">", "2", "?", ">", "3", ">", "", "?", "why 1", "why 2", "1, 2", "", "?", "bogus", "no")
		out += again
		contains(t, out, "Till", "Proven", "Now: ")
		for _, r := range out {
			if r != '\n' && text.Hidden(r) {
				t.Errorf("%s: %U is printed", name, r)
				break
			}
		}
		_ = os.Remove(filepath.Join(o.Folder, "firm.json"))
	}
}
