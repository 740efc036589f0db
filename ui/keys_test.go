package ui

import (
	"slices"
	"strings"
	"testing"
)

// TestNoHiddenKeys presses every key on every page of the second half: one that
// does something stands in the help.
func TestNoHiddenKeys(t *testing.T) {
	var all []string
	for r := '!'; r <= '~'; r++ {
		all = append(all, string(r))
	}
	for name := range named {
		all = append(all, name)
	}
	own := slices.Concat(keyHelp.Keys(), keySave.Keys(), keyQuit.Keys())
	for _, page := range []struct {
		step int
		keys []string // that lead to it
	}{
		{stepQuestions, nil}, {stepReview, nil}, {stepResults, nil}, {stepPlan, nil}, {stepExport, nil},
		{stepQuestions, []string{"?"}}, {stepResults, []string{"w"}}, {stepPlan, []string{"right"}}, {stepPlan, []string{"c"}},
	} {
		d := open(t, agency(t)).to(page.step)
		d.keys(page.keys...)
		was := d.look() // only drawing tells whether a page scrolls
		var told []string
		for _, k := range d.app.top().Keys() {
			told = append(told, k.Keys()...)
		}
		for _, name := range all {
			if slices.Contains(told, name) || slices.Contains(own, name) {
				continue
			}
			d.keys(name)
			if d.look() != was {
				t.Fatalf("%s %v: %q is not in the help but does something:\n%s", steps[page.step].title, page.keys, name, d.screen())
			}
		}
	}
}

// look is what a person sees, but for how far saving is.
func (d *driver) look() string {
	return strings.NewReplacer("saving", "saved ").Replace(d.screen())
}
