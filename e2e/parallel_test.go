//go:build unix

package e2e

import (
	"strings"
	"sync"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// TestAnswersAtOnce: of forty commands at once on one file each saves its
// answer, on top of those of the others.
func TestAnswersAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := onDisk(t, path)
	var cells []string
	for _, cell := range questionnaire.Cells(c, &a) {
		cells = append(cells, cell.ID().String())
	}
	const commands = 40
	if len(cells) < commands {
		t.Fatalf("only %d cells", len(cells))
	}
	var wg sync.WaitGroup
	for _, cell := range cells[:commands] {
		wg.Go(func() {
			if _, told, code := piped(t, home, nil, "answer", path, cell+"=not-sure", "--date", "2026-02-03"); code != 0 {
				t.Errorf("code %d, told %q", code, told)
			}
		})
	}
	wg.Wait()
	saved := 0
	for _, ans := range onDisk(t, path).Answers {
		if ans.Option == questionnaire.NotSure && ans.Date == "2026-02-03" {
			saved++
		}
	}
	if saved != commands {
		t.Errorf("%d answers are saved, want %d", saved, commands)
	}
}

// TestCommandBesideAWindow: a command says soon that a window has the file.
func TestCommandBesideAWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.step(5)
	_, told, code := piped(t, home, nil, "answer", path, "leaver-offboarding=not-sure")
	if code != 1 || strings.Count(told, "\n") != 1 || !strings.Contains(told, "open in another window; close it there first") {
		t.Errorf("code %d, told %q", code, told)
	}
}
