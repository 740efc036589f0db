package ui

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
)

// pastes are what a person may drop anywhere.
var pastes = []string{"東京 👩‍💻", "\x1b[2J\u202e", strings.Repeat("long ", 2000), "2027-06-30", "/tmp/", "a\nb\n", "שלום", ""}

// TestMashing presses keys at random, pastes, clicks and resizes, in a firm
// with hostile names: every frame fits, and what is on disk is what is shown.
func TestMashing(t *testing.T) {
	seeds, moves := uint64(8), 600
	if testing.Short() {
		seeds, moves = 2, 200
	}
	for seed := range seeds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 21))
			firms := []questionnaire.Assessment{hostile(t), agency(t)}
			d := open(t, firms[seed%2])
			d.app.s.Mouse = true
			names := slices.Sorted(maps.Keys(named))
			names = slices.DeleteFunc(names, func(n string) bool { return n == "ctrl+c" || n == "ctrl+o" })
			var trail []string
			for range moves {
				trail = append(trail, mash(d, r, names))
				size := sizes[r.IntN(len(sizes))]
				if r.IntN(20) == 0 {
					d.resize(size.Width, size.Height)
				}
				if checkFrame(t, d.app, steps[d.app.step].title); t.Failed() {
					t.Fatalf("after %q:\n%s", trail[max(0, len(trail)-30):], d.screen())
				}
			}
			if d.app.s.Store == nil || d.app.s.Sealed {
				return
			}
			if err := d.app.s.Flush(); err != nil {
				t.Fatal(err)
			}
			if got := d.saved(); !reflect.DeepEqual(got.Answers, d.app.s.Assessment.Answers) || len(got.Services) != len(d.app.s.Assessment.Services) {
				t.Error("the file is not what the screen shows")
			}
		})
	}
}

// mash does one thing at random and says what.
func mash(d *driver, r *rand.Rand, names []string) string {
	d.t.Helper()
	if d.app.step == stepHome && r.IntN(2) == 0 { // it would stay there for long
		d.send(gotoMsg{1 + r.IntN(len(steps)-1)})
		return "a step"
	}
	switch n := r.IntN(20); {
	case n == 0:
		p := pastes[r.IntN(len(pastes))]
		d.send(tea.PasteMsg{Content: p})
		return "paste " + p[:min(len(p), 8)]
	case n == 1:
		x, y := r.IntN(d.app.width), r.IntN(d.app.height)
		d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		return fmt.Sprintf("click %d,%d", x, y)
	case n == 2:
		d.send(gotoMsg{1 + r.IntN(len(steps)-1)})
		return "a step"
	case n < 11:
		name := names[r.IntN(len(names))]
		d.keys(name)
		return name
	}
	name := string(rune('!' + r.IntN('~'-'!')))
	if d.app.step == stepHome && name == "q" {
		return "nothing"
	}
	d.keys(name)
	return name
}

// TestTypingIsClean: what drives a terminal or turns text around does not even
// reach the field, and emoji that are joined do.
func TestTypingIsClean(t *testing.T) {
	d := start(t)
	d.keys("enter")
	d.send(tea.PasteMsg{Content: "Müller\x1b[2J\u202e 👩‍💻 "})
	d.send(tea.KeyPressMsg{Code: '\u202e', Text: "\u202e"})
	for _, r := range "👩‍💻" {
		d.send(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	if got := typedName(d); got != "Müller[2J 👩‍💻 👩‍💻" {
		t.Errorf("%q", got)
	}
}

// typedName is the name of the business as it stands in the field.
func typedName(d *driver) string {
	f := d.app.screen.(profile).form
	return f.raw(fieldName)
}
