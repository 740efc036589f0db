package tracker

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

var trackers = map[string]taskTable{"jira": Jira, "asana": Asana, "linear": Linear, "gitlab": GitLab, "ciso-assistant": taskTable(CISO)}

// TestTrackersAreInert: whatever was typed starts no formula and no command.
func TestTrackersAreInert(t *testing.T) {
	typed := append([]string{"/close", "x\n/assign @root", "x\r/label ~p", "@everyone", "＝1+1"}, reporttest.Marks...)
	for _, m := range typed {
		r := reporttest.TypedAll(t, m)
		for name, table := range trackers {
			var b bytes.Buffer
			if err := table.Write(&b, r); err != nil {
				t.Fatal(err)
			}
			for _, row := range reporttest.TableOf(t, b.Bytes())[1:] {
				for i, cell := range row {
					if report.Live(cell) {
						t.Errorf("%s, %s: %q is a formula", name, table[i].title, cell)
					}
					if own, _, _ := strings.Cut(cell, "From yourpart"); strings.Contains(own, "\n/") || strings.HasPrefix(own, "/") && strings.EqualFold(table[i].title, "description") {
						t.Errorf("%s, %s: %q begins a line with a command:\n%s", name, table[i].title, m, cell)
					}
				}
			}
		}
	}
}

// TestCodeText: what was typed reads the same and does nothing.
func TestCodeText(t *testing.T) {
	for in, want := range map[string]string{
		"Mara Lind":     "Mara Lind",
		"Żółć & Söhne":  "Żółć & Söhne",
		"@octocat":      "`@octocat`",
		"<b>x</b>":      "`<b>x</b>`",
		"a `b` c":       "`` a `b` c ``",
		"``@x``":        "``` ``@x`` ```",
		"[x](y)":        "`[x](y)`",
		"www.x.example": "`www.x.example`",
		"GH-12":         "`GH-12`",
		"See &12":       "`See &12`",
	} {
		if got := report.CodeText(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

// TestJiraColumns: Jira takes one label a column, without blanks, and no other
// signs in a title; each action has all of its labels.
func TestJiraColumns(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		var b bytes.Buffer
		if err := Jira.Write(&b, r); err != nil {
			t.Fatal(err)
		}
		rows := reporttest.TableOf(t, b.Bytes())
		for _, title := range rows[0] {
			if strings.Trim(title, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ") != "" {
				t.Errorf("Jira may stumble over the title %q", title)
			}
		}
		first := slices.Index(rows[0], "Labels")
		for i, task := range r.Tasks() {
			if got := slices.DeleteFunc(slices.Clone(rows[i+1][first:]), func(l string) bool { return l == "" }); !slices.Equal(got, task.Labels()) {
				t.Errorf("%s: %s has labels %q, not %q", name, task.ID, got, task.Labels())
			}
			if strings.ContainsAny(strings.Join(task.Labels(), ""), " \t\n,;|") {
				t.Errorf("a label of %s has a blank: %q", task.ID, task.Labels())
			}
		}
	}
}

// TestOpenAgainIsNotCompleted: what was done once and is open again has no day of
// completion.
func TestOpenAgainIsNotCompleted(t *testing.T) {
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	for id, day := range map[string]questionnaire.Date{"admin-ports-closed": "2026-05-12", "mfa-all-users": "2026-11-22"} {
		a.SetTracking(id, questionnaire.Tracking{Status: questionnaire.Done, Done: day})
	}
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	var b bytes.Buffer
	if err := trackers["linear"].Write(&b, r); err != nil {
		t.Fatal(err)
	}
	rows := reporttest.TableOf(t, b.Bytes())
	reopened := 0
	for i, task := range r.Tasks() {
		status, completed := rows[i+1][slices.Index(rows[0], "Status")], rows[i+1][slices.Index(rows[0], "Completed")]
		if (status == "Done") != (completed != "") {
			t.Errorf("%s is %q, and completed on %q", task.ID, status, completed)
		}
		if task.Reopened != "" {
			reopened++
		}
	}
	if reopened == 0 {
		t.Error("nothing is open again")
	}
}

// TestTrackersCarryStatus: done and half-done work arrives as such, and only
// an address becomes an assignee.
func TestTrackersCarryStatus(t *testing.T) {
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.SetTracking(r.Plan.Actions[0].ID, questionnaire.Tracking{Owner: "mara@northwind.example", Status: questionnaire.Done, Done: "2026-11-22"})
	a.SetTracking(r.Plan.Actions[1].ID, questionnaire.Tracking{Owner: "Mara Lind", Status: questionnaire.Doing})
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	for name, want := range map[string][]string{
		"jira":           {"Status", "Done", "In Progress", "Assignee", "mara@northwind.example", ""},
		"asana":          {"Section/Column", "Done", "Doing", "Assignee", "mara@northwind.example", ""},
		"linear":         {"Status", "Done", "In Progress", "Assignee", "mara@northwind.example", "Mara Lind"},
		"ciso-assistant": {"status", "active", "in_progress", "owner", "mara@northwind.example", "Mara Lind"},
	} {
		var b bytes.Buffer
		if err := trackers[name].Write(&b, r); err != nil {
			t.Fatal(err)
		}
		rows := reporttest.TableOf(t, b.Bytes())
		cell := func(id, title string) string {
			for i, task := range r.Tasks() {
				if task.ID == id {
					return rows[i+1][slices.Index(rows[0], title)]
				}
			}
			return "no such task"
		}
		done, doing := reporttest.Agency(t).Plan.Actions[0].ID, reporttest.Agency(t).Plan.Actions[1].ID
		got := []string{want[0], cell(done, want[0]), cell(doing, want[0]), want[3], cell(done, want[3]), cell(doing, want[3])}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, not %q", name, got, want)
		}
	}
	var b bytes.Buffer
	if err := GitLab.Write(&b, r); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n/close"); n != 1 {
		t.Errorf("GitLab closes %d issues, not the one that is done", n)
	}
}

// TestTrackerLimits: however many services there are and whatever they are
// called, no task is longer than trackers take, and each still says what it is
// for, by when, and where it is from.
func TestTrackerLimits(t *testing.T) {
	if testing.Short() {
		t.Skip("every service twice, all of it too long")
	}
	c := reporttest.Shipped(t)
	a := questionnaire.New("Firm")
	long := strings.Repeat("[long] name_", 160)
	for i := range c.Services {
		a.AddService(questionnaire.Service{ID: c.Services[i].ID, Name: long, Data: []string{"internal"}})
		a.AddService(questionnaire.Service{ID: c.Services[i].ID, Data: []string{"internal"}})
	}
	r := report.Build(c, &a, reporttest.PDFDay, time.Time{})
	for i := range r.Result.Cells {
		k := r.Result.Cells[i].Control
		a.Set(r.Result.Cells[i].ID(), questionnaire.Answer{Option: k.Question.Options[len(k.Question.Options)-1].ID})
		a.SetTracking(k.ID, questionnaire.Tracking{Owner: long, Note: long})
	}
	r = report.Build(c, &a, reporttest.PDFDay, time.Time{})
	cut := 0
	for _, task := range r.Tasks() {
		for name, limit := range map[string]struct {
			text string
			most int
		}{"Jira": {task.Escaped(jiraText), 32767}, "GitHub": {task.Markdown(), 65536 - 100}} {
			if n := len([]rune(limit.text)); n > limit.most {
				t.Errorf("%s: %s gets %d characters", task.ID, name, n)
			}
			for _, line := range []string{"Why: ", "For: ", "Due: " + task.DueDay(), "Owner: ", "From yourpart: " + task.ID + ", "} {
				if !strings.Contains("\n"+limit.text, "\n"+line) {
					t.Errorf("%s for %s lacks %q", task.ID, name, line)
				}
			}
			if strings.Contains(limit.text, "does not fit here") {
				cut++
			}
		}
		if n := len(task.Title()); n > 200 {
			t.Errorf("%s has a title of %d", task.ID, n)
		}
	}
	if cut == 0 {
		t.Error("no text was too long")
	}
}
