package questionnaire_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// A business of the core set's trial, with what the program asks of it at core depth:
// screens, questions (controls) and cells (rows that are answered).
type trial struct {
	name                      string
	people                    int
	country                   string
	stack                     []q.Service
	screens, questions, cells int
}

func plainStack(ids ...string) (stack []q.Service) {
	for _, id := range ids {
		stack = append(stack, q.Service{ID: id})
	}
	return stack
}

var trials = []trial{
	{"one person", 1, "United Kingdom", plainStack("google-workspace"), 14, 19, 19}, // with the router at home
	{"an office of 14", 14, "Germany", plainStack("microsoft-365"), 17, 26, 26},
	{"digital agency", 14, "United Kingdom", []q.Service{{ID: "google-workspace", Stops: true},
		{ID: "dropbox", Data: []string{"internal", "customer-personal", "trade-secret"}},
		{ID: "aws-lightsail", Data: []string{"public", "customer-personal"}, Parts: []string{"servers"}}}, 24, 34, 43},
	{"shop", 8, "Germany", append([]q.Service{{ID: "shopify", Stops: true}}, plainStack("google-workspace", "stripe", "aws-s3", "slack")...), 19, 28, 36},
	{"dental practice", 9, "United Kingdom", append([]q.Service{
		{ID: "microsoft-365", Stops: true, Data: []string{"internal", "customer-personal", "staff-personal", "financial", "health"}},
		{ID: "synology-nas", Stops: true, Data: []string{"internal", "customer-personal", "health"}}},
		plainStack("quickbooks-online", "cpanel-hosting", "wordpress-self-hosted")...), 23, 37, 48},
	{"software start-up", 11, "Germany", append([]q.Service{{ID: "aws-ec2", Stops: true}, {ID: "aws-rds", Stops: true}},
		plainStack("aws-s3", "github", "slack", "google-workspace")...), 27, 36, 46},
	{"forty services", 48, "United Kingdom", plainStack("microsoft-365", "entra-id", "dropbox", "slack", "zoom", "hubspot", "mailchimp",
		"canva", "figma", "adobe-cc", "quickbooks-online", "gusto", "docusign", "asana", "notion", "trello", "zapier", "github", "aws-ec2",
		"aws-rds", "aws-s3", "aws-lambda", "cloudflare", "domain-registrar-dns", "shopify", "stripe", "paypal-business", "zendesk",
		"calendly", "google-analytics", "google-ads", "meta-business", "onepassword", "acronis-cyber-protect", "chatgpt-business",
		"synology-nas", "on-prem-ad", "windows-file-server", "wordpress-self-hosted", "bamboohr"), 31, 43, 81}, // WordPress runs on the rented server
}

// build is the business as an assessment without answers.
func (tr trial) build(t *testing.T, c *catalogue.Catalogue) q.Assessment {
	t.Helper()
	a := q.New(tr.name)
	a.Profile.People, a.Profile.Countries = tr.people, []string{tr.country}
	for _, s := range tr.stack {
		def, ok := c.Service(s.ID)
		if !ok {
			t.Fatalf("the catalogue has no service %s", s.ID)
		}
		if s.Data == nil {
			s.Data = slices.Clone(def.Data)
		}
		a.AddService(s)
	}
	return a
}

// asked are the ids of the cells that a person is asked about.
func asked(c *catalogue.Catalogue, a q.Assessment) (ids []string) {
	for _, cell := range q.Cells(c, &a) {
		if cell.State == q.Asked {
			ids = append(ids, cell.ID().String())
		}
	}
	return ids
}

// TestCoreAsksWhatMattersMost: what is asked first anywhere is asked at core depth
// wherever it is asked at full depth. Passwords are one question with their manager.
func TestCoreAsksWhatMattersMost(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	controls := func(ids []string) map[string]bool {
		set := map[string]bool{}
		for _, id := range ids {
			control, _, _ := strings.Cut(id, "@")
			set[control] = true
		}
		return set
	}
	for _, tr := range trials {
		a := tr.build(t, c)
		core := controls(asked(c, a))
		a.Profile.Depth = q.FullDepth
		full := controls(asked(c, a))
		if !core["password-manager"] {
			t.Errorf("%s is not asked how people keep passwords", tr.name)
		}
		for _, k := range c.Controls {
			if k.Urgency.Tier == 1 && k.ID != "password-rules" && full[k.ID] && !core[k.ID] {
				t.Errorf("%s is not asked %s at core depth", tr.name, k.ID)
			}
		}
		for id := range core {
			if !full[id] {
				t.Errorf("%s is asked %s at core depth only", tr.name, id)
			}
		}
	}
}

// TestCoreAsksTheAgencysDuties: what the published example of a small agency has to do.
func TestCoreAsksTheAgencysDuties(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(trials, func(tr trial) bool { return tr.name == "digital agency" })
	ids := asked(c, trials[i].build(t, c))
	for _, want := range []string{"mfa-all-users@google-workspace", "access-least-privilege@google-workspace", "dlp-rules@google-workspace",
		"mfa-all-users@dropbox", "external-sharing-limited@dropbox", "logs-on@dropbox", "mfa-all-users@aws-lightsail",
		"server-os-updates@aws-lightsail", "web-stack-updates@aws-lightsail", "firewall-default-closed@aws-lightsail",
		"threat-detection-on@aws-lightsail"} {
		if !slices.Contains(ids, want) {
			t.Errorf("%s is not asked", want)
		}
	}
}

// TestCoreSet builds seven businesses and counts what each is asked.
func TestCoreSet(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, tr := range trials {
		t.Run(tr.name, func(t *testing.T) {
			a := tr.build(t, c)
			screens, questions, cells := map[string]bool{}, map[string]bool{}, 0
			var rows []string
			for _, cell := range q.Cells(c, &a) {
				if cell.State != q.Asked {
					continue
				}
				row := cell.ID().String()
				if cell.Rest {
					row = cell.Control.ID + " (the others)"
				}
				if slices.Contains(rows, row) {
					continue
				}
				rows = append(rows, row)
				cells++
				questions[cell.Control.ID] = true
				screen := cell.Control.ID
				for _, s := range c.Screens {
					if slices.Contains(s.Controls, screen) {
						screen = s.ID
					}
				}
				screens[screen] = true
			}
			got := fmt.Sprintf("%d screens, %d questions, %d cells", len(screens), len(questions), cells)
			want := fmt.Sprintf("%d screens, %d questions, %d cells", tr.screens, tr.questions, tr.cells)
			if got != want {
				t.Errorf("%s, want %s:\n%q", got, want, rows)
			}
		})
	}
}
