package interview

import "testing"

// TestHasAll: a search finds words however they are spelled, and every one of them.
func TestHasAll(t *testing.T) {
	for typed, want := range map[string]bool{"second step": true, "STEP second": true, "two-factor": true, "twofactor": true, "two factor": true,
		"cafe": true, "café": true, "e-mail": true, "email": true, "": true, "second stop": false, "fax": false} {
		if got := HasAll("Second step (two-factor) for the Café's e-mail", Words(typed)); got != want {
			t.Errorf("%q: %v, want %v", typed, got, want)
		}
	}
}
