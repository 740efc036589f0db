package export

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
)

// tableOf reads CSV by the letter of RFC 4180 and nothing else: every row ends
// with CR LF, and quotes stand around whole cells only.
func tableOf(t testing.TB, file []byte) (rows [][]string) {
	t.Helper()
	s := string(file)
	var row []string
	for s != "" {
		var cell string
		if strings.HasPrefix(s, `"`) {
			s = s[1:]
			for {
				before, after, closed := strings.Cut(s, `"`)
				if !closed {
					t.Fatalf("no closing quote after %q", cell)
				}
				if cell, s = cell+before, after; !strings.HasPrefix(s, `"`) {
					break
				}
				cell, s = cell+`"`, s[1:]
			}
		} else {
			n := strings.IndexAny(s, ",\r\n\"")
			if n < 0 {
				t.Fatalf("no end of row after %q", s)
			}
			cell, s = s[:n], s[n:]
		}
		row = append(row, cell)
		switch {
		case strings.HasPrefix(s, ","):
			s = s[1:]
		case strings.HasPrefix(s, "\r\n"):
			rows, row, s = append(rows, row), nil, s[2:]
		default:
			t.Fatalf("after the cell %q stands %q", cell, s[:min(len(s), 20)])
		}
	}
	return rows
}

// dueLine is where a tracker without a column for it has the date.
var dueLine = regexp.MustCompile(`(?m)^Due: (\d{4}-\d\d-\d\d) *\r?$`)

// factsOfTable reads a tracker's file by the titles of its columns.
func factsOfTable(title, due string) func(*testing.T, []byte, *Report) facts {
	return func(t *testing.T, file []byte, _ *Report) (f facts) {
		rows := tableOf(t, file)
		at, when := slices.Index(rows[0], title), slices.Index(rows[0], due)
		for _, row := range rows[1:] {
			day := row[when]
			if m := dueLine.FindStringSubmatch(day); m != nil {
				day = m[1]
			}
			f.Names, f.Due = append(f.Names, row[at]), append(f.Due, day+" "+row[at])
		}
		f.Actions = len(rows) - 1
		return f
	}
}

var trackers = map[string]taskTable{"jira": jira, "asana": asana, "linear": linear, "gitlab": gitlab, "ciso-assistant": ciso}

// typedAll is the agency with those texts, in turns, wherever a person can type
// what a task says.
func typedAll(t testing.TB, texts ...string) *Report {
	t.Helper()
	r := agency(t)
	a := r.Assessment.Clone()
	n := 0
	next := func() string { n++; return texts[n%len(texts)] }
	a.Profile.Name, a.Services[0].Name = next(), next()
	for _, act := range r.Plan.Actions {
		a.Track(act.ID, questionnaire.Tracking{Owner: next(), Note: next()})
	}
	if n < len(texts) {
		t.Fatalf("%d texts for %d places", len(texts), n)
	}
	return Build(r.Catalogue, &a, pdfDay, time.Time{})
}

// TestTrackersAreInert: whatever was typed starts no formula and no command.
func TestTrackersAreInert(t *testing.T) {
	typed := append([]string{"/close", "x\n/assign @root", "x\r/label ~p", "@everyone", "＝1+1"}, marks...)
	for name, table := range trackers {
		for _, m := range typed {
			var b bytes.Buffer
			if err := table.write(&b, typedAll(t, m)); err != nil {
				t.Fatal(err)
			}
			for _, row := range tableOf(t, b.Bytes())[1:] {
				for i, cell := range row {
					if live(cell) {
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
		"Mara Lind":    "Mara Lind",
		"Żółć & Söhne": "Żółć & Söhne",
		"@octocat":     "`@octocat`",
		"<b>x</b>":     "`<b>x</b>`",
		"a `b` c":      "`` a `b` c ``",
		"``@x``":       "``` ``@x`` ```",
		"[x](y)":       "`[x](y)`",
	} {
		if got := codeText(in); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

// TestJiraColumns: Jira takes one label a column, without blanks, and no other
// signs in a title; each action has all of its labels.
func TestJiraColumns(t *testing.T) {
	for name, r := range firms(t) {
		var b bytes.Buffer
		if err := jira.write(&b, r); err != nil {
			t.Fatal(err)
		}
		rows := tableOf(t, b.Bytes())
		for _, title := range rows[0] {
			if strings.Trim(title, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz ") != "" {
				t.Errorf("Jira may stumble over the title %q", title)
			}
		}
		first := slices.Index(rows[0], "Labels")
		for i, task := range r.tasks() {
			if got := slices.DeleteFunc(slices.Clone(rows[i+1][first:]), func(l string) bool { return l == "" }); !slices.Equal(got, task.labels()) {
				t.Errorf("%s: %s has labels %q, not %q", name, task.ID, got, task.labels())
			}
			if strings.ContainsAny(strings.Join(task.labels(), ""), " \t\n,;|") {
				t.Errorf("a label of %s has a blank: %q", task.ID, task.labels())
			}
		}
	}
}

// TestTrackersCarryStatus: done and half-done work arrives as such, and only
// an address becomes an assignee.
func TestTrackersCarryStatus(t *testing.T) {
	r := agency(t)
	a := r.Assessment.Clone()
	a.Track(r.Plan.Actions[0].ID, questionnaire.Tracking{Owner: "mara@northwind.example", Status: questionnaire.Done, Done: "2026-11-22"})
	a.Track(r.Plan.Actions[1].ID, questionnaire.Tracking{Owner: "Mara Lind", Status: questionnaire.Doing})
	r = Build(r.Catalogue, &a, pdfDay, time.Time{})
	for name, want := range map[string][]string{
		"jira":           {"Status", "Done", "In Progress", "Assignee", "mara@northwind.example", ""},
		"asana":          {"Section/Column", "Done", "Doing", "Assignee", "mara@northwind.example", ""},
		"linear":         {"Status", "Done", "In Progress", "Assignee", "mara@northwind.example", "Mara Lind"},
		"ciso-assistant": {"status", "active", "in_progress", "owner", "mara@northwind.example", "Mara Lind"},
	} {
		var b bytes.Buffer
		if err := trackers[name].write(&b, r); err != nil {
			t.Fatal(err)
		}
		rows := tableOf(t, b.Bytes())
		cell := func(id, title string) string {
			for i, task := range r.tasks() {
				if task.ID == id {
					return rows[i+1][slices.Index(rows[0], title)]
				}
			}
			return "no such task"
		}
		done, doing := agency(t).Plan.Actions[0].ID, agency(t).Plan.Actions[1].ID
		got := []string{want[0], cell(done, want[0]), cell(doing, want[0]), want[3], cell(done, want[3]), cell(doing, want[3])}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, not %q", name, got, want)
		}
	}
	var b bytes.Buffer
	if err := gitlab.write(&b, r); err != nil {
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
	c := shipped(t)
	a := questionnaire.New("Firm")
	long := strings.Repeat("[long] name_", 160)
	for i := range c.Services {
		a.AddService(questionnaire.Service{ID: c.Services[i].ID, Name: long, Data: []string{"internal"}})
		a.AddService(questionnaire.Service{ID: c.Services[i].ID, Data: []string{"internal"}})
	}
	r := Build(c, &a, pdfDay, time.Time{})
	for i := range r.Result.Cells {
		k := r.Result.Cells[i].Control
		a.Set(r.Result.Cells[i].ID(), questionnaire.Answer{Option: k.Question.Options[len(k.Question.Options)-1].ID})
		a.Track(k.ID, questionnaire.Tracking{Owner: long, Note: long})
	}
	r = Build(c, &a, pdfDay, time.Time{})
	cut := 0
	for _, task := range r.tasks() {
		for name, limit := range map[string]struct {
			text string
			most int
		}{"Jira": {task.text(jiraText), 32767}, "GitHub": {task.markdown(), 65536 - 100}} {
			if n := len([]rune(limit.text)); n > limit.most {
				t.Errorf("%s: %s gets %d characters", task.ID, name, n)
			}
			for _, line := range []string{"Why: ", "For: ", "Due: " + task.due(), "Owner: ", "From yourpart: " + task.ID + ", "} {
				if !strings.Contains("\n"+limit.text, "\n"+line) {
					t.Errorf("%s for %s lacks %q", task.ID, name, line)
				}
			}
			if strings.Contains(limit.text, "does not fit here") {
				cut++
			}
		}
		if n := len(task.title()); n > 200 {
			t.Errorf("%s has a title of %d", task.ID, n)
		}
	}
	if cut == 0 {
		t.Error("no text was too long")
	}
}
