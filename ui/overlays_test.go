package ui

import (
	"errors"
	"fmt"
	"maps"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/passphrase"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// far is a path that is longer than any window is wide, and hard to draw.
var far = "/a/" + strings.Repeat("long 名/", 60) + "\x1b]0;x\a\u202e.json"

// A gallery collects overlays by what they are.
type gallery struct {
	s    *session
	list map[string]screen
}

// show takes up what a page shows, by its command or by what it posted.
func (g gallery) show(name string, cmd tea.Cmd) {
	if cmd != nil {
		g.s.posted = append(g.s.posted, cmd())
	}
	for _, msg := range g.s.posted {
		if msg, ok := msg.(showMsg); ok {
			g.list[name] = msg.over
		}
	}
	g.s.posted = nil
}

// overlays makes every overlay there is, beside those of pages.
func overlays(s *session) map[string]screen {
	g := gallery{s, map[string]screen{}}
	g.troubles()
	g.ofFiles()
	for n, st := range steps {
		g.list["help of "+st.title] = newHelp(s, steps[n].open(s))
	}
	g.ofServices()
	g.ofQuestions()
	g.ofActions()
	return g.list
}

// troubles are what tells of errors, and what asks before something is lost.
func (g gallery) troubles() {
	s := g.s
	g.list["problem"] = s.trouble(fmt.Errorf("open %s: no such thing", far))
	g.list["damage"] = s.trouble(&store.DamagedError{Path: far, Err: errors.New("unexpected end")})
	g.list["replace"] = confirm{question: existsMsg{folder: text.Shown(far), names: strings.Fields(strings.Repeat("northwind-digital.json ", 16))}.ask()}
	g.list["changed by another"] = changedElsewhere(s, far, []string{far, far})
	g.list["quit and lose"] = confirm{question: text.Sentence(fmt.Errorf("no space left on device: %s", text.Shown(far))) + " Quit and lose the last answers?"}
}

// ofFiles are those about files and passphrases.
func (g gallery) ofFiles() {
	s := g.s
	g.show("by path", home{s: s}.byPath())
	g.show("compare", home{s: s}.compare())
	g.show("frameworks", s.post(showMsg{pickFramework(s, nil)}))
	for _, f := range s.Catalogue.Frameworks {
		if f.ID == "cyber-essentials" || f.ID == "iso-27001" { // with titles of its own, and without
			g.show("readiness "+f.ID, s.post(showMsg{newReadiness(s, f.ID)}))
		}
	}
	f := compareFile{far, "東京 " + s.Report.Name(), s.Assessment.Clone()}
	g.show("newer", pickNewer(s, f, 0))
	if past, err := questionnaire.Snapshot(f.a, "2026-05-01"); err == nil {
		f.a = past
		g.show("moment", pickMoment(s, f))
	}
	rows := filePick(s, nil, nil)
	g.show("another file", rows[len(rows)-1].do())
	g.show("protect", s.protect())
	made := s.newPassphrase("Protect", document.Hopeless, passphrase.Check, nil)
	made.made = "kivo-mane-tubi-reso-daku-lemi"
	made.form.fill(made.made)
	g.list["made passphrase"] = made
	report := steps[stepExport].open(s).(exporter)
	report.markAll()
	g.show("report passphrase", report.askPassphrase())
	g.list["unlock"] = s.trouble(&store.EncryptedError{Path: far})
	g.list["protected"] = newPage(s, "Protected").add(document.Hopeless, "", document.PlainText([]string{far, far}))
}

// ofServices are those about the stack and one service.
func (g gallery) ofServices() {
	s := g.s
	all := newStack(s).(stack)
	for i, row := range all.rows {
		if row.def != nil && i%10 == 1 {
			all.at = i
			g.list["about "+row.def.ID] = all.page()
		}
	}
	g.list["go to"] = stepList{s: s, at: stepPlan, here: stepPlan}
	g.show("describe", stack{s: s, search: "東京 CRM"}.describe())
	for i := range s.Assessment.Services {
		e := &s.Assessment.Services[i]
		d := details{s: s, n: i}
		g.show("name "+e.Key, d.name())
		g.show("subscription "+e.Key, d.edit())
		g.show("take out "+e.Key, all.askOut(e.Key, "+ brings it back"))
		g.list["all of "+e.Key] = duties{s: s, col: i}.about()
	}
}

// ofQuestions are those at each question.
func (g gallery) ofQuestions() {
	s := g.s
	for _, q := range interview.Questions(s.Interview) {
		id := q.Control.ID
		v := questionsAt(s, questionnaire.CellID{Control: id})
		p, _ := v.current()
		g.list["why "+id] = v.why(p)
		g.show("note "+id, v.note(p))
		if rows := s.unreasoned(p.Page); len(rows) > 0 {
			g.show("reason "+id, v.reason(rows))
		}
		g.show("replace "+id, v.replace(p.question().Lines(), questionnaire.NotSure))
	}
	g.ofPeople()
	p, ok := (newQuestions(s).(questions)).current()
	if !ok {
		return
	}
	v := questions{s: s}
	g.ofStage()
	g.list["topics"], g.list["search"] = v.topics(p), v.search(p)
	g.list["search for"] = v.search(p).find("backup")
	g.list["search in vain"] = v.search(p).find(strings.Repeat("東京 ", 90))
}

// differing is a session in which many people of long names say different things about
// the first question, and that question; nil where nothing is asked.
func (s *session) differing() (*session, *interview.Question) {
	list := interview.Questions(s.Interview)
	if len(list) == 0 {
		return nil, nil
	}
	several := *s
	several.Interview = &interview.Interview{Document: &document.Document{Options: s.Options, Assessment: s.Assessment.Clone()}}
	id, options := firstAsked(list[0]), interview.OptionsOf(list[0].Control)
	for i := range 9 {
		several.AnswerAs(fmt.Sprintf("東京 %d of the IT supplier's people", i))
		several.Answer(&several.Assessment, id, options[i%len(options)].Id)
		several.Annotate(&several.Assessment, id, questionnaire.Notes{Evidence: far, Note: far})
	}
	several.Recount()
	p, _ := questionsAt(&several, id).current()
	q := p.question()
	return &several, &q
}

// firstAsked is the first row of a question that can be answered.
func firstAsked(q interview.Question) questionnaire.CellID {
	for i := range q.Cells {
		if interview.Answerable(&q.Cells[i]) {
			return q.Cells[i].ID()
		}
	}
	return questionnaire.CellID{}
}

// ofStage is each question on the projector, the number of one being typed, and the point
// that is to be parked.
func (g gallery) ofStage() {
	v := stage{s: g.s}
	rows, _, _ := v.rows()
	for _, r := range rows {
		g.list["stage "+r.Cell().ID().String()] = stage{s: g.s, cell: r.Cell().ID()}
	}
	g.list["stage, going"] = stage{s: g.s, going: true, typed: "37"}
	g.show("stage, parking", v.park(rows[0]))
}

// ofPeople are those about who says what.
func (g gallery) ofPeople() {
	s, q := g.s.differing()
	if s == nil {
		return
	}
	id := firstAsked(*q)
	v := questionsAt(s, id)
	theirs := gallery{s, g.list}
	theirs.show("who answers", v.speaker())
	p, _ := v.current()
	g.list["why, disputed"] = v.why(p)
	g.list["stage, disputed"] = stage{s: s, cell: id}
	decide := newDecision(s, q.Control, id)
	g.list["settle"] = decide
	theirs.show("settle, note", decide.write())
	decide.note = far
	g.list["settle, noted"] = decide
	if s.Settle(&s.Assessment, id, decide.claims[0].Option, far) == nil {
		s.Recount()
		g.list["settled"] = newDecision(s, q.Control, id)
	}
}

// ofActions are those at each action of the plan, and about all of them.
func (g gallery) ofActions() {
	s := g.s
	p := newPlan(s).(plan)
	if s.Report.Plan.Left() > 0 {
		g.show("agree", p.agree())
	}
	for i := range s.Report.Plan.Actions {
		a := &s.Report.Plan.Actions[i]
		g.list["detail "+a.ID] = p.detail(a)
		g.show("edit "+a.ID, p.edit(a))
		g.show("accept "+a.ID, p.accept(a))
	}
	for i := range s.Report.Plan.Actions {
		if a := &s.Report.Plan.Actions[i]; a.Open() {
			done := *s
			done.Assessment = s.Assessment.Clone()
			t := a.Tracking.Move(questionnaire.Done, "2026-11-22")
			gallery{&done, g.list}.show("done "+a.ID, newPlan(&done).(plan).moved(a, t))
			if i > 9 {
				break
			}
		}
	}
	for i, b := range s.Report.Batches() {
		g.list[fmt.Sprintf("questions %d", i+1)] = p.questions(&b)
	}
	g.show("agree", p.agree())
	g.show("filter", p.filter())
	g.list["calendar"], g.list["what if"] = p.calendar(), newWhatIf(s)
	tried := *s
	for i := range s.Report.Plan.Actions {
		tried.toggle(s.Report.Plan.Actions[i].ID)
	}
	g.list["what if all"] = newWhatIf(&tried)
	g.show("round", results{s: s}.keep())
	for i := range len(s.Report.Result.Services) + len(s.Report.Result.Topics) {
		g.list[fmt.Sprintf("answers %d", i+1)] = results{s: s, row: i + 1}.stands()
	}
	if v := (results{s: s, last: s.lastOf("2026-05-01")}); v.last != nil {
		g.list["changes"] = v.changes()
	}
}

// lastOf compares with a firm of that day that knew less.
func (s *session) lastOf(day questionnaire.Date) *report.Compared {
	old, now := s.Assessment.Clone(), s.Assessment.Clone()
	for i, c := range s.Report.Result.Cells {
		if i%3 == 0 {
			old.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
		}
	}
	return report.Compare(s.Catalogue, report.Side{Assessment: &old, Date: day}, report.Side{Assessment: &now, Date: "2026-11-22", Now: true})
}

// states are steps as they look after some keys.
func states(s *session) map[string]screen {
	search, kind := newStack(s).(stack), newStack(s).(stack)
	search.find(strings.Repeat("東京 ", 90))
	kind.find("backup")
	typing := newPlan(s).(plan)
	typing.typing = true
	folder := newExport(s).(exporter)
	folder.at = folder.folderRow()
	folder.folder.fields[0].value = far
	folder.folder.open(0)
	folder.folder.offers = strings.Fields(strings.Repeat("reports-of-clients/ ", 13))
	busy, wrote := newExport(s).(exporter), newExport(s).(exporter)
	busy.job = newWriting(s.Report, doc.Extra{}, export.NewLettering(nil), export.Formats, far)
	wrote.job = writing{folder: text.Shown(far), failed: []error{errors.New(text.Shown(far) + ": no space left on device")}}
	for range 9 {
		wrote.job.written = append(wrote.job.written, text.Shown(far))
	}
	one := newExport(s).(exporter)
	one.job.written, one.opener = []string{text.Shown(far)}, []string{"open"}
	listed := *s
	listed.show.asked = true
	seen := map[string]screen{"plan, listed": newPlan(&listed)}
	if several, q := s.differing(); several != nil {
		seen["questions, disputed"] = questionsAt(several, firstAsked(*q))
		seen["review, disputed"] = newReview(several)
		seen["results, disputed"] = newResults(several)
	}
	last := results{s, &scroll{}, s.lastOf("2026-05-01"), &drawn{}, 0}
	maps.Copy(seen, map[string]screen{"stack, searched in vain": search, "stack, searched": kind, "plan, typing": typing, "export, folder": folder,
		"export, busy": busy, "export, written": wrote, "export, one written": one, "results, since last time": last})
	return seen
}
