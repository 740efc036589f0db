package export

import (
	"encoding/json"
	"fmt"
	"regexp"
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

// dayForms are how a day may be written in any format.
var dayForms = map[string]*regexp.Regexp{
	time.DateOnly: regexp.MustCompile(`\b20\d\d-\d\d-\d\d\b`),
	"2 Jan 2006":  regexp.MustCompile(`\b\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 20\d\d\b`),
	"20060102":    regexp.MustCompile(`\b20\d{6}\b`),
}

// daysIn are all days that a text names.
func daysIn(text string) map[questionnaire.Date]bool {
	days := map[questionnaire.Date]bool{}
	for layout, form := range dayForms {
		for _, s := range form.FindAllString(text, -1) {
			if day, err := time.Parse(layout, s); err == nil {
				days[questionnaire.DateOf(day)] = true
			}
		}
	}
	return days
}

// readText is what somebody reads of a file of a format.
func readText(t *testing.T, format string, file []byte) string {
	switch format {
	case "pdf":
		return strings.Join(reporttest.TextPages(t, file), "\n")
	case "html":
		return reporttest.ReadText(reporttest.HTMLOf(t, file))
	case "xlsx":
		f := reporttest.Workbook(t, file)
		var b strings.Builder
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				fmt.Fprintln(&b, strings.Join(row, " | "))
			}
		}
		return b.String()
	case "docx", "pptx":
		return reporttest.OfficeText(t, file)
	case "ics", "ics-todo":
		text := strings.ReplaceAll(strings.ReplaceAll(string(file), "\r\n ", ""), `\,`, ",")
		return regexp.MustCompile(`DTEND\S*\r\n`).ReplaceAllString(text, "") // which is the day after the last
	}
	return string(file)
}

// A plan agreed in May and exported in November names no past day but those that were
// agreed and those on which something was done or said, says how late each action is,
// and has what is done, in every format.
func TestAPlanOfMayInNovember(t *testing.T) {
	r := reporttest.Late(t)
	past := map[questionnaire.Date]bool{reporttest.LateAgreed: true}
	for _, ans := range r.Assessment.Answers {
		past[ans.Date] = true
	}
	for _, p := range r.Assessment.Agreed.Actions {
		past[p.Due] = true
	}
	late, closed := r.LateActions(), r.ClosedActions()
	if len(late) < 5 || len(closed) < 2 {
		t.Fatalf("%d late, %d closed", len(late), len(closed))
	}
	for _, f := range Formats {
		if f.Name == "oscal-ar" || f.Name == "pptx" { // which have no plan
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			file, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			text := readText(t, f.Name, file)
			for day := range daysIn(text) {
				if day < questionnaire.DateOf(r.Date) && day >= reporttest.LateAgreed && !past[day] {
					t.Errorf("it names %s, which is past and was neither agreed nor is the day of anything done", day)
				}
			}
			for i := range late {
				saysLate(t, f.Name, text, &late[i])
			}
			for i := range closed {
				if !strings.Contains(strings.Join(strings.Fields(text), " "), report.Title(&closed[i])) {
					t.Errorf("%s, which is done, is not there", closed[i].ID)
				}
			}
			asks := []string{r.Ask(), r.DecisionLine()}
			if strings.Contains(text, "Agree to ") && f.Name != "pdf" && f.Name != "json" && !slices.ContainsFunc(asks, func(ask string) bool { return strings.Contains(text, ask) }) {
				t.Errorf("the decision is none of %q", asks)
			}
		})
	}
}

// saysLate looks for how late an action is.
func saysLate(t *testing.T, format, text string, a *scoring.Action) {
	want := report.LateText(a)
	switch format {
	case "csv":
		want = fmt.Sprintf(",%s,%s,%d,", questionnaire.DateOf(a.Due), a.Agreed, a.Late)
	case "json":
		want = fmt.Sprintf("\"agreed\": %q,\n        \"late\": %d,", a.Agreed, a.Late)
	case "xlsx":
		want = fmt.Sprintf(" | %d | ", a.Late)
	}
	if !strings.Contains(text, want) {
		t.Errorf("%s: nothing says %q", a.ID, want)
	}
}

// What is done is marked so where a format has a word for it.
func TestWhatIsDoneIsMarkedSo(t *testing.T) {
	r := reporttest.Late(t)
	var data struct {
		Plan struct {
			Actions []struct {
				ID, Status string
				Closed     bool
			}
		}
	}
	if err := json.Unmarshal(written(t, "json", r), &data); err != nil {
		t.Fatal(err)
	}
	closed := 0
	for _, a := range data.Plan.Actions {
		if a.Closed {
			closed++
		}
		if a.Closed != (a.Status == string(questionnaire.Done)) {
			t.Errorf("json: %s is %s, closed %v", a.ID, a.Status, a.Closed)
		}
	}
	if closed != len(r.ClosedActions()) {
		t.Errorf("json: %d are closed of %d", closed, len(r.ClosedActions()))
	}
	for _, a := range r.ClosedActions() {
		title := regexp.QuoteMeta(report.Title(&a))
		for format, want := range map[string]string{
			"md":       `- \[x\] ` + title + ` \(done on `,
			"html":     title + ` Done on `,
			"csv":      `,` + title + `,[^\n]*,done,`,
			"jira":     title + `,Task,Done,`,
			"ics":      `SUMMARY:Done: ` + title,
			"ics-todo": `SUMMARY:` + "(Done: )?" + title + `\r\n(?s:.{1,900}?)STATUS:COMPLETED`,
			"gitlab":   title + `,(?s:.{1,900}?)/close`,
			"pdf":      title + `(?s:.{1,300}?)Done on `,
		} {
			if text := readText(t, format, written(t, format, r)); !regexp.MustCompile(want).MatchString(text) {
				t.Errorf("%s: %s is not marked as done: no %s", format, a.ID, want)
			}
		}
	}
}

// written is the file of a report in a format.
func written(t *testing.T, format string, r *report.Report) []byte {
	t.Helper()
	f, err := FormatNamed(format)
	if err != nil {
		t.Fatal(err)
	}
	file, err := f.Bytes(r, doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	return file
}
