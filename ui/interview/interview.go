// Package interview provides what every front end shares: the questions in order,
// their options, the review and the fields of the profile. It does not know about
// screens or keys, nor in which formats a report is written.
package interview

import (
	"fmt"

	"yourpart/ui/document"
)

// Intro is what a person meets first: what will happen, how long it takes,
// and that nothing leaves the computer.
func Intro() []string {
	return []string{
		"Name the cloud services you use. This works out which security duties are",
		"yours, asks only about those, and writes a plan that you can print.",
		fmt.Sprintf("About %d to %d minutes, or %d to %d for every question. Stop when you like.", CoreLeast, CoreMost, FullLeast, FullMost),
		"Nothing leaves this computer."}
}

// An Interview is a document with how fast its questions are answered: all that
// screens, prompts and a workshop share.
type Interview struct {
	*document.Document
	Pace  Pace
	split map[string]bool // controls whose rows are shown one by one
}
