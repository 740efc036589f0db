package ui

import (
	"strings"
	"testing"
)

// TestPlainSameAfterBreak: who goes on later hears the question and how its first service was
// answered before being asked whether the same holds for the others.
func TestPlainSameAfterBreak(t *testing.T) {
	o := plainFile(t, firm(t, "google-workspace", "dropbox", "slack"))
	if _, err := ask(t, o, "1", "quit"); err != nil {
		t.Fatal(err)
	}
	out, _ := ask(t, o, "yes", "quit")
	question := strings.Index(out, "Who has to use a second step to sign in?\n  1. Everyone")
	same := strings.Index(out, "The same for the other 2")
	if question < 0 || same < question || strings.Count(out[:same], "Everyone.\n") != 1 {
		t.Errorf("the question is not heard first:\n%s", out)
	}
	contains(t, out, "Google Workspace: Everyone.")
}
