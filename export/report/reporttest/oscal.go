package reporttest

import (
	"encoding/json"
	"testing"
	"time"

	"yourpart/export/report"
)

// OSCALDoc is as much of a file as the tests read, by OSCAL's own names.
type OSCALDoc struct {
	Metadata struct {
		Props   []struct{ Name, Value string }
		Parties []struct{ UUID, Name, Type string }
	}
	Items []struct {
		Title string
		Props []struct{ Name, Value string }
		Risks []struct {
			UUID string `json:"risk-uuid"`
		} `json:"related-risks"`
	} `json:"poam-items"`
	Risks []struct{ UUID, Status, Deadline string }
	Local struct{ Components []struct{ Title string } } `json:"local-definitions"`
}

// FactsOfOSCAL reads either kind of file.
func FactsOfOSCAL(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	var top map[string]struct {
		OSCALDoc
		Results []struct {
			Local struct{ Components []struct{ Title string } } `json:"local-definitions"`
		}
	}
	if err := json.Unmarshal(file, &top); err != nil {
		t.Fatal(err)
	}
	for _, doc := range top {
		for _, p := range doc.Metadata.Props {
			switch p.Name {
			case "score-range":
				f.Range = p.Value
			case "band":
				f.Band = p.Value
			case "proven":
				f.Proven = p.Value
			}
		}
		deadlines := map[string]string{}
		for _, risk := range doc.Risks {
			if risk.Deadline != "" {
				deadlines[risk.UUID] = risk.Deadline[:len(time.DateOnly)]
			}
		}
		for _, i := range doc.Items {
			if len(i.Props) == 0 || i.Props[0].Name != "action" {
				continue
			}
			f.action(i.Title, deadlines[i.Risks[0].UUID])
		}
		parts := doc.Local.Components
		for _, res := range doc.Results {
			parts = append(parts, res.Local.Components...)
		}
		for _, c := range parts {
			f.Services = append(f.Services, c.Title)
		}
	}
	return f
}
