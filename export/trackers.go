package export

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode"

	"yourpart/questionnaire"
)

// jira has the columns that Jira Cloud finds by itself. It takes dates as
// yyyy-MM-dd when told so on import, and one label a column.
var jira = append(taskTable{
	{"Summary", task.title},
	{"Issue Type", func(task) string { return "Task" }},
	{"Status", func(t task) string { return t.status("To Do", "In Progress", "Done") }},
	{"Priority", func(t task) string { return t.pick("Highest", "High", "Medium", "Low") }},
	{"Assignee", task.mail},
	{"Due date", task.due},
	{"Description", func(t task) string { return t.text(jiraText) }},
}, jiraLabels(4)...)

// jiraLabels are as many columns as a task has labels at most.
func jiraLabels(n int) (cols taskTable) {
	for i := range n {
		cols = append(cols, taskColumn{"Labels", func(t task) string {
			if list := t.labels(); i < len(list) {
				return list[i]
			}
			return ""
		}})
	}
	return cols
}

// jiraText keeps what was typed from being read as Jira's markup.
var jiraText = strings.NewReplacer(`\`, `\\`, "{", `\{`, "[", `\[`, "]", `\]`, "!", `\!`, "|", `\|`, "*", `\*`, "_", `\_`, "@", `\@`).Replace

// asana has the columns in the order that Asana wants them. The section is how
// far a task is; Priority becomes a field where the subscription has them.
var asana = taskTable{
	{"Name", task.title},
	{"Description", func(t task) string { return t.text(asTyped) }},
	{"Section/Column", func(t task) string { return t.status("To do", "Doing", "Done") }},
	{"Assignee", task.mail},
	{"Due Date", task.due},
	{"Tags", func(t task) string { return strings.Join(t.labels(), ",") }},
	{"Priority", func(t task) string { return t.pick("Urgent", "High", "Medium", "Low") }},
}

// linear has the columns of Linear's own export, which its importer reads.
// None of them is a due date: that stands in the description.
var linear = taskTable{
	{"Id", func(t task) string { return t.ID }},
	{"Team", nothingHere},
	{"Title", task.title},
	{"Description", func(t task) string { return t.markdown() }},
	{"Status", func(t task) string { return t.status("Todo", "In Progress", "Done") }},
	{"Estimate", nothingHere},
	{"Priority", func(t task) string { return t.pick("Urgent", "High", "Medium", "Low") }},
	{"Project", nothingHere},
	{"Creator", nothingHere},
	{"Assignee", task.owner},
	{"Labels", func(t task) string { return strings.Join(t.labels(), ", ") }},
	{"Cycle Number", nothingHere},
	{"Cycle Name", nothingHere},
	{"Cycle Start", nothingHere},
	{"Cycle End", nothingHere},
	{"Created", nothingHere},
	{"Updated", nothingHere},
	{"Started", nothingHere},
	{"Completed", func(t task) string { return string(t.Done) }},
	{"Canceled", nothingHere},
	{"Archived", nothingHere}, // a row with anything here is passed over
}

func nothingHere(task) string { return "" }

// gitlab has the three columns that GitLab reads. Labels and a closed state
// are quick actions at the end of the description.
var gitlab = taskTable{
	{"title", task.title},
	{"description", func(t task) string {
		text := t.markdown() + "\n"
		for _, l := range t.labels() {
			text += fmt.Sprintf("\n/label ~%q", l)
		}
		return text + t.status("", "", "\n/close")
	}},
	{"due_date", task.due},
}

// ciso has the columns of CISO Assistant's applied controls.
var ciso = taskTable{
	{"ref_id", func(t task) string { return t.ID }},
	{"name", task.title},
	{"description", func(t task) string { return t.markdown() }},
	{"category", task.category},
	{"status", func(t task) string { return t.status("to_do", "in_progress", "active") }},
	{"priority", func(t task) string { return t.pick("1", "2", "3", "4") }},
	{"csf_function", task.csfFunction},
	{"eta", task.due},
	{"start_date", func(t task) string { return t.Start.Format(time.DateOnly) }},
	{"effort", task.effort},
	{"filtering_labels", func(t task) string { return strings.Join(t.labels(), "|") }},
	{"observation", func(t task) string { return questionnaire.CleanLine(t.Note) }},
	{"owner", func(t task) string { return strings.ReplaceAll(t.owner(), ";", ",") }},
}

// category is the kind of control that CISO Assistant files it under.
func (t task) category() string {
	switch t.Control.Layers[0] {
	case "physical":
		return "physical"
	case "governance":
		return "policy"
	case "people", "incident":
		return "process"
	}
	return "technical"
}

// csfFunction is the function of the NIST CSF that the control's identifiers
// begin with, or empty, which CISO Assistant takes as govern.
func (t task) csfFunction() string {
	functions := map[string]string{"GV": "govern", "ID": "identify", "PR": "protect", "DE": "detect", "RS": "respond", "RC": "recover"}
	for _, id := range t.Control.Refs["nist-csf"] {
		letters, _, _ := strings.Cut(id, ".")
		return functions[letters]
	}
	return ""
}

// lineInside is a line break that does not end a paragraph.
var lineInside = regexp.MustCompile(`([^\n])\n([^\n])`)

// markdown is the text of a task with its lines as lines: Markdown would run
// them together.
func (t task) markdown() string {
	return lineInside.ReplaceAllString(t.text(codeText), "$1  \n$2")
}

// codeText keeps what was typed from being read as Markdown, as HTML, or
// as a call to somebody by @name: anything but plain words stands as code. That
// holds in every tracker, where a name called would be told at once. Documents
// go through mdText instead, whose comments not every tracker takes out.
func codeText(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || strings.ContainsRune(" .,'()-&", r)
	}
	if !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) {
		return s
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if len(fence) > 1 {
		s = " " + s + " "
	}
	return fence + s + fence
}
