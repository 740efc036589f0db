package prompt

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

const questionHelp = `A number or the first letters of an answer answers; with all behind it, such as 1 all, for every service.
S is not sure, - not applicable, = handled elsewhere.
Note and words, evidence and words, or by and a name go with the answer; - in place of the words takes them away.
As and a name says who answers from now on, and as - nobody in particular; where people say different things, settle and a number, and why behind it, decides which counts. Undo takes back the last change.
` + roundHelp + `
Known lists what the products settle by themselves, and not so answers that yourself. Split asks one by one about services that are asked about together, and together undoes that.
Where a scan shows something, accept takes it over, and scans leads through all that scans show.
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

// row is one row of a question, and its reason where the answer needs one.
func (p *plain) row(q interview.Question, r interview.Row) []prompt {
	key, title := p.rowKey(r)
	asked := prompt{id: key, cells: r.IDs(), said: p.saidBy(q, r.Cell().ID()), title: title, of: q.Control.ID, brief: p.brief(r), help: p.rowHelp(r),
		options: answers(interview.OptionsOf(q.Control)), current: p.current(r), open: r.Open(), rounds: true}
	asked.take = func(option string) error { return p.answer(option, r) }
	asked.words = func(line string) (bool, error) { return p.atQuestion(asked, q, r, line) }
	ans := p.s.Reasoned(r.Cell())
	if r.Mixed() || !interview.NeedsReason(ans.Option) {
		return []prompt{asked}
	}
	return []prompt{asked, {id: reasonKey(key), title: "What is the reason, or who takes care of it?", help: "It is printed with the answer.", name: "Reason",
		current: text.CleanLine(ans.Note), open: ans.Note == "", needed: true, free: true,
		take: func(line string) error {
			if line == questionnaire.Clear {
				return errors.New("write the reason")
			}
			return p.save(func(a *questionnaire.Assessment) {
				for _, id := range r.IDs() {
					p.s.Reason(a, id, line)
				}
			})
		}}}
}

// rowKey is the id of the prompt for a row, and what it asks in one line. What is about the
// whole business needs no name before it.
func (p *plain) rowKey(r interview.Row) (key, title string) {
	switch c := r.Cell(); {
	case r.Rest:
		return "rest " + r.Control.ID, p.s.RowName(r) + " " + r.Control.Question.Text
	case c.Service == "":
		return c.ID().String(), r.Control.Question.Text
	default:
		return c.ID().String(), p.s.RowName(r) + ": " + r.Control.Question.Text
	}
}

// brief is what a row asks right after another row of its question.
func (p *plain) brief(r interview.Row) string {
	if r.Rest {
		return p.s.RowName(r) + " Same question"
	}
	return p.s.RowName(r) + ", same question"
}

// reasonKey is the id of the prompt for the reason of what another prompt asks.
func reasonKey(key string) string { return key + " reason" }

// current is how a row is answered, in words.
func (p *plain) current(r interview.Row) string {
	if r.Mixed() {
		return report.UpperFirst(r.Unlike())
	}
	if standing := p.s.Standing(r.Control, r.Cell().ID()); standing != "" {
		return standing
	}
	current := ""
	for _, o := range interview.OptionsOf(r.Control) {
		if o.Id == r.Option() {
			current = o.Label
		}
	}
	for _, more := range interview.NotesOf(r.Control, r.Cell().Answer) {
		if more.Text != "" && current != "" {
			current += ". " + more.Head + ": " + more.Text
		}
	}
	return current
}

// rowHelp is what a row is about, how to find out, and what else may be typed.
func (p *plain) rowHelp(r interview.Row) string {
	c := r.Cell()
	help := r.Control.Why + " " + r.Control.Check
	switch g := p.s.Report.Guide(c.Service, r.Control.ID); {
	case r.Rest:
		help += "\nOne answer counts for each of " + p.s.RowNames(r, len(r.Cells)) + ". Split asks about them one by one."
	case g != nil:
		help += " In " + p.s.RowName(r) + ": " + g.Where + ". " + g.Fix
	}
	return help + "\nWhat can go wrong: " + r.Control.Risk + " If you do not know, ask " + r.Control.Whom + ".\n" + questionHelp
}

// annotate changes what goes with the answer of a row. Where there is none for services
// that are asked about together, they are not sure together.
func (p *plain) annotate(r interview.Row, n questionnaire.Notes) error {
	return p.save(func(a *questionnaire.Assessment) {
		if r.Rest && p.s.Own(r.Cell().ID()).Option == "" && !n.Blank() {
			p.s.AnswerRow(a, r, questionnaire.NotSure)
		}
		for _, id := range r.IDs() {
			p.s.Annotate(a, id, n)
		}
	})
}

// atQuestion takes the words that a question knows beside numbers.
func (p *plain) atQuestion(at prompt, q interview.Question, r interview.Row, line string) (known bool, err error) {
	first, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch word := strings.ToLower(first); word {
	case "note", "evidence", "by":
		return true, p.noted(r, word, rest)
	case "as":
		return true, p.answerAs(rest)
	case "settle":
		return true, p.settle(r, rest)
	case "split", "together":
		return true, p.split(q, word == "split")
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
	if known, err := p.atKnown(at, q, r, line); known {
		return true, err
	}
	if known, err := p.atScan(at, r, line); known {
		return true, err
	}
	fields := strings.Fields(line)
	if len(fields) < 2 || !strings.EqualFold(fields[len(fields)-1], "all") {
		return false, nil
	}
	o, err := pick(at.options, strings.Join(fields[:len(fields)-1], " "))
	if err != nil {
		return true, err
	}
	return true, p.answerAll(q, o.Id)
}

// split asks one by one about services that are asked about together, or together again.
func (p *plain) split(q interview.Question, split bool) error {
	if !slices.ContainsFunc(q.Cells, func(c scoring.Cell) bool { return c.Rest }) {
		return errors.New("no services are asked about together here")
	}
	p.s.Split(q.Control.ID, split)
	p.goTo = ""
	for _, asked := range p.prompts() {
		if p.goTo == "" && asked.about(func(id questionnaire.CellID) bool { return id.Control == q.Control.ID && p.restOf(q, id) }) {
			p.goTo = asked.key()
		}
	}
	return errJump
}

// restOf reports whether a cell is one of those of a question that are asked about together.
func (p *plain) restOf(q interview.Question, id questionnaire.CellID) bool {
	return slices.ContainsFunc(q.Cells, func(c scoring.Cell) bool { return c.Rest && c.ID() == id })
}

// noted keeps a note or a piece of evidence with the answer of a row.
func (p *plain) noted(r interview.Row, word, text string) error {
	if text == "" {
		return blankAfter(word)
	}
	id := r.Cell().ID()
	if word == "by" && !p.s.OneWord(id) {
		return errors.New("several people answer this one; say as and a name, and then answer as that person")
	}
	var n questionnaire.Notes
	*map[string]*string{"note": &n.Note, "evidence": &n.Evidence, "by": &n.By}[word] = text
	if err := p.annotate(r, n); err != nil {
		return err
	}
	if p.s.Own(id).Option == questionnaire.NotSure && r.Open() && text != questionnaire.Clear {
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
