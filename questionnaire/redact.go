package questionnaire

import (
	"fmt"
	"slices"
)

// RedactedName is what the business is called in a redacted assessment.
const RedactedName = "Name withheld"

// Redacted is a copy of the assessment without what a person typed that could
// tell who it is about: names of the firm, of people and of its own services,
// sector, notes, evidence, owners and reasons. Answers, dates, statuses and
// so all numbers stay. A service of one's own gets a new key, since a key is
// made of the name.
func Redacted(a Assessment) Assessment {
	keys := newKeys(a)
	b := a.Clone()
	b.Profile.Name, b.Profile.Sector, b.Profile.AnsweredBy, b.Profile.Consultant = RedactedName, "", "", ""
	b.Profile.Logo = ""
	b.ID, b.IDsFrom, b.former = blindID(a), "", former{}
	b.Services = redactServices(b.Services, keys)
	b.Answers = make(map[CellID]Answer, len(a.Answers))
	for id, ans := range a.Answers {
		if id, kept := redactCell(id, b.Services, keys); kept {
			b.Answers[id] = Answer{Option: ans.Option, Date: ans.Date}
		}
	}
	b.Responses, b.Settled = redactSaid(a, func(id CellID) (CellID, bool) { return redactCell(id, b.Services, keys) })
	b.Log, b.Sheets = nil, nil
	for id, t := range b.Actions {
		t.Owner, t.Note, t.Reason = "", "", ""
		b.Actions[id] = t
	}
	for i, p := range b.Rounds {
		past := p
		past.Services = redactServices(p.Services, keys)
		past.Answers = make(map[CellID]string, len(p.Answers))
		for id, option := range p.Answers {
			if id, kept := redactCell(id, past.Services, keys); kept {
				past.Answers[id] = option
			}
		}
		b.Rounds[i] = past
	}
	return b
}

// newKeys are the keys that services of one's own get, by the ones they have.
// Keys that services had in a snapshot only are new as well.
func newKeys(a Assessment) map[string]string {
	keys := map[string]string{}
	add := func(services []Service) {
		for _, s := range services {
			if _, there := keys[s.Key]; s.Custom() && !there {
				keys[s.Key] = fmt.Sprintf("own-service-%d", len(keys)+1)
			}
		}
	}
	add(a.Services)
	for _, p := range a.Rounds {
		add(p.Services)
	}
	return keys
}

// redactServices is a copy of a stack under new keys and without names.
func redactServices(services []Service, keys map[string]string) []Service {
	out := make([]Service, len(services))
	for i, s := range services {
		s.Name, s.Plan = "", ""
		if s.Custom() {
			s.Key = keys[s.Key]
			s.Name = "Own " + s.Key[len("own-"):]
		}
		if k, renamed := keys[s.SignIn]; renamed {
			s.SignIn = k
		}
		out[i] = s
	}
	return out
}

// redactCell is a cell under its service's new key. It is kept only where the
// service is in the stack: the key of one that is gone may tell a name.
func redactCell(id CellID, services []Service, keys map[string]string) (CellID, bool) {
	if k, renamed := keys[id.Service]; renamed {
		id.Service = k
	}
	kept := id.Service == "" || slices.ContainsFunc(services, func(s Service) bool { return s.Key == id.Service })
	return id, kept
}
