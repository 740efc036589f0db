package cli

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// sound is the file of a small assessment.
func sound(t testing.TB) []byte {
	t.Helper()
	a := questionnaire.New("Firm")
	a.AddService(questionnaire.Service{ID: "dropbox", Data: []string{"internal"}})
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, questionnaire.Answer{Option: "admins"})
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// attacks are files that are none of ours, or no longer.
func attacks(t *testing.T) map[string][]byte {
	good := string(sound(t))
	swap := func(old, with string) []byte {
		if !strings.Contains(good, old) {
			t.Fatalf("no %q in the file", old)
		}
		return []byte(strings.Replace(good, old, with, 1))
	}
	var packed, wide bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, _ = w.Write([]byte(good))
	_ = w.Close()
	for _, u := range utf16.Encode([]rune("\ufeff" + good)) {
		wide.Write([]byte{byte(u), byte(u >> 8)})
	}
	const format = `"format": 2`
	all := map[string][]byte{
		"nothing": {}, "blanks": []byte(" \n"), "zeros": make([]byte, 4096), "gzip": packed.Bytes(), "UTF-16": wide.Bytes(),
		"null": []byte("null"), "a list": []byte("[]"), "a word": []byte(`"x"`), "NaN": []byte("NaN"), "YAML": []byte("format: 1\n"), "HTML": []byte("<html>"),
		"deep lists": bytes.Repeat([]byte("["), 1_000_000), "deep objects": bytes.Repeat([]byte(`{"a":`), 200_000),
		"deep inside": []byte(`{"format":1,"profile":` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "}"),
		"format 3":    swap(format, `"format": 3`), "format -1": swap(format, `"format": -1`), "format 1.5": swap(format, `"format": 1.5`),
		"format without end": swap(format, `"format": `+strings.Repeat("9", 400)), "no format": swap(format, `"x": 1`),
		"a key twice": swap(format, format+`, "format": 1`), "a key twice in other letters": swap(format, format+`, "Format": 1`),
		"an unknown key": swap(format, format+`, "\u001b[31mx\u202e": {}`), "more after it": []byte(good + "{}"), "no UTF-8": swap("Firm", "F\xff"),
		"hours without end": swap(`"hours_per_week": 4`, `"hours_per_week": 1e999`), "no hours": swap(`"hours_per_week": 4`, `"hours_per_week": -1`),
		"people without end": swap(`"name": "Firm"`, `"name": "Firm", "people": 1000000000000000000000`), "no day": swap(`"name": "Firm"`, `"name": "Firm", "start": "2026-02-30"`),
		"an escape code for a service": swap(`"service": "dropbox"`, `"service": "\u001b[2J"`), "an escape code for a key": swap(`"key": "dropbox"`, `"key": "\u009b2J"`),
		"an escape code for data": swap(`"internal"`, `"\u001b[2J"`), "too large": append(bytes.Repeat([]byte(" "), questionnaire.MaxFile), good...),
	}
	var many strings.Builder
	for n := range questionnaire.MaxServices + 1 {
		fmt.Fprintf(&many, `{"key": "k%d", "service": "dropbox", "data": []},`, n)
	}
	all["services without end"] = swap(`"services": [`, `"services": [`+many.String())
	return all
}

// TestAttacks: whatever a file holds, every command ends with one clear line,
// and what it was given is as it was, with nothing new beside it.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	path := filepath.Join(t.TempDir(), "firm.json")
	whole := filepath.Join(t.TempDir(), "whole.json")
	if err := os.WriteFile(whole, sound(t), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, b := range attacks(t) {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"score", path}, {"plan", path}, {"responsibilities", path}, {"check", path}, {"compare", "--trend", path},
			{"export", path, "-f", "pdf", "-o", "-"}, {"questionnaire", path, "-f", "md", "-o", "-"}, {"portfolio", path}, {"score", "-"},
			{"answer", path, "mfa-all-users@dropbox=nobody"}, {"track", path, "mfa-all-users", "--owner", "x"}, {"snapshot", path},
			{"open", "--plain", path}, {"encrypt", path}, {"decrypt", path}, {"restore", path}, {"answer", path, "--csv", path},
			{"merge", whole, path}, {"merge", path, whole}, {"merge", whole, "-"}} {
			out, told, code := runOn(b, args...)
			if code != Failed && code != Usage || strings.Count(told, "\n") != 1 || drives(out+told) != "" {
				t.Errorf("%s: %v: code %d, told %q", name, args[0], code, told)
			}
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, b) {
			t.Errorf("%s: the file was changed: %v", name, err)
		}
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}

// TestCutTexts: a text that is too long is refused, as its end would be lost.
func TestCutTexts(t *testing.T) {
	dir := t.TempDir()
	path, sheet := filepath.Join(dir, "firm.json"), filepath.Join(dir, "answers.csv")
	long := strings.Repeat("ä", text.MaxText+1)
	for p, b := range map[string][]byte{path: sound(t), sheet: []byte("control,service,option,note\nmfa-all-users,dropbox,nobody," + long + "\n")} {
		if err := os.WriteFile(p, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"answer", path, "mfa-all-users@dropbox=nobody", "--note", long}, {"answer", path, "--csv", sheet},
		{"track", path, "mfa-all-users", "--note", long}, {"new", "--name", long, "--service", "dropbox", "-o", filepath.Join(dir, "new.json")}} {
		if _, told, code := runOn(nil, args...); code == OK || !strings.Contains(told, "2001 characters; 2000 are kept") {
			t.Errorf("%v: code %d, told %q", args[:2], code, told)
		}
	}
	many := strings.Repeat("dropbox,", questionnaire.MaxServices+1)
	if _, told, code := runOn(nil, "new", "--name", "x", "--service", many, "-o", filepath.Join(dir, "new.json")); code != Usage || !strings.Contains(told, "at most 1000") {
		t.Errorf("code %d, told %q", code, told)
	}
	if _, told, code := runOn(nil, "new", "--name", "\u200d\u200c", "--service", "dropbox"); code != Usage || !strings.Contains(told, "needs a name") {
		t.Errorf("code %d, told %q", code, told)
	}
	if got, _ := os.ReadFile(path); !bytes.Equal(got, sound(t)) {
		t.Error("the file was changed")
	}
}
