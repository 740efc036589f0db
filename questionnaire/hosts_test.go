package questionnaire_test

import (
	"maps"
	"regexp"
	"slices"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// kinds are the kinds of hosts, the one that leaves least work to the business first.
var kinds = []string{"maker", "shared-hosting", "server", "own-machine"}

func shippedCatalogue(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// hosted is an assessment of one guest beside other services, at full depth.
func hosted(c *catalogue.Catalogue, guest, runsOn string, beside ...string) *q.Assessment {
	a := q.New("Guests")
	a.Profile.People, a.Profile.Depth = 5, q.FullDepth
	for _, id := range append(beside, guest) {
		def, _ := c.Service(id)
		s := q.Service{ID: id, Data: slices.Clone(def.Data)}
		if id == guest {
			s.RunsOn = runsOn
		}
		a.AddService(s)
	}
	return &a
}

// whoIsAsked says of each control of a service how its cell stands: "asked", the key of
// the service that is asked instead, or the state. A control without a cell is missing.
func whoIsAsked(c *catalogue.Catalogue, a *q.Assessment, key string) map[string]string {
	asked := map[string]string{}
	for _, cell := range q.Cells(c, a) {
		switch {
		case cell.Service != key:
		case cell.Source != "":
			asked[cell.Control.ID] = cell.Source
		default:
			asked[cell.Control.ID] = string(cell.State)
		}
	}
	return asked
}

// wordPressOn are places where WordPress runs, with who is asked about some controls: "" is
// nobody.
var wordPressOn = []struct {
	name, runsOn string
	beside       []string
	want         map[string]string
}{
	{"with nothing", "", nil, map[string]string{"web-stack-updates": "asked", "mfa-all-users": "asked",
		"backup-servers-databases": "asked", "runtime-supported": "asked", "database-not-public": "asked",
		"server-os-updates": "", "firewall-default-closed": "", "admin-ports-closed": "", "ssh-keys-only": ""}},
	{"with cPanel", "", []string{"cpanel-hosting"}, map[string]string{"web-stack-updates": "asked", "mfa-all-users": "asked",
		"backup-servers-databases": "cpanel-hosting", "runtime-supported": "cpanel-hosting", "database-not-public": "cpanel-hosting",
		"server-os-updates": "", "firewall-default-closed": "", "admin-ports-closed": "", "ssh-keys-only": ""}},
	{"with WP Engine", "", []string{"wp-engine"}, map[string]string{"web-stack-updates": "asked",
		"backup-servers-databases": "wp-engine", "server-os-updates": "", "firewall-default-closed": "", "ssh-keys-only": ""}},
	{"with a NAS", "", []string{"synology-nas"}, map[string]string{"web-stack-updates": "asked", "mfa-all-users": "asked",
		"backup-servers-databases": "synology-nas", "server-os-updates": "synology-nas", "firewall-default-closed": "synology-nas",
		"admin-ports-closed": "synology-nas"}},
	{"with Lightsail", "", []string{"aws-lightsail"}, map[string]string{"web-stack-updates": "asked", "mfa-all-users": "asked",
		"backup-servers-databases": "aws-lightsail", "server-os-updates": "aws-lightsail", "firewall-default-closed": "aws-lightsail",
		"admin-ports-closed": "aws-lightsail", "ssh-keys-only": "aws-lightsail"}},
	{"at its maker", "maker", []string{"cpanel-hosting"}, map[string]string{"web-stack-updates": "", "mfa-all-users": "asked",
		"backup-saas-independent": "asked", "backup-servers-databases": "", "server-os-updates": "", "firewall-default-closed": "",
		"admin-ports-closed": "", "ssh-keys-only": ""}},
	{"on a server that is not named", "server", nil, map[string]string{"web-stack-updates": "asked", "server-os-updates": "asked",
		"firewall-default-closed": "asked", "admin-ports-closed": "asked", "ssh-keys-only": "asked", "runtime-supported": ""}},
}

// TestWordPressAsksTheRightParty holds which controls are asked of WordPress, which of what
// it runs on, and which of nobody.
func TestWordPressAsksTheRightParty(t *testing.T) {
	c := shippedCatalogue(t)
	for _, x := range wordPressOn {
		t.Run(x.name, func(t *testing.T) {
			a := hosted(c, "wordpress-self-hosted", x.runsOn, x.beside...)
			got := whoIsAsked(c, a, "wordpress-self-hosted")
			for _, id := range slices.Sorted(maps.Keys(x.want)) {
				who := got[id]
				if who == string(q.ByProvider) {
					who = ""
				}
				if who != x.want[id] {
					t.Errorf("%s: asked of %q, want %q", id, who, x.want[id])
				}
			}
			for _, s := range x.beside {
				own := whoIsAsked(c, a, s)
				for id, who := range got {
					if who == s && own[id] != string(q.Asked) {
						t.Errorf("%s is asked of %s, where it is %q", id, s, own[id])
					}
				}
			}
		})
	}
}

// TestSharedHostingIsNoServer holds that a web host's panel asks nobody about the server.
func TestSharedHostingIsNoServer(t *testing.T) {
	c := shippedCatalogue(t)
	for i := range c.Services {
		if s := &c.Services[i]; s.Host == "shared-hosting" {
			got := whoIsAsked(c, hosted(c, s.ID, ""), s.ID)
			for _, id := range []string{"server-os-updates", "firewall-default-closed", "admin-ports-closed", "ssh-keys-only"} {
				if who := got[id]; who != "" && who != string(q.ByProvider) {
					t.Errorf("%s: %s is %s", s.ID, id, who)
				}
			}
		}
	}
}

// guests are the services of the catalogue that run on something.
func guests(c *catalogue.Catalogue) (list []*catalogue.Service) {
	for i := range c.Services {
		if c.Services[i].RunsOn != nil {
			list = append(list, &c.Services[i])
		}
	}
	return list
}

// TestGuestsOnEachHost puts each guest on each kind of host that it may run on: all of them
// derive, and the less the host does, the more is the business's.
func TestGuestsOnEachHost(t *testing.T) {
	c := shippedCatalogue(t)
	work := map[catalogue.Party]int{catalogue.Provider: 0, catalogue.Shared: 1, catalogue.Customer: 2}
	for _, guest := range guests(c) {
		before := map[string]int{}
		for _, kind := range kinds {
			if !slices.Contains(guest.RunsOn.Hosts, kind) {
				continue
			}
			a := hosted(c, guest.ID, kind)
			if h, ok := q.HostOf(c, a, *a.Service(guest.ID)); !ok || h.Kind != kind || !h.Said {
				t.Errorf("%s on %s: runs on %+v", guest.ID, kind, h)
			}
			if err := a.Fits(c); err != nil {
				t.Errorf("%s on %s: %v", guest.ID, kind, err)
			}
			for _, r := range q.Check(c, a) {
				if r.Severity == q.Wrong {
					t.Errorf("%s on %s: %s", guest.ID, kind, r.Text)
				}
			}
			if len(whoIsAsked(c, a, guest.ID)) == 0 {
				t.Errorf("%s on %s: nothing is asked", guest.ID, kind)
			}
			use := q.UseOf(c, a, *a.Service(guest.ID))
			for _, l := range c.Layers {
				now := work[use.Party(&l)]
				if now < before[l.ID] {
					t.Errorf("%s on %s: the work on %s falls from %d to %d", guest.ID, kind, l.ID, before[l.ID], now)
				}
				before[l.ID] = now
			}
		}
	}
}

// server matches what can only be done on a server of one's own.
var server = regexp.MustCompile(`(?i)\b(ufw|ssh|sshd|ssh-copy-id|apt|sudo|systemctl|php\.ini)\b`)

// TestGuidesFollowTheHost holds that nobody reads how to use a server who has none, and
// that a guide is for a host on which its control is asked.
func TestGuidesFollowTheHost(t *testing.T) {
	c := shippedCatalogue(t)
	for _, guest := range guests(c) {
		asked := map[string]map[string]string{}
		for _, kind := range guest.RunsOn.Hosts {
			asked[kind] = whoIsAsked(c, hosted(c, guest.ID, kind), guest.ID)
		}
		for i := range guest.Guides() {
			g := &guest.Guides()[i]
			on := guideHosts(guest, g)
			for _, kind := range g.For {
				if slices.Contains(kinds, kind) && !slices.Contains(guest.RunsOn.Hosts, kind) {
					t.Errorf("%s: the guide for %s is for %s, where it never runs", guest.ID, g.Control, kind)
				}
			}
			if noServer := slices.Contains(on, "shared-hosting") || slices.Contains(on, "maker"); noServer {
				for _, text := range append([]string{g.Where, g.Fix, g.Then, g.Undo}, g.Before...) {
					if server.MatchString(text) {
						t.Errorf("%s: the guide for %s is for %v and says %q", guest.ID, g.Control, on, text)
					}
				}
			}
			k, _ := c.Control(g.Control)
			reaches := func(kind string) bool { who := asked[kind][g.Control]; return who != "" && who != string(q.ByProvider) }
			if k.Scope == catalogue.PerService && !slices.ContainsFunc(on, reaches) {
				t.Errorf("%s: the guide for %s is for %v, where nobody is asked", guest.ID, g.Control, on)
			}
		}
	}
}

// guideHosts are the kinds of hosts on which a guide is shown: those it names, else those
// for which the service has no other.
func guideHosts(s *catalogue.Service, g *catalogue.Guide) (on []string) {
	named := func(g *catalogue.Guide, kind string) bool { return slices.Contains(g.For, kind) }
	for _, kind := range s.RunsOn.Hosts {
		own := slices.ContainsFunc(s.Guides(), func(o catalogue.Guide) bool { return o.Control == g.Control && named(&o, kind) })
		if named(g, kind) || len(g.For) == 0 && !own {
			on = append(on, kind)
		}
	}
	return on
}
