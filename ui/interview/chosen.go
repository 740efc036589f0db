package interview

import (
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Chosen says of the nth service of the stack what tells it from others: whose second
// account it is, which subscription, what it runs on and how people get in. It is empty where there
// is nothing to say.
func (s *Interview) Chosen(n int) string {
	e := &s.Assessment.Services[n]
	var parts []string
	if def, ok := s.Catalogue.Service(e.ID); ok && e.Key != e.ID {
		parts = append(parts, "another account of "+def.Name)
	}
	if e.Custom() {
		parts = append(parts, "described by you")
	}
	if e.Plan != "" {
		parts = append(parts, text.CleanLine(e.Plan))
	}
	if host, said := s.hostName(n); host != "" {
		if !said {
			host += " (taken as usual)"
		}
		parts = append(parts, "runs on "+host)
	}
	if with := s.shares(n); e.SignIn == "" && with != "" {
		parts = append(parts, "the account of "+s.Report.ServiceName(with))
	} else if s.Assessment.Service(e.SignIn) != nil {
		parts = append(parts, "the sign-in of "+s.Report.ServiceName(e.SignIn))
	}
	return strings.Join(parts, " · ")
}

// hostName is what the nth service runs on by name, and whether somebody said so; empty
// where it is nothing that a business installs.
func (s *Interview) hostName(n int) (name string, said bool) {
	host, ok := questionnaire.HostOf(s.Catalogue, &s.Assessment, s.Assessment.Services[n])
	if !ok {
		return "", false
	}
	if host.Key != "" {
		return s.Report.ServiceName(host.Key), host.Said
	}
	if kind := s.Catalogue.Host(host.Kind); kind != nil {
		name = kind.Name
	}
	return name, host.Said
}
