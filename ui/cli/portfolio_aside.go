package cli

import (
	"fmt"

	"yourpart/export/report"
)

// asides lists what each client set aside, where any did.
func asides(p *page, f *report.Portfolio) {
	if !f.Aside() {
		return
	}
	p.heading("%s", report.AsideTitle)
	for i := range f.Clients {
		if c := &f.Clients[i]; c.Aside.Total() > 0 {
			p.list([]string{fmt.Sprintf("%s: %s (%s)", c.Label(), c.Aside, c.Aside.Kinds())})
		}
	}
}
