package export

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// A factReader reads a format's files with a parser that is not the writer's,
// and says which facts they carry, by the names in parts.
type factReader struct {
	carries string
	read    func(t *testing.T, file []byte, r *report.Report) reporttest.Facts
}

// factReaders has a line for each format. PDF is text on paper: the report at
// hand tells only what to look for there.
var factReaders = map[string]factReader{
	"pdf":  {"range band proven actions due names", factsOfPDF},
	"html": {"range band proven actions due names services", reporttest.FactsOfHTML},
	"docx": {"range band proven actions due names services", reporttest.FactsOfDOCX},
	"pptx": {"range band proven", reporttest.FactsOfPPTX},
	"xlsx": {"range band proven actions due names services", reporttest.FactsOfXLSX},
	"md":   {"range band proven actions due names services", reporttest.FactsOfMD},
	"csv":  {"actions due names", reporttest.FactsOfCSV},
	"json": {"range band proven actions due names services", factsOfJSON},

	"ics":      {"range band proven actions due names", reporttest.FactsOfICS("DTSTART")},
	"ics-todo": {"range band proven actions due names", reporttest.FactsOfICS("DUE")},

	"jira":           {"actions due names", reporttest.FactsOfTable("Summary", "Due date")},
	"asana":          {"actions due names", reporttest.FactsOfTable("Name", "Due Date")},
	"linear":         {"actions due names", reporttest.FactsOfTable("Title", "Description")},
	"gitlab":         {"actions due names", reporttest.FactsOfTable("title", "due_date")},
	"github":         {"range band proven actions due names", reporttest.FactsOfGitHub},
	"ciso-assistant": {"actions due names", reporttest.FactsOfTable("name", "eta")},
	"oscal-poam":     {"range band proven actions due names services", reporttest.FactsOfOSCAL},
	"oscal-ar":       {"range band proven services", reporttest.FactsOfOSCAL},
}

// parts gives each fact its name.
func parts(f reporttest.Facts) map[string]any {
	sorted := func(list []string) []string {
		list = slices.Clone(list)
		slices.Sort(list)
		return list
	}
	return map[string]any{"range": f.Range, "band": f.Band, "proven": f.Proven, "actions": f.Actions,
		"due": sorted(f.Due), "names": sorted(f.Names), "services": sorted(f.Services)}
}

// besides are the formats that name the services of an action beside its title; in the
// others the title of a part says which service it is for.
var besides = []string{"pdf", "xlsx", "csv", "json"}

// factsOf is what every file of a report has to say in a format.
func factsOf(r *report.Report, format string) reporttest.Facts {
	title := r.TaskTitle
	if slices.Contains(besides, format) {
		title = report.Title
	}
	f := reporttest.Facts{Range: report.Range(r.Result.Total), Band: r.BandText(), Actions: len(r.Plan.Actions)}
	if !r.Result.Total.None() {
		f.Proven = fmt.Sprint(scoring.Down(r.Result.Total.Proven()))
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if !a.Closed {
			f.Due = append(f.Due, a.Due.Format(time.DateOnly)+" "+title(a))
		}
		f.Names = append(f.Names, title(a))
	}
	for _, s := range r.Assessment.Services {
		f.Services = append(f.Services, r.ServiceName(s.Key))
	}
	return f
}

// TestFormatsAgree writes every firm in every format and compares what each
// file says with what all others say. A format without a reader fails.
func TestFormatsAgree(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	all := some(t)
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			reader, ok := factReaders[f.Name]
			if !ok {
				t.Fatal("no reader; add one to factReaders")
			}
			for name, r := range all {
				file, err := f.Bytes(r, doc.Extra{})
				if err != nil {
					t.Fatal(err)
				}
				want, got := parts(factsOf(r, f.Name)), parts(reader.read(t, file, r))
				for _, part := range strings.Fields(reader.carries) {
					if w, g := fmt.Sprint(want[part]), fmt.Sprint(got[part]); w != g {
						t.Errorf("%s: %s is\n%s, not\n%s", name, part, g, w)
					}
				}
			}
		})
	}
	if len(factReaders) != len(Formats) {
		t.Errorf("%d readers for %d formats", len(factReaders), len(Formats))
	}
}

// TestFormatsAreApart: no two formats have one name or write to one file, and
// people can read about each.
func TestFormatsAreApart(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range Formats {
		for _, g := range Formats[:i] {
			if f.Name == g.Name || f.Ext == g.Ext {
				t.Errorf("%s%s and %s%s are one", f.Name, f.Ext, g.Name, g.Ext)
			}
		}
		documented(t, string(page), f.Name, f.Ext)
	}
	_, clients, _ := strings.Cut(string(page), "## Many clients")
	clients, _, _ = strings.Cut(clients, "\n## ")
	for _, f := range Portfolios {
		documented(t, clients, f.Name, f.Ext)
	}
}

// documented looks for a format's row in a page.
func documented(t *testing.T, page, name, ext string) {
	t.Helper()
	if !strings.HasPrefix(ext, ".") || !strings.Contains(page, "| `"+name+"` | `"+ext+"` |") {
		t.Errorf("docs/formats.md has no row for %s and its file %s", name, ext)
	}
}

// factsOfPDF looks for what the report says in the text of its pages.
func factsOfPDF(t *testing.T, file []byte, r *report.Report) reporttest.Facts {
	text := strings.Join(reporttest.TextPages(t, file), " ")
	var f reporttest.Facts
	if m := regexp.MustCompile(`\b(\d+)(–\d+)? of 100(?:: in place – possible| in place, all of it known) (at risk|not enough known yet|critical|fair|good)`).FindStringSubmatch(text); m != nil {
		f.Range, f.Proven, f.Band = m[1]+m[2], m[1], m[3]
	} else if strings.Contains(text, report.NoResult) {
		f.Range, f.Band = report.NoResult, report.NoResult
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		listed := report.Title(a)
		if a.Kind == scoring.FindOut && !a.Closed {
			listed = a.Control.Question.Text // as the list of what to find out has it
		}
		places := strings.Split(text, listed)[1:]
		if len(places) > 0 {
			f.Names = append(f.Names, report.Title(a))
		}
		if !a.Closed && slices.ContainsFunc(places, func(after string) bool { return strings.Contains(after[:min(len(after), 2000)], report.Day(a.Due)) }) {
			f.Due = append(f.Due, a.Due.Format(time.DateOnly)+" "+report.Title(a))
		}
	}
	f.Actions = len(f.Names)
	return f
}

// factsOfJSON reads the names that docs/json.md promises.
func factsOfJSON(t *testing.T, file []byte, _ *report.Report) (f reporttest.Facts) {
	var j struct {
		Summary struct{ Range, Band string }
		Score   struct {
			Proven   *float64
			Services []struct{ Name string }
		}
		Plan struct{ Actions []struct{ Title, Due string } }
	}
	if err := json.Unmarshal(file, &j); err != nil {
		t.Fatal(err)
	}
	f.Range, f.Band, f.Actions = j.Summary.Range, j.Summary.Band, len(j.Plan.Actions)
	if j.Score.Proven != nil {
		f.Proven = fmt.Sprint(scoring.Down(*j.Score.Proven))
	}
	for _, a := range j.Plan.Actions {
		if f.Names = append(f.Names, a.Title); a.Due != "" {
			f.Due = append(f.Due, a.Due+" "+a.Title)
		}
	}
	for _, s := range j.Score.Services {
		f.Services = append(f.Services, s.Name)
	}
	return f
}
