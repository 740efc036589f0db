package e2e

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// TestSheetComesBack: a sheet goes out, each question is answered with what the
// sheet says of one option, and the assessment then has that very option.
func TestSheetComesBack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file, sheet := filepath.Join(dir, "firm.json"), filepath.Join(dir, "sheet.csv")
	printed(t, "new", "--name", "Firm", "--service", "google-workspace,dropbox,aws-lightsail,github", "--depth", "full", "-o", file)
	printed(t, "questionnaire", file, "-o", sheet)
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(sheet)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(b), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	want := map[string]string{}
	for i, row := range rows[1:] {
		k, _ := c.Control(row[column("control")])
		choices := strings.Split(row[column("choices")], "\n")
		n := i % len(k.Question.Options)
		letter, rest, _ := strings.Cut(choices[n], " ")
		label, text, _ := strings.Cut(rest, ": ")
		row[column("answer")] = []string{letter, label, text, strings.ToLower(letter), choices[n]}[i%5]
		want[questionnaire.CellID{Control: k.ID, Service: row[column("service")]}.String()] = k.Question.Options[n].ID
	}
	if len(want) < 50 {
		t.Fatalf("only %d questions", len(want))
	}
	f, err := os.Create(sheet)
	if err != nil {
		t.Fatal(err)
	}
	if err := csv.NewWriter(f).WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	printed(t, "answer", file, "--csv", sheet)
	var saved struct {
		Answers map[string]struct{ Option string }
	}
	if b, err = os.ReadFile(file); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &saved); err != nil {
		t.Fatal(err)
	}
	for id, option := range want {
		if saved.Answers[id].Option != option {
			t.Errorf("%s came back as %q, not %q", id, saved.Answers[id].Option, option)
		}
	}
}
