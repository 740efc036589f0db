package ui

import (
	"errors"
	"os"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// reviewNumber is the number of the last line of the review of a business, which imports a
// scan.
func reviewNumber(t *testing.T, a questionnaire.Assessment) string {
	t.Helper()
	s := newSession(drawOptions(t))
	s.take(nil, a.Clone())
	return interview.Number(float64(len(s.Review()) + 1))
}

// TestPlainImport reads a scan from the review by its number or by the word, says first whose
// it is, and asks about each proposal.
func TestPlainImport(t *testing.T) {
	a := bakery(t)
	for _, word := range []string{"import", "Import a scan", reviewNumber(t, a)} {
		o := plainFile(t, a)
		out, err := ask(t, o, "review", word, "missing.json", "'"+fixture("scubagear.json")+"'", "look", "keep mine", "accept", ".")
		if err != nil {
			t.Fatal(err)
		}
		contains(t, out, "Import a scan", "missing.json: no such file", "Scan: ScubaGear 1.8.0, ", "Of: acme.example (11111111-2222", "Run: 2026-05-04.", "Checks: 9, of which 7 are known here and 4 say something; in all, ",
			"2 proposals noted.", "Proposal 1 of 2, ScubaGear, 4 May 2026.", `you said "Blocked", the scan shows at most "Watched".`, "  1. Accept\n  2. Keep mine\n  3. Look\n  4. Skip", "Checks: MS.EXO.1.1", "Your evidence: screenshot",
			`Kept "Blocked" for No automatic forwarding outside, Microsoft 365. Undo takes it back.`, "Proposal 1 of 1,", `Accepted "Everyone" for A second step for everyone, Microsoft 365. Undo takes it back.`)
		if strings.Index(out, "Checks: 9") > strings.Index(out, "2 proposals noted") {
			t.Error("the scan is taken before it is said whose it is")
		}
		got := load(t, o.Path)
		if got.Answers[forwardCell].Option != "blocked" || decisionOf(got, forwardCell) != questionnaire.DecidedKept || got.Answers[mfaCell].Option != "everyone" || !got.Answers[mfaCell].Evidenced() {
			t.Errorf("%q: %+v", word, got.Answers)
		}
	}
}

// TestPlainDecide: what is skipped stays open in the file, undo asks again, all new is one
// line, and a person chooses where the scan only rules out.
func TestPlainDecide(t *testing.T) {
	o := plainFile(t, scannedBakery(t, "scubagear.json"))
	out, err := ask(t, o, "review", "1", "accept", "undo", "skip", "all new", "review", "scans", "4", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "  1. scans: 2 open proposals of scans: 1 contradicts, 1 new", `  2. scan: No automatic forwarding outside, Microsoft 365: you said "Blocked", the scan shows at most "Watched"`,
		"Undone: email-forwarding-blocked for Microsoft 365 is Blocked again", "1 new proposal accepted. Undo takes it back.", "1 proposal is left open in the file.")
	got := load(t, o.Path)
	if got.Answers[forwardCell].Option != "blocked" || decisionOf(got, forwardCell) != "" || got.Answers[mfaCell].Option != "everyone" {
		t.Errorf("%+v", got.Answers)
	}
	o = plainFile(t, bakery(t))
	id := questionnaire.CellID{Control: "server-os-updates", Service: "hetzner-cloud"}
	out, err = ask(t, o, "review", "import", fixture("lynis.dat"), "2", "choose", "2", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Which of these is it a scan of?", "  2. Hetzner Cloud", "  1. Choose", "  1. Within 14 days: ruled out by the scan.", `"Most servers" for Server updates within 14 days, Hetzner Cloud.`)
	if got := load(t, o.Path); got.Answers[id].Option == "" || decisionOf(got, id) != questionnaire.DecidedAccepted {
		t.Errorf("%+v, %s", got.Answers[id], decisionOf(got, id))
	}
}

// TestPlainScanAtQuestion says what a scan shows before the row it is about, where accept
// takes it over.
func TestPlainScanAtQuestion(t *testing.T) {
	o := plainFile(t, scannedBakery(t, "scubagear.json"))
	out, err := ask(t, o, "accept", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, `ScubaGear, 4 May 2026: shows "Everyone". Say accept to take it over.`, `Accepted "Everyone" for A second step for everyone, Microsoft 365.`)
	if got := load(t, o.Path).Answers[mfaCell]; got.Option != "everyone" || !got.Evidenced() {
		t.Errorf("%+v", got)
	}
	o = plainFile(t, scannedBakery(t, "scubagear.json"))
	out, err = ask(t, o, "scans", "<", "1", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "Proposal 1 of 2, ScubaGear", "Microsoft 365: Everyone.")
}

// TestPlainImportAsks where the scan looks like one of another business.
func TestPlainImportAsks(t *testing.T) {
	a := bakery(t)
	a.Profile.Name = "Northwind"
	for word, want := range map[string]int{"": 0, "no": 0, "yes": 2} {
		o := plainFile(t, a.Clone())
		out, err := ask(t, o, "review", "import", fixture("scubagear.json"), word, ".")
		if err != nil {
			t.Fatal(err)
		}
		contains(t, out, "The scan is of Acme Bakery, acme.example, and the business is called Northwind.\nImport it all the same? Type yes or no.")
		if got := load(t, o.Path); len(got.Proposals) != want {
			t.Errorf("after %q there are %d proposals", word, len(got.Proposals))
		}
	}
}

// TestPlainImportAtHome by number, for a file that is chosen first.
func TestPlainImportAtHome(t *testing.T) {
	o := plainFile(t, bakery(t))
	path := o.Path
	o.Path = ""
	if err := os.WriteFile("empty.json", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := ask(t, o, "5", "1", "empty.json", fixture("scubagear.json"), "skip", "skip", "import", fixture("scubagear.json"), "accept", ".")
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	contains(t, out, "  5. Import a scan: what a free scanner found becomes proposed answers", "Which business is it a scan of?", "  1. Acme Bakery", "the file is empty", "2 proposals are left open in the file.",
		"Nothing has changed: this run was imported before.", `Accepted "Watched"`)
	if got := load(t, path); len(got.Proposals) != 2 || got.Answers[forwardCell].Option != "watched" {
		t.Errorf("%+v", got.Answers)
	}
}
