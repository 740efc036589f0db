package report

import (
	"slices"
	"time"
)

// An About is what a file says of itself: on its pages, and once for the
// programs that read Info and once for those that read XMP.
type About struct {
	Kind, Name     string // such as MainTitle, and whom it is about
	Subject        string
	Author         string
	Day            time.Time
	Redacted       bool
	Data, DataWhat string // the name of the attachment, and what it is
}

// MadeBy is the program that made a file.
const MadeBy = "yourpart"

// AboutReport says what a report is. Its author is named where the pages name
// the consultant.
func AboutReport(r *Report) About {
	a := About{Kind: MainTitle, Name: r.Name(), Subject: reportSubject, Day: r.Date, Redacted: r.Options.Redact,
		Data: "report.json", DataWhat: "The whole report for other programs"}
	if shown := r.Options.Shown(); slices.Contains(shown, SectionSummary) || slices.Contains(shown, SectionSignOff) {
		a.Author = r.Assessment.Profile.Consultant
	}
	return a
}

// Made is the day of the report, which stands for the moment it was made, so
// that equal reports are equal files.
func (a About) Made() time.Time {
	return time.Date(a.Day.Year(), a.Day.Month(), a.Day.Day(), 0, 0, 0, 0, time.UTC)
}

// About says what a portfolio is.
func (p *Portfolio) About() About {
	return About{Kind: PortfolioTitle, Name: "as of " + Day(p.Date), Subject: portfolioSubject, Author: p.Consultant(), Day: p.Date,
		Redacted: p.Options.Redact, Data: "portfolio.json", DataWhat: "The portfolio for other programs"}
}

// NotCounted stands in Counts for what a format does not carry.
const NotCounted = -1

// Counts is how much a written report holds.
type Counts struct {
	Actions  int // of the plan, without accepted risks
	Services int
	Answers  int // rows of Report.Answers
	Clients  int // of a portfolio
	Unread   int // files that should have been a client
}

// Counts is how much a file of this report has to hold.
func (r *Report) Counts() Counts {
	return Counts{Actions: len(r.Plan.Actions), Services: len(r.Duties.Services), Answers: len(r.Answers())}
}
