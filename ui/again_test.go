package ui

import (
	"reflect"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// TestReportIsFresh after every kind of change: what the screens read is what a
// report built anew says.
func TestReportIsFresh(t *testing.T) {
	s := newSession(drawOptions(t))
	s.take(nil, agency(t))
	now := testNow()
	s.Now = func() time.Time { return now }
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	for name, change := range map[string]func(a *questionnaire.Assessment){
		"answer": func(a *questionnaire.Assessment) {
			a.Set(id, questionnaire.Answer{Option: "nobody", Date: "2026-11-22"})
		},
		"tracking": func(a *questionnaire.Assessment) { a.SetTracking(id.Control, questionnaire.Tracking{Owner: "Sam"}) },
		"service":  func(a *questionnaire.Assessment) { a.AddService(questionnaire.Service{ID: "slack"}) },
		"data":     func(a *questionnaire.Assessment) { a.Services[0].Data = append(a.Services[0].Data, "health") },
		"datum":    func(a *questionnaire.Assessment) { a.Services[1].Data[0] = "health" },
		"name":     func(a *questionnaire.Assessment) { a.Services[1].Name = "Box of drops" },
		"hours":    func(a *questionnaire.Assessment) { a.Profile.HoursPerWeek = 9 },
		"country":  func(a *questionnaire.Assessment) { a.Profile.Countries = []string{"France"} },
		"depth":    func(a *questionnaire.Assessment) { a.Profile.Depth = questionnaire.FullDepth },
		"midnight": func(*questionnaire.Assessment) { now = now.AddDate(0, 0, 1) },
	} {
		s.change(change)
		want := report.Build(s.Catalogue, &s.Assessment, s.Today(), time.Time{})
		if !reflect.DeepEqual(s.Report.Shape(), want.Shape()) {
			t.Errorf("after a change of the %s the report is not that of the assessment", name)
		}
		if s.Report.ServiceName("dropbox") != want.ServiceName("dropbox") || !reflect.DeepEqual(s.Report.Duties, want.Duties) {
			t.Errorf("after a change of the %s names or duties are old", name)
		}
	}
}
