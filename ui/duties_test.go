package ui

import (
	"fmt"
	"strings"
	"testing"
)

// TestDutiesNameEveryService: nobody has to walk through the columns to learn
// whose letters they are.
func TestDutiesNameEveryService(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox", "aws-lightsail")).to(stepDuties)
	d.resize(80, 24)
	d.see("Google Workspace  Dropbox  AWS Lightsail") // none is cut
	d.resize(60, 20)
	d.see("1 Google Workspace  2 Dropbox  3 AWS Lightsail")
	d.app.s.take(nil, firm(t, shippedIDs(12)...))
	d.to(stepDuties)
	for range 2 { // at the first service and at the last
		for _, size := range [][2]int{{80, 24}, {60, 20}} {
			d.resize(size[0], size[1])
			v := d.app.screen.(duties)
			here := fmt.Sprintf("%d %s", v.col+1, cut(d.app.s.Report.ServiceName(v.services()[v.col].Key), shortName))
			if top, _, _ := strings.Cut(d.screen(), "Rules and contracts"); !strings.Contains(top, here) {
				t.Errorf("at %v %q is not above the table:\n%s", size, here, d.screen())
			}
		}
		d.resize(80, 24)
		for _, n := range d.app.screen.(duties).inSight(78) {
			d.see(fmt.Sprintf("%d %s", n+1, cut(d.app.s.Report.ServiceName(d.app.screen.(duties).services()[n].Key), shortName)))
		}
		for range 12 {
			d.keys("right")
		}
	}
	d.resize(80, 24) // has room for all of their letters
	d.gone("Services 1")
	d.resize(60, 20) // tells that there are more
	d.see("Services 4–12 of 12", "4 ", "12 ")
	d.resize(200, 60)
	d.gone("1 " + d.app.s.Report.ServiceName(d.app.screen.(duties).services()[0].Key))
}

// inSight are the services whose columns are drawn.
func (d duties) inSight(width int) (list []int) {
	t := d.lay(width)
	for i := range t.cells {
		list = append(list, t.from+i)
	}
	return list
}

// shippedIDs are some services of the catalogue.
func shippedIDs(n int) (ids []string) {
	for i := range shipped().Services {
		if def := &shipped().Services[i]; def.Retired == "" && i%9 == 0 && len(ids) < n {
			ids = append(ids, def.ID)
		}
	}
	return ids
}

// TestEvenly shares room out: narrow columns keep what they need.
func TestEvenly(t *testing.T) {
	for _, tt := range []struct {
		widths []int
		room   int
		want   int
	}{{[]int{18, 9, 15}, 42, 18}, {[]int{18, 9, 15}, 41, 17}, {[]int{18, 9, 15}, 30, 10}, {[]int{18, 9, 15}, 12, 4}} {
		if got := evenly(tt.widths, tt.room); got != tt.want {
			t.Errorf("%v in %d: %d", tt.widths, tt.room, got)
		}
	}
}
