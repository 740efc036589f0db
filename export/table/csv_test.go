package table

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// TestCSVRows: each action is a row with the report's own numbers, days and
// names, and accepted risks follow with their reason and end.
func TestCSVRows(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		rows := reporttest.CSVRows(t, reporttest.Written(t, WriteCSV, r))
		if len(rows) != len(r.Plan.Actions)+len(r.Plan.Accepted) {
			t.Fatalf("%s: %d rows for %d actions and %d accepted risks", name, len(rows), len(r.Plan.Actions), len(r.Plan.Accepted))
		}
		for i, a := range inOrder(r) {
			want := map[string]string{"number": fmt.Sprint(i + 1), "id": a.ID, "title": report.Title(a), "due": dayOpen(a, a.Due),
				"start": dayOpen(a, a.Start), "bucket": string(a.Bucket), "first_by": putFirst(r, a), "against": mostlyAgainst(a), "status": string(a.Status), "kind": string(a.Kind),
				"services": report.Inert(r.ServiceNames(a)), "service_keys": strings.Join(a.Services, " "), "why": report.Cited(a.Control), "done_when": report.DoneWhen(a), "frameworks": r.Serves(a)}
			if want["agreed"] = string(a.Agreed); a.Late > 0 {
				want["late"] = fmt.Sprint(a.Late)
			}
			if a.Closed {
				want["due"], want["start"] = "", ""
			}
			for key, w := range want {
				if rows[i][key] != w {
					t.Errorf("%s: %s of action %d is %q, not %q", name, key, i+1, rows[i][key], w)
				}
			}
			if got := strings.TrimSuffix(report.Hours(a.Hours), " hours"); strings.TrimSuffix(got, " hour") != rows[i]["hours"] {
				t.Errorf("%s: action %d takes %s, and %s in the file", name, i+1, got, rows[i]["hours"])
			}
			if got := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(report.Points(a), "up to "), "+"), ".0"); got != rows[i]["gain"] {
				t.Errorf("%s: action %d gains %s, and %s in the file", name, i+1, got, rows[i]["gain"])
			}
			if (a.Kind == scoring.FindOut && !a.Closed) != (rows[i]["ask"] != "") {
				t.Errorf("%s: action %d is a %s and asks %q", name, i+1, a.Kind, rows[i]["ask"])
			}
		}
		for i, a := range r.Plan.Accepted {
			row := rows[len(r.Plan.Actions)+i]
			if row["status"] != "accepted" || row["reason"] != a.Reason || row["expires"] != string(a.Expires) || row["number"] != "" || row["due"] != "" {
				t.Errorf("%s: accepted risk %d is %v", name, i+1, row)
			}
		}
	}
}

// inOrder are the actions of a report by their numbers, as tables have them: the open
// fixes, what is to find out, and what is closed.
func inOrder(r *report.Report) []*scoring.Action {
	out := make([]*scoring.Action, len(r.Plan.Actions))
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		out[r.Numbers()[a.ID]-1] = a
	}
	return out
}

// dayOpen is a day of an action; what is closed has none.
func dayOpen(a *scoring.Action, day time.Time) string {
	if a.Closed {
		return ""
	}
	return day.Format(time.DateOnly)
}

// putFirst says who puts an open fix first.
func putFirst(r *report.Report, a *scoring.Action) string {
	if a.Closed || a.Kind == scoring.FindOut {
		return ""
	}
	return r.PutFirst(a)
}

// mostlyAgainst is the scenario that an open fix is mostly against.
func mostlyAgainst(a *scoring.Action) string {
	if a.Mostly == nil || a.Closed || a.Kind == scoring.FindOut {
		return ""
	}
	return a.Mostly.Title
}

// TestCSVIsPlain: no mark in front, every line ends as RFC 4180 says, and no
// cell is a formula, whatever people typed.
func TestCSVIsPlain(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		file := reporttest.Written(t, WriteCSV, r)
		if !bytes.HasPrefix(file, []byte("number,")) {
			t.Errorf("%s: begins with %q", name, file[:10])
		}
		for i, row := range reporttest.CSVRows(t, file) {
			for key, cell := range row {
				if report.Live(cell) {
					t.Errorf("%s: %s of row %d is live: %q", name, key, i+1, cell)
				}
			}
		}
	}
}

// TestStepsText: a table says how an action is done as the report does.
func TestStepsText(t *testing.T) {
	r := reporttest.Agency(t)
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		text := r.StepsText(a)
		for _, s := range r.Steps(a) {
			if !strings.Contains(text, s.Guide.Where) || (a.Kind == scoring.Fix && !strings.Contains(text, s.Guide.Fix)) {
				t.Errorf("%s: the steps do not say what to do in %s:\n%s", a.ID, s.Service, text)
			}
		}
		if text == "" {
			t.Errorf("%s has no steps", a.ID)
		}
	}
}
