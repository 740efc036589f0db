package report

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// Guide is the product's own guide for a control, or nil. Where products of one account
// are set in the same place, and the subscription of one of them calls for another way,
// that way is the guide of all, so that no two ways that exclude each other are advised.
func (r *Report) Guide(key, control string) *catalogue.Guide {
	s := r.Assessment.Service(key)
	if s == nil {
		return nil
	}
	def, ok := r.Catalogue.Service(s.ID)
	if !ok {
		return nil
	}
	own := def.Guide(control, s.Variant, s.Plan, questionnaire.HostKind(r.Catalogue, r.Assessment, *s))
	if own == nil || def.Account == "" {
		return own
	}
	for _, other := range r.Assessment.Services {
		o, ok := r.Catalogue.Service(other.ID)
		if !ok || o.Account != def.Account || other.Plan == "" {
			continue
		}
		usual, bought := o.Guide(control, other.Variant, "", ""), o.Guide(control, other.Variant, other.Plan, "")
		if usual != bought && usual != nil && usual.Where == own.Where {
			return bought
		}
	}
	return own
}

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
