package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"yourpart/questionnaire"
)

// sheetEnd closes a sheet, so that one that is cut short is noticed.
const sheetEnd = "Thank you. Some answers open one more question; the next sheet has it.\n"

// writeSheetMD writes the open questions as Markdown: an answer each to tick,
// and room for a note.
func writeSheetMD(w io.Writer, r *Report) error {
	parts, err := r.sheet()
	if err != nil {
		return err
	}
	var b strings.Builder
	n := 0
	for _, p := range parts {
		n += len(p.cells)
	}
	fmt.Fprintf(&b, "# Questions for %s\n\n%s\n", mdText(r.Name()), sheetIntro(n))
	n = 0
	for _, p := range parts {
		fmt.Fprintf(&b, "\n## %s\n", mdText(p.name))
		for _, c := range p.cells {
			n++
			fmt.Fprintf(&b, "\n### %d. %s\n\n%s\n\n", n, c.Control.Question.Text, c.Control.Why)
			for _, ch := range sheetChoices(c.Control) {
				fmt.Fprintf(&b, "- [ ] **%s** %s\n", strings.TrimSpace(ch.letter+" "+ch.label), ch.text)
			}
			fmt.Fprintf(&b, "\nHow to check: %s  \nWhom to ask: %s  \nNote:  \nEvidence:  \nFor the record: `%s`\n", r.whereToAsk(c), c.Control.Whom, c.ID())
		}
	}
	b.WriteString("\n" + sheetEnd)
	_, err = io.WriteString(w, b.String())
	return err
}

// sheetIntro says what to do with a sheet of n questions.
func sheetIntro(n int) string {
	return fmt.Sprintf("%s. Please choose the answer that is true today, not the one that is planned. “%s” is a good answer: it says what to look into. A note and what shows the answer, such as a screenshot, help later.",
		count(n, "question", "questions"), questionnaire.FixedLabel(questionnaire.NotSure))
}

// readSheetMD counts the questions of a sheet.
func readSheetMD(file []byte) (Counts, error) {
	c := Counts{Actions: NotCounted, Services: NotCounted}
	if !bytes.HasSuffix(file, []byte("\n"+sheetEnd)) {
		return c, errors.New("it is cut short")
	}
	for _, l := range bytes.Split(file, []byte("\n")) {
		if bytes.HasPrefix(l, []byte("For the record: `")) {
			c.Answers++
		}
	}
	return c, nil
}
