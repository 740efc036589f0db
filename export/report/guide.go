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
