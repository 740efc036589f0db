package reporttest

import (
	"testing"
	"testing/fstest"

	"yourpart/export/report"
)

// goalFramework is a framework about controls of the frozen catalogue.
const goalFramework = `id: harbour-rules
title: Harbour Rules
version: "3"
date: 2026-01
licence: Free to use.
source: https://example.org/harbour
read: All of it.
notice: Harbour Rules belong to the harbour.
can: What the answers say.
cannot: What the harbour master would say.
requirements:
  - {id: H1, title: A second step for all, decisive: true, controls: [{control: mfa-all-users, kind: full, rule: all, min_credit: 1}]}
  - {id: H2, title: A fence, none: No question has to do with fences.}
  - {id: H3, title: Copies, controls: [{control: mfa-all-users, kind: partial}]}
`

// WithGoal is a copy of a report of a business with a goal of three requirements.
func WithGoal(t testing.TB, r *report.Report) *report.Report {
	t.Helper()
	c, err := r.Catalogue.Overlay(fstest.MapFS{"frameworks/harbour-rules.yaml": {Data: []byte(goalFramework)}})
	if err != nil {
		t.Fatal(err)
	}
	a := r.Assessment.Clone()
	a.Profile.Goals = []string{"harbour-rules"}
	return report.Build(c, &a, r.Date, r.Date)
}
