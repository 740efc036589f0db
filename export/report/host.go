package report

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// RunsOn says what a service is installed on, as part of a sentence, and whether
// anybody said so.
func (r *Report) RunsOn(on *questionnaire.RunsOn) string {
	name := HostName(r.Catalogue, on.Kind)
	if on.Key != "" {
		name = r.ServiceName(on.Key)
	}
	if !on.Said {
		return "runs on " + name + " (usual; not said)"
	}
	return "runs on " + name
}

// HostName is a kind of host inside a sentence, such as "shared web hosting".
func HostName(c *catalogue.Catalogue, kind string) string {
	return questionnaire.HostName(c, &questionnaire.Assessment{}, questionnaire.Host{Kind: kind})
}

// HostOf is what an entry of a stack is installed on, inside a sentence, and whether
// anybody said so. It is empty for what is installed on nothing.
func HostOf(c *catalogue.Catalogue, a *questionnaire.Assessment, s questionnaire.Service) (name string, said bool) {
	host, ok := questionnaire.HostOf(c, a, s)
	if !ok {
		return "", false
	}
	return questionnaire.HostName(c, a, host), host.Said
}

// DutyTitle is a duty's title, and that the product sees to it where it does.
func DutyTitle(d questionnaire.Duty) string {
	if d.Known {
		return d.Title + " (always so here)"
	}
	return d.Title
}
