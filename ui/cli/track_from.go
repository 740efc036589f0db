package cli

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"yourpart/export/report"
	"yourpart/export/table"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

// A planSheet is a plan that came back with what somebody changed in it.
type planSheet struct {
	table.PlanGrid
	name    string // as messages have it
	changes []planChange
	faults  []rowFault
	same    int // rows in which nothing is changed
}

// A planChange is what a row changes of an action.
type planChange struct {
	row    int
	action string
	questionnaire.Tracking
}

// trackFrom takes owner, due day and status of actions from a plan that came back.
func (a *app) trackFrom(d *document.Document, o trackOptions) error {
	sh, err := a.readPlan(d, o)
	if err != nil {
		return err
	}
	faulty := a.tellPlanFaults(sh, o.partial)
	if faulty != nil && !o.partial && !o.dryRun {
		return faulty
	}
	if o.dryRun {
		return cmp.Or(a.show(sh.foretold(o.file, &d.Assessment)), faulty)
	}
	day := a.dayOr(o.date)
	err = a.change(d, func(s *questionnaire.Assessment) error {
		for _, c := range sh.changes {
			if _, err := s.Track(c.action, c.Tracking, day); err != nil {
				return fmt.Errorf("%s: %s", sh.name, rowFault{c.row, c.action, err}.Error())
			}
		}
		return nil
	})
	if err == nil && d.Store != nil {
		p := a.page()
		p.Say("%s saved in %s; %s.", text.Plural(len(sh.changes), "action"), shown(o.file), text.Plural(sh.same, "row is as it was", "rows are as they were"))
		if n := len(sh.done()); n > 0 {
			p.Say("%s now done; no answer has changed: \"yourpart track %s ACTION --status done --confirm\" answers its questions.", text.Plural(n, "action is", "actions are"), text.Argument(o.file))
		}
		err = a.confirm(p)
	}
	a.tellFuture(o.date)
	return cmp.Or(err, faulty)
}

// readPlan reads a plan that came back. Rows that are wrong are in its faults; the
// error is about the file as a whole.
func (a *app) readPlan(d *document.Document, o trackOptions) (*planSheet, error) {
	b, err := a.readAll(o.from)
	if err != nil {
		return nil, err
	}
	g, err := table.ReadPlan(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", shown(o.from), err)
	}
	if g.Remark != "" {
		a.note("%s: %s", shown(o.from), g.Remark)
	}
	sh := &planSheet{PlanGrid: g, name: shown(o.from)}
	for _, r := range g.Rows { // whose it is comes first: another business's has other actions
		m, err := questionnaire.ParsePlanMark(g.Cell(r, table.PlanMark))
		if err == nil && !d.Assessment.MarksPlan(m) && !o.force {
			return nil, fmt.Errorf("%s: a plan of another business, not of %s; read it into the assessment it was exported from, or take it with --force", sh.name, text.Printed(d.Assessment.Profile.Name))
		}
	}
	sh.rows(report.Build(d.Catalogue, &d.Assessment, a.today(), time.Time{}), o.force)
	return sh, nil
}

// rows reads the rows. What nothing names an action in is passed over.
func (sh *planSheet) rows(r *report.Report, force bool) {
	seen := map[string]int{}
	for _, row := range sh.Rows {
		id := sh.Cell(row, table.PlanID)
		if id == "" && sh.Cell(row, table.PlanOwner)+sh.Cell(row, table.PlanDue)+sh.Cell(row, table.PlanStatus) == "" {
			continue
		}
		c, err := sh.change(row, id, r, planned(&r.Plan, id), force)
		if err == nil && seen[id] > 0 {
			err = fmt.Errorf("it is in row %d already; remove one of them", seen[id])
		}
		switch {
		case err != nil:
			sh.faults = append(sh.faults, rowFault{row.Number, text.Cut(text.CleanLine(id), 60), err})
		case c.Tracking == (questionnaire.Tracking{}):
			sh.same++
		default:
			sh.changes = append(sh.changes, c)
		}
		if seen[id] == 0 {
			seen[id] = row.Number
		}
	}
}

// change is what a row changes of an action, which is nil where the plan has no such
// one now. What is in the row as it was exported, or as it is now, changes nothing.
func (sh *planSheet) change(row table.GridRow, id string, r *report.Report, act *scoring.Action, force bool) (c planChange, err error) {
	if id == "" {
		return c, errors.New("no action is named in it; what is under ID is to stay as it was exported")
	}
	if err := knownAction(r.Catalogue, r.Assessment, id); err != nil {
		return c, err
	}
	switch {
	case act == nil: // nobody noted anything about it and nothing is open
		act = &scoring.Action{ID: id, Closed: true, Tracking: questionnaire.Tracking{Status: questionnaire.Done}}
	case act.ID != id: // it was taken apart or joined since
		same := *act
		same.ID, same.Status = id, cmp.Or(r.Assessment.Actions[id].Status, act.Status)
		act = &same
	}
	f := planFields{sh: sh, row: row, act: act, now: r.Assessment.Promised(id), force: force}
	if s := sh.Cell(row, table.PlanMark); s != "" {
		if f.mark, err = questionnaire.ParsePlanMark(s); err != nil {
			return c, err
		}
		f.marked = true
	}
	c = planChange{row: row.Number, action: id}
	for _, read := range []func(*questionnaire.Tracking) error{f.owner, f.due, f.status} {
		if err := read(&c.Tracking); err != nil {
			return c, err
		}
	}
	if c.Tracking == (questionnaire.Tracking{}) {
		return c, nil
	}
	trial := r.Assessment.Clone()
	_, err = trial.Track(id, c.Tracking, questionnaire.DateOf(r.Date))
	return c, err
}

// planFields reads the columns of one row.
type planFields struct {
	sh     *planSheet
	row    table.GridRow
	act    *scoring.Action
	now    questionnaire.Promise // what holds of the action here
	mark   questionnaire.PlanMark
	marked bool
	force  bool
}

// stale is the error for a column that was changed here since the plan was exported.
func (f planFields) stale(changed bool, what, now, given string) error {
	if !f.marked || !changed || f.force {
		return nil
	}
	return fmt.Errorf("%s was changed here since the plan was exported: it is %s now, and %s in the plan; --force takes it", what, cmp.Or(now, "nothing"), given)
}

func (f planFields) owner(t *questionnaire.Tracking) error {
	cell := f.sh.Cell(f.row, table.PlanOwner)
	if n := utf8.RuneCountInString(cell); n > text.MaxText {
		return fmt.Errorf("its owner has %d characters; %d are kept, so make it shorter", n, text.MaxText)
	}
	owner := text.CleanLine(cell)
	if owner == "" || owner == f.now.Owner || owner == questionnaire.Clear && f.now.Owner == "" ||
		f.marked && questionnaire.OwnerMark(owner) == f.mark.Owner {
		return nil
	}
	t.Owner = owner
	return f.stale(questionnaire.OwnerMark(f.now.Owner) != f.mark.Owner, "the owner", f.now.Owner, owner)
}

func (f planFields) due(t *questionnaire.Tracking) error {
	cell := f.sh.Cell(f.row, table.PlanDue)
	if cell == "" {
		return nil
	}
	days := []string{questionnaire.Clear}
	if cell != questionnaire.Clear {
		days = f.sh.Days(cell)
	}
	planned := ""
	if !f.act.Closed && f.act.Status != questionnaire.Accepted {
		planned = string(questionnaire.DateOf(f.act.Due))
	}
	for _, day := range days {
		if f.marked && day == string(f.mark.Due) || day == planned || day == string(f.now.Due) {
			return nil
		}
	}
	switch len(days) {
	case 1:
	case 0:
		return fmt.Errorf("no date %q; write it like 2026-12-01", text.Cut(text.CleanLine(cell), 40))
	default:
		return fmt.Errorf("%q may be %s; write it like 2026-12-01", cell, strings.Join(days, " or "))
	}
	if t.Due = questionnaire.Date(days[0]); t.Due == questionnaire.Clear && f.now.Due == "" {
		t.Due = ""
		return nil
	}
	return f.stale(f.now.Due != f.mark.Agreed, "the agreed day", string(f.now.Due), days[0])
}

func (f planFields) status(t *questionnaire.Tracking) error {
	status := questionnaire.Status(strings.ToLower(f.sh.Cell(f.row, table.PlanStatus)))
	if status == questionnaire.Clear {
		status = questionnaire.Todo
	}
	if err := status.Check(); err != nil {
		return err
	}
	if status == "" || status == f.act.Status || f.marked && status == f.mark.Status {
		return nil
	}
	if f.act.Closed {
		return errors.New("nothing about it is open: it is done and counted; answer its question to open it again")
	}
	if t.Status = status; status == questionnaire.Accepted {
		t.Reason = f.sh.Cell(f.row, table.PlanReason)
		days := f.sh.Days(f.sh.Cell(f.row, table.PlanExpires))
		if len(days) != 1 {
			return errors.New(`an accepted risk needs a date under "Accepted until", such as 2027-06-30`)
		}
		t.Expires = questionnaire.Date(days[0])
	}
	return f.stale(f.act.Status != f.mark.Status, "the status", string(f.act.Status), string(status))
}

// done are the actions that a plan marks as done.
func (sh *planSheet) done() (ids []string) {
	for _, c := range sh.changes {
		if c.Status == questionnaire.Done {
			ids = append(ids, c.action)
		}
	}
	return ids
}

// foretold is what a plan would change, a line an action, without changing it.
func (sh *planSheet) foretold(file string, s *questionnaire.Assessment) *page.Page {
	p := page.New(1 << 20) // a line each, for other programs as well
	for _, c := range sh.changes {
		now := s.Promised(c.action)
		var parts []string
		for _, part := range []struct{ name, was, is string }{{"owner", now.Owner, c.Owner}, {"due", string(now.Due), string(c.Due)},
			{"status", string(cmp.Or(s.Actions[c.action].Status, questionnaire.Todo)), string(c.Status)}} {
			switch {
			case part.is == "":
			case part.is == questionnaire.Clear:
				parts = append(parts, part.name+" taken away, was "+text.Printed(part.was))
			case part.was == "":
				parts = append(parts, part.name+" "+text.Printed(part.is))
			default:
				parts = append(parts, part.name+" "+text.Printed(part.is)+", was "+text.Printed(part.was))
			}
		}
		p.Line(fmt.Sprintf("row %d, %s: %s", c.row, c.action, strings.Join(parts, "; ")))
	}
	p.Say("%s would change in %s. Nothing is saved.", text.Plural(len(sh.changes), "action"), shown(file))
	return p
}

// tellPlanFaults lists what is wrong with a plan, and returns an error that sums it
// up; nil where nothing is.
func (a *app) tellPlanFaults(sh *planSheet, partial bool) error {
	return a.tellFaults(&sheet{name: sh.name, faults: slices.Clone(sh.faults)}, partial)
}

// checkFrom returns what is wrong with the flags of a plan that came back, if
// anything.
func (o trackOptions) checkFrom() error {
	switch {
	case o.action != "" || len(o.set) > 0 || o.confirm || o.evidence != "":
		return usagef("--from takes what is in the plan; note other things of an action without it")
	case o.from == stdin && o.file == stdin:
		return usagef("the assessment and the plan cannot both come from standard input")
	}
	_, err := parseDate("date", o.date)
	return err
}
