package questionnaire_test

import (
	"slices"
	"testing"

	q "yourpart/questionnaire"
)

// TestHostInACircle: where a host is reached through the sign-in of what runs on it, the
// host is asked all the same.
func TestHostInACircle(t *testing.T) {
	c, a := site(t)
	shared := *c
	shared.Controls = slices.Clone(c.Controls)
	for i := range shared.Controls {
		if k := &shared.Controls[i]; k.OfHost() {
			k.Inherit = []string{"sign-in"}
		}
	}
	shared.Index()
	slices.Reverse(a.Services)
	edit(t, &a, func(s *q.Service) { s.RunsOn = "aws-lightsail" })
	a.Service("aws-lightsail").SignIn = press
	cells := cellsOf(&shared, &a)
	guest, host := cells["backup-servers-databases@"+press], cells["backup-servers-databases@aws-lightsail"]
	if host.State != q.Asked || guest.State != q.Inherited || guest.Source != "aws-lightsail" {
		t.Errorf("the host is %s, and the guest %s of %q", host.State, guest.State, guest.Source)
	}
}
