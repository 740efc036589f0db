package evidence

import (
	"bufio"
	"encoding/json"
	"io"
	"regexp"
	"strings"
)

// asffSchema is what every finding of Security Hub says its form is.
const asffSchema = "2018-10-08"

// detectASFF reports whether a file holds findings of AWS Security Hub: as the command
// line tool prints them, or as a bare list.
func detectASFF(h Head) bool {
	return h.paths["Findings[].SchemaVersion"] == asffSchema || h.paths["[].SchemaVersion"] == asffSchema ||
		h.has("Findings") && len(h.paths) <= 3 || h.paths["SchemaVersion"] == asffSchema && h.has("AwsAccountId")
}

// An asff is one finding.
type asff struct {
	ID         string `json:"Id"`
	Generator  string `json:"GeneratorId"`
	Account    string `json:"AwsAccountId"`
	Updated    string `json:"UpdatedAt"`
	Observed   string `json:"LastObservedAt"`
	Title      string `json:"Title"`
	Compliance struct {
		Status  string `json:"Status"`
		Control string `json:"SecurityControlId"`
	} `json:"Compliance"`
	Workflow struct {
		Status string `json:"Status"`
	} `json:"Workflow"`
	Record    string `json:"RecordState"`
	Resources []struct {
		ID string `json:"Id"`
	} `json:"Resources"`
}

func readASFF(r io.Reader) (Scan, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	t := newTally(Scan{Kind: SecurityHub, Maps: []string{"security-hub", "prowler-aws"}, Tool: "AWS Security Hub"})
	err := each(in, "Findings", func(dec *json.Decoder) error {
		var f asff
		if err := dec.Decode(&f); err != nil {
			return err
		}
		t.asff(&f)
		return nil
	})
	if err != nil {
		return Scan{}, err
	}
	return t.done()
}

// asff counts a finding. What has no verdict is no check, but an incident or a known
// vulnerability; what is archived is over.
func (t *tally) asff(f *asff) {
	t.of(f.Account, "")
	t.at(first(f.Updated, f.Observed))
	if f.Compliance.Status == "" || f.Record == "ARCHIVED" {
		t.scan.Skipped++
		return
	}
	if t.again(f.ID) {
		return
	}
	status := Manual
	switch f.Compliance.Status {
	case "PASSED":
		status = Pass
	case "FAILED":
		status = Fail
	case "WARNING":
		status = Warning
	}
	if f.Workflow.Status == "SUPPRESSED" {
		status = Muted
	}
	resource := ""
	if len(f.Resources) > 0 {
		resource = f.Resources[0].ID
	}
	t.add(asffCheck(f), status, resource, f.Title)
}

// hubControl is the form of an id of Security Hub, such as IAM.5.
var hubControl = regexp.MustCompile(`^[A-Za-z0-9]+\.[0-9]+$`)

// asffCheck is the id of the check of a finding: that of Security Hub, or of Prowler
// where it sent the finding there.
func asffCheck(f *asff) string {
	if f.Compliance.Control != "" {
		return f.Compliance.Control
	}
	if check, ok := strings.CutPrefix(f.Generator, "prowler-"); ok {
		return check
	}
	if last := f.Generator[strings.LastIndexByte(f.Generator, '/')+1:]; hubControl.MatchString(last) && !strings.Contains(f.Generator, "ruleset/cis-") {
		return last
	}
	return f.Generator
}
