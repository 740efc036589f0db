package cli

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	forms "yourpart/questionnaire/sheet"
	"yourpart/ui/document"
	"yourpart/ui/replies"
)

// cameBack reads what came back of forms: all in the folder of --forms, or the file of
// --sheet where that is one. It returns nil where it is a sheet of rows, which it keeps.
func (a *app) cameBack(o *answerOptions) ([]replies.Came, error) {
	if o.forms != "" {
		return replies.In(o.forms)
	}
	if o.sheet == "" {
		return nil, nil
	}
	b, err := a.readAll(o.sheet)
	if err != nil {
		return nil, err
	}
	reply, err := forms.Read(b)
	if errors.Is(err, forms.ErrNone) || errors.Is(err, forms.ErrTooLong) {
		o.rows = b
		return nil, nil
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", shown(o.sheet), err)
	case o.by != "":
		return nil, usagef("%s is what came back of a form, and its number says whose it is; leave --by out", shown(o.sheet))
	case len(o.answers) > 0:
		return nil, usagef("%s is what came back of a form; give the other answers in a command of their own", shown(o.sheet))
	}
	return []replies.Came{{Name: shown(o.sheet), Reply: reply}}, nil
}

// takeForms puts what came back of forms into an assessment, and says so.
func (a *app) takeForms(d *document.Document, o answerOptions, came []replies.Came) error {
	c, s := d.Catalogue, &d.Assessment
	how := replies.How{Catalogue: c, Day: a.dayOr(o.date), Force: o.force, Partial: o.partial, DryRun: o.dryRun}
	var taken replies.Taken
	var err error
	if o.dryRun {
		next := s.Clone()
		taken = how.Take(&next, came)
	} else {
		err = a.change(d, func(s *questionnaire.Assessment) error {
			taken = how.Take(s, came)
			return nil
		})
	}
	for _, n := range taken.Notes {
		a.note("%s", n)
	}
	for _, f := range taken.Faults {
		say(a.Err, "%v", f)
	}
	p := a.page()
	for _, line := range taken.Lines {
		p.Line(line)
	}
	switch {
	case err != nil:
		return err
	case o.dryRun:
		p.Say("Nothing is saved.")
		return cmp.Or(a.show(p), taken.Err)
	case d.Store != nil && (taken.Err == nil || len(taken.Lines) > 0):
		p.Say("%s saved in %s. %s.", text.Plural(taken.Changed, "answer"), shown(o.file), open(c, s))
		err = a.confirm(p)
	}
	a.tellFuture(o.date)
	entries := make([]entry, len(taken.Cells))
	for i, id := range taken.Cells {
		entries[i].cell = id
	}
	a.remark(c, s, entries)
	return cmp.Or(err, taken.Err)
}

// others in place of a service stands for all that core depth asks about together. A
// service that has this key goes before it.
const others = "others"

// parseAnswer reads CONTROL[@SERVICE]=OPTION, or CONTROL@others=OPTION for the cells that
// are asked about together.
func parseAnswer(c *catalogue.Catalogue, s *questionnaire.Assessment, word string) (ids []questionnaire.CellID, option string, together bool, err error) {
	left, right, _ := strings.Cut(word, "=")
	control, service, _ := strings.Cut(strings.TrimSpace(left), "@")
	k, ok := c.Control(control)
	if service != others || s.Service(others) != nil || !ok || k.Scope == catalogue.Organisation {
		id, option, err := s.ParseAnswer(c, word)
		return []questionnaire.CellID{id}, option, false, err
	}
	if ids = togetherOf(c, s, control); len(ids) == 0 {
		return nil, "", false, fmt.Errorf("no services are asked about together for %s here; write %s@SERVICE=… with one of %s", control, control, strings.Join(s.Keys(), ", "))
	}
	_, option, err = s.ParseAnswer(c, ids[0].String()+"="+right)
	return ids, option, true, err
}

// togetherOf are the cells of a control that are asked about together.
func togetherOf(c *catalogue.Catalogue, s *questionnaire.Assessment, control string) (ids []questionnaire.CellID) {
	for _, cell := range questionnaire.Cells(c, s) {
		if cell.Control.ID == control && cell.Rest {
			ids = append(ids, cell.ID())
		}
	}
	return ids
}
