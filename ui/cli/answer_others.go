package cli

import (
	"fmt"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// others in place of a service stands for all that core depth asks about together. A
// service that has this key goes before it.
const others = "others"

// parseAnswer reads CONTROL[@SERVICE]=OPTION, or CONTROL@others=OPTION for the cells that
// are asked about together.
func parseAnswer(c *catalogue.Catalogue, s *questionnaire.Assessment, word string) (ids []questionnaire.CellID, option string, together bool, err error) {
	left, right, _ := strings.Cut(word, "=")
	control, service, _ := strings.Cut(strings.TrimSpace(left), "@")
	k, ok := c.Control(control)
	if service != others || s.Service(others) != nil || !ok || k.Scope == catalogue.Organisation {
		id, option, err := s.ParseAnswer(c, word)
		return []questionnaire.CellID{id}, option, false, err
	}
	if ids = togetherOf(c, s, control); len(ids) == 0 {
		return nil, "", false, fmt.Errorf("no services are asked about together for %s here; write %s@SERVICE=… with one of %s", control, control, strings.Join(s.Keys(), ", "))
	}
	_, option, err = s.ParseAnswer(c, ids[0].String()+"="+right)
	return ids, option, true, err
}

// togetherOf are the cells of a control that are asked about together.
func togetherOf(c *catalogue.Catalogue, s *questionnaire.Assessment, control string) (ids []questionnaire.CellID) {
	for _, cell := range questionnaire.Cells(c, s) {
		if cell.Control.ID == control && cell.Rest {
			ids = append(ids, cell.ID())
		}
	}
	return ids
}
