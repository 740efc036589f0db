package evidence_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/questionnaire/evidence"
)

// fixture is a file of testdata.
func fixture(t tester, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// statuses are the results of a scan by check.
func statuses(s evidence.Scan) string {
	var list []string
	for _, r := range s.Results {
		list = append(list, r.Check+"="+string(r.Status))
	}
	return strings.Join(list, " ")
}

// kinds has what each fixture is read as.
var kinds = map[string]struct{ kind, whose, date, results string }{
	"scubagear.json": {"scubagear", "acme.example (11111111-2222-3333-4444-555555555555)", "2026-05-04",
		"MS.AAD.3.1=fail MS.AAD.3.2=pass MS.AAD.3.4=muted MS.AAD.4.1=manual MS.AAD.5.2=muted MS.AAD.7.1=error MS.DEFENDER.6.1=pass MS.EXO.1.1=fail MS.EXO.3.1=warning"},
	"scubagoggles.json": {"scubagoggles", "acme.example (C01)", "2026-05-05", "GWS.COMMONCONTROLS.1.2=fail GWS.GMAIL.11.1=pass GWS.GMAIL.16.1=manual"},
	"prowler.ocsf.json": {"prowler", "acme-prod (123456789012)", "2026-05-06",
		"guardduty_is_enabled=muted iam_avoid_root_usage=manual iam_no_root_access_key=fail iam_root_mfa_enabled=pass rds_instance_no_public_access=fail"},
	"prowler.csv": {"prowler", "acme-prod (123456789012)", "2026-05-06",
		"guardduty_is_enabled=muted iam_avoid_root_usage=manual iam_no_root_access_key=fail iam_root_mfa_enabled=pass rds_instance_no_public_access=fail"},
	"asff.json":         {"security-hub", "123456789012", "2026-05-07", "IAM.4=fail RDS.2=fail S3.1=warning S3.8=muted guardduty_is_enabled=pass"},
	"secure-score.json": {"secure-score", "t-1", "2026-05-08", "AdminMFAV2=pass IntegratedApps=partial PWAgePolicyNew=fail"},
	"lynis.dat": {"lynis", "web-1", "2026-05-10",
		"ACCT-9628=pass LOGG-2130=partial NAME-4016=manual PKGS-7392=fail SSH-7408=partial firewall_active=pass linux_auditd_running=fail ssh_daemon_off=fail ssh_permit_root_login=fail vulnerable_packages_found=fail"},
	"checkdmarc.json": {"checkdmarc", "acme-shop.example, acme.example", "", "dmarc.policy=fail dmarc.rua=fail dmarc.valid=error dnssec=fail spf.all=pass spf.valid=fail"},
	"scorecard.json":  {"scorecard", "github.com/acme/shop", "2026-05-09", "Branch-Protection=fail Code-Review=pass SAST=partial Signed-Releases=error"},
}

// Each scanner's file is told by itself, and read as what it says.
func TestRead(t *testing.T) {
	for name, want := range kinds {
		s, err := evidence.Read(bytes.NewReader(fixture(t, name)), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		label := s.Label()
		if name == "checkdmarc.json" {
			label = s.Subject
		}
		if string(s.Kind) != want.kind || label != want.whose || string(s.Date) != want.date || statuses(s) != want.results {
			t.Errorf("%s: read as %s of %q, %s\n got %s\nwant %s", name, s.Kind, label, s.Date, statuses(s), want.results)
		}
	}
}

// A file may come in the texts that Windows makes, and is the same.
func TestReadTexts(t *testing.T) {
	for name, want := range kinds {
		plain := fixture(t, name)
		units := utf16.Encode([]rune(string(plain)))
		little, big := []byte{}, []byte{0xfe, 0xff}
		for _, u := range units {
			little = append(little, byte(u), byte(u>>8))
			big = append(big, byte(u>>8), byte(u))
		}
		for form, b := range map[string][]byte{"mark": append([]byte("\xef\xbb\xbf"), plain...), "UTF-16LE": append([]byte{0xff, 0xfe}, little...),
			"UTF-16LE without a mark": little, "UTF-16BE": big, "CRLF": bytes.ReplaceAll(plain, []byte("\n"), []byte("\r\n"))} {
			s, err := evidence.Read(bytes.NewReader(b), "")
			if err != nil || statuses(s) != want.results {
				t.Errorf("%s as %s: %v %s", name, form, err, statuses(s))
			}
		}
	}
}

// A file that is cut short is refused in one line wherever the cut is, or is whole.
func TestReadCut(t *testing.T) {
	for name, want := range kinds {
		b := fixture(t, name)
		if name == "prowler.csv" {
			continue // a line less is a file as well, and a line cut short is told
		}
		for cut := 1; cut < len(b)-2; cut += 7 {
			s, err := evidence.Read(bytes.NewReader(b[:cut]), "")
			if err == nil && statuses(s) != want.results {
				t.Fatalf("%s cut at %d of %d is read as %s", name, cut, len(b), statuses(s))
			}
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Fatalf("%s cut at %d: more than a line: %v", name, cut, err)
			}
		}
	}
	b := fixture(t, "prowler.csv")
	if _, err := evidence.Read(bytes.NewReader(b[:len(b)-20]), ""); err == nil || !strings.Contains(err.Error(), "cut short") {
		t.Errorf("a line that is cut short: %v", err)
	}
}

// What is no scan is refused in one line that says what to take.
func TestReadOthers(t *testing.T) {
	prowler := string(fixture(t, "prowler.ocsf.json"))
	for _, c := range []struct{ file, want string }{
		{"", "the file is empty"},
		{"[]", "an empty list"},
		{"hello", "it reads files of scubagear"},
		{`{"a": 1}`, "it reads files of scubagear"},
		{`[{"PolicyId": "MS.AAD.1.1v1", "RequirementMet": true}]`, "take ScubaResults_*.json"},
		{"Old ID,Old Description,New ID\nMS.AAD.3.2v1,x,MS.AAD.3.2v2\n", "no result of a scan"},
		{`"Control ID","Requirement","Result"` + "\n", "names neither tenant nor date"},
		{`{"format": 2, "answers": {}}`, "a file of yourpart itself"},
		{strings.Replace(prowler, `"version": "5.4.0"`, `"version": "4.2.1"`, 1), "results of two runs"},
		{strings.Replace(prowler, `"provider": "aws"`, `"provider": "azure"`, 1), "results of two runs"},
		{prowler + prowler, "more after its end"},
		{strings.Replace(string(fixture(t, "lynis.dat")), "finish=true\n", "", 1), "the scan was interrupted"},
		{strings.Replace(string(fixture(t, "lynis.dat")), "hostname=web-1", "hostname=web-1\nhostname=web-2", 1), "two reports"},
		{strings.Replace(string(fixture(t, "secure-score.json")), `"azureTenantId": "t-1"`, `"azureTenantId": "t-2"`, 1), "two tenants"},
		{`{"MetaData": {"Tool": "ScubaGear"}}`, "it lacks MetaData or Results"},
	} {
		_, err := evidence.Read(strings.NewReader(c.file), "")
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v; want %q", c.file, err, c.want)
		}
	}
	if _, err := evidence.Read(bytes.NewReader(fixture(t, "lynis.dat")), evidence.Prowler); err == nil || !strings.Contains(err.Error(), "a file of lynis, not of prowler") {
		t.Errorf("another kind than named: %v", err)
	}
}

// A finding that is there twice counts once, and the file says so.
func TestReadDoubled(t *testing.T) {
	s, err := evidence.Read(bytes.NewReader(fixture(t, "prowler.ocsf.json")), "")
	if err != nil || s.Result("iam_root_mfa_enabled").Rows != 1 || !slices.ContainsFunc(s.Notes, func(n string) bool { return strings.Contains(n, "twice") }) {
		t.Errorf("%v %+v %q", err, s.Result("iam_root_mfa_enabled"), s.Notes)
	}
	if r := s.Result("rds_instance_no_public_access"); r.Rows != 2 || r.Fails != 1 || r.Resource != "db-2" {
		t.Errorf("one of two failed, and is %+v", r)
	}
}

// A file without checks shows nothing, and is no error.
func TestReadNothing(t *testing.T) {
	for _, file := range []string{`{"Findings": []}`, `{"Findings": [{"SchemaVersion": "2018-10-08", "Id": "1", "GeneratorId": "AWSInspector", "AwsAccountId": "1"}]}`} {
		s, err := evidence.Read(strings.NewReader(file), "")
		if err != nil || len(s.Results) != 0 {
			t.Errorf("%s: %v %s", file, err, statuses(s))
		}
	}
}

// rows is a file of Prowler of any size, made as it is read.
type rows struct {
	n, of int
	rest  []byte
}

func (r *rows) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		switch {
		case r.n > r.of:
			return 0, io.EOF
		case r.n == r.of:
			r.rest = []byte("]")
		default:
			sep := ","
			if r.n == 0 {
				sep = "["
			}
			r.rest = fmt.Appendf(nil, `%s{"metadata":{"event_code":"check_%d","product":{"name":"Prowler","version":"5.4.0"}},"status":"New","status_code":"PASS","time_dt":"2026-05-06T07:08:09","finding_info":{"uid":"u%d","desc":"%0900d"},"cloud":{"provider":"aws","account":{"uid":"1"}},"resources":[{"uid":"r%d"}]}`, sep, r.n%500, r.n, 7, r.n)
		}
		r.n++
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// A file of 100 MB is read row by row: what it takes is a small part of it.
func TestReadLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads 100 MB")
	}
	const many = 90_000
	s, err := evidence.Read(&rows{of: many}, "")
	if err != nil || len(s.Results) != 500 || s.Results[0].Rows != many/500 {
		t.Fatalf("%v, %d results", err, len(s.Results))
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 60<<20 {
		t.Errorf("%d MB are held after reading", m.HeapAlloc>>20)
	}
	runtime.KeepAlive(s)
}

// Whatever is read, each check is there once, passes only where every row did, and nothing
// is more than a line.
func FuzzRead(f *testing.F) {
	for name := range maps.Keys(kinds) {
		f.Add(fixture(f, name))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s, err := evidence.Read(bytes.NewReader(b), "")
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Fatalf("more than a line: %q", err)
			}
			return
		}
		last := ""
		for _, r := range s.Results {
			if r.Check <= last || r.Rows < 1 || r.Fails > r.Rows || r.Status == evidence.Pass && r.Fails > 0 || r.Fails > 0 && r.Status != evidence.Fail {
				t.Fatalf("%+v after %q", r, last)
			}
			last = r.Check
			for _, said := range []string{r.Check, r.Resource, r.Detail, s.Subject, s.Version, s.Label()} {
				if strings.ContainsAny(said, "\n\x1b") {
					t.Fatalf("%q is no clean line", said)
				}
			}
		}
		if _, err := json.Marshal(s); err != nil && !errors.Is(err, nil) {
			t.Fatal(err)
		}
	})
}
