package reporttest

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Secrets are words that stand for what a business typed: for each kind of
// place one that occurs nowhere else.
type Secrets struct {
	seed  string
	kinds map[string]string
}

// NewSecrets are other words for every seed, and the same for the same one.
func NewSecrets(seed string) *Secrets { return &Secrets{seed, map[string]string{}} }

// Of is the word for a kind of place: 32 letters.
func (s *Secrets) Of(kind string) string {
	sum := sha256.Sum256([]byte(s.seed + "\x00" + kind))
	for i := range sum {
		sum[i] = 'a' + sum[i]%26
	}
	s.kinds[kind] = string(sum[:])
	return s.kinds[kind]
}

// Short is the same word where there is no room for all of it.
func (s *Secrets) Short(kind string) string { return s.Of(kind)[:SecretPart] }

// SecretPart is how many letters at either end of a word give it away.
const SecretPart = 14

// Kinds are the words that were asked for, by kind.
func (s *Secrets) Kinds() map[string]string { return s.kinds }

// Told is a business that typed a word of its own wherever anything can be
// typed, in its assessment and in an overlay of the catalogue.
func (s *Secrets) Told(t testing.TB) *report.Report {
	t.Helper()
	c, err := Frozen(t).Overlay(s.overlay(t))
	if err != nil {
		t.Fatal(err)
	}
	a := s.stack(t, c)
	a.Profile.Name, a.Profile.Sector, a.Profile.AnsweredBy, a.Profile.Consultant = s.Of("name"), s.Of("sector"), s.Of("answered-by"), s.Of("consultant")
	a.Profile.People, a.Profile.Countries = 14, []string{"DE", s.Of("country")}
	a.Profile.Logo, a.Profile.Start = "/home/"+s.Of("logo-path")+"/logo.png", "2026-11-23"
	a.Profile.Depth = questionnaire.FullDepth
	AnswerAll(c, a)
	earlier := a.Clone()
	gone := earlier.AddService(questionnaire.Service{Name: s.Of("past-service"), Model: catalogue.PaaS, Data: []string{"financial"}})
	earlier.Set(questionnaire.CellID{Control: "mfa-all-users", Service: gone}, questionnaire.Answer{Option: "optional"})
	earlier.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}, questionnaire.Answer{Option: s.Of("past-option")})
	earlier.Set(questionnaire.CellID{Control: s.Of("past-control")}, questionnaire.Answer{Option: "yes"})
	earlier.Set(questionnaire.CellID{Control: s.Of("own-control")}, questionnaire.Answer{Option: s.Of("own-option")})
	earlier.Catalogue = s.Of("past-catalogue")
	past, err := questionnaire.Snapshot(earlier, "2026-06-01")
	if err != nil {
		t.Fatal(err)
	}
	a.Rounds = past.Rounds
	a.Rounds[0].Name = s.Of("round")
	a.Identify("oneandthesamefortests") // which is random, and so tells of nobody
	cell := questionnaire.CellID{Control: "mfa-all-users", Service: "xero"}
	a.Respond(cell, s.Of("first-person"), "everyone", questionnaire.Notes{Note: s.Of("said-note"), Evidence: s.Of("said-evidence")}, "2026-11-20")
	a.Respond(cell, s.Of("second-person"), "optional", questionnaire.Notes{}, "2026-11-20")
	if err := a.Send(questionnaire.Sheet{Number: s.Of("sheet-number"), To: s.Of("sheet-to"), Date: "2026-11-20", Cells: []questionnaire.CellID{cell}}); err != nil {
		t.Fatal(err)
	}
	if err := a.Return(s.Of("sheet-number"), questionnaire.Return{Date: "2026-11-21", Digest: "0123456789abcdef", Typed: true}); err != nil {
		t.Fatal(err)
	}
	s.answers(a)
	s.scans(t, a)
	s.track(c, a)
	return report.Build(c, a, PDFDay, time.Time{})
}

// stack is services of every kind under keys made by hand.
func (s *Secrets) stack(t testing.TB, c *catalogue.Catalogue) *questionnaire.Assessment {
	t.Helper()
	a := StackOf(t, c, "", "google-workspace", "dropbox", "box", s.Of("overlay-id"), s.Of("overlay-id"), "saas:"+s.Of("own-service"), "xero", "slack")
	a.Services[0].Name, a.Services[0].Plan = s.Of("own-name"), s.Of("plan")
	a.Services[1].Key = s.Of("hand-key") + "-dropbox"
	a.Services[3].Variant = s.Of("overlay-variant")
	a.Services[5].Key = s.Of("own-key")
	a.Services[5].SignIn = a.Services[1].Key
	a.Services[6].SignIn = a.Services[3].Key
	a.Services[2].RunsOn, a.Services[7].RunsOn = a.Services[5].Key, s.Of("runs-on")
	a.Services[1].Parts = []string{s.Of("part")}
	return a
}

// answers says something of every answer, and gives some that count no more.
func (s *Secrets) answers(a *questionnaire.Assessment) {
	for id, ans := range a.Answers {
		ans.Note, ans.Evidence, ans.By = s.Of("note"), s.Of("evidence"), s.Of("said-by")
		if ans.Option == questionnaire.NotSure {
			ans.EvidenceFor = s.Of("evidence-for")
		}
		ans.Together = len(id.Control)%3 == 0
		a.Answers[id] = ans
	}
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: s.Of("gone-key")}, questionnaire.Answer{Option: "optional", Note: s.Of("note")})
	a.Set(questionnaire.CellID{Control: s.Of("gone-control"), Service: "slack"}, questionnaire.Answer{Option: "optional"})
	a.Set(questionnaire.CellID{Control: "logs-on", Service: "slack"}, questionnaire.Answer{Option: s.Of("gone-option"), Date: "2026-11-20"})
	a.Set(questionnaire.CellID{Control: s.Of("own-control")}, questionnaire.Answer{Option: s.Of("own-option"), Date: "2026-11-20", Note: s.Of("note")})
}

// scans has one scan that backs an answer, and one that contradicts another.
func (s *Secrets) scans(t testing.TB, a *questionnaire.Assessment) {
	t.Helper()
	line := questionnaire.ScanLine{Tool: "ScubaGoggles", Whose: s.Of("scan-tenant"), Found: s.Of("scan-checks") + " passed", Version: s.Of("scan-version"), Run: "run of 2026-11-10"}
	backed := questionnaire.Proposal{Cell: questionnaire.CellID{Control: "logs-on", Service: "google-workspace"}, AtLeast: "nothing", Why: s.Of("scan-checks"), Evidence: line.String(),
		Strength: questionnaire.Strong, Tool: "scubagoggles", Subject: s.Of("scan-tenant"), Date: "2026-11-10", Checks: []string{s.Of("scan-checks")}, Decision: questionnaire.DecidedAccepted}
	open := backed
	open.Cell.Control, open.AtLeast, open.AtMost, open.Decision = "mfa-all-users", "", "nobody", ""
	line.Whose = s.Of("scan-open-tenant")
	open.Evidence = line.String()
	a.Set(backed.Cell, questionnaire.Answer{Option: "nothing", Date: "2026-11-20", Evidence: backed.Evidence})
	a.Set(open.Cell, questionnaire.Answer{Option: "everyone", Date: "2026-11-20", Evidence: s.Of("evidence")})
	a.Proposals = []questionnaire.Proposal{backed, open}
}

// track says something of every action, agrees to the plan, and accepts a risk.
func (s *Secrets) track(c *catalogue.Catalogue, a *questionnaire.Assessment) {
	accepted, agreed := false, false
	a.Agreed = &questionnaire.Agreement{Date: "2026-10-05", By: s.Of("agreed-by"), Actions: map[string]questionnaire.Promise{
		s.Of("agreed-action"): {Due: "2026-10-12", Owner: s.Of("agreed-owner")}}}
	for _, act := range report.Build(c, a, PDFDay, time.Time{}).Plan.Actions {
		a.Agreed.Actions[act.ID] = questionnaire.Promise{Due: "2026-10-12", Owner: s.Of("agreed-owner")}
		t := questionnaire.Tracking{Owner: s.Of("owner"), Note: s.Of("action-note")}
		if act.Kind == scoring.FindOut && !agreed { // whose owner is the one agreed
			agreed, t.Owner = true, ""
		}
		if act.Kind == scoring.Fix && !accepted {
			accepted = true
			t.Status, t.Reason, t.Expires = questionnaire.Accepted, s.Of("reason"), "2027-03-31"
		}
		a.SetTracking(act.ID, t)
	}
	a.SetTracking(s.Of("gone-action"), questionnaire.Tracking{Owner: s.Of("owner")})
}

// overlay adds a service and a control, and rewords one of each that is shipped.
func (s *Secrets) overlay(t testing.TB) fs.FS {
	t.Helper()
	words := strings.NewReplacer("SHORT-LABEL", s.Short("own-label"), "OVERLAY-ID", s.Of("overlay-id"), "OVERLAY-NAME", s.Of("overlay-name"),
		"PROVIDER", s.Of("overlay-provider"), "ALIAS", s.Of("overlay-alias"), "ACCOUNT", s.Of("overlay-account"), "YOUR-PART", s.Of("overlay-part"),
		"THEIR-PART", s.Of("overlay-their-part"), "SOURCE", "https://"+s.Of("overlay-source")+".example/", "WAY-TEXT", s.Of("overlay-way"),
		"WAY-ID", s.Of("overlay-variant"), "WAY-LABEL", s.Of("overlay-way-label"), "DOES", s.Of("overlay-does"), "WHERE", s.Of("overlay-where"),
		"FIX", s.Of("overlay-fix"), "GUIDE-BEFORE", s.Of("overlay-before"), "GUIDE-THEN", s.Of("overlay-then"), "GUIDE-UNDO", s.Of("overlay-undo"), "GUIDE-REASON", s.Of("overlay-hazard-why"),
		"CONTROL-BEFORE", s.Of("own-before"), "CONTROL-THEN", s.Of("own-then"), "CONTROL-UNDO", s.Of("own-undo"), "PLAN", s.Of("overlay-plan"), "CONTROL-ID", s.Of("own-control"), "TITLE", s.Of("own-title"), "WHY", s.Of("own-why"),
		"RISK", s.Of("own-risk"), "QUESTION", s.Of("own-question"), "OPTION-ID", s.Of("own-option"), "OPTION-TEXT", s.Of("own-option-text"), "HEADLINE", s.Of("own-headline"),
		"CHECK", s.Of("own-check"), "WHOM", s.Of("own-whom"), "REMEDY", s.Of("own-remedy"), "STEP", s.Of("own-step"), "COST", s.Of("own-cost"), "TASK", s.Of("own-task"))
	reworded := strings.NewReplacer("name: Box", "name: "+s.Of("reworded-name"), "provider: Box", "provider: "+s.Of("reworded-provider"),
		"where: Admin Console", "where: "+s.Of("reworded-where"), "https://www.box.com/trust", "https://"+s.Of("reworded-page")+".example/", "  - Runs the data", "  - "+s.Of("reworded-does")+" runs the data")
	asked := strings.NewReplacer("title: Sharing outside the business on purpose only", "title: "+s.Of("reworded-title"),
		"      steps:\n", "      before: ["+s.Of("reworded-before")+"]\n      then: "+s.Of("reworded-then")+"\n      undo: "+s.Of("reworded-undo")+"\n      steps:\n",
		"text: With whom outside", "text: "+s.Of("reworded-question")+" with whom outside", "label: Chosen ones", "label: "+s.Short("reworded-label"))
	return fstest.MapFS{
		"services/" + s.Of("overlay-id") + ".yaml": {Data: []byte(words.Replace(overlayService))},
		"services/box.yaml":                        {Data: []byte(reworded.Replace(frozenFile(t, "services/box.yaml")))},
		"controls/access.yaml":                     {Data: []byte(asked.Replace(frozenFile(t, "controls/access.yaml")) + words.Replace(overlayControl))},
	}
}

// frozenFile is a file of the small catalogue.
func frozenFile(t testing.TB, name string) string {
	t.Helper()
	b, err := fs.ReadFile(frozenFiles, "testdata/catalogue/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Logo is a picture with a word beside its pixels.
func (s *Secrets) Logo(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA(image.Rect(0, 0, 30, 10))); err != nil {
		t.Fatal(err)
	}
	const head = 8 + 12 + 13 // the signature, and the chunk that says how large it is
	body := append([]byte("tEXtComment\x00"), s.Of("logo")...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(body)-4))
	chunk = append(chunk, body...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(body))
	return append(append(bytes.Clone(b.Bytes()[:head]), chunk...), b.Bytes()[head:]...)
}

const overlayService = `id: OVERLAY-ID
name: OVERLAY-NAME
provider: PROVIDER
category: file-sharing
model: saas
aliases: [ALIAS]
capabilities: [file-sharing, user-accounts, admin-console, audit-log]
data: [customer-personal]
account: ACCOUNT
parties:
  backup: {party: shared, your_part: YOUR-PART, their_part: THEIR-PART, source: 'SOURCE'}
variants:
  text: WAY-TEXT
  options:
    - {id: usual, label: WAY-LABEL}
    - {id: WAY-ID, label: WAY-LABEL again, model: paas}
provider_does: [DOES]
links: {trust: 'SOURCE'}
guides:
  - {control: mfa-all-users, where: WHERE, before: [GUIDE-BEFORE and a second way in], fix: FIX, then: GUIDE-THEN, undo: GUIDE-UNDO, hazard: lock-out, hazard_why: GUIDE-REASON, plan: PLAN, source: 'SOURCEguide', as_of: 2026-11, verified: true}
`

const overlayControl = `  - id: CONTROL-ID
    title: TITLE
    scope: organisation
    layers: [governance]
    where: {models: [on-prem, iaas, caas, paas, faas, saas]}
    weight: 8
    must_have: true
    tier: core
    hazard: outage
    scenarios:
      - {id: account-takeover, stage: prevent, strength: strong}
      - {id: ransomware, stage: prevent, strength: strong}
      - {id: payment-fraud, stage: prevent, strength: strong}
    why: WHY.
    why_source: SOURCEwhy
    risk: RISK.
    question:
      text: QUESTION?
      options:
        - {id: best, label: SHORT-LABEL, text: OPTION-TEXT., credit: 1}
        - {id: OPTION-ID, label: Not yet, text: OPTION-TEXT not yet., credit: 0, headline: HEADLINE}
    check: CHECK.
    whom: WHOM
    remediation:
      title: REMEDY
      before: [CONTROL-BEFORE.]
      steps: [STEP.]
      then: CONTROL-THEN.
      undo: CONTROL-UNDO.
      hours: {first: 3}
      cost: {text: COST}
      repeat: {days: 90, task: TASK.}
`
