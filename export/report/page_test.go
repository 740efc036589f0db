package report_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// exampleDay is the day of the reports about the example.
var exampleDay = time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)

// example is the report of the example that the program comes with.
func example(t *testing.T, o report.Options) *report.Report {
	t.Helper()
	f, err := os.Open("../../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := questionnaire.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return o.Build(reporttest.Shipped(t), &a, exampleDay, time.Time{})
}

// page is what page one says, a line each.
func page(r *report.Report) string {
	lines := []string{r.Headline(), r.ScoreText(), r.EvidenceText(), r.FindLine(), r.DecisionLine()}
	for _, x := range r.Threats(report.MostThreats) {
		lines = append(lines, fmt.Sprintf("%s | %s | %s | %s | %s", x.Title, x.Here, r.FigureLine(x), x.Strength(), r.CloserLine(x)))
	}
	for _, o := range r.DecisionOptions() {
		lines = append(lines, strings.Join([]string{o.Name, o.About, o.Work, o.First, o.Later, o.Result}, " | "))
	}
	return strings.Join(lines, "\n")
}

func says(t *testing.T, r *report.Report, want ...string) {
	t.Helper()
	got := page(r)
	for _, w := range want {
		if !strings.Contains("\n"+got+"\n", "\n"+w+"\n") {
			t.Errorf("no line %q in\n%s", w, got)
		}
	}
}

// TestPageOneOfTheExample: what is wrong in the words of its answers, its data, its law with the
// deadline, who closes it by when, and what there is to decide.
func TestPageOneOfTheExample(t *testing.T) {
	r := example(t, report.Options{})
	says(t, r,
		"Anyone on the internet can reach the login of AWS Lightsail, and all copies of important data are in one place or under one account.",
		"49 of 100 in place, up to 58 once 6 open questions are answered.",
		"4 of 60 answers name evidence, which nobody checked.",
		"1.5 hours of finding out: 6 questions, up to +9 points, by 7 Dec 2026.",
		"Agree to one of these at 4 hours a week, and name owners: 34 of 37 actions have no owner yet.",
		"Computers and files are locked, and work stops | Work stops within a day without Google Workspace. | "+
			"A claim cost USD 269,000 on average, and 86 per cent of the businesses refused to pay (Coalition, 2025). [1] | "+
			"41 of 100 in place, 89 in 90 days | Action 1: Close remote login to the open internet. Studio lead, 1 Dec 2026.",
		"A server or website is taken over | At stake: customers' personal data in AWS Lightsail. A leak may have to be reported: UK GDPR (72 hours after learning of it). | "+
			"Businesses with a remote desktop open to the internet were 2.5 times as likely to make a claim (Coalition, 2023). [2] | "+
			"48 of 100 in place, 87 in 90 days | Action 1: Close remote login to the open internet. Studio lead, 1 Dec 2026.")
	sources := r.Sources()
	for _, x := range r.Threats(report.MostThreats) {
		if x.Figure == "" {
			continue
		}
		if s := sources[x.Mark-1]; s.About != "Figures on page one" || !strings.Contains(x.Figure, s.Date) {
			t.Errorf("source [%d] of %s is %+v", x.Mark, x.ID, s)
		}
	}
}

// TestOptionsOfTheExample: each option holds the one before it, and the last is the plan.
func TestOptionsOfTheExample(t *testing.T) {
	r := example(t, report.Options{})
	options := r.DecisionOptions()
	if len(options) != 3 || options[0].Name != "Must-haves" || options[1].Name != "Recommended" || options[2].Name != "Everything" {
		t.Fatalf("the options are %+v", options)
	}
	for i := range options[1:] {
		a, b := options[i], options[i+1]
		if a.Hours >= b.Hours || a.Until.After(b.Until) || a.Yearly > b.Yearly || a.After.Proven() >= b.After.Proven() || len(a.IDs) >= len(b.IDs) {
			t.Errorf("%s is no less than %s", a.Name, b.Name)
		}
	}
	last := options[2]
	if last.Hours != r.Plan.Hours() || !last.Until.Equal(r.Plan.End()) || last.Yearly != r.Plan.RecurringHours() || last.Cost != r.Cost() {
		t.Errorf("everything is %+v, and not the plan", last.Decision)
	}
}

// TestPageOneWhereNothingIsKnown: it leads with whom to ask, and tells nothing as so.
func TestPageOneWhereNothingIsKnown(t *testing.T) {
	r := reporttest.AllOneOf(t, reporttest.Shipped(t), func(*scoring.Cell) string { return questionnaire.NotSure })
	says(t, r, "How things stand is not known yet: 33 questions are open. Ask your IT supplier first, about 15 of them.",
		"0 of 100 known to be in place, up to 100 once 33 open questions are answered.")
	if !r.OnlyAsks() || len(r.DecisionOptions()) > 0 {
		t.Error("there is something to fix")
	}
	for _, x := range r.Threats(report.MostThreats) {
		if x.Strength() != "mostly not known yet" || x.Action == nil || x.Action.Kind != scoring.FindOut {
			t.Errorf("%s: %q, %+v", x.ID, x.Strength(), x.Action)
		}
	}
	n := 0
	for _, g := range r.AskGroups() {
		n += g.Questions
	}
	if n != 33 {
		t.Errorf("%d questions to ask of anybody", n)
	}
}

// TestPageOneWhereAllIsGood: it says what is good, and what to keep doing.
func TestPageOneWhereAllIsGood(t *testing.T) {
	r := reporttest.AllOneOf(t, reporttest.Shipped(t), func(c *scoring.Cell) string { return c.Control.Question.Options[0].ID })
	says(t, r, "By the answers all that was asked about is in place, such as a second step for everyone and daily backups of servers and databases. "+
		"Keep it so: 19 recurring duties are in the calendar, the first on 21 Dec 2026.", "100 of 100 in place; no question is open.",
		"Nothing is open. Keep the recurring duties in the calendar.")
	if x := r.Threats(report.MostThreats); len(x) > 0 {
		t.Errorf("%s threatens it", x[0].ID)
	}
}

// TestPageOneOfOnePerson with one service has words for one, and no colleagues in them.
func TestPageOneOfOnePerson(t *testing.T) {
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Ada", "google-workspace")
	a.Profile.People = 1
	for _, cell := range scoring.Assess(c, a).Cells {
		if cell.State != questionnaire.ByProvider {
			options := cell.Control.Question.Options
			a.Set(cell.ID(), questionnaire.Answer{Option: options[len(options)-1].ID, Date: "2026-11-20"})
		}
	}
	r := report.Build(c, a, exampleDay, time.Time{})
	says(t, r, "A password alone opens Google Workspace, and important data has no second copy.", "0 of 100 in place; no question is open.")
	if p := page(r); strings.Contains(p, "colleague") || strings.Contains(p, "everyone") {
		t.Error(p)
	}
}

// TestPageOneWithNothingNamed says what to do first.
func TestPageOneWithNothingNamed(t *testing.T) {
	says(t, reporttest.Empty(t), "No service has been named yet: name those in use, then answer the questions.")
}

// TestPageOneRedacted: owners, evidence and the law of a country are gone, and services that are
// shipped stay.
func TestPageOneRedacted(t *testing.T) {
	r := example(t, report.Options{Redact: true})
	got := page(r)
	for _, secret := range []string{"GDPR", "Studio lead", "evidence", "owner", "Northwind", "nobody yet"} {
		if strings.Contains(strings.ToLower(got), strings.ToLower(secret)) {
			t.Errorf("%q is in\n%s", secret, got)
		}
	}
	says(t, r, "Anyone on the internet can reach the login of AWS Lightsail, and all copies of important data are in one place or under one account.",
		"Agree to one of these at 4 hours a week.")
}

// TestAnHonestHeadline: the services named are those of the worst answer, and no more.
func TestAnHonestHeadline(t *testing.T) {
	c := reporttest.Shipped(t)
	for option, want := range map[string]string{"admins": "A password alone still opens some logins to Dropbox", "optional": "Nobody makes sure of a second step for Dropbox", "nobody": "A password alone opens Dropbox"} {
		a := reporttest.StackOf(t, c, "Northwind", "google-workspace", "dropbox")
		for i, cells := 0, scoring.Assess(c, a).Cells; i < len(cells); i++ {
			best := cells[i].Control.Question.Options[0].ID
			if cells[i].Control.ID == "mfa-all-users" && cells[i].Service == "dropbox" {
				best = option
			}
			if cells[i].State != questionnaire.ByProvider {
				a.Set(cells[i].ID(), questionnaire.Answer{Option: best, Date: "2026-11-20"})
			}
		}
		if got := report.Build(c, a, exampleDay, time.Time{}).Headline(); got != want+"." {
			t.Errorf("%s: %q, want %q", option, got, want)
		}
	}
}

// TestBarsOfOneQuestion: a score that rests on one question is said, not drawn.
func TestBarsOfOneQuestion(t *testing.T) {
	r := example(t, report.Options{})
	ones := 0
	for _, b := range append(r.TopicBars(), r.ServiceBars()...) {
		if (b.Questions == 1) != (b.Standing != "") || b.Questions == 0 {
			t.Errorf("%s rests on %s and says %q", b.Name, b.Rests(), b.Says())
		}
		if b.Questions == 1 {
			ones++
		}
	}
	if ones == 0 {
		t.Error("no topic has one question, so nothing was tested")
	}
}

// TestCurve: earlier rounds, today and the plan, in order of days.
func TestCurve(t *testing.T) {
	if got, want := example(t, report.Options{}).CurveText(), "In place: 49 of 100 on 1 Dec 2026; by the plan 51 by 7 Dec 2026, 59 by 30 Dec 2026, 71 by 29 Jan 2027, 78 by 28 Feb 2027 and 92 by 19 Apr 2027."; got != want {
		t.Errorf("%q", got)
	}
	curve := reporttest.Tracked(t).Curve()
	past, planned := 0, 0
	for i, p := range curve {
		if i > 0 && !p.Day.After(curve[i-1].Day) {
			t.Errorf("%v comes after %v", p, curve[i-1])
		}
		if p.Planned {
			planned++
		} else {
			past++
		}
	}
	if past < 2 || planned == 0 {
		t.Errorf("%+v has no past or no plan", curve)
	}
}
