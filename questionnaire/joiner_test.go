package questionnaire_test

import (
	"slices"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// others are the cells of a control that are asked about together.
func others(c *catalogue.Catalogue, a *q.Assessment, control string) (ids []q.CellID) {
	for _, cell := range q.Cells(c, a) {
		if cell.Control.ID == control && cell.Rest {
			ids = append(ids, cell.ID())
		}
	}
	return ids
}

// manyServices is a large stack in which the services that matter less have one answer to
// the control, and the key of a second entry of one of them, which is not there yet.
func manyServices(t *testing.T, c *catalogue.Catalogue, control string) (a q.Assessment, second q.Service) {
	t.Helper()
	a = q.New("Firm")
	a.Identify(someID)
	a.Profile.People = 12
	for _, s := range trials[len(trials)-1].stack {
		def, _ := c.Service(s.ID)
		s.Data = def.Data
		a.AddService(s)
	}
	ids := others(c, &a, control)
	if len(ids) < 3 {
		t.Fatalf("only %v are asked about together", ids)
	}
	k, _ := c.Control(control)
	a.AnswerTogether(ids, k.Question.Options[0].ID, q.Notes{}, monday)
	a.Revise()
	return a, *a.Service(ids[len(ids)-1].Service)
}

// TestALaterServiceJoinsAsNotSure: a service that comes after the others were answered
// together is "not sure" until they are answered again, however it came, and open at full
// depth.
func TestALaterServiceJoinsAsNotSure(t *testing.T) {
	const control = "mfa-all-users"
	c := shipped(t)
	ways := map[string]func(a *q.Assessment, s q.Service){
		"added": func(a *q.Assessment, s q.Service) { a.AddService(s) },
		"stack written again": func(a *q.Assessment, s q.Service) {
			s.Name = "Second"
			a.Restack(append(slices.Clone(a.Services), s))
		},
		"merged": func(a *q.Assessment, s q.Service) {
			b := a.Clone()
			b.AddService(s)
			m, _ := q.Merge(*a, b, nil)
			*a = m
		},
	}
	for name, come := range ways {
		t.Run(name, func(t *testing.T) {
			a, s := manyServices(t, c, control)
			n := len(a.Answers)
			come(&a, s)
			id := q.CellID{Control: control, Service: s.ID + "-2"}
			cell := cellsOf(c, &a)[id.String()]
			if cell.State != q.Asked || !cell.Rest || cell.Open() || cell.Answer != (q.Answer{Option: q.NotSure, Together: true}) {
				t.Fatalf("%s: %s, %+v", id, cell.State, cell.Answer)
			}
			if _, known := cell.Credit(); known || len(a.Answers) != n {
				t.Errorf("it counts as known, or was written: %d answers, %d before", len(a.Answers), n)
			}
			full := a.Clone()
			full.Profile.Depth = q.FullDepth
			if cell := cellsOf(c, &full)[id.String()]; !cell.Open() || cell.Rest {
				t.Errorf("at full depth: %+v", cell.Answer)
			}
			ids := others(c, &a, control)
			a.AnswerTogether(ids, "admins", q.Notes{}, tuesday)
			if got := a.Answers[id]; got.Option != "admins" || !got.Together || !slices.Contains(ids, id) {
				t.Errorf("answered again: %+v", got)
			}
		})
	}
}
