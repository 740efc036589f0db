package report

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
