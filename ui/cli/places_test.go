package cli

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/bits"
	"slices"
	"testing"

	"yourpart/questionnaire"
)

// poisoned is a JSON document with evil text in some of the places where a
// text or a name of its own can stand. Places are counted in reading order.
func poisoned(v any, place *int, poison func(place int) bool) any {
	text := func(s string) string {
		*place++
		if poison(*place - 1) {
			return s + evil
		}
		return s
	}
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			name := text(key)
			out[name] = poisoned(v[key], place, poison)
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, inner := range v {
			out[i] = poisoned(inner, place, poison)
		}
		return out
	case string:
		return text(v)
	}
	return v
}

// TestEveryPlace puts evil text into every place of a saved file that takes
// it, so that any two places differ in one of the runs: some text is printed
// only where two sides do not say the same.
func TestEveryPlace(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads a file once for each of its places")
	}
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, hostile("plain")); err != nil {
		t.Fatal(err)
	}
	var doc any
	if err := json.Unmarshal(b.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	with := func(poison func(int) bool) (file []byte, places int) {
		file, err := json.Marshal(poisoned(doc, &places, poison))
		if err != nil {
			t.Fatal(err)
		}
		return file, places
	}
	takes := map[int]bool{}
	_, places := with(func(int) bool { return false })
	for i := range places {
		file, _ := with(func(j int) bool { return i == j })
		_, _, code := runOn(file, "compare", "-") // reads the history too
		takes[i] = code == OK
	}
	for bit := range bits.Len(uint(places)) {
		for side := range 2 {
			file, _ := with(func(i int) bool { return takes[i] && i>>bit&1 == side })
			for _, args := range readers() {
				out, told, code := runOn(file, args...)
				if bad := drives(withoutJoiners(args, out) + told); bad != "" || code != OK {
					t.Errorf("places with bit %d %d: %v: code %d, prints %s", bit, side, args, code, bad)
				}
			}
			for _, format := range []string{"xlsx", "pdf"} {
				out, told, _ := runOn(file, "export", "-", "-f", format, "-o", "-", "--date", "2026-11-22")
				for _, text := range append(textsOf(t, format, out), told) {
					if bad := drives(text); bad != "" {
						t.Errorf("places with bit %d %d: %s holds %s", bit, side, format, bad)
					}
				}
			}
		}
	}
}
