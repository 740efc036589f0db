//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// bakery is a home with an assessment that a scan says something about, and the scan.
func bakery(t *testing.T) (home, path string) {
	t.Helper()
	home = t.TempDir()
	path = filepath.Join(home, "data", "yourpart", "acme-bakery.json")
	a := questionnaire.New("Acme Bakery")
	a.Profile.People = 9
	a.AddService(questionnaire.Service{ID: "microsoft-365", Data: []string{"internal"}})
	a.Answer(questionnaire.CellID{Control: "email-forwarding-blocked", Service: "microsoft-365"}, "blocked", questionnaire.Notes{Evidence: "screenshot"}, "2026-01-02")
	st, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = st.Close()
	b, err := os.ReadFile(filepath.Join("questionnaire", "evidence", "testdata", "scubagear.json"))
	if err == nil {
		err = os.WriteFile(filepath.Join(home, "my scan.json"), b, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return home, path
}

// TestWizardScan goes from home through a scan's file to its proposals, keeps one answer,
// accepts another, sees it at its question, and writes the report.
func TestWizardScan(t *testing.T) {
	t.Parallel()
	home, path := bakery(t)
	s := terminalIn(t, setup{home: home})
	at := s.see("Continue Acme Bakery", "Import a scan")
	s.walk("the import", at, func(text string) bool { return strings.Contains(text, "▸ Import a scan") }, func(was string) string {
		s.keys(down)
		return s.until("the next row", func(text string) bool { return text != was })
	})
	s.keys(enter)
	s.see("Which business is it a scan of?", "▸ Acme Bakery")
	s.keys(enter)
	s.see("Import a scan", "▸ Scan")
	s.keys("'~/my scan.json'", enter)
	s.see("ScubaGear 1.8.0", "Of acme.example", "Run 2026-05-04", "4 say something", "It proposes 2 answers")
	s.keys(enter)
	s.see("CONTRADICTS WHAT YOU SAID: 1", "▸ No automatic forwarding", "Blocked", "at most Watched")
	s.keys("k")
	s.see("kept “Blocked”", "▸ A second step for everyone")
	s.keys("a")
	s.see("No proposal is open.", "accepted “Everyone”")
	s.saved()
	s.keys(esc)
	s.see("Questions  ")
	s.keys("g")
	s.see("Go to", "9  Export")
	s.keys("9")
	s.see("[x] pdf")
	s.keys(enter)
	s.see("Written: 2 files in")
	s.keys(ctrlC)
	s.leftWell(0)
	a := onDisk(t, path)
	got := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "microsoft-365"}]
	if got.Option != "everyone" || !got.Evidenced() || !strings.HasPrefix(got.Evidence, "ScubaGear, acme.example") {
		t.Errorf("accepted it is %+v", got)
	}
	if kept := a.Answers[questionnaire.CellID{Control: "email-forwarding-blocked", Service: "microsoft-365"}]; kept.Option != "blocked" || kept.Evidence != "screenshot" {
		t.Errorf("kept it is %+v", kept)
	}
	if last := a.Log[len(a.Log)-1]; last.Door != "wizard" {
		t.Errorf("the log says %+v", last)
	}
}

// TestWizardScanKilled: what the screen says is saved is on the disk when the program is
// killed, and proposals that nobody decided on are still open.
func TestWizardScanKilled(t *testing.T) {
	t.Parallel()
	home, path := bakery(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.see("Questions  ")
	s.keys("r")
	s.see("i import a scan")
	s.keys("i")
	s.see("▸ Scan")
	s.keys("~/my scan.json", enter)
	s.see("It proposes 2 answers")
	s.keys(enter)
	s.see("CONTRADICTS WHAT YOU SAID: 1")
	s.saved()
	s.keys("a")
	s.see("accepted “Watched”")
	s.saved()
	s.signal(syscall.SIGKILL)
	s.exit()
	a := onDisk(t, path)
	open := 0
	for _, p := range a.Proposals {
		if p.Decision == "" {
			open++
		}
	}
	if got := a.Answers[questionnaire.CellID{Control: "email-forwarding-blocked", Service: "microsoft-365"}]; got.Option != "watched" || open != 1 || len(a.Proposals) != 2 {
		t.Errorf("%+v, %d of %d proposals are open", got, open, len(a.Proposals))
	}
}
