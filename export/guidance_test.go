package export

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// withoutSteps are the formats that do not say how an action is done: data for other
// programs, the results alone, and a slide.
var withoutSteps = []string{"json", "oscal-ar", "pptx"}

// textIn is the text of a file as one reads it, in small letters without blanks.
func textIn(t *testing.T, format string, b []byte) string {
	t.Helper()
	var text strings.Builder
	switch format {
	case "pdf":
		text.WriteString(reporttest.TextOf(t, b))
	case "html":
		seen(reporttest.HTMLOf(t, b), &text)
	case "md":
		page, _ := reporttest.MarkdownOf(t, b)
		text.WriteString(reporttest.ReadText(page))
	case "xlsx":
		f := reporttest.Workbook(t, b)
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				text.WriteString(strings.Join(row, " ") + "\n")
			}
		}
	case "docx", "pptx":
		text.WriteString(reporttest.OfficeText(t, b))
	case "ics", "ics-todo":
		unfolded := strings.ReplaceAll(string(b), "\r\n ", "")
		text.WriteString(strings.NewReplacer(`\n`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(unfolded))
	case "github":
		text.WriteString(strings.ReplaceAll(string(b), `'\''`, "'"))
	case "oscal-poam":
		var v any
		if err := json.Unmarshal(b, &v); err != nil {
			t.Fatal(err)
		}
		strs(v, &text)
	default:
		for _, row := range reporttest.TableOf(t, b) {
			text.WriteString(strings.Join(row, " ") + "\n")
		}
	}
	return plainly(text.String())
}

// strs gathers the strings of a JSON value.
func strs(v any, to *strings.Builder) {
	switch v := v.(type) {
	case string:
		to.WriteString(v + "\n")
	case []any:
		for _, e := range v {
			strs(e, to)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			strs(v[key], to)
		}
	}
}

// shippedAgency is the example of an agency, with a firewall that nobody has closed.
func shippedAgency(t *testing.T) (*report.Report, *scoring.Action) {
	t.Helper()
	f, err := os.Open("../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := questionnaire.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	c := reporttest.Shipped(t)
	const control = "firewall-default-closed"
	k, _ := c.Control(control)
	o := k.Question.Options
	a.Set(questionnaire.CellID{Control: control, Service: "aws-lightsail"}, questionnaire.Answer{Option: o[len(o)-1].ID, Date: "2026-11-20"})
	r := report.Build(c, &a, reporttest.PDFDay, time.Time{})
	at := slices.IndexFunc(r.Plan.Actions, func(a scoring.Action) bool { return a.Control.ID == control && a.Open() })
	if at < 0 {
		t.Fatalf("%s is not in the plan", control)
	}
	return r, &r.Plan.Actions[at]
}

// TestAWayInBeforeAnythingGoes: the agency's report says, for the firewall of its server,
// how to keep one's own way in, and says so before anything is taken away, in every
// format; beside the product's guide stand the steps of the control, how to see that it
// worked and the way back.
func TestAWayInBeforeAnythingGoes(t *testing.T) {
	t.Parallel()
	r, a := shippedAgency(t)
	g := r.Guide("aws-lightsail", a.Control.ID)
	if before := strings.Join(g.Before, " "); !strings.Contains(before, "This rule stays; it is your way in.") || !strings.Contains(g.Fix, "Remove the other rules") {
		t.Fatalf("the guide is another one now; look whether it still keeps a way in: %q %q", g.Before, g.Fix)
	}
	in := []string{"This rule stays; it is your way in.", "Remove the other rules, one a day."}
	rest := append(slices.Clone(a.Control.Remediation.Steps), g.Then, g.Undo, report.BeforeTitle, report.LookTitle, report.UndoTitle)
	for _, f := range Formats {
		if slices.Contains(withoutSteps, f.Name) {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			b, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			text := textIn(t, f.Name, b)
			way, gone := strings.Index(text, plainly(in[0])), strings.Index(text, plainly(in[1]))
			if way < 0 || gone < 0 || way > gone {
				t.Errorf("the way in is said at %d, what is removed at %d", way, gone)
			}
			for _, s := range rest {
				if !strings.Contains(text, plainly(s)) {
					t.Errorf("it does not say %q", s)
				}
			}
		})
	}
}

// TestTrackersHaveTwoTickets: where people keep tasks, what is prepared and what is
// switched on are two of them, and the second names the first; formats that keep
// controls or days have one with all of it.
func TestTrackersHaveTwoTickets(t *testing.T) {
	t.Parallel()
	r, a := shippedAgency(t)
	title := r.TaskTitle(a)
	for _, f := range Formats {
		if slices.Contains(withoutSteps, f.Name) {
			continue
		}
		b, err := f.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := textIn(t, f.Name, b)
		two := slices.Contains([]string{"jira", "asana", "linear", "gitlab", "github"}, f.Name)
		first, second, after := strings.Index(text, plainly("Prepare: "+title)), strings.Index(text, plainly("Switch on: "+title)), strings.Index(text, plainly("After: Prepare: "+title))
		if two && !(first >= 0 && first < second && second < after) || !two && max(first, second, after) >= 0 {
			t.Errorf("%s: prepared at %d, switched on at %d, after the first at %d", f.Name, first, second, after)
		}
	}
}
