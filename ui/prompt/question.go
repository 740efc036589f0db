package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

const questionHelp = `A number answers; a number and all, such as 1 all, answers this question for every service.
Note and words, evidence and words, or by and a name go with the answer; - in place of the words takes them away.
As and a name says who answers from now on, and as - nobody in particular; where people say different things, settle and a
number, and why behind it, decides which counts. Undo takes back the last change.
` + roundHelp + `
Topics lists the topics, and topic 3 goes to the third. Find and words looks for a question.`

// standing is how long it still takes, and the score so far.
func (p *plain) standing() string {
	said := ""
	if n := p.s.MinutesLeft(); n > 0 {
		said = fmt.Sprintf(", about %s left", text.Plural(n, "minute"))
	}
	if len(p.s.Assessment.Answers) > 0 {
		said += ", proven " + report.Range(p.s.Report.Result.Total)
	}
	if disputed := p.s.DisputedText(); disputed != "" {
		said += ", " + disputed
	}
	if by := p.s.By(); by != "" {
		said += ", as " + text.CleanLine(by)
	}
	return said
}

// question is one cell, and its reason where the answer needs one.
func (p *plain) question(q interview.Question, c *scoring.Cell) []prompt {
	id, ans, where := c.ID(), c.Answer, p.s.Report.ServiceName(c.Service)
	options := interview.OptionsOf(q.Control)
	current := ""
	if i := slices.IndexFunc(options, func(o interview.Offered) bool { return o.Id == ans.Option }); i >= 0 {
		current = options[i].Label
	}
	for _, more := range interview.NotesOf(q.Control, ans) {
		if more.Text != "" && current != "" {
			current += ". " + more.Head + ": " + more.Text
		}
	}
	if standing := p.s.Standing(q.Control, id); standing != "" {
		current = standing
	}
	help := q.Control.Why + " " + q.Control.Check
	if g := p.s.Report.Guide(c.Service, q.Control.ID); g != nil {
		help += " In " + where + ": " + g.Where + ". " + g.Fix
	}
	help += "\nWhat can go wrong: " + q.Control.Risk + " If you do not know, ask " + q.Control.Whom + ".\n" + questionHelp
	list := []prompt{{id: id.String(), told: p.saidBy(q, id), title: where + ": " + q.Control.Question.Text, help: help, options: options, current: current, open: c.Open(),
		rounds: true,
		take:   func(option string) error { return p.answer(option, id) },
		words:  func(line string) (bool, error) { return p.atQuestion(q, c, line) }}}
	if ans = p.s.Reasoned(c); ans.Option != questionnaire.NotApplicable && ans.Option != questionnaire.HandledElsewhere {
		return list
	}
	return append(list, prompt{id: id.String() + " reason", title: "What is the reason, or who takes care of it?", help: "It is printed with the answer.",
		current: text.CleanLine(ans.Note), open: ans.Note == "", needed: true, free: true,
		take: func(line string) error {
			if line == questionnaire.Clear {
				return errors.New("write the reason")
			}
			return p.save(func(a *questionnaire.Assessment) { p.s.Reason(a, id, line) })
		}})
}

// answer gives cells an answer.
func (p *plain) answer(option string, ids ...questionnaire.CellID) error {
	usual := interview.UsualFirst + time.Duration(len(ids)-1)*interview.UsualFurther
	p.s.Pace.Step(p.s.Now(), true, usual)
	return p.save(func(a *questionnaire.Assessment) {
		for _, id := range ids {
			p.s.Answer(a, id, option)
		}
	})
}

// annotate changes what goes with an answer.
func (p *plain) annotate(id questionnaire.CellID, n questionnaire.Notes) error {
	return p.save(func(a *questionnaire.Assessment) { p.s.Annotate(a, id, n) })
}

// atQuestion takes the words that a question knows beside numbers.
func (p *plain) atQuestion(q interview.Question, c *scoring.Cell, line string) (known bool, err error) {
	first, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word := strings.ToLower(first); word {
	case "note", "evidence", "by":
		return true, p.noted(c, word, rest)
	case "as":
		return true, p.answerAs(rest)
	case "settle":
		return true, p.settle(q, c, rest)
	case "topics":
		for i, t := range p.s.CountTopics() {
			p.say("  %d. %s: %d of %d answered", i+1, t.Topic.Title, t.Done, t.All)
		}
		return true, errStay
	case "topic":
		return true, p.toTopic(rest)
	case "find":
		return true, p.findQuestion(rest)
	}
	n, err := strconv.Atoi(first)
	if options := interview.OptionsOf(q.Control); err != nil || !strings.EqualFold(rest, "all") || n < 1 || n > len(options) {
		return false, nil
	}
	var ids []questionnaire.CellID
	for i := range q.Cells {
		if interview.Answerable(&q.Cells[i]) {
			ids = append(ids, q.Cells[i].ID())
		}
	}
	return true, p.answerAll(interview.OptionsOf(q.Control)[n-1].Id, ids)
}

// answerAll gives all rows of a question one answer and goes on behind them,
// unless each needs a reason.
func (p *plain) answerAll(option string, ids []questionnaire.CellID) error {
	if err := p.answer(option, ids...); err != nil || option == questionnaire.NotApplicable || option == questionnaire.HandledElsewhere {
		return err
	}
	list := p.prompts()
	last := slices.IndexFunc(list, func(q prompt) bool { return q.id == ids[len(ids)-1].String() })
	p.goTo = list[last+1].id
	return errJump
}

// noted keeps a note or a piece of evidence with the answer.
func (p *plain) noted(c *scoring.Cell, word, text string) error {
	if text == "" {
		return blankAfter(word)
	}
	if word == "by" && !p.s.OneWord(c.ID()) {
		return errors.New("several people answer this one; say as and a name, and then answer as that person")
	}
	var n questionnaire.Notes
	*map[string]*string{"note": &n.Note, "evidence": &n.Evidence, "by": &n.By}[word] = text
	if err := p.annotate(c.ID(), n); err != nil {
		return err
	}
	if p.s.Own(c.ID()).Option == questionnaire.NotSure && c.Answer.Option == "" && text != questionnaire.Clear {
		p.say("Noted, as not sure until you answer with a number. Enter goes on.")
		return errStay
	}
	p.say("Noted. Enter goes on.")
	return errStay
}

// blankAfter is the error for a word that says what to note, and nothing to note.
func blankAfter(word string) error {
	return fmt.Errorf("write something behind the word %s, or - to take it away", word)
}

// toTopic goes to the first open question of a topic.
func (p *plain) toTopic(number string) error {
	list := p.s.CountTopics()
	n, err := strconv.Atoi(number)
	if err != nil || n < 1 || n > len(list) {
		return fmt.Errorf("say topic and a number from 1 to %d; topics lists them", len(list))
	}
	return p.toControl(list[n-1].NextToOpen)
}

// toControl goes to the first row of a question.
func (p *plain) toControl(id string) error {
	return p.jump(interview.ReviewItem{GoTo: interview.Place{Cell: questionnaire.CellID{Control: id}}})
}

// findQuestion goes to the one question with those words, or lists them.
func (p *plain) findQuestion(text string) error {
	found := p.s.FindQuestions(text)
	switch n := len(found); {
	case text == "" || n == 0:
		return errors.New("no question has all of these words; say find and a word of it")
	case n == 1:
		return p.toControl(found[0].Control.ID)
	}
	for _, q := range found {
		p.say("  %s: %s", q.Topic, q.Control.Title)
	}
	p.say("Say find with more words to go to one of them.")
	return errStay
}
