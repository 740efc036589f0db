package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/evidence"
	"yourpart/ui/interview"
	"yourpart/ui/prompt"
	"yourpart/ui/scans"
)

// fixture is the path of a small scan of one kind.
func fixture(name string) string {
	return filepath.Join(sourceFolder, "..", "questionnaire", "evidence", "testdata", name)
}

var (
	mfaCell     = questionnaire.CellID{Control: "mfa-all-users", Service: "microsoft-365"}
	forwardCell = questionnaire.CellID{Control: "email-forwarding-blocked", Service: "microsoft-365"}
)

// bakery is a business of which there are scans, with an answer that one of them contradicts.
func bakery(t testing.TB) questionnaire.Assessment {
	a := firm(t, "microsoft-365", "digitalocean-droplets", "hetzner-cloud")
	a.Profile.Name = "Acme Bakery"
	a.Answer(forwardCell, "blocked", questionnaire.Notes{Evidence: "screenshot"}, "2026-01-02")
	return a
}

// scannedBakery is one with the proposals of a scan, of which nobody has decided any.
func scannedBakery(t testing.TB, files ...string) questionnaire.Assessment {
	t.Helper()
	a := bakery(t)
	for _, file := range files {
		im, err := scans.OpenFile(shipped(), &a, fixture(file), testNow(), "", "", nil)
		if err == nil {
			_, err = scans.Take(&a, im, scans.None, "2026-11-22")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// ofScans are those about scans, with hostile names and long lists.
func (g gallery) ofScans() {
	s := *g.s
	g.list["scan, asked"] = s.scanDialog(far, errors.New(far))
	g.show("scan, into", home{s: g.s}.importScan())
	v := newImporter(&s, pathsMsg{far, []string{far}}, false)
	g.list["scan, reading"] = v
	doc := *g.s.Document
	doc.Assessment = g.s.Assessment.Clone()
	s.Interview = &interview.Interview{Document: &doc}
	scan := evidence.Scan{Tool: "東京 scanner", Version: far, Subject: far, Names: []string{far}, Notes: []string{far}, Date: "2026-05-04", Results: []evidence.Result{{Check: "x", Status: evidence.Pass}}}
	im := scans.Import{File: far, Reading: evidence.Reading{Scan: &scan, Mapped: 1, Read: 1, NotAsked: 3}, Age: far}
	v.im = &im
	g.list["scan, nothing shown"] = v
	doubtful := im
	doubtful.Doubts = []string{far, far}
	v.im = &doubtful
	g.list["scan, doubts"] = v
	several := im
	for i := range s.Assessment.Services {
		several.Each = append(several.Each, scans.Import{Service: s.Assessment.Services[i].Key, Reading: im.Reading})
	}
	if len(several.Each) > 0 {
		v.im = &several
		g.list["scan, which service"] = v
	}
	g.list["proposals, none"] = newProposals(&s, questionnaire.CellID{})
	if propose(&doc.Assessment, far) == 0 {
		return
	}
	s.Recount()
	all := newProposals(&s, questionnaire.CellID{})
	for i := range all.list {
		all.at = i
		if i < 6 || i == len(all.list)-1 {
			g.list[fmt.Sprint("proposals ", i)] = all
			g.list[fmt.Sprint("proposals, look ", i)] = all.look(all.here())
		}
		if all.here().Leaves() {
			gallery{&s, g.list}.show(fmt.Sprint("proposals, choose ", i), all.choose(all.here()))
		}
	}
	gallery{&s, g.list}.show("proposals at the review", func() tea.Cmd {
		v := newReview(&s).(review)
		v.at = 1
		_, cmd := v.Update(namedKey("enter"))
		return cmd
	}())
	if list := interview.Pages(s.Interview); len(list) > 0 {
		g.list["questions with scans"] = questions{s: &s, laid: &grid{}}.enter(list[0])
	}
}

// propose adds a proposal about each cell that is asked, of every group in turn, and returns
// how many it is.
func propose(a *questionnaire.Assessment, said string) (n int) {
	var list []questionnaire.Proposal
	for i, c := range questionnaire.Cells(shipped(), a) {
		options := c.Control.Question.Options
		if c.State != questionnaire.Asked || len(list) == 80 {
			continue
		}
		p := questionnaire.Proposal{Cell: c.ID(), Tool: "scubagear", Why: "東京 " + strings.Repeat("why ", 60) + ".", Evidence: "東京 scanner, " + strings.Repeat("long 名/", 30) + ": X passed",
			Strength: questionnaire.Some, Date: "2026-05-04", Checks: []string{"X.1", "X.2"}, AtMost: options[len(options)-1].ID}
		if i%2 == 0 {
			p.AtLeast, p.AtMost = options[0].ID, ""
		}
		if i%3 == 0 && len(options) > 2 {
			p.AtLeast, p.AtMost = "", options[1].ID
		}
		list = append(list, p)
	}
	if err := a.Propose(list); err != nil {
		panic(err)
	}
	return len(list)
}

// TestImportInWizard goes from the review through a file to its proposals: whose scan it is
// comes first, and nothing changes before a person says so.
func TestImportInWizard(t *testing.T) {
	d := open(t, bakery(t)).to(stepReview)
	d.keys("i")
	d.see("Import a scan", "tab complete", "ScubaResults_1234.json")
	d.text(fixture("scubagear.json"))
	d.keys("enter")
	d.see("ScubaGear 1.8.0", "acme.example (11111111-2222", "Run 2026-05-04", "9, of which 7 are known here and 4 say something; in all, ", "It proposes 2 answers: 1 contradicts, 1 new.")
	if n := len(d.app.s.Assessment.Proposals); n != 0 {
		t.Fatalf("%d proposals are noted before enter", n)
	}
	before := d.app.s.Report.Result.Total
	d.keys("enter")
	d.see("What scans show · 1 contradicts, 1 new", "CONTRADICTS WHAT YOU SAID: 1", "▸ No automatic forwarding outside", "Blocked", "at most Watched", "2 proposals noted.")
	if a := d.saved(); len(a.Proposals) != 2 || len(a.Answers) != 1 || a.Catalogue != shipped().Version || d.app.s.Report.Result.Total != before {
		t.Errorf("on disk are %d proposals and %d answers of catalogue %q; %v, was %v", len(a.Proposals), len(a.Answers), a.Catalogue, d.app.s.Report.Result.Total, before)
	}
	d.keys("enter")
	d.see("MS.EXO.1.1 failed, so that it is at most", "Your evidence: screenshot", "Checks: MS.EXO.1.1", "About ScubaGear: Shows the settings")
	d.keys("pgdown")
	d.see("THE QUESTION")
	d.keys("esc", "esc")
	d.at(stepReview)
	d.see("1 contradicted by a scan", "2 open proposals of scans: 1 contradicts, 1 new")
	d.keys("down", "down")
	d.see("you said “Blocked”, the scan shows at most")
}

// TestDecideOnProposals with each key: what is accepted has its evidence and the log has the
// earlier answer, what is kept stays, and z takes back either.
func TestDecideOnProposals(t *testing.T) {
	d := open(t, scannedBakery(t, "scubagear.json")).to(stepReview)
	d.keys("down", "enter")
	d.see("▸ No automatic forwarding")
	d.keys("a")
	a := d.saved()
	if got := a.Answers[forwardCell]; got.Option != "watched" || !strings.Contains(got.Evidence, "MS.EXO.1.1 failed") || got.Date != "2026-05-04" {
		t.Errorf("accepted it is %+v", got)
	}
	if last := a.Log[len(a.Log)-2]; last.From.Answer == nil || last.From.Answer.Option != "blocked" || last.From.Answer.Evidence != "screenshot" {
		t.Errorf("the log has %+v", last)
	}
	d.see("z takes it back", "NEW, NOTHING IS ANSWERED YET: 1", "▸ A second step")
	d.gone("CONTRADICTS")
	d.keys("z")
	d.see("CONTRADICTS WHAT YOU SAID: 1")
	if got := d.saved().Answers[forwardCell]; got.Option != "blocked" || got.Evidence != "screenshot" {
		t.Errorf("taken back it is %+v", got)
	}
	d.keys("home", "k")
	d.gone("CONTRADICTS")
	if a := d.saved(); a.Answers[forwardCell].Option != "blocked" || questionnaire.Decision(decisionOf(a, forwardCell)) != questionnaire.DecidedKept {
		t.Errorf("kept it is %+v, %s", a.Answers[forwardCell], decisionOf(a, forwardCell))
	}
	d.keys("A")
	d.see("No proposal is open.", "1 new proposal accepted")
	if got := d.saved().Answers[mfaCell]; got.Option != "everyone" || !got.Evidenced() {
		t.Errorf("all new: %+v", got)
	}
	d.keys("z", "z")
	d.see("1 contradicts, 1 new")
	d.keys("home", "d")
	d.see("Which is so?", "Blocked ruled out by the scan", "▸ Watched")
	d.keys("down", "enter")
	d.see("“Open” for No automatic forwarding")
	if a := d.saved(); a.Answers[forwardCell].Option != "open" || decisionOf(a, forwardCell) != questionnaire.DecidedAccepted {
		t.Errorf("chosen it is %+v, %s", a.Answers[forwardCell], decisionOf(a, forwardCell))
	}
	d.keys("esc")
	d.at(stepReview)
	d.gone("contradicted by a scan")
	d.see("1 open proposal of scans: 1 new")
}

// decisionOf is what was decided about the proposal for a cell.
func decisionOf(a questionnaire.Assessment, id questionnaire.CellID) questionnaire.Decision {
	for _, p := range a.Proposals {
		if p.Cell == id {
			return p.Decision
		}
	}
	return "none"
}

// TestScanOnlyRulesOut: what a scan does not show is never accepted by itself, and a person
// who knows better is kept against it.
func TestScanOnlyRulesOut(t *testing.T) {
	d := open(t, bakery(t)).to(stepReview)
	d.keys("i")
	d.text(fixture("lynis.dat"))
	d.keys("enter")
	d.see("Lynis 3.1.4", "Which of these is it a scan of?", "▸ DigitalOcean Droplets", "Hetzner Cloud")
	d.keys("down", "enter", "enter")
	d.see("Server updates within 14 days", "A person has to choose: d.")
	id := questionnaire.CellID{Control: "server-os-updates", Service: "hetzner-cloud"}
	d.keys("a", "A")
	if a := d.saved(); decisionOf(a, id) != "" || a.Answers[id].Option != "" {
		t.Errorf("accepted: %+v", a.Answers[id])
	}
	d.keys("d", "up", "enter")
	d.see("“Within 14 days”, against the scan, for")
	if a := d.saved(); decisionOf(a, id) != questionnaire.DecidedKept || a.Answers[id].Option == "" {
		t.Errorf("chosen: %+v, %s", a.Answers[id], decisionOf(a, id))
	}
}

// TestSettleAtProposals: once people have settled what counts, neither the proposals nor the
// review below say that they differ.
func TestSettleAtProposals(t *testing.T) {
	a := scannedBakery(t, "scubagear.json")
	a.Respond(forwardCell, "Anna", "blocked", questionnaire.Notes{}, "2026-11-20")
	a.Respond(forwardCell, "Ben", "watched", questionnaire.Notes{}, "2026-11-21")
	d := open(t, a).to(stepReview)
	d.see("disputed")
	d.keys("down", "enter")
	d.see("▸ No automatic forwarding", "different")
	d.keys("d")
	d.see("Which counts?", "Anna", "Ben")
	d.keys("home", "enter")
	d.see("settled as “Blocked”", "Blocked")
	d.gone("different thin")
	d.keys("esc")
	d.at(stepReview)
	d.gone("disputed")
}

// TestImportWrongFiles says in the form, in a line, what would be right, with what was typed
// kept.
func TestImportWrongFiles(t *testing.T) {
	d := open(t, bakery(t)).to(stepReview)
	cut, empty := "cut.json", "empty.json"
	if err := errors.Join(os.WriteFile(cut, []byte(`{"MetaData": {"TenantId": "1", "Tool": "ScubaGear", "ToolVersion": "1.8.0"}, "Results": {"AAD": [`), 0o600), os.WriteFile(empty, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	d.keys("i")
	for _, tt := range [][2]string{
		{".", "is a folder; name the scanner's file in it"}, {"missing.json", "missing.json: no such file"}, {empty, "the file is empty"},
		{cut, "it ends in the middle"}, {d.app.s.Store.Path(), "it is a file of yourpart itself"},
	} {
		d.keys("ctrl+u")
		d.text(tt[0])
		d.keys("enter")
		d.see("▸ Scan", tt[1])
	}
	d.keys("ctrl+u", "esc")
	d.at(stepReview)
	if got := d.saved(); len(got.Proposals) != 0 {
		t.Errorf("%d proposals", len(got.Proposals))
	}
}

// TestImportAsks where a scan does not look like one of the business, and no leaves it out.
func TestImportAsks(t *testing.T) {
	a := bakery(t)
	a.Profile.Name = "Northwind"
	for _, key := range []string{"n", "y"} {
		d := open(t, a.Clone()).to(stepReview)
		d.keys("i")
		d.text(fixture("scubagear.json"))
		d.keys("enter", "enter") // enter is no yes
		d.see("The scan is of Acme Bakery, acme.example, and the business is called Northwind.", "Import it all the same?")
		d.keys(key)
		if n := len(d.saved().Proposals); n != map[string]int{"n": 0, "y": 2}[key] {
			t.Errorf("after %s there are %d proposals", key, n)
		}
	}
}

// TestImportSeveral takes files that were dropped at once, one after another, and the same
// run again changes nothing.
func TestImportSeveral(t *testing.T) {
	d := open(t, bakery(t)).to(stepReview)
	full, err := filepath.Abs(fixture("scubagear.json"))
	if err != nil {
		t.Fatal(err)
	}
	d.keys("i")
	d.send(tea.PasteMsg{Content: "'" + full + "' " + fixture("secure-score.json")})
	d.keys("enter")
	d.see("ScubaGear 1.8.0")
	d.keys("enter")
	d.see("Microsoft Secure Score")
	d.keys("esc")
	d.see("What scans show")
	revision := d.saved().Revision
	d.keys("i")
	d.text(fixture("scubagear.json"))
	d.keys("enter", "enter")
	d.see("this run was imported before")
	if n := len(d.app.overlays); n != 1 || d.saved().Revision != revision {
		t.Errorf("%d pages, revision %d, was %d", n, d.saved().Revision, revision)
	}
}

// TestImportStops: esc ends the reading of a file, and what comes of it later is dropped.
func TestImportStops(t *testing.T) {
	d := open(t, bakery(t)).to(stepReview)
	m, cmd := d.app.Update(pathsMsg{"x", []string{fixture("scubagear.json")}})
	d.app = m.(app)
	d.see("Reading scubagear.json", "0 % of the file", "esc stop")
	d.keys("enter", "y")
	d.see("Reading scubagear.json")
	d.keys("esc")
	d.at(stepReview)
	d.see("stopped; nothing was taken of scubagear.json")
	d.run(cmd)
	d.at(stepReview)
	if n := len(d.saved().Proposals); n != 0 {
		t.Errorf("%d proposals", n)
	}
}

// TestScanAtQuestion shows the scan's line beside the row it is about; y accepts it there,
// and e leads to all.
func TestScanAtQuestion(t *testing.T) {
	for _, size := range sizes[1:] {
		d := open(t, scannedBakery(t, "scubagear.json")).question("mfa-all-users")
		d.resize(size.Width, size.Height)
		d.see("ScubaGear, 4 May 2026: shows “Everyone”; y accepts it.")
		d.keys("down")
		d.gone("ScubaGear")
		d.keys("y")
		d.keys("up", "y")
		d.see("accepted “Everyone”")
		if got := d.saved().Answers[mfaCell]; got.Option != "everyone" || !got.Evidenced() {
			t.Errorf("%+v", got)
		}
		d.gone("y accept")
		d.keys("e")
		d.see("What scans show · 1 contradicts")
		d.keys("esc", "z")
		d.see("y accepts it")
	}
	d := open(t, scannedBakery(t, "scubagear.json")).question("email-forwarding-blocked")
	d.see("contradicts the answer, shows at most “Watched”; y accepts it.")
	d.resize(200, 60)
	d.see("scan: at most Watched")
}

// TestImportAtHome: with a file open at once, else after it was chosen.
func TestImportAtHome(t *testing.T) {
	d := open(t, bakery(t)).to(stepHome)
	d.downTo("the import", func() bool { return d.shows("▸ Import a scan") })
	d.keys("enter")
	d.see("▸ Scan")
	d.text(fixture("scubagear.json"))
	d.keys("enter", "enter", "esc")
	d.at(stepHome)
	if n := len(d.saved().Proposals); n != 2 {
		t.Errorf("%d proposals", n)
	}
	o := Options{Options: prompt.Options{Options: d.app.s.Options}}
	d.app.s.Close()
	d = begin(t, newSession(o))
	d.downTo("the import", func() bool { return d.shows("▸ Import a scan") })
	d.keys("enter")
	d.see("Which business is it a scan of?", "▸ Acme Bakery")
	d.keys("enter")
	d.see("Import a scan", "▸ Scan")
	d.keys("esc")
	if d.app.s.Store == nil || len(d.app.overlays) > 0 {
		t.Errorf("it is not open:\n%s", d.screen())
	}
	d = start(t)
	d.gone("Import a scan")
}

// TestProposalsHaveNoHiddenKeys: a key that does something on the pages about scans is in
// their help.
func TestProposalsHaveNoHiddenKeys(t *testing.T) {
	for _, file := range []string{"scubagear.json", "secure-score.json"} {
		d := open(t, scannedBakery(t, file)).to(stepReview)
		d.keys("down", "enter")
		d.see("What scans show")
		var told []string
		for _, k := range d.app.top().Keys() {
			if k.Enabled() {
				told = append(told, k.Keys()...)
			}
		}
		told = slices.Concat(told, keyAsk.Keys(), keySuspend.Keys(), keyRedraw.Keys(), keySave.Keys(), keyQuit.Keys(), keyMouse.Keys())
		was := d.look()
		for r := '!'; r <= '~'; r++ {
			if name := string(r); !slices.Contains(told, name) {
				d.keys(name)
				d.app.s.told = ""
				if d.look() != was {
					t.Fatalf("%s: %q is not in the help but does something:\n%s", file, name, d.screen())
				}
			}
		}
		d.keys("f1")
		d.see("keep the answer there is; the scan is set aside", "look: why the scan says so")
	}
}
