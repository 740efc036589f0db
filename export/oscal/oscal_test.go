package oscal

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// oscalSchemas are the official schemas that the files have to fit.
func oscalSchemas(t testing.TB) map[string]*jsonschema.Schema {
	t.Helper()
	schemas := map[string]*jsonschema.Schema{}
	for _, version := range []string{"1.1.3", "1.2.1"} {
		f, err := os.Open("testdata/complete-" + version + ".json.gz")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(z)
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource("oscal.json", doc); err != nil {
			t.Fatal(err)
		}
		if schemas[version], err = c.Compile("oscal.json"); err != nil {
			t.Fatal(err)
		}
	}
	return schemas
}

func oscalFiles(t testing.TB, r *report.Report) map[string][]byte {
	t.Helper()
	var poam, ar bytes.Buffer
	if err := WritePOAM(&poam, r); err != nil {
		t.Fatal(err)
	}
	if err := WriteResults(&ar, r); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"poam": poam.Bytes(), "ar": ar.Bytes()}
}

// dangling lists what refers to nothing in a document, ids that two things
// have, and texts that OSCAL wants but the schema lets be empty.
func dangling(t testing.TB, file []byte) (faults []string) {
	t.Helper()
	var doc any
	if err := json.Unmarshal(file, &doc); err != nil {
		t.Fatal(err)
	}
	ids, roles := map[string]bool{}, map[string]bool{}
	var refs [][2]string // where, to what
	walk(doc, "", func(path, key string, value any) {
		s, isText := value.(string)
		switch {
		case isText && strings.TrimSpace(s) != s || isText && s == "":
			faults = append(faults, path+" is empty or has blanks around it")
		case key == "uuid":
			if ids[s] {
				faults = append(faults, path+" is used twice: "+s)
			}
			ids[s] = true
		case key == "id" && strings.Contains(path, "/roles/"):
			roles[s] = true
		case key == "href":
			refs = append(refs, [2]string{path, strings.TrimPrefix(s, "#")})
		case isText && (strings.HasSuffix(key, "-uuid") || strings.Contains(path, "/party-uuids/")):
			refs = append(refs, [2]string{path, s})
		case key == "title" && strings.Contains(s, "\n"):
			faults = append(faults, path+" has more than one line")
		}
	})
	walk(doc, "", func(path, key string, value any) {
		if key == "role-id" && !roles[value.(string)] {
			faults = append(faults, path+" is no role: "+value.(string))
		}
	})
	for _, ref := range refs {
		if !ids[ref[1]] {
			faults = append(faults, ref[0]+" refers to nothing: "+ref[1])
		}
	}
	return faults
}

// walk visits every value with the path to it.
func walk(v any, path string, visit func(path, key string, value any)) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			visit(path+"/"+k, k, x)
			walk(x, path+"/"+k, visit)
		}
	case []any:
		for _, x := range v {
			visit(path+"/*/", "", x)
			walk(x, path+"/*", visit)
		}
	}
}

// TestOSCALIsValid: each firm's files fit both official schemas, and refer to
// nothing that is not there.
func TestOSCALIsValid(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	schemas := oscalSchemas(t)
	all := reporttest.Firms(t)
	all["empty"], all["shown"] = reporttest.Empty(t), reporttest.WithAccepted(t)
	for name, r := range all {
		for kind, file := range oscalFiles(t, r) {
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
			if err != nil {
				t.Fatal(err)
			}
			for version, schema := range schemas {
				if err := schema.Validate(doc); err != nil {
					t.Errorf("%s, %s by %s: %v", name, kind, version, err)
				}
			}
			if faults := dangling(t, file); len(faults) > 0 {
				t.Errorf("%s, %s: %s", name, kind, strings.Join(faults, "\n"))
			}
		}
	}
}

// TestOSCALCheck: the check above finds what it is there for.
func TestOSCALCheck(t *testing.T) {
	good := string(oscalFiles(t, reporttest.WithAccepted(t))["poam"])
	for what, broken := range map[string]string{
		"a risk nobody knows":  strings.Replace(good, `"risk-uuid": "`, `"risk-uuid": "0`, 1),
		"a party nobody knows": strings.Replace(good, `"actor-uuid": "`, `"actor-uuid": "0`, 1),
		"a role nobody knows":  strings.Replace(good, `"role-id": "action-owner"`, `"role-id": "x"`, 1),
		"an empty description": strings.Replace(good, `"description": "Accepted. Reason: Too dear"`, `"description": ""`, 1),
		"a title of two lines": strings.Replace(good, `"title": "Find out: `, `"title": "Find\nout: `, 1),
	} {
		if broken == good {
			t.Fatalf("%s: nothing was broken", what)
		}
		if len(dangling(t, []byte(broken))) == 0 {
			t.Errorf("%s is not found", what)
		}
	}
}

// TestOSCALSays how things stand: what is done is closed, what is accepted says
// until when, an owner is one person however the name is written, and an
// answer satisfies only when it is in place.
func TestOSCALSays(t *testing.T) {
	r := reporttest.WithAccepted(t)
	files := oscalFiles(t, r)
	var poam struct {
		Doc reporttest.OSCALDoc `json:"plan-of-action-and-milestones"`
	}
	if err := json.Unmarshal(files["poam"], &poam); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, risk := range poam.Doc.Risks {
		count[risk.Status]++
		if risk.Status == "deviation-approved" && risk.Deadline != "2027-03-31T00:00:00Z" {
			t.Errorf("the accepted risk ends %s", risk.Deadline)
		}
	}
	if count["deviation-approved"] != 1 || count["closed"] != 1 || count["remediating"] != 1 {
		t.Errorf("statuses are %v", count)
	}
	answers := map[string]int{}
	for _, item := range poam.Doc.Items {
		for _, p := range item.Props {
			if p.Name == "responsibility" {
				answers[p.Value]++
			}
		}
	}
	if answers["customer"] == 0 || answers["shared"] == 0 || answers["customer"]+answers["shared"] != len(poam.Doc.Items) {
		t.Errorf("who answers for %d items is %v", len(poam.Doc.Items), answers)
	}
	people := 0
	for _, p := range poam.Doc.Metadata.Parties {
		if strings.EqualFold(p.Name, "Mara Lind") {
			people++
		}
	}
	if people != 1 {
		t.Errorf("Mara Lind is %d people", people)
	}

	var ar struct {
		Doc struct {
			Results []struct {
				Findings []struct {
					Description string
					Target      struct {
						ID     string `json:"target-id"`
						Status struct{ State, Reason string }
					}
				}
			}
		} `json:"assessment-results"`
	}
	if err := json.Unmarshal(files["ar"], &ar); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range ar.Doc.Results[0].Findings {
		if f.Target.ID == "mfa-all-users" || f.Target.ID == "logs-on" {
			got = append(got, f.Target.ID+" "+f.Target.Status.State+" "+f.Target.Status.Reason)
		}
	}
	want := []string{"mfa-all-users not-satisfied fail", "mfa-all-users not-satisfied fail", "mfa-all-users satisfied pass"}
	if len(got) < 4 || !slices.Equal(got[:3], want) || !slices.Contains(got, "logs-on not-satisfied other") {
		t.Errorf("findings are %q", got)
	}
}

// TestMilestonesHaveTheirSteps: a milestone lists what must be true first, then the steps
// of the control, then each product's way; the steps keep the ids they always had.
func TestMilestonesHaveTheirSteps(t *testing.T) {
	r := reporttest.AllOneOf(t, reporttest.Shipped(t), func(c *scoring.Cell) string {
		o := c.Control.Question.Options
		return o[len(o)-1].ID
	})
	prepared := 0
	for _, task := range r.Tasks() {
		if task.Kind != scoring.Fix || task.Closed {
			continue
		}
		var want, ids []string
		for _, p := range r.Guidance(task.Action).Parts {
			if p.Title == report.BeforeTitle {
				prepared++
			} else if p.Title != report.DoTitle {
				continue
			}
			for _, i := range p.Items {
				want = append(want, i.Line())
				if i.Step > 0 {
					ids = append(ids, oscalID(r, "step", task.ID, fmt.Sprint(i.Step-1)))
				}
			}
		}
		var got []string
		for _, step := range responseOf(task).Tasks[0].Tasks {
			got = append(got, step.Title)
			ids = slices.DeleteFunc(ids, func(id string) bool { return id == step.UUID })
		}
		if !slices.Equal(got, want) || len(ids) > 0 {
			t.Errorf("%s has the steps\n%q\nnot\n%q; %d steps have other ids", task.ID, got, want, len(ids))
		}
	}
	if prepared == 0 {
		t.Error("nothing is to be prepared")
	}
}
