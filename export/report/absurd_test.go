package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// middles are businesses that have done a part of something, and words of the whole
// remediation that would tell them to do that part again.
var middles = []struct {
	name            string
	stack           []string
	control, option string
	not             []string
}{
	{"copies of a server whose failures nobody reads", []string{"google-workspace", "digitalocean-droplets"}, "backup-servers-databases", "daily",
		[]string{"Back up every server", "Switch on the provider's"}},
	{"copies of a NAS whose failures nobody reads", []string{"microsoft-365", "synology-nas"}, "backup-servers-databases", "daily",
		[]string{"Back up every server", "Switch on the provider's"}},
	{"a password manager that some use", []string{"google-workspace", "onepassword"}, "password-manager", "some", []string{"Choose one"}},
	{"a password manager in the stack that nobody uses", []string{"google-workspace", "onepassword"}, "password-manager", "own", []string{"Choose one"}},
	{"a password manager in the stack, and passwords in notes", []string{"microsoft-365", "onepassword"}, "password-manager", "notes", []string{"Choose one"}},
	{"updates that nobody checks", []string{"google-workspace"}, "device-updates", "automatic", []string{"Turn on automatic updates", "Switch on automatic updates"}},
	{"a virus guard that nobody looks at", []string{"microsoft-365", "slack"}, "device-edr", "unwatched", []string{"Switch the built-in", "Put it on one computer"}},
	{"one admin alone", []string{"google-workspace", "dropbox"}, "admin-few-and-scoped", "one", []string{"Cut full admin rights", "Take full rights away"}},
	{"two copies of three", []string{"google-workspace", "aws-s3"}, "backup-offsite-copy", "two-apart", []string{"Pick a second place"}},
	{"a login of its own for the backup", []string{"synology-nas", "microsoft-365"}, "backup-cannot-be-altered", "separate-login",
		[]string{"Give the backup an admin login"}},
	{"DMARC that only reports", []string{"google-workspace", "mailchimp"}, "email-sender-protected", "watching", []string{"SPF and DKIM lines"}},
}

// ownTodos are what is left from those answers, in words of the test.
func ownTodos(c *catalogue.Catalogue) {
	hours := catalogue.Hours{First: 1}
	read := catalogue.Todo{Title: "Have somebody read what the copy says", Hours: hours, Steps: []int{5}, NoGuides: true, NoCost: true}
	use := catalogue.Todo{Title: "Have everyone use what you have", Hours: hours, Steps: []int{2, 3, 4, 5}, NoCost: true}
	for _, of := range []struct {
		control, option, service string
		todo                     catalogue.Todo
	}{
		{"backup-servers-databases", "daily", "", read},
		{"password-manager", "some", "", use},
		{"password-manager", "own", "onepassword", use},
		{"password-manager", "notes", "onepassword", use},
		{"device-updates", "automatic", "", catalogue.Todo{Title: "Look each month whether updates arrive", Hours: hours, Steps: []int{5}, NoGuides: true}},
		{"device-edr", "unwatched", "", catalogue.Todo{Title: "Have somebody act on warnings", Hours: hours, Steps: []int{5}, NoGuides: true}},
		{"admin-few-and-scoped", "one", "", catalogue.Todo{Title: "Name a stand-in for the admin", Hours: hours, Do: []string{"Give a second person the rights."}, Steps: []int{4}, NoGuides: true}},
		{"backup-offsite-copy", "two-apart", "", catalogue.Todo{Title: "Add a third copy", Hours: hours, Steps: []int{3, 4}}},
		{"backup-cannot-be-altered", "separate-login", "", catalogue.Todo{Title: "Lock one copy", Hours: hours, Steps: []int{1, 2}}},
		{"email-sender-protected", "watching", "", catalogue.Todo{Title: "Have others refuse false mail", Hours: hours, Steps: []int{3, 4, 5}}},
	} {
		k, _ := c.Control(of.control)
		o := k.Option(of.option)
		if of.service == "" {
			o.Todo = &of.todo
			continue
		}
		o.With = []catalogue.TodoWith{{Service: []string{of.service}, Todo: of.todo}}
	}
}

// changedShipped is a copy of the shipped catalogue whose options and guides may be changed.
func changedShipped(t *testing.T, change func(*catalogue.Catalogue)) *catalogue.Catalogue {
	t.Helper()
	c := *reporttest.Shipped(t)
	c.Controls, c.Services = slices.Clone(c.Controls), slices.Clone(c.Services)
	for i := range c.Controls {
		c.Controls[i].Question.Options = slices.Clone(c.Controls[i].Question.Options)
	}
	for i := range c.Services {
		c.Services[i].SetGuides(slices.Clone(c.Services[i].Guides()))
	}
	c.Index()
	change(&c)
	c.Index()
	return &c
}

// doneBut is the report of a business that has all in place, but one control only as far as
// an option says.
func doneBut(t *testing.T, c *catalogue.Catalogue, people int, control, option string, stack ...string) *report.Report {
	t.Helper()
	a := reporttest.StackOf(t, c, "Northwind Digital", stack...)
	a.Profile.People, a.Profile.Depth = people, questionnaire.FullDepth
	for _, cell := range questionnaire.Cells(c, a) {
		answer := questionnaire.Answer{Option: cell.Control.Question.Options[0].ID, Date: "2026-11-20"}
		if cell.Control.ID == control {
			answer.Option = option
		}
		if cell.State != questionnaire.ByProvider && (cell.Fact == nil || cell.Control.ID != control) {
			a.Set(cell.ID(), answer)
		}
	}
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// said is what an action is called and what there is to do.
func said(r *report.Report, a *scoring.Action) string {
	lines := []string{report.Title(a), r.TaskTitle(a)}
	for _, p := range r.Guidance(a).Parts {
		for _, i := range p.Items {
			lines = append(lines, i.Line())
		}
	}
	for _, task := range r.Tickets() {
		if task.ID == a.ID {
			lines = append(lines, task.Title(), task.Text(report.AsTyped))
		}
	}
	return strings.Join(lines, "\n")
}

// TestNobodyIsToldToDoWhatIsDone: an answer between the ends leaves what it says is missing,
// and the plan asks for that alone: in the words of the test, and in those of the shipped
// catalogue wherever it has any for such an answer.
func TestNobodyIsToldToDoWhatIsDone(t *testing.T) {
	for name, c := range map[string]*catalogue.Catalogue{"own words": changedShipped(t, ownTodos), "shipped": reporttest.Shipped(t)} {
		for _, tt := range middles {
			r := doneBut(t, c, 14, tt.control, tt.option, tt.stack...)
			at := slices.IndexFunc(r.Plan.Actions, func(a scoring.Action) bool { return a.Control.ID == tt.control && a.Kind == scoring.Fix })
			if at < 0 {
				t.Errorf("%s: %s: nothing is to do about %s", name, tt.name, tt.control)
				continue
			}
			a := &r.Plan.Actions[at]
			k := a.Control.Remediation
			for _, not := range tt.not {
				if whole := k.Title + "\n" + strings.Join(k.Steps, "\n"); !strings.Contains(whole, not) {
					t.Errorf("%s: the remediation does not say %q any more", tt.control, not)
				}
				if a.Todo() != nil && strings.Contains(said(r, a), not) {
					t.Errorf("%s: %s: told to “%s”:\n%s", name, tt.name, not, said(r, a))
				}
			}
			if name != "shipped" && a.Todo() == nil {
				t.Errorf("%s: %s: all of it is to do", name, tt.name)
			}
		}
	}
}

// TestWhatIsAlwaysOnIsNotSwitchedOn: what a product does by itself is in no action, however
// other services stand.
func TestWhatIsAlwaysOnIsNotSwitchedOn(t *testing.T) {
	own := changedShipped(t, func(c *catalogue.Catalogue) {
		for i := range c.Services {
			for j := range c.Services[i].Guides() {
				if g := &c.Services[i].Guides()[j]; c.Services[i].ID == "google-workspace" && g.Control == "logs-on" {
					g.AlwaysOn = &catalogue.AlwaysOn{Option: "all", Why: "The log is always on."}
				}
			}
		}
	})
	found := 0
	for name, c := range map[string]*catalogue.Catalogue{"own words": own, "shipped": reporttest.Shipped(t)} {
		r := doneBut(t, c, 14, "logs-on", "nothing", "google-workspace", "dropbox", "slack")
		known := []string{}
		for i := range r.Result.Cells {
			if cell := &r.Result.Cells[i]; cell.Control.ID == "logs-on" && cell.Fact != nil {
				known = append(known, cell.Service)
				found++
			}
		}
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			for _, key := range known {
				if a.Control.ID == "logs-on" && slices.Contains(a.Services, key) {
					t.Errorf("%s: %s is told to switch on the log of %s", name, a.ID, key)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no log is always on")
	}
}

// TestOnePersonIsNoTeam: nobody who works alone is told to leave rights to two to four people.
func TestOnePersonIsNoTeam(t *testing.T) {
	own := changedShipped(t, func(c *catalogue.Catalogue) {
		k, _ := c.Control("admin-few-and-scoped")
		k.NeedsTeam = true
	})
	for name, c := range map[string]*catalogue.Catalogue{"own words": own, "shipped": reporttest.Shipped(t)} {
		for _, people := range []int{1, 14} {
			r := doneBut(t, c, people, "admin-few-and-scoped", "everyone", "google-workspace", "dropbox")
			k, _ := c.Control("admin-few-and-scoped")
			told := slices.ContainsFunc(r.Plan.Actions, func(a scoring.Action) bool { return strings.Contains(said(r, &a), "two to four people") })
			if worded := k.NeedsTeam || k.Solo != nil; told && people == 1 && worded || !told && people > 1 {
				t.Errorf("%s: %d people are told of two to four: %v", name, people, told)
			}
		}
	}
}
