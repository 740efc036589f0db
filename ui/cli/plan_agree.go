package cli

import (
	"errors"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

// mostMoved is how many actions with another day or owner are listed by name.
const mostMoved = 50

// errNothingOpen is the error for a plan that there is nothing to agree to in.
var errNothingOpen = errors.New("nothing is open, so there is no plan to agree to")

// checkAgree returns what is wrong with the flags of an agreed plan, if anything.
func (o planOptions) checkAgree() error {
	switch {
	case !o.agree && o.by != "":
		return usagef("--by goes with --agree")
	case !o.agree:
		return nil
	case o.by != "" && questionnaire.PersonName(o.by) == "":
		return usagef("--by %q is no name", o.by)
	case o.limit.Hours != nil || o.limit.Budget != nil:
		return usagef("--agree takes the whole plan; --hours and --budget only show a choice from it")
	case o.json && o.file == stdin:
		return usagef("with --agree and - as FILE standard output has the assessment, so there is no room for --json")
	}
	return nil
}

// agreePlan makes the plan as of a day the agreed one, and says what that changes.
func (a *app) agreePlan(o planOptions, date, start time.Time) error {
	day := questionnaire.DateOf(date)
	if err := day.Future(questionnaire.DateOf(a.today())); err != nil {
		return usagef("--date %w", err)
	}
	return a.edit(o.file, func(d *document.Document) error {
		var r *report.Report
		var g questionnaire.Agreement
		var was *questionnaire.Agreement
		err := a.change(d, func(s *questionnaire.Assessment) (err error) {
			r = report.Build(d.Catalogue, s, date, start)
			if g = r.Plan.Agreement(day, questionnaire.PersonName(o.by)); len(g.Actions) == 0 {
				return errNothingOpen
			}
			was, err = s.Agree(g)
			return err
		})
		switch {
		case err != nil || d.Store == nil:
			return err
		case o.json:
			return report.WriteJSON(a.out, report.Build(d.Catalogue, &d.Assessment, date, start).PlanShape(nil))
		}
		return a.confirm(agreedPage(a.page(), o.file, r, was, g))
	})
}

// agreedPage says what was agreed, and what that changes of what was agreed before.
func agreedPage(p *page.Page, file string, r *report.Report, was *questionnaire.Agreement, g questionnaire.Agreement) *page.Page {
	by := ""
	if g.By != "" {
		by = " by " + text.Printed(g.By)
	}
	p.Say("Agreed on %s%s: %s. Saved in %s.", report.DayOf(g.Date), by, r.AgreedSum(g), shown(file))
	if was == nil {
		return p
	}
	moved := r.AgreedChanges(was, g)
	if len(moved) == 0 {
		p.Say("No action has another day or owner than in the plan agreed on %s.", report.DayOf(was.Date))
		return p
	}
	p.Say("%s another day or owner than in the plan agreed on %s:", text.Plural(len(moved), "action has", "actions have"), report.DayOf(was.Date))
	for _, line := range moved[:min(len(moved), mostMoved)] {
		p.Hang("  - ", line)
	}
	if rest := len(moved) - mostMoved; rest > 0 {
		p.Say("And %d more.", rest)
	}
	return p
}
