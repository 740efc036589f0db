package ui

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// firm is an assessment with services of the catalogue and nothing answered.
func firm(t testing.TB, ids ...string) questionnaire.Assessment {
	t.Helper()
	a := questionnaire.New("Northwind Digital")
	a.Profile.People = 14
	for _, id := range ids {
		s, err := questionnaire.ParseService(shipped(), id)
		if err != nil {
			t.Fatal(err)
		}
		a.AddService(s)
	}
	return a
}

// agency is the digital agency, with about half of the answers given.
func agency(t testing.TB) questionnaire.Assessment {
	a := firm(t, "google-workspace", "dropbox", "aws-lightsail")
	a.Services[0].Stops = true
	answerSome(&a, 2)
	return a
}

// answerSome answers every nth cell, in turn with each answer there is.
func answerSome(a *questionnaire.Assessment, nth int) {
	for i, c := range questionnaire.Cells(shipped(), a) {
		if i%nth != 0 || c.State != questionnaire.Asked {
			continue
		}
		options := interview.OptionsOf(c.Control)
		ans := questionnaire.Answer{Option: options[(i/nth)%len(options)].Id, Date: "2026-11-20"}
		if i%3 == 0 {
			ans.Note = "Asked Sam about it"
		}
		a.Set(c.ID(), ans)
	}
}

// forty is a stack of forty services, all depths, half answered.
func forty(t testing.TB) questionnaire.Assessment {
	var ids []string
	for _, s := range shipped().Services {
		if s.Retired == "" && len(ids) < 40 {
			ids = append(ids, s.ID)
		}
	}
	a := firm(t, ids...)
	a.Profile.Depth = questionnaire.FullDepth
	answerSome(&a, 2)
	return a
}

// hostile has names that break careless layouts.
func hostile(t testing.TB) questionnaire.Assessment {
	a := firm(t, "aws-lightsail", "aws-lightsail")
	a.Profile.Name = "株式会社テスト 👩‍👩‍👧‍👦 שלום עולם\x1b[31m\a\u202e " + strings.Repeat("long ", 40)
	for _, name := range []string{"株式会社の会計システム株式会社の会計システム", "👩🏽‍💻🇩🇪 emoji 🏳️‍🌈", "שירות ענן بالعربية", strings.Repeat("W", 200),
		"tab\tand\x1b[2Jescape\x00", "e\u0301\u0301\u0301 combining", "\u200d"} {
		a.AddService(questionnaire.Service{Name: name, Model: catalogue.SaaS, Data: []string{"customer-personal"}})
	}
	a.Services[1].Name = strings.Repeat("名", 200)
	const drives = "\x1b]0;OWNED\a\x1b[2J\u009b5m\u202e\u2066"
	a.Services[0].Plan = drives + "Business"
	a.Catalogue = drives + "then"
	before, err := questionnaire.Snapshot(a, "2026-01-05")
	if err != nil {
		t.Fatal(err)
	}
	a = before
	a.Catalogue = drives + "now" // differing, so that comparing names both
	a.Profile.Sector, a.Profile.AnsweredBy, a.Profile.Consultant = drives+"shop", drives+"me", drives+"you"
	a.Profile.Countries = []string{drives + "Germany"}
	answerSome(&a, 2)
	for id, ans := range a.Answers {
		ans.Note = "なぜ " + strings.Repeat("x", 300) + "\x1b[5m\n second line"
		ans.Evidence, ans.By = drives+"a file", drives+"Sam"
		a.Answers[id] = ans
	}
	for _, k := range shipped().Controls {
		a.SetTracking(k.ID, questionnaire.Tracking{Owner: "山田 " + strings.Repeat("太郎", 100), Note: drives + "soon"})
	}
	return a
}
