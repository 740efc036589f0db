package e2e

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"yourpart/ui/cli"
)

// first is what an example needs that the folder it runs in does not have.
var first = map[string]string{
	"yourpart restore northwind.json":                                              "echo cut > northwind.json",
	"yourpart answer northwind.json mfa-all-users@dropbox=admins --settle":         "yourpart answer northwind.json mfa-all-users@dropbox=everyone --by Mara; yourpart answer northwind.json mfa-all-users@dropbox=nobody --by Ben",
	"yourpart merge northwind.json northwind-anna.json --dry-run":                  "cp northwind.json northwind-anna.json",
	"yourpart merge northwind.json northwind-anna.json northwind-ben.json":         "cp northwind.json northwind-anna.json; cp northwind.json northwind-ben.json",
	"yourpart merge northwind.json northwind.other.json --prefer evidence":         "cp northwind.json northwind.other.json",
	"yourpart merge northwind.json northwind-anna.json --base northwind-2025.json": "cp northwind.json northwind-anna.json; cp northwind.json northwind-2025.json",
	"yourpart answer northwind.json no-shared-logins@others=own":                   "yourpart edit northwind.json --depth core",
	"yourpart import northwind.json --keep mfa-all-users@google-workspace":         "yourpart import northwind.json ScubaResults_1234.json",
	"yourpart answer northwind.json --forms answers/":                              `yourpart questionnaire northwind.json --to Anna -f html -o anna.html; mkdir answers; echo "SHEET $(sed -n 's/.*data-sheet="\([^"]*\)".*/\1/p' anna.html) 1a" > answers/anna.txt`,
	"yourpart decrypt northwind.json":                                              "yourpart encrypt northwind.json",
	"yourpart encrypt northwind.json --change":                                     "yourpart encrypt northwind.json; export YOURPART_NEW_PASSPHRASE=nine-green-kettles",
}

// written is the file at the end of an example that makes one.
var written = regexp.MustCompile(` -o (\S+\.\w+)$`)

// endings are examples that end with another code than 0, and rightly.
var endings = map[string]int{
	"yourpart":                                      cli.Failed, // the wizard, with nobody there
	"yourpart open northwind.json":                  cli.Failed,
	"yourpart open --plain northwind.json":          cli.Failed,
	"yourpart score northwind.json --fail-under 60": cli.Below,
	// The second program is not beside this one.
	"yourpart workshop northwind.json --people Anna,Ben,Dora":                cli.Failed,
	"yourpart workshop northwind.json --listen 192.168.1.23":                 cli.Failed,
	"yourpart workshop northwind.json --forms returned":                      cli.Failed,
	"yourpart workshop northwind.json --people Anna,Ben --slips > slips.txt": cli.Failed,
}

// scriptExamples runs every example that a help page shows, each in a copy of
// the folder FOLDER, in bash. What is for another shell is passed over.
func scriptExamples(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: run-examples FOLDER")
	}
	found := 0
	for _, command := range append([]string{""}, commands...) {
		ts.Check(ts.Exec("yourpart", append(strings.Fields(command), "--help")...))
		for _, line := range examplesIn(ts.ReadFile("stdout")) {
			found++
			if strings.Contains(line, "Invoke-Expression") {
				continue
			}
			dir := ts.MkAbs(fmt.Sprintf("example-%d", found))
			ts.Check(os.CopyFS(dir, os.DirFS(ts.MkAbs(args[0]))))
			prepare := first[line]
			if m := written.FindStringSubmatch(line); m != nil {
				prepare = "rm -f " + m[1] // which another example reads
			}
			script := "set -eo pipefail; cd " + dir + "; export HOME=$PWD; fpath=(x $PWD)\n" + prepare + "\n" + line
			if got := codeOf(ts, ts.Exec("bash", "-c", script)); got != endings[line] {
				ts.Fatalf("%s --help: %s\nends with code %d, not %d: %s", command, line, got, endings[line], ts.ReadFile("stderr"))
			}
			if said := ts.ReadFile("stderr"); endings[line] == cli.OK && strings.Contains(said, "kept, but") {
				ts.Fatalf("%s --help: %s\ntells: %s", command, line, said)
			}
		}
	}
	const least = 60
	if found < least {
		ts.Fatalf("%d examples found, not %d or more", found, least)
	}
}

// examplesIn are the command lines under "Examples:" of a help page, each with
// the lines that a \ joins to it.
func examplesIn(help string) []string {
	_, text, _ := strings.Cut(help, "\nExamples:\n")
	text, _, _ = strings.Cut(text, "\n\n")
	text = regexp.MustCompile(` \\\n *`).ReplaceAllString(text, " ")
	var lines []string
	for l := range strings.SplitSeq(text, "\n") {
		lines = append(lines, strings.TrimSpace(l))
	}
	return slices.DeleteFunc(lines, func(l string) bool { return l == "" })
}
