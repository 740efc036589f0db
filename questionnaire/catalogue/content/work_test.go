package content_test

import (
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// An instead is why a duty is not asked one step further down, where more is the
// business's own: the duty there that has the same work, or none where only the
// service above has what it is about.
type instead struct{ by, why string }

// insteadOf are the duties that are different on purpose further down.
var insteadOf = map[string]instead{
	// Of a ready-made application only.
	"legacy-signin-blocked":    {"", "old ways to fetch mail are a matter of ready-made mail and sign-in"},
	"connected-apps-approved":  {"", "people link other apps to ready-made applications only"},
	"external-sharing-limited": {"", "people share files with outsiders in ready-made applications only"},
	"public-links-expire":      {"", "people make links to files in ready-made applications only"},
	"dlp-rules":                {"", "rules about what may leave are a part of ready-made mail, files and chat"},
	"email-filtering":          {"", "a mail service of its own kind"},
	"email-forwarding-blocked": {"", "a mail service of its own kind"},
	"backup-saas-independent":  {"backup-servers-databases", "the copy is one of servers and databases there"},
	"retention-window-known":   {"backup-servers-databases", "nobody else keeps what was deleted, so the own copy decides"},
	// Of a platform.
	"runtime-supported":           {"web-stack-updates", "where the runtime is the business's own, moving to a supported one is part of updating it"},
	"function-permissions-narrow": {"access-least-privilege", "a server has one login for all of its programs"},
	// Of anything that somebody else runs. In one's own rooms there is no provider, contract or bill.
	"owner-account-locked-away":   {"admin-separate-accounts", "there is no account with a provider; the admin logins are what is left"},
	"access-keys-rotated":         {"service-accounts-listed", "programs have logins there rather than keys of a provider"},
	"storage-not-public":          {"firewall-default-closed", "a disk in one's own room is public only through the network"},
	"own-keys-decided":            {"encrypt-stored-data", "all keys are the business's own"},
	"threat-detection-on":         {"logs-reviewed", "no provider watches; the logs have to be read"},
	"spend-alerts":                {"", "there is no bill that grows with use"},
	"posture-scan":                {"secure-baseline-applied", "no provider's tool looks at the settings; the yearly list is what is left"},
	"public-endpoints-need-login": {"firewall-default-closed", "nothing is public until a port is opened"},
	"code-pipeline-protected":     {"secure-coding-checks", "the code itself is still checked"},
	"responsibilities-agreed":     {"", "there is nobody to agree with"},
	"contract-and-dpa":            {"", "there is no provider"},
	"baa-signed":                  {"", "there is no provider"},
	"vendor-security-checked":     {"", "there is no provider"},
	"sla-status-reviewed":         {"", "there is no provider"},
	"sso-central-signin":          {"", "there is no sign-in page of a provider to bring under one login"},
	"data-location-known":         {"", "the data is in the business's own room"},
	"exit-plan":                   {"", "there is no provider to leave"},
}

// rank orders the parties by how much of the work is the business's.
var rank = map[catalogue.Party]int{catalogue.Provider: 0, catalogue.Shared: 1, catalogue.Customer: 2}

// TestDutiesNeverFall: a service that somebody describes leaves no work undone by being
// of a model further down the ladder.
func TestDutiesNeverFall(t *testing.T) {
	c := shipped(t)
	used := map[string]bool{}
	for i, below := range ladder[1:] {
		above := ladder[i]
		keep(t, used, string(above)+" to "+string(below), duties(c, questionnaire.Service{Model: above}), duties(c, questionnaire.Service{Model: below}))
	}
	for id, in := range insteadOf {
		if !used[id] || in.why == "" {
			t.Errorf("%s is not lost anywhere, or without a reason; take it out", id)
		}
	}
}

// TestVariantsNeverLoseWork: a way of using a service that leaves more layers to the
// business leaves it no less work.
func TestVariantsNeverLoseWork(t *testing.T) {
	c := shipped(t)
	down := 0
	for _, s := range c.Services {
		if s.Variants == nil {
			continue
		}
		for _, a := range s.Variants.Options {
			for _, b := range s.Variants.Options {
				if !more(c, &s, a.ID, b.ID) {
					continue
				}
				down++
				keep(t, map[string]bool{}, s.ID+", "+a.ID+" to "+b.ID, duties(c, questionnaire.Service{ID: s.ID, Variant: a.ID}), duties(c, questionnaire.Service{ID: s.ID, Variant: b.ID}))
			}
		}
	}
	if down < 15 {
		t.Errorf("only %d pairs of variants of which one leaves more to the business", down)
	}
}

// more reports whether variant b leaves at least as much of every layer to the
// business as a, and more of one.
func more(c *catalogue.Catalogue, s *catalogue.Service, a, b string) bool {
	ua, ub := catalogue.UseOf(s, a), catalogue.UseOf(s, b)
	some := false
	for i := range c.Layers {
		x, y := rank[ua.Party(&c.Layers[i])], rank[ub.Party(&c.Layers[i])]
		if y < x {
			return false
		}
		some = some || y > x
	}
	return some
}

// keep compares the duties of two ways of using something, of which the second leaves
// more to the business, and notes in used what is different on purpose.
func keep(t *testing.T, used map[string]bool, what string, above, below []string) {
	t.Helper()
	for _, id := range above {
		if slices.Contains(below, id) {
			continue
		}
		in, ok := insteadOf[id]
		used[id] = true
		switch {
		case !ok:
			t.Errorf("%s: %s is lost", what, id)
		case in.by != "" && !slices.Contains(below, in.by):
			t.Errorf("%s: %s is lost, and %s, which has its work, is no duty either", what, id, in.by)
		}
	}
}

// duties are the controls that one service leaves to the business, alone in its stack
// and with every kind of data in it.
func duties(c *catalogue.Catalogue, s questionnaire.Service) (ids []string) {
	for _, d := range c.Data {
		s.Data = append(s.Data, d.ID)
	}
	s.Name = "One"
	a := questionnaire.New("Ladder")
	a.AddService(s)
	r := questionnaire.Derive(c, &a)
	for _, d := range slices.Concat(r.Services[0].Yours, r.Organisation) {
		ids = append(ids, d.Control)
	}
	return ids
}

// TestNodes: a business with nodes to patch is asked about it, as a question of its own, and
// nobody else is.
func TestNodes(t *testing.T) {
	c := shipped(t)
	for _, tt := range []struct {
		service, variant string
		party            catalogue.Party
	}{
		{"aws-eks", "", catalogue.Shared}, {"aws-eks", "own-nodes", catalogue.Customer},
		{"aws-eks", "auto-mode", catalogue.Provider}, {"aws-eks", "fargate", catalogue.Provider},
		{"azure-aks", "", catalogue.Shared}, {"azure-aks", "virtual-nodes", catalogue.Shared}, {"azure-aks", "automatic", catalogue.Provider},
		{"google-gke", "", catalogue.Shared}, {"google-gke", "autopilot", catalogue.Provider},
		{"aws-fargate", "", catalogue.Provider}, {"aws-fargate", "ec2", catalogue.Customer},
	} {
		s, _ := c.Service(tt.service)
		u, system := catalogue.UseOf(s, tt.variant), layer(t, c, "os")
		if got := u.Party(system); got != tt.party || u.Parties["os"].Source == "" {
			t.Errorf("%s, %s: the nodes are for the %s to patch by %q, want the %s and a source", tt.service, tt.variant, got, u.Parties["os"].Source, tt.party)
		}
		asked := duties(c, questionnaire.Service{ID: tt.service, Variant: tt.variant})
		if got := slices.Contains(asked, "server-os-updates"); got != tt.party.Yours() {
			t.Errorf("%s, %s: updates of nodes are a duty: %t", tt.service, tt.variant, got)
		}
		g := s.Guide("server-os-updates", tt.variant, "", "")
		if tt.party.Yours() && (g == nil || len(g.Before) == 0 || g.Then == "" || g.Undo == "") {
			t.Errorf("%s, %s: no whole guide for the nodes: %+v", tt.service, tt.variant, g)
		}
		if g := s.Guide("web-stack-updates", tt.variant, "", ""); g == nil || strings.Contains(strings.ToLower(g.Where+g.Then), "node") {
			t.Errorf("%s, %s: the guide for programs is none or is about nodes: %+v", tt.service, tt.variant, g)
		}
	}
}

// TestOwnPartInApplications: where an application leaves its program on people's devices,
// or a list of networks, to the business, both halves and a page say so, and the duty that
// comes of it has a guide for it.
func TestOwnPartInApplications(t *testing.T) {
	c := shipped(t)
	found := map[string]int{}
	for i := range c.Services {
		s := &c.Services[i]
		for id, control := range map[string]string{"runtime": "device-updates", "network_controls": "network-allow-list"} {
			o, own := s.Parties[id]
			listed := id == "network_controls" && slices.Contains(s.Capabilities, "address-list")
			if s.Model != catalogue.SaaS || !own && !listed {
				continue
			}
			found[id]++
			if o.Party != catalogue.Shared || o.YourPart == "" || o.TheirPart == "" || o.Source == "" {
				t.Errorf("%s: %s is not shared with both halves and a source: %+v", s.ID, id, o)
			}
			if !slices.Contains(duties(c, questionnaire.Service{ID: s.ID}), control) || s.Guide(control, "", "", "") == nil {
				t.Errorf("%s: %s is no duty, or has no guide", s.ID, control)
			}
		}
	}
	if found["runtime"] < 4 || found["network_controls"] < 5 {
		t.Errorf("only %v", found)
	}
}

// layer is the layer of that id.
func layer(t *testing.T, c *catalogue.Catalogue, id string) *catalogue.Layer {
	t.Helper()
	l, ok := c.Layer(id)
	if !ok {
		t.Fatalf("no layer %s", id)
	}
	return l
}
