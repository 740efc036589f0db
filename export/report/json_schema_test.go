package report_test

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	. "yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/internal/generated"
)

// TestReportSchema keeps the published schema as fresh as the Go type.
func TestReportSchema(t *testing.T) {
	schema := string(generated.Fresh(t, filepath.Join("..", "..", "docs", "report.schema.json"), WriteSchema))
	for name, text := range Descriptions {
		if !strings.Contains(schema, `"description": `+string(jsonText(t, text))) {
			t.Errorf("%s is described but is not there", name)
		}
	}
}

func jsonText(t testing.TB, s string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, s); err != nil {
		t.Fatal(err)
	}
	return bytes.TrimSpace(b.Bytes())
}

// compiled is a schema ready to check with.
func compiled(t testing.TB, schema any) *jsonschema.Schema {
	t.Helper()
	b, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("report.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("report.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestReportsFitTheSchema checks each firm's report against the published
// schema, and against the same one that allows nothing it does not name.
func TestReportsFitTheSchema(t *testing.T) {
	published, strict := compiled(t, Schema(true)), compiled(t, Schema(false))
	all := reporttest.Firms(t)
	all["empty"], all["accepted"] = reporttest.Empty(t), reporttest.WithAccepted(t)
	for name, r := range all {
		file, err := json.Marshal(r.Shape())
		if err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range []*jsonschema.Schema{published, strict} {
			if err := s.Validate(doc); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for _, broken := range []string{`{}`, `{"format": 2}`, strings.Replace(string(reportBytes(t, reporttest.Agency(t))), `"kind":"fix"`, `"kind":"mend"`, 1),
		strings.Replace(string(reportBytes(t, reporttest.Agency(t))), `"band_uncapped":"`, `"band_uncapped":"very `, 1)} {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(broken))
		if err != nil {
			t.Fatal(err)
		}
		if published.Validate(doc) == nil {
			t.Errorf("the schema lets this pass: %.200s", broken)
		}
	}
}

func reportBytes(t testing.TB, r *Report) []byte {
	t.Helper()
	b, err := json.Marshal(r.Shape())
	if err != nil {
		t.Fatal(err)
	}
	return b
}
