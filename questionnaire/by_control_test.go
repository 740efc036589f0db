package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// TestByControl groups cells, and what embeds them, without losing, joining or
// overwriting any.
func TestByControl(t *testing.T) {
	one, two, three := &catalogue.Control{ID: "one"}, &catalogue.Control{ID: "two"}, &catalogue.Control{ID: "three"}
	type scored struct {
		*Cell
		value float64
	}
	for _, tt := range []struct {
		controls []*catalogue.Control
		want     string
	}{
		{nil, ""},
		{[]*catalogue.Control{one}, "one/0"},
		{[]*catalogue.Control{one, one, two, three, three}, "one/0 one/1, two/2, three/3 three/4"},
	} {
		var cells []Cell
		for i, k := range tt.controls {
			cells = append(cells, Cell{Control: k, Service: fmt.Sprint(i)})
		}
		var embedded []scored
		for i := range cells {
			embedded = append(embedded, scored{&cells[i], 1})
		}
		var got, same []string
		for group := range ByControl(cells) {
			var ids []string
			for i := range group {
				ids = append(ids, group[i].Control.ID+"/"+group[i].Service)
			}
			got = append(got, strings.Join(ids, " "))
			_ = append(group, Cell{Control: &catalogue.Control{ID: "stray"}})
		}
		for group := range ByControl(embedded) {
			var ids []string
			for _, c := range group {
				ids = append(ids, c.Control.ID+"/"+c.Service)
			}
			same = append(same, strings.Join(ids, " "))
		}
		if strings.Join(got, ", ") != tt.want || !slices.Equal(got, same) {
			t.Errorf("%q and %q, want %q", got, same, tt.want)
		}
	}
	for group := range ByControl([]Cell{{Control: one}, {Control: two}}) {
		if group[0].Control == two {
			t.Error("it goes on after the loop has ended")
		}
		break
	}
}
