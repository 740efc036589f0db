package prompt

import (
	"fmt"
	"slices"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// fewNames is how many services are named before a question about many.
const fewNames = 5

// pages are the questions page by page, each row of a page a prompt. What a page is about is
// said before the first of them, and what the products settle before the question about it.
func (p *plain) pages() (list []prompt) {
	pages, standing := interview.Pages(p.s), p.standing()
	n := 0
	for _, t := range p.s.CountTopics() {
		for range t.Pages {
			page, told := pages[n], fmt.Sprintf("Question %d of %d, ", n+1, len(pages))
			n++
			for i, q := range page.Questions {
				part := ""
				if len(page.Questions) > 1 {
					part = fmt.Sprintf("part %d of %d, ", i+1, len(page.Questions))
				}
				where := head{of: "where " + q.Control.ID, text: told + part + t.Topic.Title + standing}
				rows := asked(q)
				for at, r := range rows {
					asked := p.row(q, r)
					if at == 1 {
						p.offerSame(&asked[0], q, rows)
					}
					asked[0].take = p.timed(asked[0].take, usual(i, at == 0))
					for j := range asked {
						asked[j].heads = append([]head{where}, p.headsOf(page, q, r)...)
					}
					list = append(list, asked...)
				}
			}
		}
	}
	return list
}

// asked are the rows of a question that somebody is asked about.
func asked(q interview.Question) []interview.Row {
	return slices.DeleteFunc(q.Lines(), func(r interview.Row) bool { return !r.Asked() })
}

// usual is how long a row usually takes, by the place of its control on the page, from 0,
// and whether it is the first row of it.
func usual(control int, first bool) time.Duration {
	switch {
	case !first:
		return interview.UsualFurther
	case control > 0:
		return interview.UsualControl
	}
	return interview.UsualFirst
}

// timed notes how long the person took before an answer is taken.
func (p *plain) timed(take func(string) error, usual time.Duration) func(string) error {
	return func(option string) error {
		p.s.Pace.Step(p.s.Now(), true, usual)
		return take(option)
	}
}

// headsOf are what is said before a row, and not again before those that follow.
func (p *plain) headsOf(page interview.Page, q interview.Question, r interview.Row) (list []head) {
	if page.Screen != nil {
		list = append(list, head{of: page.Screen.ID, text: text.CleanLine(page.Screen.Title + ". " + page.Screen.About)})
	}
	if known := p.knownLines(q); known != "" {
		list = append(list, head{of: q.Control.ID, text: known})
	}
	if f := r.Cell().Fact; f != nil && !r.Rest {
		list = append(list, head{of: r.Cell().ID().String(), text: "Known of the product: " + factLine(r.Cell()) + " Your answer counts instead; is so takes it back."})
	}
	if r.Rest {
		list = append(list, head{of: "rest " + r.Control.ID, text: "Together: " + p.s.RowNames(r, fewNames) + ". Say split to answer them one by one."})
	}
	return list
}

// reasonFor is the prompt about the reason for an answer just given to a cell, or about the
// cell where it needs none.
func (p *plain) reasonFor(id questionnaire.CellID) (key string, needed bool) {
	for _, q := range p.prompts() {
		if q.about(func(of questionnaire.CellID) bool { return of == id }) {
			return reasonKey(q.key()), interview.NeedsReason(p.s.Own(id).Option)
		}
	}
	return "", false
}
