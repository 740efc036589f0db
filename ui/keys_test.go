package ui

import (
	"slices"
	"strings"
	"testing"
)

// editing are the keys of a text, which write where one is typed.
var editing = []string{"backspace", "delete", "home", "end", "left", "right", "ctrl+u", "space", "ctrl+f"}

// TestNoHiddenKeys presses every key on every page: one that does something
// stands in the help. Where text is typed, its own keys write.
func TestNoHiddenKeys(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	var all []string
	for r := '!'; r <= '~'; r++ {
		all = append(all, string(r))
	}
	for name := range named {
		all = append(all, name)
	}
	own := slices.Concat(keyAsk.Keys(), keySuspend.Keys(), keyRedraw.Keys(), keySave.Keys(), keyQuit.Keys(), keyMouse.Keys())
	for _, page := range []struct {
		step int
		keys []string // that lead to it
		text bool     // that is typed there
	}{
		{stepHome, nil, false}, {stepProfile, nil, true}, {stepStack, nil, true}, {stepDetails, nil, false}, {stepDuties, nil, false},
		{stepHome, []string{"down", "enter"}, true}, {stepStack, []string{"enter"}, false}, {stepDuties, []string{"?"}, false},
		{stepHome, []string{"down", "down", "enter"}, false}, {stepQuestions, []string{"1", "n"}, true},
		{stepQuestions, []string{"t"}, true}, {stepQuestions, []string{"/"}, true}, {stepPlan, []string{"f"}, false}, {stepPlan, []string{"/"}, true},
		{stepQuestions, nil, false}, {stepReview, nil, false}, {stepResults, nil, false}, {stepPlan, nil, false}, {stepExport, nil, false},
		{stepQuestions, []string{"?"}, false}, {stepQuestions, []string{"P"}, false}, {stepQuestions, []string{"P", "g"}, false}, {stepResults, []string{"w"}, false}, {stepPlan, []string{"right"}, false}, {stepPlan, []string{"c"}, false},
	} {
		d := open(t, agency(t)).to(page.step)
		d.keys(page.keys...)
		was := d.look() // only drawing tells whether a page scrolls
		var told []string
		for _, k := range append(d.app.top().Keys(), d.app.goKeys()...) {
			told = append(told, k.Keys()...)
		}
		for _, name := range all {
			if slices.Contains(told, name) || slices.Contains(own, name) || (page.text && (len(name) == 1 || slices.Contains(editing, name))) {
				continue
			}
			d.keys(name)
			d.app.s.told = "" // why a key does nothing
			if d.look() != was {
				t.Errorf("%s %v: %q is not in the help but does something:\n%s", steps[page.step].title, page.keys, name, d.screen())
				break
			}
		}
	}
}

// look is what a person sees, but for how far saving is.
func (d *driver) look() string {
	lines := strings.Split(strings.NewReplacer("saving", "saved ").Replace(d.screen()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
