package report

// An AnswerGroup is one answer with all services that gave it.
type AnswerGroup struct {
	AnswerRow
	Services []string
}

// AnswerGroups joins the rows of Answers that differ in the service only.
func (r *Report) AnswerGroups() []AnswerGroup {
	var out []AnswerGroup
	from := 0 // where the question at hand begins
next:
	for _, row := range r.Answers() {
		name := row.Service
		row.Service, row.ID.Service = "", ""
		if len(out) > 0 && out[len(out)-1].Control != row.Control {
			from = len(out)
		}
		for j := from; j < len(out); j++ {
			if out[j].AnswerRow == row {
				out[j].Services = append(out[j].Services, name)
				continue next
			}
		}
		out = append(out, AnswerGroup{row, []string{name}})
	}
	return out
}
