package store_test

import (
	"bytes"
	"strings"
	"testing"

	q "yourpart/questionnaire"
)

// lacks reports whether an error is missing, or misses one of the words.
func lacks(err error, words ...string) bool {
	if err == nil {
		return true
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			return true
		}
	}
	return false
}

// saved is a file with an answer and an action.
func saved(t testing.TB) string {
	a := q.New("Test")
	a.Set(q.CellID{Control: "own-copy", Service: "mail"}, q.Answer{Option: q.NotApplicable, Note: "Größe <&>\n\u2028 \"0\"", Date: "2026-11-01"})
	a.SetTracking("policy", q.Tracking{Owner: "Ada", Due: "2026-12-01", Status: q.Doing})
	var b bytes.Buffer
	if err := q.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
