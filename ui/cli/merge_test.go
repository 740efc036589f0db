package cli

import (
	"bytes"
	"os"
	"testing"

	"yourpart/questionnaire"
)

// TestHostileMerge: whatever two copies and their names hold, what merge and check say
// of them drives no terminal.
func TestHostileMerge(t *testing.T) {
	t.Chdir(t.TempDir())
	name := "firm.other\x1b\u202e.json"
	a := hostile(evil)
	a.Identify("aaaaaaaaaaaaaaaaaaaaaaaaaa")
	b := hostile(evil)
	b.Identify("aaaaaaaaaaaaaaaaaaaaaaaaaa")
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	n := questionnaire.Notes{Note: evil, Evidence: evil}
	a.Respond(id, "A"+evil, "everyone", n, "2026-11-20")
	b.Respond(id, "B"+evil, "admins", n, "2026-11-20")
	b.SetTracking("mfa-all-users", questionnaire.Tracking{Owner: "B" + evil, Note: "B" + evil, Status: questionnaire.Doing})
	b.EditProfile(func(p *questionnaire.Profile) { p.Sector = "B" + evil })
	for path, s := range map[string]questionnaire.Assessment{"firm.json": a, name: b, "firm.other.json": b} {
		var doc bytes.Buffer
		if err := questionnaire.Encode(&doc, s); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, doc.Bytes(), 0o600); err != nil {
			t.Skip(err) // some disks take no such name
		}
	}
	for _, args := range [][]string{{"check", "firm.json"}, {"merge", "firm.json", name, "--dry-run"}, {"merge", "firm.json", name, "--dry-run", "--json"},
		{"merge", "firm.json", name, "--prefer", "newest", "--dry-run"}, {"merge", "firm.json", name}} {
		out, told, code := runOn(nil, args...)
		if bad := drives(out + told); bad != "" || code != OK || out == "" {
			t.Errorf("%q: code %d, %q, prints %s", args, code, told, bad)
		}
	}
}
