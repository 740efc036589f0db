package html

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"yourpart/export/html/fill"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/sheet"
	"yourpart/scoring"
)

//go:embed form.css
var formStyle string

// formScript is the one script of a form. It is the same for each, so that its hash in
// the policy of the page is, too.
//
//go:embed form.js
var formScript string

// formPolicy lets a browser run the one script and use the one style sheet of a form,
// and nothing else: no request, no frame, no picture, whatever the page says.
var formPolicy = "default-src 'none'; script-src " + hashed(formScript) + "; style-src " + hashed(formStyle) + "; base-uri 'none'; form-action 'none'"

// hashed names a text by its hash, as a policy does.
func hashed(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// A form is a sheet of questions as one page to fill in.
type form struct {
	Title, Line, Intro string
	Number, Grouped    string // empty where nothing can come back
	File               string // what the answers are saved as
	Parts              []formPart
}

// A formPart is the questions about one service, or the whole business.
type formPart struct {
	Name      string
	Questions []formQuestion
}

// A formQuestion is one question with its answers.
type formQuestion struct {
	Number         int
	Text           string
	Noted          []string // note and evidence so far, a line each
	Choices        []formChoice
	Letters        string // of what every question takes, in the order of questionnaire.Fixed
	Chosen         string // the one of them that is the answer so far; empty for none
	Like           int    // the question before that has the same reason; 0 for none
	Why, How, Whom string
}

// A formChoice is one answer with its letter.
type formChoice struct {
	Letter, Label, Text string
	Chosen              bool
}

// WriteForm writes the questions of a sheet as one page that a person fills in, in a
// browser or by message, and that needs no other file and no network. Its numbers are
// the places of the questions in the sheet, and its letters are those of [sheet.Choices].
func WriteForm(w io.Writer, r *report.Report) error {
	parts, err := r.Sheet()
	if err != nil {
		return err
	}
	number := r.Options.Sheet.Number
	f := form{Title: "Questions for " + r.Name(), Line: r.SheetLine(), Number: number, Grouped: sheet.Grouped(number), File: formFile(r.SheetTo())}
	if number != "" {
		f.Line = strings.Replace(f.Line, number, f.Grouped, 1)
	}
	n := 0
	first := map[string]int{} // question that a control was first asked in
	for _, p := range parts {
		part := formPart{Name: p.Name}
		for _, c := range p.Cells {
			n++
			q := newFormQuestion(r, n, c)
			if q.Like = first[c.Control.ID]; q.Like == 0 {
				first[c.Control.ID] = n
			}
			part.Questions = append(part.Questions, q)
		}
		f.Parts = append(f.Parts, part)
	}
	f.Intro = report.SheetIntro(n)
	return writePage(w, "form", f)
}

// formFile is what the answers of a person are saved as. It says nothing: the number in
// it does.
func formFile(person string) string {
	plain := strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		}
		return ' '
	}, strings.ToLower(person))
	name := strings.Join(append([]string{"answers"}, strings.Fields(plain)...), "-")
	return strings.TrimSuffix(name[:min(len(name), 60)], "-") + ".txt"
}

func newFormQuestion(r *report.Report, n int, c *scoring.Cell) formQuestion {
	k := c.Control
	row := r.SheetRow(c)
	q := formQuestion{Number: n, Text: k.Question.Text, Why: report.Cited(k), How: r.WhereToAsk(c), Whom: k.Whom}
	ids := make([]string, len(k.Question.Options))
	for i, o := range k.Question.Options {
		ids[i] = o.ID
	}
	choices := sheet.Choices(ids)
	for i, o := range k.Question.Options {
		q.Choices = append(q.Choices, formChoice{Letter: choices[i].Letter, Label: o.Label, Text: o.Text, Chosen: row.Answer != "" && row.Answer == report.SheetAnswer(k, o.ID)})
	}
	for _, ch := range choices[len(ids):] {
		if q.Letters += ch.Letter; row.Answer != "" && row.Answer == questionnaire.FixedLabel(ch.Option) {
			q.Chosen = ch.Letter
		}
	}
	for _, said := range []struct{ name, text string }{{"Note", row.Note}, {"Evidence", row.Evidence}} {
		if said.text != "" {
			q.Noted = append(q.Noted, said.name+" so far: "+said.text)
		}
	}
	return q
}

// Language is that of the page's text.
func (f form) Language() string { return report.Language }

// Policy is the element that tells the browser what the page may do. All of it is ours.
func (f form) Policy() fill.HTML {
	return fill.HTML(`<meta http-equiv="Content-Security-Policy" content="` + formPolicy + `">`)
}

// Style is the style sheet.
func (f form) Style() fill.CSS { return fill.CSS(formStyle) }

// Script is the element with the script. All of it is ours.
func (f form) Script() fill.HTML { return fill.HTML("<script>" + formScript + "</script>") }

// ReadForm counts the questions of a form.
func ReadForm(file []byte) (report.Counts, error) {
	marks, err := htmlMarks(file)
	if err == nil && marks["data-answer"] == 0 {
		err = fmt.Errorf("no question in it")
	}
	return report.Counts{Actions: report.NotCounted, Services: report.NotCounted, Answers: marks["data-answer"]}, err
}
