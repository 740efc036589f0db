package export

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// ids are the ids that the exports of an assessment give to their items.
func ids(t *testing.T, a questionnaire.Assessment, redact bool, formats ...string) (all []string) {
	t.Helper()
	r := report.Options{Redact: redact}.Build(reporttest.Shipped(t), &a, time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC), time.Time{})
	for _, name := range formats {
		format, err := FormatNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		file, err := format.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		file = bytes.ReplaceAll(file, []byte(report.Namespace.String()), nil) // the same for everybody
		all = append(all, anyUUID.FindAllString(string(file), -1)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

var anyUUID = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// withIDs are the formats that have ids.
var withIDs = []string{"ics", "ics-todo", "github", "oscal-poam", "oscal-ar"}

func example(t *testing.T) questionnaire.Assessment {
	t.Helper()
	b, err := os.ReadFile("../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := questionnaire.DecodeBytes(b)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

const firstID, secondID = "aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"

func rename(t *testing.T, a questionnaire.Assessment, name string) questionnaire.Assessment {
	t.Helper()
	a = a.Clone()
	if _, err := a.EditProfile(func(p *questionnaire.Profile) { p.Name = name }); err != nil {
		t.Fatal(err)
	}
	return a
}

// What version 1.0 put into a calendar is updated by this one, before and after
// the file is saved in the new format, and whatever the business is called then.
func TestCalendarsOfOldVersionsGoOn(t *testing.T) {
	frozen, err := os.ReadFile("testdata/uids-1.0.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Fields(string(frozen))
	read := example(t)
	saved := read.Clone()
	saved.Identify(firstID)
	for name, a := range map[string]questionnaire.Assessment{"only read": read, "saved": saved, "renamed": rename(t, saved, "Another name")} {
		// A later catalogue may plan a few other actions for the same answers.
		if got := ids(t, a, false, "ics"); len(shared(got, want)) < len(want)*3/4 {
			t.Errorf("%s: %d ids, of which version 1.0 gave only %d", name, len(got), len(shared(got, want)))
		}
	}
}

// shared is what two lists have in common.
func shared(a, b []string) (both []string) {
	for _, id := range a {
		if slices.Contains(b, id) {
			both = append(both, id)
		}
	}
	return both
}

// A new business has ids of its own, which a new name leaves as they are. Two that
// are called the same share none.
func TestIDsStayWithTheBusiness(t *testing.T) {
	a := rename(t, questionnaire.New(""), "Northwind")
	other := a.Clone()
	for _, id := range []string{"google-workspace", "dropbox"} {
		a.AddService(questionnaire.Service{ID: id})
	}
	other.Services = a.Services
	a.Identify(firstID)
	other.Identify(secondID)
	was := ids(t, a, false, withIDs...)
	if len(was) < 50 {
		t.Fatalf("only %d ids", len(was))
	}
	if got := ids(t, rename(t, a, "Southwind"), false, withIDs...); !slices.Equal(got, was) {
		t.Error("a new name changes ids")
	}
	if both := shared(was, ids(t, other, false, withIDs...)); len(both) > 0 {
		t.Errorf("two businesses of one name share %v", both)
	}
}

// Redacted ids lead nowhere: two clients with the same stack share none, and the
// ids of one business's exports that are not redacted are others. A new name
// changes none, so nobody who guesses the name can tell.
func TestRedactedIDs(t *testing.T) {
	a, b := example(t), example(t)
	a.Identify(firstID)
	b.Identify(secondID)
	redacted := ids(t, a, true, withIDs...)
	if both := shared(redacted, ids(t, b, true, withIDs...)); len(both) > 0 {
		t.Errorf("two clients share %v", both)
	}
	if both := shared(redacted, ids(t, a, false, withIDs...)); len(both) > 0 {
		t.Errorf("redacted and not share %v", both)
	}
	if got := ids(t, rename(t, a, "Southwind"), true, withIDs...); !slices.Equal(got, redacted) {
		t.Error("a new name changes redacted ids")
	}
	if got := ids(t, a, true, withIDs...); !slices.Equal(got, redacted) {
		t.Error("a second export has other ids")
	}
}

// A file of format 1 that is only read has no id; what is in it stands for one.
func TestRedactedIDsOfOldFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	b, err := os.ReadFile("../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	other, err := questionnaire.DecodeBytes(bytes.Replace(b, []byte("Northwind"), []byte("Southwind"), 1))
	if err != nil {
		t.Fatal(err)
	}
	a := example(t)
	if got := ids(t, a, true, withIDs...); !slices.Equal(got, ids(t, example(t), true, withIDs...)) || len(shared(got, ids(t, other, true, withIDs...))) > 0 || len(shared(got, ids(t, a, false, withIDs...))) > 0 {
		t.Error("two files share redacted ids, or one file has others each time")
	}
}
