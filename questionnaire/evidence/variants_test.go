package evidence_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"yourpart/questionnaire/evidence"
)

// drawnChecks are checks of Prowler that the catalogue knows, with how they came out.
var drawnChecks = [][2]string{{"iam_root_mfa_enabled", "PASS"}, {"iam_no_root_access_key", "FAIL"}, {"iam_user_mfa_enabled_console_access", "PASS"},
	{"rds_instance_no_public_access", "FAIL"}, {"guardduty_is_enabled", "MANUAL"}, {"cloudtrail_multi_region_enabled", "MUTED"}}

// wantChecks is how they are read, in every form of file.
const wantChecks = "cloudtrail_multi_region_enabled=muted guardduty_is_enabled=manual iam_no_root_access_key=fail iam_root_mfa_enabled=pass iam_user_mfa_enabled_console_access=pass rds_instance_no_public_access=fail"

// prowlerForms are the checks in each form that a version of Prowler writes.
func prowlerForms(t *testing.T) map[string]string {
	t.Helper()
	type m = map[string]any
	var v5, v4, ocsf3, v3 []any
	var lines []string
	csv5 := []string{"AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;FINDING_UID;PROVIDER;CHECK_ID;STATUS;STATUS_EXTENDED;MUTED;RESOURCE_UID;RESOURCE_NAME;PROWLER_VERSION;ADDITIONAL_URLS"}
	csv3 := []string{"ASSESSMENT_START_TIME;FINDING_UNIQUE_ID;PROVIDER;PROFILE;ACCOUNT_ID;CHECK_ID;STATUS;STATUS_EXTENDED;RESOURCE_ID"}
	unix := []string{csv5[0]}
	for i, c := range drawnChecks {
		uid, resource, muted := fmt.Sprint("u", i), fmt.Sprint("r", i), c[1] == "MUTED"
		status, state := c[1], "New"
		if muted { // version 5 keeps what it found and sets the finding aside
			status, state = "FAIL", "Suppressed"
		}
		cloud := m{"provider": "aws", "account": m{"uid": "123456789012"}}
		one := m{"metadata": m{"event_code": c[0], "product": m{"name": "Prowler", "version": "5.11.0"}}, "status": state, "status_code": status, "status_detail": "said",
			"finding_info": m{"uid": uid}, "resources": []any{m{"uid": resource}}, "cloud": cloud, "time": 1789000000, "time_dt": "2026-09-10T00:26:40.1"}
		v5 = append(v5, one)
		line, err := json.Marshal(one)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
		v4 = append(v4, m{"metadata": m{"event_code": c[0], "product": m{"name": "Prowler", "version": "4.0.0"}}, "status": state, "status_code": status, "event_time": "2026-09-10T00:26:40.1",
			"finding_info": m{"uid": uid}, "resources": []any{m{"uid": resource}}, "cloud": cloud})
		ocsf3 = append(ocsf3, m{"metadata": m{"product": m{"name": "Prowler", "version": "3.11.0", "feature": m{"uid": c[0]}}}, "status": c[1], "finding": m{"uid": uid}, "cloud": cloud, "time": "2026-09-10T00:26:40.1"})
		v3 = append(v3, m{"AssessmentStartTime": "2026-09-10T00:26:40.1", "Provider": "aws", "CheckID": c[0], "Status": c[1], "AccountId": "123456789012", "FindingUniqueId": uid, "ResourceId": resource})
		row := func(when string) string {
			return fmt.Sprintf("profile;%s;123456789012;%s;aws;%s;%s;\"a \"\"b\"\"; c\nd\";%v;%s;;5.11.0;", when, uid, c[0], status, map[bool]string{true: "True", false: "False"}[muted], resource)
		}
		csv5, unix = append(csv5, row("2026-09-10 00:26:40.123456")), append(unix, row("1789000000"))
		csv3 = append(csv3, fmt.Sprintf("2026-09-10T00:26:40.1;%s;aws;default;123456789012;%s;%s;said;%s", uid, c[0], c[1], resource))
	}
	forms := map[string]string{"5, a finding a line": strings.Join(lines, "\n") + "\n", "5, CSV": strings.Join(csv5, "\n") + "\n", "5, CSV with moments as numbers": strings.Join(unix, "\n") + "\n", "3, CSV": strings.Join(csv3, "\n") + "\n"}
	for name, list := range map[string][]any{"5, OCSF": v5, "4, OCSF": v4, "3, OCSF": ocsf3, "3, JSON": v3} {
		b, err := json.MarshalIndent(list, "", "    ")
		if err != nil {
			t.Fatal(err)
		}
		forms[name] = string(b)
	}
	return forms
}

// Every form that versions of Prowler write is read alike, and proposes the same answers.
func TestProwlerForms(t *testing.T) {
	c, a := business(t)
	const want = "database-not-public@aws-rds ..anywhere\nmfa-all-users@aws-ec2 everyone..\nowner-account-locked-away@aws-ec2 daily..daily"
	for name, file := range prowlerForms(t) {
		s, err := evidence.Read(strings.NewReader(file), "")
		if err != nil || statuses(s) != wantChecks || s.Subject != "123456789012" || s.Date != "2026-09-10" {
			t.Errorf("version %s: %v, of %q on %s\n got %s\nwant %s", name, err, s.Subject, s.Date, statuses(s), wantChecks)
			continue
		}
		r, err := evidence.Propose(c, a, &s, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(want, "\n") {
			if !strings.Contains(bounds(r.Proposals), line) {
				t.Errorf("version %s proposes\n%s\nand not %s", name, bounds(r.Proposals), line)
			}
		}
	}
}

// Findings of Security Hub are read alike whether they are in the answer of its API, in a
// list, one a line, or alone.
func TestSecurityHubForms(t *testing.T) {
	finding := func(id, control, status string) string {
		return fmt.Sprintf(`{"SchemaVersion": "2018-10-08", "Id": %q, "GeneratorId": "security-control/%s", "AwsAccountId": "123456789012", "UpdatedAt": "2026-09-10T00:00:00.000Z", "Compliance": {"Status": %q, "SecurityControlId": %q}, "Workflow": {"Status": "NEW"}, "RecordState": "ACTIVE"}`, id, control, status, control)
	}
	one, two := finding("1", "RDS.2", "FAILED"), finding("2", "IAM.5", "PASSED")
	for name, form := range map[string]struct{ file, want string }{
		"answer": {`{"Findings": [` + one + "," + two + `]}`, "IAM.5=pass RDS.2=fail"}, "page": {`{"NextToken": "` + strings.Repeat("n", 9000) + `", "Findings": [` + one + "," + two + `]}`, "IAM.5=pass RDS.2=fail"},
		"list": {"[" + one + "," + two + "]", "IAM.5=pass RDS.2=fail"}, "lines": {one + "\n" + two + "\n", "IAM.5=pass RDS.2=fail"}, "alone": {one, "RDS.2=fail"},
	} {
		s, err := evidence.Read(strings.NewReader(form.file), "")
		if err != nil || statuses(s) != form.want || s.Date != "2026-09-10" {
			t.Errorf("%s: %v %s on %s", name, err, statuses(s), s.Date)
		}
	}
	if _, err := evidence.Read(strings.NewReader(one+"\n"+two[:40]), ""); err == nil || !strings.Contains(err.Error(), "ends in the middle") {
		t.Errorf("a line that is cut short: %v", err)
	}
}

// An older report of Lynis names the weak options of SSH in its suggestions, and may list no
// tests; what it says counts all the same.
func TestLynisOlder(t *testing.T) {
	file := "# Lynis Report\nreport_version_major=1\nreport_datetime_start=2026-09-10 10:00:00\nlynis_version=2.6.2\nhostname=web-1\nwarning[]=PKGS-7392|Found packages|-|-|\n" +
		"suggestion[]=SSH-7408|Consider hardening SSH configuration|PermitRootLogin (YES --> NO)|-|\nsuggestion[]=SSH-7408|Consider hardening SSH configuration|X11Forwarding (YES --> NO)|-|\nssh_daemon_running=1\n%sfinish=true\n"
	for listed, want := range map[string]string{
		"tests_executed=PKGS-7392|SSH-7408|LOGG-2130|\n": "LOGG-2130=pass PKGS-7392=fail SSH-7408=partial ssh_daemon_off=fail ssh_permit_root_login=fail",
		"": "PKGS-7392=fail SSH-7408=partial ssh_daemon_off=fail",
	} {
		s, err := evidence.Read(strings.NewReader(fmt.Sprintf(file, listed)), "")
		if err != nil || statuses(s) != want {
			t.Errorf("%v\n got %s\nwant %s", err, statuses(s), want)
		}
	}
}

// Another file of the same tool is refused in a line that says which to take.
func TestReadNeighbours(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"AUTH_METHOD,TIMESTAMP,FINDING_UID,PROVIDER,CHECK_ID,STATUS\n", "parted by commas"},
		{"domain,base_domain,dnssec,spf_record,spf_valid\na.example,a.example,False,,True\n", "take its JSON"},
		{"2026-09-10 10:00:00 Starting Lynis 3.0.8 with PID 12\n", "lynis-report.dat"},
		{`{"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": []}`, "SARIF"},
		{`{"@odata.context": "x", "value": [{"id": "AdminMFAV2", "azureTenantId": "t", "maxScore": 10}]}`, "secureScoreControlProfiles"},
		{`{"@odata.context": "x", "value": []}`, "empty list"},
		{`{"Id": "x", "AzureTenantId": "t", "ControlScores": []}`, "PowerShell"},
	} {
		if _, err := evidence.Read(strings.NewReader(c.file), ""); err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%.40q: %v; want %q", c.file, err, c.want)
		}
	}
}
