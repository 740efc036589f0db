// Package reporttest holds what the tests of all formats share: assessments to
// write, readers that are not the writers' own, and the facts that two files of one
// report must agree on. No program imports it.
package reporttest

// Facts are what a person can compare between two files of one report.
type Facts struct {
	Range, Band, Proven string   // "41–62", "at risk", "41"; "" where there is no result
	Actions             int      // of the plan, accepted ones left out
	Due                 []string // "2026-12-01 Title" of each action
	Names               []string // of the actions
	Services            []string // names of the stack
}
