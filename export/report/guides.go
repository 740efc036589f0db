package report

import (
	"yourpart/questionnaire/catalogue"
)

// A Guided is one guide with the services it is for.
type Guided struct {
	Names []string
	Step  Step
}

// ByGuide joins the steps of services that have the very same guide.
func ByGuide(steps []Step) []Guided {
	var out []Guided
	at := map[*catalogue.Guide]int{}
	for _, s := range steps {
		if i, ok := at[s.Guide]; ok {
			out[i].Names = append(out[i].Names, s.Service)
			continue
		}
		at[s.Guide] = len(out)
		out = append(out, Guided{[]string{s.Service}, s})
	}
	return out
}
