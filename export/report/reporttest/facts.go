// Package reporttest holds what the tests of all formats share: assessments to
// write, readers that are not the writers' own, and the facts that two files of one
// report must agree on. No program imports it.
package reporttest

// Facts are what a person can compare between two files of one report.
type Facts struct {
	Range, Band, Proven string   // "41–62", "at risk", "41"; "" where there is no result
	Actions             int      // of the plan, accepted ones left out
	Due                 []string // "2026-12-01 Title" of each action that is not closed
	Names               []string // of the actions
	Services            []string // names of the stack
}

// action adds an action with its day, which is empty for one that is closed.
func (f *Facts) action(title, day string) {
	f.Actions++
	f.Names = append(f.Names, title)
	if day != "" {
		f.Due = append(f.Due, day+" "+title)
	}
}
