package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// evil is text that drives a terminal, turns words around, and looks like the
// syntax of what it may be written into.
const evil = "a\x1b]0;OWNED\x07\x1b[31m\u009b5mb\u202ec\u2066\x00\x7f\r\n=1+1|<script>&\"'`*_\\"

// hostile has evil text wherever a person or another program can put some.
func hostile(text string) questionnaire.Assessment {
	a := questionnaire.New(text)
	a.Catalogue = text
	p := &a.Profile
	p.Sector, p.Countries, p.AnsweredBy, p.Consultant, p.Logo = text, []string{text, "Germany"}, text, text, text
	for _, id := range []string{"google-workspace", "dropbox"} {
		a.AddService(questionnaire.Service{ID: id, Name: text, Plan: text, Data: []string{"customer-personal"}})
	}
	a.AddService(questionnaire.Service{Name: "x" + text, Model: catalogue.SaaS, Data: []string{}})
	a.AddService(questionnaire.Service{Name: "y" + text, Model: catalogue.SaaS, Data: []string{}})
	a.Services[2].SignIn, a.Services[3].SignIn = a.Services[3].Key, a.Services[2].Key // a remark names both
	ans := questionnaire.Answer{Note: text, Evidence: text, EvidenceFor: text, By: text, Date: "2026-11-20"}
	for control, option := range map[string]string{"mfa-all-users": "nobody", "leaver-offboarding": text, "x" + text: "none",
		"password-manager": questionnaire.NotApplicable, "gone": "gone"} {
		ans.Option = option
		for _, service := range []string{"", "dropbox", "google-workspace"} {
			if option != "" && !strings.Contains(control, "@") {
				a.Answers[questionnaire.CellID{Control: control, Service: service}] = ans
			}
		}
	}
	for _, id := range []string{"mfa-all-users", "x" + text} {
		a.SetTracking(id, questionnaire.Tracking{Owner: text, Note: text, Status: questionnaire.Doing})
	}
	a.SetTracking("backup-exists", questionnaire.Tracking{Owner: "x" + text, Reason: "x" + text, Expires: "2027-01-01", Status: questionnaire.Accepted})
	past, err := questionnaire.Snapshot(a, "2026-10-01")
	if err != nil {
		return a
	}
	return past
}

// readers are the commands that say something about an assessment.
func readers() [][]string {
	list := [][]string{{"responsibilities", "-"}, {"score", "-"}, {"score", "--explain", "-"}, {"plan", "-"}, {"check", "-"},
		{"compare", "-"}, {"compare", "--trend", "-"}, {"questionnaire", "-", "-f", "md", "-o", "-"}, {"questionnaire", "-", "-f", "csv", "-o", "-"},
		{"answer", "-", "mfa-all-users@dropbox=admins"}}
	for _, args := range list[:len(list)-1] {
		if args[0] == "questionnaire" {
			continue
		}
		list = append(list, append([]string{args[0], "--json"}, args[1:]...))
	}
	for _, f := range export.Formats {
		if !f.Binary {
			list = append(list, []string{"export", "-", "-f", f.Name, "-o", "-", "--date", "2026-11-22"})
		}
	}
	return list
}

// run runs one command on an assessment from standard input.
func runOn(doc []byte, args ...string) (out, told string, code int) {
	var stdout, stderr bytes.Buffer
	code = Run(Env{Args: args, In: bytes.NewReader(doc), Out: &stdout, Err: &stderr, Getenv: func(string) string { return "" },
		Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }, Version: "test"})
	return stdout.String(), stderr.String(), code
}

// withoutJoiners is an output without the sign of no width with which the file for Jira
// itself parts what Jira would read together.
func withoutJoiners(args []string, s string) string {
	if slices.Contains(args, "jira") {
		s = strings.ReplaceAll(s, "\u2060", "")
	}
	return s
}

// drives is the first thing in an output that could drive a terminal. The mark
// with which a sheet tells spreadsheets that it is UTF-8 draws nothing.
func drives(s string) string {
	for _, r := range strings.TrimPrefix(s, "\ufeff") {
		if text.Hidden(r) && r != '\n' && r != '\r' && r != '\t' {
			return fmt.Sprintf("%U", r)
		}
	}
	return ""
}

// TestHostileAssessment: whatever is in a file, no command prints what could
// drive the terminal, and its JSON stays JSON.
func TestHostileAssessment(t *testing.T) {
	var doc bytes.Buffer
	if err := questionnaire.Encode(&doc, hostile(evil)); err != nil {
		t.Fatal(err)
	}
	for _, args := range readers() {
		out, told, code := runOn(doc.Bytes(), args...)
		if code != OK {
			t.Errorf("%v: code %d, %s", args, code, told)
		}
		if bad := drives(withoutJoiners(args, out) + told); bad != "" {
			t.Errorf("%v prints %s", args, bad)
		}
		if strings.Contains(strings.Join(args, " "), "--json") && !json.Valid([]byte(out)) {
			t.Errorf("%v prints no JSON", args)
		}
	}
}

// TestHostileCompletion: neither do the words that a shell is offered.
func TestHostileCompletion(t *testing.T) {
	t.Chdir(t.TempDir())
	var doc bytes.Buffer
	if err := questionnaire.Encode(&doc, hostile(evil)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("firm.json", doc.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"answer", "firm.json", ""}, {"answer", "firm.json", "mfa-all-users@dropbox="}, {"track", "firm.json", ""},
		{"score", "firm.json", "--service", ""}, {"responsibilities", "firm.json", "--service", ""}, {"plan", "firm.json", "--owner", ""}} {
		out, told, code := runOn(nil, append([]string{"__complete"}, args...)...)
		if bad := drives(withoutJoiners(args, out) + told); bad != "" || code != OK || out == "" {
			t.Errorf("%v: code %d, prints %s", args, code, bad)
		}
	}
}

// TestHostileArguments: the same for what is written on the command line and
// in file names.
func TestHostileArguments(t *testing.T) {
	t.Chdir(t.TempDir())
	bad := "x\x1b[31m\u202ey"
	for _, args := range [][]string{{bad}, {"score", bad}, {"score", "--" + bad}, {"open", bad + ".json"}, {"answer", bad, "a=b"},
		{"new", "--name", bad, "--service", bad}, {"catalogue", "show", bad}, {"--catalogue", bad, "score", "-"}, {"restore", bad},
		{"export", bad, "-f", bad}, {"new", "--name", bad, "--service", "dropbox", "-o", bad + "/" + bad + "\x00"}, {"help", bad}} {
		out, told, code := runOn(nil, args...)
		if code == OK || strings.Count(told, "\n") != 1 {
			t.Errorf("%q: code %d, told %q", args, code, told)
		}
		if r := drives(out + told); r != "" {
			t.Errorf("%q prints %s", args, r)
		}
	}
}

// TestHostileNeighbour: the name of a file that may be meant is quoted too.
func TestHostileNeighbour(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("firm\x1b\u202e.json", sound(t), 0o600); err != nil {
		t.Skip(err) // some disks take no such name
	}
	if _, told, code := runOn(nil, "score", "firm.json"); code != Failed || !strings.Contains(told, `did you mean "firm\x1b\u202e.json"?`) {
		t.Errorf("code %d, told %q", code, told)
	}
}

// FuzzCommands reads any bytes as an assessment with every command.
func FuzzCommands(f *testing.F) {
	var doc bytes.Buffer
	if err := questionnaire.Encode(&doc, hostile(evil)); err != nil {
		f.Fatal(err)
	}
	f.Add(doc.Bytes())
	f.Add([]byte(`{"format": 1}`))
	all := readers()
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := questionnaire.Decode(bytes.NewReader(b)); err != nil {
			_, told, code := runOn(b, all[0]...)
			if code == OK || strings.Count(told, "\n") != 1 || drives(told) != "" {
				t.Errorf("code %d, told %q", code, told)
			}
			return
		}
		args := all[len(b)%len(all)]
		out, told, _ := runOn(b, args...)
		if bad := drives(withoutJoiners(args, out) + told); bad != "" {
			t.Errorf("%v prints %s", args, bad)
		}
	})
}

// FuzzText puts any text wherever there is some.
func FuzzText(f *testing.F) {
	f.Add(evil)
	f.Add("plain")
	f.Add("営業の道具 👩‍👩‍👧 \u0301\u0301")
	f.Add("\xff\xfe")
	all := readers()
	f.Fuzz(func(t *testing.T, text string) {
		var doc bytes.Buffer
		if questionnaire.Encode(&doc, hostile(text)) != nil {
			return
		}
		args := all[len(text)%len(all)]
		out, told, _ := runOn(doc.Bytes(), args...)
		if bad := drives(withoutJoiners(args, out) + told); bad != "" {
			t.Errorf("%v prints %s", args, bad)
		}
		if len(text)%8 == 0 { // it takes long
			if _, told, code := runOn(doc.Bytes(), "export", "-", "-f", "xlsx", "-o", "-"); code != OK {
				t.Errorf("no workbook: %s", told)
			}
		}
	})
}

// FuzzSheet reads any bytes as a file of answers. What is taken is in the
// assessment, with clean notes; a refusal is one line.
func FuzzSheet(f *testing.F) {
	f.Add([]byte("control,service,option,note\nmfa-all-users,dropbox,admins,\"a, b\"\n"))
	f.Add([]byte("\ufeffoption;control;service\r\nnobody;mfa-all-users;dropbox\r\n"))
	f.Add([]byte("control,option,note\nleaver-offboarding,days,\x1b[31m\n"))
	f.Add([]byte("control,option\nmfa-all-users@dropbox,admins\nmfa-all-users@dropbox,nobody\n"))
	f.Add([]byte("control,answer,question,by,sheet\nleaver-offboarding,A,?,Ben\x07,x.1.2026-11-20.n.s.n.c\n"))
	f.Add([]byte("- [x] **A** b\nNote: c\nFor the record: `mfa-all-users@dropbox`\nThis sheet: `x.1.2026-11-20.-.-.-.-`\n"))
	c, err := content.Shipped()
	if err != nil {
		f.Fatal(err)
	}
	s := questionnaire.New("Firm")
	s.AddService(questionnaire.Service{ID: "dropbox", Data: []string{}})
	f.Fuzz(func(t *testing.T, b []byte) {
		var aside bytes.Buffer
		a := &app{Env: Env{In: bytes.NewReader(b), Err: &aside}, keys: &store.Keys{}}
		sh, err := a.readSheet(stdin, reader{c: c, s: &s, day: "2026-11-22"})
		if bad := drives(aside.String()); bad != "" {
			t.Errorf("it tells %s on the side", bad)
		}
		if err == nil {
			err = a.tellFaults(sh, false)
			if bad := drives(aside.String()); bad != "" {
				t.Errorf("it tells %s of a row", bad)
			}
		}
		if err != nil {
			var told bytes.Buffer
			printError(&told, err)
			if strings.Count(told.String(), "\n") != 1 || drives(told.String()) != "" {
				t.Errorf("told %q", told.String())
			}
			return
		}
		seen := map[questionnaire.CellID]bool{}
		for _, e := range sh.entries {
			if seen[e.cell] {
				t.Errorf("%s twice", e.cell)
			}
			seen[e.cell] = true
			if bad := drives(e.notes.Note + e.notes.Evidence + e.notes.By + e.option); bad != "" {
				t.Errorf("%s in an answer", bad)
			}
		}
	})
}
