// Package tracker writes a plan's actions as tasks for Jira, Asana, Linear, GitLab,
// GitHub and CISO Assistant, and counts the tasks that such a file holds. It writes
// to what it is given and reaches no tracker.
package tracker

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
)

// Jira has the columns that Jira Cloud finds by itself. It takes dates as
// yyyy-MM-dd when told so on import, and one label a column.
var Jira = append(taskTable{
	{"Summary", report.Task.Title},
	{"Issue Type", func(report.Task) string { return "Task" }},
	{"Status", func(t report.Task) string { return t.StatusWord("To Do", "In Progress", "Done") }},
	{"Priority", func(t report.Task) string { return t.Pick("Highest", "High", "Medium", "Low") }},
	{"Assignee", report.Task.Mail},
	{"Due date", report.Task.DueDay},
	{"Description", func(t report.Task) string { return t.Escaped(jiraText) }},
}, jiraLabels(4)...)

// jiraLabels are as many columns as a task has labels at most.
func jiraLabels(n int) (cols taskTable) {
	for i := range n {
		cols = append(cols, taskColumn{"Labels", func(t report.Task) string {
			if list := t.Labels(); i < len(list) {
				return list[i]
			}
			return ""
		}})
	}
	return cols
}

// Asana has the columns in the order that Asana wants them. The section is how
// far a task is; Priority becomes a field where the subscription has them.
var Asana = taskTable{
	{"Name", report.Task.Title},
	{"Description", func(t report.Task) string { return t.Text(report.AsTyped) }},
	{"Section/Column", func(t report.Task) string { return t.StatusWord("To do", "Doing", "Done") }},
	{"Assignee", report.Task.Mail},
	{"Due Date", report.Task.DueDay},
	{"Tags", func(t report.Task) string { return strings.Join(t.Labels(), ",") }},
	{"Priority", func(t report.Task) string { return t.Pick("Urgent", "High", "Medium", "Low") }},
}

// Linear has the columns of Linear's own export, which its importer reads.
// None of them is a due date: that stands in the description.
var Linear = taskTable{
	{"Id", report.Task.TicketID},
	{"Team", nothingHere},
	{"Title", report.Task.Title},
	{"Description", func(t report.Task) string { return t.Markdown() }},
	{"Status", func(t report.Task) string { return t.StatusWord("Todo", "In Progress", "Done") }},
	{"Estimate", nothingHere},
	{"Priority", func(t report.Task) string { return t.Pick("Urgent", "High", "Medium", "Low") }},
	{"Project", nothingHere},
	{"Creator", nothingHere},
	{"Assignee", report.Task.OwnerName},
	{"Labels", func(t report.Task) string { return strings.Join(t.Labels(), ", ") }},
	{"Cycle Number", nothingHere},
	{"Cycle Name", nothingHere},
	{"Cycle Start", nothingHere},
	{"Cycle End", nothingHere},
	{"Created", nothingHere},
	{"Updated", nothingHere},
	{"Started", nothingHere},
	{"Completed", func(t report.Task) string { return t.StatusWord("", "", string(t.Done)) }},
	{"Canceled", nothingHere},
	{"Archived", nothingHere}, // a row with anything here is passed over
}

func nothingHere(report.Task) string { return "" }

// GitLab has the three columns that GitLab reads. Labels and a closed state
// are quick actions at the end of the description.
var GitLab = taskTable{
	{"title", report.Task.Title},
	{"description", func(t report.Task) string {
		text := t.Markdown() + "\n"
		for _, l := range t.Labels() {
			text += fmt.Sprintf("\n/label ~%q", l)
		}
		return text + t.StatusWord("", "", "\n/close")
	}},
	{"due_date", report.Task.DueDay},
}

// CISO has the columns of CISO Assistant's applied controls.
var CISO = controlTable{
	{"ref_id", func(t report.Task) string { return t.ID }},
	{"name", report.Task.Title},
	{"description", func(t report.Task) string { return t.Markdown() }},
	{"category", category},
	{"status", func(t report.Task) string { return t.StatusWord("to_do", "in_progress", "active") }},
	{"priority", func(t report.Task) string { return t.Pick("1", "2", "3", "4") }},
	{"csf_function", csfFunction},
	{"eta", report.Task.DueDay},
	{"start_date", report.Task.StartDay},
	{"effort", report.Task.Effort},
	{"filtering_labels", func(t report.Task) string { return strings.Join(t.Labels(), "|") }},
	{"observation", func(t report.Task) string { return text.CleanLine(t.Note) }},
	{"owner", func(t report.Task) string { return strings.ReplaceAll(t.OwnerName(), ";", ",") }},
}

// category is the kind of control that CISO Assistant files it under.
func category(t report.Task) string {
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

// csfFunction is the function of the NIST CSF that most of the control's identifiers
// begin with, the first of them where two have as many, or empty, which CISO Assistant
// takes as govern.
func csfFunction(t report.Task) string {
	functions := map[string]string{"GV": "govern", "ID": "identify", "PR": "protect", "DE": "detect", "RS": "respond", "RC": "recover"}
	count := map[string]int{}
	most := ""
	for _, id := range t.Control.Refs["nist-csf"] {
		letters, _, _ := strings.Cut(id, ".")
		if count[letters]++; count[letters] > count[most] {
			most = letters
		}
	}
	return functions[most]
}
