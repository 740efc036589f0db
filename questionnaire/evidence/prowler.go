package evidence

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
)

// prowlerColumns are the columns without which a CSV is none of Prowler.
var prowlerColumns = []string{"CHECK_ID", "STATUS", "PROVIDER", "FINDING_U"}

// detectProwler reports whether a file is one of Prowler: OCSF, the JSON of version 3, or
// CSV.
func detectProwler(h Head) bool {
	if h.json {
		for _, at := range []string{"[].", ""} { // in a list, or one a line
			if strings.EqualFold(h.paths[at+"metadata.product.name"], "Prowler") && (h.has(at+"metadata.event_code") || h.has(at+"metadata.product.feature.uid")) ||
				h.has(at+"AssessmentStartTime", at+"CheckID", at+"Provider") {
				return true
			}
		}
		return false
	}
	for _, c := range prowlerColumns {
		if !strings.Contains(h.line, c) {
			return false
		}
	}
	return strings.Contains(h.line, ";")
}

func readProwler(r io.Reader) (Scan, error) {
	in := bufio.NewReaderSize(r, 4096)
	t := newTally(Scan{Kind: Prowler, Tool: "Prowler"})
	head, _ := in.Peek(4096)
	var err error
	if b := strings.TrimLeft(string(head), " \t\r\n"); strings.HasPrefix(b, "[") || strings.HasPrefix(b, "{") {
		err = each(in, "", func(dec *json.Decoder) error {
			var f ocsf
			if err := dec.Decode(&f); err != nil {
				return err
			}
			return t.ocsf(&f)
		})
	} else {
		err = t.prowlerCSV(in)
	}
	if err != nil {
		return Scan{}, err
	}
	t.scan.Version = t.once["the version"]
	if p := t.once["the provider"]; p != "" {
		t.scan.Maps = []string{"prowler-" + p}
		t.scan.Tool = "Prowler for " + p
	}
	return t.done()
}

// An ocsf is a detection finding, and the native form of version 3 beside it.
type ocsf struct {
	Metadata struct {
		EventCode string `json:"event_code"`
		Product   struct {
			Name    string `json:"name"`
			Version string `json:"version"`
			Feature struct {
				UID string `json:"uid"` // of the check, in version 3
			} `json:"feature"`
		} `json:"product"`
	} `json:"metadata"`
	Status      string          `json:"status"`
	StatusCode  string          `json:"status_code"`
	Detail      string          `json:"status_detail"`
	Message     string          `json:"message"`
	TimeDT      string          `json:"time_dt"`
	EventTime   json.RawMessage `json:"event_time"`
	Time        json.RawMessage `json:"time"`
	FindingInfo struct {
		UID string `json:"uid"`
	} `json:"finding_info"`
	Finding struct {
		UID string `json:"uid"`
	} `json:"finding"`
	Cloud struct {
		Provider string `json:"provider"`
		Account  struct {
			UID  string `json:"uid"`
			Name string `json:"name"`
		} `json:"account"`
	} `json:"cloud"`
	Resources []struct {
		UID  string `json:"uid"`
		Name string `json:"name"`
	} `json:"resources"`
	Unmapped struct {
		Provider    string `json:"provider"`
		ProviderUID string `json:"provider_uid"`
	} `json:"unmapped"`
	// of version 3
	CheckID    string `json:"CheckID"`
	Provider   string `json:"Provider"`
	Account    string `json:"AccountId"`
	UniqueID   string `json:"FindingUniqueId"`
	StatusText string `json:"StatusExtended"`
	ResourceID string `json:"ResourceId"`
	Started    string `json:"AssessmentStartTime"`
}

// ocsf counts a finding.
func (t *tally) ocsf(f *ocsf) error {
	if f.CheckID != "" {
		return t.prowlerRow(prowlerRow{check: f.CheckID, status: f.Status, uid: f.UniqueID, provider: f.Provider, account: f.Account,
			version: "3", when: f.Started, resource: f.ResourceID, detail: f.StatusText})
	}
	if f.Metadata.Product.Name != "" && !strings.EqualFold(f.Metadata.Product.Name, "Prowler") {
		return fmt.Errorf("it holds findings of %q beside those of Prowler; import each tool's file by itself", clean(f.Metadata.Product.Name))
	}
	row := prowlerRow{check: first(f.Metadata.EventCode, f.Metadata.Product.Feature.UID), status: first(f.StatusCode, f.Status), muted: strings.EqualFold(f.Status, "Suppressed"), uid: first(f.FindingInfo.UID, f.Finding.UID),
		provider: first(f.Cloud.Provider, f.Unmapped.Provider), account: first(f.Cloud.Account.UID, f.Unmapped.ProviderUID), name: f.Cloud.Account.Name,
		version: f.Metadata.Product.Version, when: first(f.TimeDT, epoch(f.Time), epoch(f.EventTime)), detail: first(f.Detail, f.Message)}
	if len(f.Resources) > 0 {
		row.resource = first(f.Resources[0].Name, f.Resources[0].UID)
	}
	return t.prowlerRow(row)
}

// A prowlerRow is a finding in whichever form.
type prowlerRow struct {
	check, status, uid, provider, account, name, version, when, resource, detail string
	muted                                                                        bool
}

// prowlerRow counts a finding.
func (t *tally) prowlerRow(r prowlerRow) error {
	if err := t.same("the version", r.version); err != nil {
		return err
	}
	if err := t.same("the provider", strings.ToLower(strings.TrimSpace(r.provider))); err != nil {
		return err
	}
	t.of(r.account, r.name)
	t.at(r.when)
	if r.uid != "" && t.again(strings.Join([]string{r.uid, r.check, r.resource, r.status, r.detail}, "\x00")) {
		return nil
	}
	status := Manual
	switch strings.ToUpper(strings.TrimSpace(r.status)) {
	case "PASS":
		status = Pass
	case "FAIL":
		status = Fail
	case "MUTED":
		status = Muted
	}
	if r.muted {
		status = Muted
	}
	t.add(r.check, status, r.resource, r.detail)
	return nil
}

// prowlerCSV reads the CSV of versions 4 and 5. Columns go by their names, as versions
// differ in which there are.
func (t *tally) prowlerCSV(in io.Reader) error {
	rows := csv.NewReader(in)
	rows.Comma, rows.ReuseRecord, rows.FieldsPerRecord = ';', true, 0
	head, err := rows.Read()
	if err != nil {
		return errors.New("its first line does not name the columns; take the CSV as Prowler wrote it")
	}
	at := map[string]int{}
	for i, name := range head {
		at[strings.Clone(strings.TrimSpace(name))] = i
	}
	for n := 0; ; n++ {
		row, err := rows.Read()
		switch {
		case err == io.EOF:
			return nil
		case errors.Is(err, csv.ErrFieldCount), errors.Is(err, csv.ErrQuote):
			line, _ := rows.FieldPos(0)
			return fmt.Errorf("line %d has not the columns that the first line names, or the file is cut short; take the whole CSV as Prowler wrote it", line)
		case err != nil:
			return err
		case n == maxRows:
			return fmt.Errorf("more than %d findings; take one run, of one account", maxRows)
		}
		cell := func(name string) string {
			if i, ok := at[name]; ok && i < len(row) {
				return strings.Clone(row[i])
			}
			return ""
		}
		err = t.prowlerRow(prowlerRow{check: cell("CHECK_ID"), status: cell("STATUS"), muted: strings.EqualFold(cell("MUTED"), "true"), uid: first(cell("FINDING_UID"), cell("FINDING_UNIQUE_ID")),
			provider: cell("PROVIDER"), account: first(cell("ACCOUNT_UID"), cell("ACCOUNT_ID")), name: cell("ACCOUNT_NAME"), version: cell("PROWLER_VERSION"), when: first(cell("TIMESTAMP"), cell("ASSESSMENT_START_TIME")),
			resource: first(cell("RESOURCE_NAME"), cell("RESOURCE_UID"), cell("RESOURCE_ID")), detail: cell("STATUS_EXTENDED")})
		if err != nil {
			return err
		}
	}
}

// first is the first text that is not empty.
func first(texts ...string) string {
	for _, s := range texts {
		if s != "" {
			return s
		}
	}
	return ""
}

// epoch is a moment that a file has as a number of seconds or milliseconds, or as text.
func epoch(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n float64
	if json.Unmarshal(raw, &n) != nil || n <= 0 || n > 1e14 {
		return ""
	}
	if n > 1e11 {
		n /= 1000
	}
	_, at := moment(time.Unix(int64(n), 0))
	return at
}
