package catalogue

import (
	"strings"
	"testing"
)

func TestTerms(t *testing.T) {
	c := &Catalogue{Glossary: []Term{
		{Term: "0.0.0.0/0", Meaning: "Anywhere.", Also: []string{"::/0"}},
		{Term: "audit log", Meaning: "A record of who did what."},
		{Term: "IT", Meaning: "Computers at work."},
		{Term: "passkey", Meaning: "A key in place of a password.", Also: []string{"passkeys"}},
		{Term: "second step", Meaning: "Proof beside the password.", Also: []string{"MFA", "2-Step Verification"}},
	}}
	tests := []struct{ text, want string }{
		{"Open the audit logs and look.", "audit log"},
		{"Turn it on.", ""},
		{"Ask your IT supplier.", "IT"},
		{"Passkeys are best.", "passkey"},
		{"Security › 2-Step Verification", "second step"},
		{"mfa", ""},
		{"It takes 0.5 hours.", ""}, // of ::/0 only the number is a word
		{"Delete 0.0.0.0/0.", "0.0.0.0/0"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, term := range c.Terms(tt.text) {
			got = append(got, term.Term)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%q uses %v, want %q", tt.text, got, tt.want)
		}
	}
}
