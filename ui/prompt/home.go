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
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// home asks what to do, until there is an assessment to go on with.
func (p *plain) home() error {
	for {
		step, err := p.ask(p.homePrompt())
		switch {
		case errors.Is(err, errHome): // something was told; choose again
		case errors.Is(err, errJump) || step < 0:
			p.say("This is the beginning.")
		default:
			return err
		}
	}
}

// homePrompt offers what the home screen offers. Enter begins a new
// assessment, or goes on with the newest.
func (p *plain) homePrompt() prompt {
	_, files := document.Recents(p.s.Document, p.s.Held())
	options := []interview.Offered{{Id: "new", Label: "Start a new assessment"}}
	for i, f := range files {
		options = append(options, interview.Offered{Id: fmt.Sprint("file ", i), Label: f.Label, Text: strings.Join(slices.DeleteFunc([]string{f.Score, f.Day(), f.Beside()}, func(s string) bool { return s == "" }), ", ")})
	}
	options = append(options, interview.Offered{Id: "path", Label: "Open a file", Text: "by its path"},
		interview.Offered{Id: "compare", Label: "Compare", Text: "two files, or a file with how it was before"})
	if len(p.s.Example) > 0 {
		options = append(options, interview.Offered{Id: "example", Label: "Try the example", Text: "a digital agency with three services"})
	}
	if p.s.Store != nil && !p.s.Sealed {
		options = append(options, interview.Offered{Id: "protect", Label: "Protect " + p.s.Report.Name(), Text: "with a passphrase"})
	}
	options = append(options, interview.Offered{Id: "quit", Label: "Quit"})
	return prompt{told: strings.Join(interview.Intro(), " "), title: "What do you want to do?", name: "Chosen", help: "Type the number of a line. Enter starts a new assessment, or goes on with the open one.",
		options: options, take: func(id string) error { return p.choose(id, files) }}
}

// choose does what was chosen at home.
func (p *plain) choose(id string, files []document.Recent) error {
	switch id {
	case "new":
		p.s.Take(nil, questionnaire.New(""))
		p.usual = true
		return nil
	case "path":
		return p.askPath("Which file? Type its path.", p.goOn)
	case "compare":
		all, _ := document.Recents(p.s.Document, p.s.Held())
		return p.compare(all)
	case "example":
		store, a, err := document.Example(p.s.Options)
		if err != nil {
			return err
		}
		p.s.Take(store, a)
		return nil
	case "protect":
		return p.protect()
	case "quit":
		return errLeave
	}
	n, err := strconv.Atoi(strings.TrimPrefix(id, "file "))
	if err != nil {
		return err
	}
	return p.goOn(files[n].Path)
}

// goOn goes on with a file. The open one need not be opened again.
func (p *plain) goOn(path string) error {
	if p.s.Store != nil && document.SameFile(p.s.Store.Path(), path) {
		return nil
	}
	return p.open(path)
}

// askPath asks for a path. Going back from it asks what to do again.
func (p *plain) askPath(title string, take func(path string) error) error {
	step, err := p.ask(prompt{title: title, help: "For example: northwind.json, or ~/Documents/northwind.json.", needed: true,
		no: func() error { return errHome }, take: func(line string) error {
			if !isFile(line) {
				return notAFile(line)
			}
			return take(document.Expand(document.CleanPath(line)))
		}})
	switch {
	case errors.Is(err, errJump) || (err == nil && step < 0):
		return errHome
	}
	return err
}

// notAFile is the error for a word in the place of a path.
func notAFile(word string) error {
	return fmt.Errorf("%q is no file here; type a path such as northwind.json or ~/Documents/northwind.json, or back", word)
}

// compare asks for two sides and tells what changed between them.
func (p *plain) compare(files []document.Recent) error {
	var told []string
	files = slices.DeleteFunc(slices.Clone(files), func(f document.Recent) bool { return f.A == nil })
	for i, f := range files {
		told = append(told, fmt.Sprintf("  %d. %s: %s, %s", i+1, f.Name, f.Score, f.Day()))
	}
	step, err := p.ask(prompt{told: strings.Join(told, "\n"),
		title: "Which files? Type two paths or numbers with a comma, the older one first. One alone is compared with its newest round.",
		help:  "For example: 2, 1 or old.json, new.json.", needed: true, no: func() error { return errHome }, take: func(line string) error { return p.compared(line, files) }})
	if err == nil && step > 0 || step < 0 || errors.Is(err, errJump) || errors.Is(err, errHome) {
		return errHome
	}
	return err
}

// compared tells what changed between the files that a line names.
func (p *plain) compared(line string, files []document.Recent) error {
	words := strings.Split(line, ",")
	if len(words) > 2 {
		return errors.New("type one file or two")
	}
	sides := make([]questionnaire.Assessment, len(words))
	for i, w := range words {
		path := document.Expand(document.CleanPath(w))
		if n, err := strconv.Atoi(strings.TrimSpace(w)); err == nil && n >= 1 && n <= len(files) {
			path = files[n-1].Path
		} else if !isFile(w) {
			return notAFile(strings.TrimSpace(w))
		}
		a, err := p.s.Keys.Load(path)
		if err == nil {
			err = document.FitsIn(p.s.Catalogue, path, a)
		}
		if err != nil {
			return err
		}
		sides[i] = a
	}
	old, now := report.FileSide(&sides[0]), report.FileSide(&sides[len(sides)-1])
	if len(sides) == 1 {
		past := sides[0].Latest()
		if past == nil {
			return errors.New("it has no round to compare with; name two files, or keep one with yourpart round")
		}
		old = report.PastSide(&sides[0], past)
		now = report.Side{Assessment: &sides[0], Date: questionnaire.DateOf(p.s.Today()), Now: true}
	}
	if err := document.OneBusiness(&sides[0], &sides[len(sides)-1]); err != nil {
		return err
	}
	p.tellChanges(report.Compare(p.s.Catalogue, old.Seen(p.s.Day()), now.Seen(p.s.Day())))
	return nil
}

// tellChanges says what changed, a sentence a line.
func (p *plain) tellChanges(r *report.Compared) {
	p.say("\n%s: from %s to %s.", r.Name, r.Old.When("the older file"), r.New.When("the newer file"))
	if r.Same() {
		p.say("Nothing changed.")
		return
	}
	p.say("The same %s: proven %s, and now %s: %s.", text.Plural(r.SharedCells, "question"), report.Range(r.SharedOld), report.Range(r.SharedNew),
		report.Difference(r.SharedOld, r.SharedNew))
	p.say("Each by itself: proven %s, and now %s: %s.", report.Range(r.Comparison.Old.Total), report.Range(r.Comparison.New.Total),
		report.Difference(r.Comparison.Old.Total, r.Comparison.New.Total))
	p.say("%s %s.", r.Bands(), r.Counts())
	for _, list := range r.Lists() {
		p.say("%s:", list.Title)
		for _, ch := range list.Changes {
			text := fmt.Sprintf("%s, %s: was %s, is %s", ch.Control.Title, r.ServiceName(ch.Service), report.Stands(ch.Control, ch.Was), report.Stands(ch.Control, ch.Is))
			if list.Points {
				text += fmt.Sprintf(", %+.1f points", ch.Points)
			}
			p.say("  %s.", text)
		}
	}
	for _, why := range r.Why {
		p.say("%s", why)
	}
}
