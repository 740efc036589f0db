package store_test

import (
	"errors"
	"testing"

	"yourpart/questionnaire/store"
)

// TestOwnPassphrase: what belongs to a file is tried first, and a wrong one leaves it
// to those that opened other files.
func TestOwnPassphrase(t *testing.T) {
	path := encrypted(t)
	for own, works := range map[string]bool{passphrase: true, "another one that does not": false} {
		asked := ""
		k := &store.Keys{Work: 10, Own: func(p string) (string, bool) {
			asked = p
			return own, true
		}}
		if _, err := k.Load(path); (err == nil) != works || !works && !errors.As(err, new(*store.EncryptedError)) {
			t.Errorf("with %q: %v", own, err)
		}
		if asked != path {
			t.Errorf("asked for the passphrase of %q", asked)
		}
	}
}
