// Package markdown writes a report or a sheet of open questions as Markdown that
// GitHub and GitLab read, and counts what such a file holds. It does not know about
// files, nor how a figure came about.
package markdown

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// mdEnd stands at the end of a whole report in Markdown.
const mdEnd = "<!-- end of the report -->\n"

// An md is a report being written as Markdown, as GitHub and GitLab read it.
type md struct {
	strings.Builder
	r     *report.Report
	marks report.Marks // of the sources
}

// mdParts write the Sections, by id.
var mdParts = map[string]func(*md){
	report.SectionSummary: (*md).summary, report.SectionResponsibilities: (*md).duties, report.SectionResults: (*md).results, report.SectionProgress: (*md).progress,
	report.SectionPlan: (*md).plan, report.SectionFindOut: (*md).findOut, report.SectionCalendar: (*md).calendar, report.SectionAccepted: (*md).accepted,
	report.SectionAside: (*md).aside, report.SectionReadiness: (*md).readiness, report.SectionAnswers: (*md).answers, report.SectionLaws: (*md).laws, report.SectionEvidence: (*md).evidence, report.SectionMethod: (*md).method, report.SectionGlossary: (*md).glossary, report.SectionSources: (*md).sources,
	report.SectionSignOff: (*md).limits, report.SectionEnquiries: (*md).enquiries,
}

// Write writes the report as Markdown with its facts in front.
func Write(w io.Writer, r *report.Report) error {
	d := &md{r: r, marks: r.Marks()}
	if err := d.front(); err != nil {
		return fmt.Errorf("writing Markdown: %w", err)
	}
	d.heading(1, report.MainTitle+": "+r.Name())
	d.say("%s", Text(strings.Join(r.About(), " · ")))
	for _, id := range r.Options.Shown() {
		mdParts[id](d)
	}
	d.WriteString("\n" + mdEnd)
	if _, err := io.WriteString(w, d.String()); err != nil {
		return fmt.Errorf("writing Markdown: %w", err)
	}
	return nil
}

// front writes the facts that programs read. JSON texts are YAML texts too.
func (d *md) front() error {
	d.WriteString("---\n")
	for _, f := range []struct{ key, value string }{
		{"title", report.MainTitle}, {"business", d.r.Name()}, {"date", string(questionnaire.DateOf(d.r.Date))},
		{"score", report.Range(d.r.Result.Total)}, {"band", d.r.BandText()}, {"tool", "yourpart"}, {"catalogue", d.r.Catalogue.Version},
	} {
		v, err := json.Marshal(f.value)
		if err != nil {
			return err
		}
		fmt.Fprintf(d, "%s: %s\n", f.key, v)
	}
	d.WriteString("---\n")
	return nil
}

// say writes a paragraph. What it says is Markdown already.
func (d *md) say(format string, args ...any) { fmt.Fprintf(d, "\n"+format+"\n", args...) }

func (d *md) heading(level int, title string) {
	d.say("%s %s", strings.Repeat("#", level), Text(title))
}

// list writes texts as a list.
func (d *md) list(texts []string) {
	d.WriteString("\n")
	for _, t := range texts {
		fmt.Fprintf(d, "- %s\n", Text(t))
	}
}

// table writes cells that are Markdown already. A head that begins with ">"
// is for a column of numbers.
func (d *md) table(heads []string, rows [][]string) {
	line := make([]string, len(heads))
	names := make([]string, len(heads))
	for i, h := range heads {
		name, right := strings.CutPrefix(h, ">")
		names[i], line[i] = Text(name), "---"
		if right {
			line[i] = "---:"
		}
	}
	d.WriteString("\n")
	for _, row := range append([][]string{names, line}, rows...) {
		fmt.Fprintf(d, "| %s |\n", strings.Join(row, " | "))
	}
}

// mdTask is a line of the plan, and mdBar a bar between cells.
var (
	mdTask = regexp.MustCompile(`(?m)^- \[[ x]\] .* <!-- id:[a-z0-9@-]+ -->$`)
	mdBar  = regexp.MustCompile(`[^\\]\|`)
)

// Read counts what a written file holds: tasks, the rows of the map, and
// the services of each answer.
func Read(file []byte) (n report.Counts, err error) {
	if !bytes.HasPrefix(file, []byte("---\ntitle: ")) || !bytes.HasSuffix(file, []byte(mdEnd)) {
		return n, errors.New("its first or its last line is missing")
	}
	text := string(file)
	n.Actions = len(mdTask.FindAllString(text, -1))
	n.Services = len(mdRows(mdPart(text, report.MapTitle)))
	for _, row := range mdRows(mdPart(text, report.AnswersTitle)) {
		first := mdBar.Split(strings.TrimPrefix(row, "|"), 2)[0]
		n.Answers += 1 + strings.Count(first, mdBreak)
	}
	return n, nil
}

// mdPart is what stands under a heading of the second level, down to the next
// heading that is not of the same kind of table.
func mdPart(text, title string) string {
	_, rest, _ := strings.Cut(text, "\n## "+Text(title)+"\n")
	rest, _, _ = strings.Cut(rest, "\n## ")
	if title == report.MapTitle {
		rest, _, _ = strings.Cut(rest, "\n### ")
	}
	return rest
}

// mdRows are the rows of all tables in a text, without their heads.
func mdRows(text string) (rows []string) {
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		head := i+1 < len(lines) && strings.HasPrefix(lines[i+1], "| ---")
		if strings.HasPrefix(l, "| ") && !head && !strings.HasPrefix(l, "| ---") {
			rows = append(rows, l)
		}
	}
	return rows
}
