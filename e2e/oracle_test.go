package e2e

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A duty is one published line: who answers for a layer, and through what.
type duty struct {
	Service  string   `json:"service"`
	Layer    string   `json:"layer"`
	Says     string   `json:"says"`
	Controls []string `json:"controls"`
}

// An oracleCase is one published example of who does what.
type oracleCase struct {
	ID    string `json:"id"`
	Stack []struct {
		Service string          `json:"service"`
		Model   catalogue.Model `json:"model"`
	} `json:"stack"`
	Customer []duty   `json:"expected_customer"`
	Provider []duty   `json:"expected_provider"`
	Shared   []duty   `json:"expected_shared"`
	Never    []string `json:"must_not_be_customer"` // service:layer
}

// The oracle's names of services that are not ours with another hyphen.
var oracleNames = map[string]string{
	"m365": "microsoft-365", "ec2": "aws-ec2", "rds": "aws-rds", "s3": "aws-s3", "lambda": "aws-lambda",
	"atlassian": "atlassian-cloud",
}

// TestOracle holds the derivation against the published examples. They are
// not part of the program, so the test is left out where they are not there.
func TestOracle(t *testing.T) {
	path := cmp.Or(os.Getenv("YOURPART_ORACLE"), filepath.Join("..", "shared", "oracle", "responsibilities.json"))
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no %s; set YOURPART_ORACLE to the file with the published examples", path)
	}
	if err != nil {
		t.Fatal(err)
	}
	var oracle struct {
		Cases []oracleCase `json:"cases"`
	}
	if err := json.Unmarshal(b, &oracle); err != nil {
		t.Fatal(err)
	}
	c, err := catalogue.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if len(oracle.Cases) == 0 {
		t.Fatal("the oracle has no cases")
	}
	for _, k := range oracle.Cases {
		t.Run(k.ID, func(t *testing.T) { k.check(t, c) })
	}
}

// check derives the case's duties and compares.
func (k oracleCase) check(t *testing.T, c *catalogue.Catalogue) {
	a := questionnaire.New(k.ID)
	keys := map[string]string{}
	for _, s := range k.Stack {
		id := cmp.Or(oracleNames[s.Service], strings.ReplaceAll(s.Service, "_", "-"))
		service := questionnaire.Service{Name: s.Service, Model: s.Model}
		if def, ok := c.Service(id); ok {
			service = questionnaire.Service{ID: id, Data: slices.Clone(def.Data)}
		} else {
			t.Logf("no service %s; taken as a %s of one's own", id, s.Model)
		}
		keys[s.Service] = a.AddService(service)
	}
	r := questionnaire.Derive(c, &a)
	party := func(service, layer string) catalogue.Party {
		for _, s := range r.Services {
			for _, l := range s.Layers {
				if s.Key == keys[service] && l.Layer == layer {
					return l.Party
				}
			}
		}
		t.Fatalf("no layer %s of %s", layer, service)
		return ""
	}
	for _, d := range k.Customer {
		if p := party(d.Service, d.Layer); !p.Yours() {
			t.Errorf("%s: %s is the %s's, and should be the customer's: %s", d.Service, d.Layer, p, d.Says)
		}
	}
	for _, d := range k.Provider {
		if p := party(d.Service, d.Layer); p == catalogue.Customer {
			t.Errorf("%s: %s is the customer's, and should be the provider's: %s", d.Service, d.Layer, d.Says)
		}
	}
	for _, d := range slices.Concat(k.Customer, k.Shared) {
		for _, control := range d.Controls {
			if _, ok := c.Control(control); ok && !hasDuty(r, keys[d.Service], control) {
				t.Errorf("%s: %s is not among the duties: %s", d.Service, control, d.Says)
			}
		}
	}
	for _, pair := range k.Never {
		service, layer, _ := strings.Cut(pair, ":")
		if p := party(service, layer); p != catalogue.Provider {
			t.Errorf("%s is %s, and must be the provider's", pair, p)
		}
	}
}

// hasDuty tells whether a control is a duty for a service or the whole firm.
func hasDuty(r questionnaire.Responsibilities, key, control string) bool {
	is := func(d questionnaire.Duty) bool { return d.Control == control }
	if slices.ContainsFunc(r.Organisation, is) {
		return true
	}
	for _, s := range r.Services {
		if s.Key == key && slices.ContainsFunc(s.Yours, is) {
			return true
		}
	}
	return false
}

// agencyDuties are the duties that the source's example of a small digital
// agency names, service by service.
var agencyDuties = map[string][]string{
	"google-workspace": {"mfa-all-users", "access-least-privilege", "access-review", "leaver-offboarding", "dlp-rules"},
	"dropbox":          {"external-sharing-limited", "public-links-expire", "logs-reviewed"},
	"aws-lightsail": {"server-os-updates", "web-stack-updates", "firewall-default-closed", "admin-ports-closed", "logs-on",
		"logs-reviewed", "threat-detection-on"},
}

// TestAgency opens the shipped example: it says what the source's example
// says, fits the catalogue, and is as the program itself would save it.
func TestAgency(t *testing.T) {
	const path = "examples/digital-agency.json"
	a, err := questionnaire.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	c, err := catalogue.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Fits(c); err != nil {
		t.Fatal(err)
	}
	r := questionnaire.Derive(c, &a)
	for key, controls := range agencyDuties {
		for _, control := range controls {
			if !hasDuty(r, key, control) {
				t.Errorf("%s: %s is not among the duties", key, control)
			}
		}
	}
	for id := range a.Answers {
		k, ok := c.Control(id.Control)
		if !ok || (k.Option(a.Answers[id].Option) == nil && !slices.Contains(questionnaire.Fixed, a.Answers[id].Option)) {
			t.Errorf("the answer to %s does not fit the catalogue", id)
		}
	}
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	if saved, err := os.ReadFile(path); err != nil || !bytes.Equal(saved, b.Bytes()) {
		t.Errorf("%s is not as the program saves it (%v)", path, err)
	}
}
