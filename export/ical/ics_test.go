package ical

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

func icsOf(t testing.TB, r *report.Report, write func(*bytes.Buffer, *report.Report) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func eventsOf(t testing.TB, r *report.Report) []byte {
	return icsOf(t, r, func(b *bytes.Buffer, r *report.Report) error { return Write(b, r) })
}

func todosOf(t testing.TB, r *report.Report) []byte {
	return icsOf(t, r, func(b *bytes.Buffer, r *report.Report) error { return WriteTodo(b, r) })
}

// TestICSLines: no line is too long, none is cut inside a character, and what
// was typed comes back as it was.
func TestICSLines(t *testing.T) {
	for _, typed := range append(reporttest.Marks, strings.Repeat("東京クラウド", 60), strings.Repeat("é", 500), strings.Repeat(`\;,`, 100), "x"+strings.Repeat("😀", 200)) {
		file := eventsOf(t, reporttest.TypedAll(t, typed))
		for _, l := range bytes.Split(bytes.TrimSuffix(file, []byte("\r\n")), []byte("\r\n")) {
			if len(l) > 75 || !utf8.Valid(l) || bytes.ContainsAny(l, "\r\n") {
				t.Fatalf("%d bytes: %q", len(l), l)
			}
		}
		c := reporttest.CalendarOf(t, file)
		want := text.CleanLine(typed)
		if got, _, _ := strings.Cut(reporttest.TextProp(t, c.Component, "X-WR-CALNAME"), ": "+report.MainTitle); got != want {
			t.Errorf("the name %q came back as %q", want, got)
		}
		if got := reporttest.TextProp(t, c.Children[0], "DESCRIPTION"); !strings.Contains(got, "\nOwner: "+want+"\nNote: "+want+"\n") {
			t.Errorf("%q is not as it was in %q", want, got)
		}
		for _, e := range c.Children {
			if e.Name != "VEVENT" {
				t.Errorf("%q made a %s", typed, e.Name)
			}
		}
	}
}

// TestICSIsUpdated: a report of the next day, and one of a changed assessment on
// the same day, have the same items under the same names and a higher sequence;
// another firm's, and tasks beside events, have others.
func TestICSIsUpdated(t *testing.T) {
	ids := func(file []byte) (uids []string, seq string) {
		for _, e := range reporttest.CalendarOf(t, file).Children {
			uids = append(uids, reporttest.TextProp(t, e, "UID"))
			seq = e.Props.Get("SEQUENCE").Value
		}
		slices.Sort(uids)
		if len(slices.Compact(slices.Clone(uids))) != len(uids) {
			t.Error("two items have one UID")
		}
		return uids, seq
	}
	r := reporttest.Tracked(t)
	next := report.Build(r.Catalogue, r.Assessment, r.Date.AddDate(0, 0, 1), r.Plan.Start)
	a := r.Assessment.Clone()
	a.Profile.Name = "Southwind"
	other := report.Build(r.Catalogue, &a, r.Date, r.Plan.Start)
	now, seq := ids(eventsOf(t, r))
	changed := r.Assessment.Clone()
	changed.Revise()
	for what, report := range map[string]*report.Report{"a day later": next, "changed": report.Build(r.Catalogue, &changed, r.Date, r.Plan.Start)} {
		if later, laterSeq := ids(eventsOf(t, report)); !slices.Equal(now, later) || !(laterSeq > seq) {
			t.Errorf("%s: sequence %s after %s, same names %v", what, laterSeq, seq, slices.Equal(now, later))
		}
	}
	for _, file := range [][]byte{eventsOf(t, other), todosOf(t, r)} {
		uids, _ := ids(file)
		if slices.ContainsFunc(uids, func(u string) bool { return slices.Contains(now, u) }) {
			t.Error("a UID is used for two things")
		}
	}
}

// TestICSDuties: the rule of a duty with its exceptions names the very days of the
// plan, its item is on the first of them, and months are months.
func TestICSDuties(t *testing.T) {
	r := reporttest.Agency(t)
	if len(r.Plan.Recurring) == 0 {
		t.Fatal("the business has no duties")
	}
	for _, country := range []string{"Germany", "US", "Saudi Arabia", "Iran", "Ruritania"} {
		for _, answered := range []questionnaire.Date{"2026-10-05", "2026-10-31", "2026-09-28", "2026-11-27"} {
			a := r.Assessment.Clone()
			a.Profile.Countries = []string{country}
			for id, ans := range a.Answers {
				ans.Date = answered
				a.Set(id, ans)
			}
			icsDuties(t, report.Build(r.Catalogue, &a, r.Date, r.Plan.Start))
		}
	}
}

func icsDuties(t *testing.T, r *report.Report) {
	t.Helper()
	want := map[string]*scoring.Duty{}
	for i := range r.Plan.Recurring {
		d := &r.Plan.Recurring[i]
		want[d.Control.ID] = d
	}
	for _, e := range reporttest.CalendarOf(t, eventsOf(t, r)).Children {
		prop := e.Props.Get(icsDuty)
		if prop == nil {
			continue
		}
		d := want[prop.Value]
		set, err := e.RecurrenceSet(time.UTC)
		if err != nil {
			t.Fatal(err)
		}
		set.SetRDates(nil) // the library takes the days that come out for days that go in
		for _, more := range e.Props["RDATE"] {
			day, err := more.DateTime(time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			set.RDate(day)
		}
		end := r.Plan.Start.AddDate(1, 0, 0).Add(-time.Second)
		if got := fmt.Sprint(set.Between(r.Plan.Start, end, true)); got != fmt.Sprint(d.Dates(r.Plan.Start)) {
			t.Errorf("%s in %v: the calendar has %s, the plan %s", prop.Value, r.Assessment.Profile.Countries, got, d.Dates(r.Plan.Start))
		}
		if got := e.Props.Get("DTSTART").Value; got != d.Next.Format("20060102") {
			t.Errorf("%s starts on %s, next is %s", prop.Value, got, d.Next)
		}
		if rule := e.Props.Get("RRULE").Value; d.Months() > 0 && !strings.HasPrefix(rule, fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;", d.Months())) {
			t.Errorf("%s comes every %d days, and its rule is %s", prop.Value, d.Every, rule)
		}
		delete(want, prop.Value)
	}
	if len(want) > 0 {
		t.Errorf("not in the calendar: %v", want)
	}
}

// A task that comes back starts on a day that its rule names, and never before the
// report, though its duty may be due that very day.
func TestICSTasksStartOnTheirDay(t *testing.T) {
	r := reporttest.Late(t)
	next := map[string]string{}
	for _, d := range r.Plan.Recurring {
		next[d.Control.ID] = d.Next.Format("20060102")
	}
	for _, e := range reporttest.CalendarOf(t, todosOf(t, r)).Children {
		id := e.Props.Get(icsDuty)
		if id == nil {
			continue
		}
		if got := e.Props.Get("DTSTART").Value; got != next[id.Value] || e.Props.Get("DUE") != nil || e.Props.Get("DURATION").Value != "P1D" {
			t.Errorf("%s starts on %s, not on %s, for the day: %v", id.Value, got, next[id.Value], e.Props)
		}
		delete(next, id.Value)
	}
	if len(next) > 0 {
		t.Errorf("no tasks for %v", next)
	}
}

// TestICSAlarms: no alarm rings on the day of the report or before it. An action has one a
// week before it is due, one a day before where that is not more than eight days away, and
// none where it is due the next day; what comes back always has one.
func TestICSAlarms(t *testing.T) {
	kinds := map[string]int{}
	agency := reporttest.Agency(t)
	a := agency.Assessment.Clone()
	a.SetTracking(agency.Plan.Actions[0].ID, questionnaire.Tracking{Status: questionnaire.Todo, Due: questionnaire.DateOf(agency.Date.AddDate(0, 0, 1))})
	soon := report.Build(agency.Catalogue, &a, agency.Date, time.Time{})
	for _, r := range []*report.Report{agency, soon, reporttest.Late(t), reporttest.Tracked(t)} {
		y, m, d := r.Date.Date()
		made := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		for _, e := range append(reporttest.CalendarOf(t, eventsOf(t, r)).Children, reporttest.CalendarOf(t, todosOf(t, r)).Children...) {
			title, due := reporttest.TextProp(t, e, "SUMMARY"), e.Props.Get("DUE")
			if due == nil {
				due = e.Props.Get("DTSTART")
			}
			if strings.HasPrefix(title, donePrefix) {
				continue
			}
			day, err := time.Parse("20060102", due.Value)
			if err != nil {
				t.Fatal(err)
			}
			left, trigger := int(day.Sub(made).Hours()/24), "none"
			if len(e.Children) > 0 {
				trigger = e.Children[0].Props.Get("TRIGGER").Value
			}
			want := map[bool]string{true: "-P1D", false: "none"}[left > 1]
			switch {
			case e.Props.Get(icsDuty) != nil && left <= 1:
				want = "PT9H"
			case e.Props.Get(icsAction) != nil && left > 8:
				want = "-P7D"
			case e.Props.Get(icsAccepted) != nil && left > 15:
				want = "-P14D"
			}
			kinds[want]++
			if trigger != want {
				t.Errorf("%s %q is due in %d days, and its alarm is %s, not %s", e.Name, title, left, trigger, want)
			}
		}
	}
	for _, k := range []string{"none", "-P1D", "-P7D", "PT9H"} {
		if kinds[k] == 0 {
			t.Errorf("no item has the alarm %s: %v", k, kinds)
		}
	}
}

// TestICSShowsState: what is done rings no more and says so, what is accepted
// is asked about again on its last day.
func TestICSShowsState(t *testing.T) {
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	done, accepted := r.Plan.Actions[0].ID, r.Plan.Actions[3].ID
	a.SetTracking(done, questionnaire.Tracking{Status: questionnaire.Done, Done: "2026-11-22"})
	a.SetTracking(accepted, questionnaire.Tracking{Owner: "Mara", Status: questionnaire.Accepted, Reason: "Leaves in spring", Expires: "2027-03-31"})
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	seen := 0
	for _, e := range append(reporttest.CalendarOf(t, eventsOf(t, r)).Children, reporttest.CalendarOf(t, todosOf(t, r)).Children...) {
		title := reporttest.TextProp(t, e, "SUMMARY")
		switch id := e.Props.Get(icsAction); {
		case id != nil && id.Value == done:
			seen++
			if !strings.HasPrefix(title, "Done: ") || len(e.Children) > 0 {
				t.Errorf("what is done is called %q and has %d alarms", title, len(e.Children))
			}
			if e.Name == "VTODO" && (reporttest.TextProp(t, e, "STATUS") != "COMPLETED" || e.Props.Get("COMPLETED").Value != "20261122T000000Z") {
				t.Errorf("the task is not closed: %v", e.Props)
			}
		case id != nil && len(e.Children) != 1:
			t.Errorf("%q has %d alarms", title, len(e.Children))
		}
		if id := e.Props.Get(icsAccepted); id != nil && id.Value == accepted {
			seen++
			if day := map[string]string{"VEVENT": "DTSTART", "VTODO": "DUE"}[e.Name]; e.Props.Get(day).Value != "20270331" {
				t.Errorf("%q is on %s", title, e.Props.Get(day).Value)
			}
		}
	}
	if seen != 4 {
		t.Errorf("%d of 4 items are there", seen)
	}
}
