package report_test

import (
	"fmt"
	"os"
	"testing"
	"time"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile("../../examples/digital-agency.json")
	a, err := questionnaire.DecodeBytes(b)
	if err != nil {
		t.Fatal(err)
	}
	c, err := content.WithOverlays()
	if err != nil {
		t.Fatal(err)
	}
	r := report.Build(c, &a, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), time.Time{})
	fmt.Println(r.Headline())
	fmt.Println(r.ScoreText(), r.EvidenceText())
	for _, x := range r.Threats(5) {
		fmt.Println("-", x.Title, "|", x.Here, "|", r.FigureLine(x), "|", x.Strength(), "|", r.CloserLine(x))
	}
	fmt.Println(r.FindLine())
	fmt.Println(r.DecisionLine())
	for _, o := range r.DecisionOptions() {
		fmt.Println(o.Name, "|", o.About, "|", o.Work, "|", o.First, "|", o.Yearly, "|", o.Result)
	}
	fmt.Println(r.CurveText())
	for _, b := range r.TopicBars() {
		fmt.Println(b.Name, b.Questions, b.Standing)
	}
	st := time.Now()
	for range 20 {
		r.Threats(5)
	}
	fmt.Println(time.Since(st) / 20)
	st = time.Now()
	for range 20 {
		r.DecisionOptions()
	}
	fmt.Println(time.Since(st) / 20)
}
