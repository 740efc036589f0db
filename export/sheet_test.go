package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"yourpart/export/markdown"
	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/file"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/export/table"
	"yourpart/questionnaire"
)

// TestSheetsAskWhatIsOpen: each sheet of each firm has every open question once
// and no other, and half a sheet does not pass as a whole one.
func TestSheetsAskWhatIsOpen(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for name, r := range reporttest.Firms(t) {
		var open []string
		for i := range r.Result.Cells {
			if c := &r.Result.Cells[i]; c.State == questionnaire.Asked && (c.Answer.Option == "" || c.Answer.Option == questionnaire.NotSure) {
				open = append(open, c.ID().String())
			}
		}
		for _, f := range Sheets {
			file, err := f.Bytes(r, doc.Extra{})
			if len(open) == 0 {
				if err == nil || !strings.Contains(err.Error(), "no question is open") {
					t.Errorf("%s as %s: nothing is open, but: %v", name, f.Name, err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
				continue
			}
			if again, err := f.Bytes(r, doc.Extra{}); err != nil || !bytes.Equal(again, file) {
				t.Errorf("%s as %s: the second time gives other bytes (%v)", name, f.Name, err)
			}
			if f.Check(file[:len(file)/2], r, "") == nil {
				t.Errorf("%s as %s: half a sheet passes as a whole one", name, f.Name)
			}
			asked := askedIn(t, f, file, r)
			for _, id := range open {
				if n := strings.Count(asked, "|"+id+"|"); n != 1 {
					t.Errorf("%s as %s: %s is asked %d times", name, f.Name, id, n)
				}
			}
		}
	}
}

// askedIn are the ids of the questions of a sheet between bars.
func askedIn(t testing.TB, f Format, file []byte, r *report.Report) string {
	t.Helper()
	var b strings.Builder
	switch f.Name {
	case "csv":
		for _, row := range reporttest.TableOf(t, bytes.TrimPrefix(file, []byte("\ufeff")))[1:] {
			b.WriteString("|" + questionnaire.CellID{Control: row[0], Service: row[1]}.String() + "|")
		}
	case "xlsx":
		f := reporttest.Workbook(t, file)
		services := reporttest.Under(t, f, "Questions", "service")
		for i, control := range reporttest.Under(t, f, "Questions", "control") {
			b.WriteString("|" + questionnaire.CellID{Control: control, Service: services[i]}.String() + "|")
		}
	case "md":
		for _, l := range strings.Split(string(file), "\n") {
			if id, ok := strings.CutPrefix(l, "For the record: `"); ok {
				b.WriteString("|" + strings.TrimSuffix(id, "`") + "|")
			}
		}
	case "docx":
		for _, l := range strings.Split(reporttest.OfficeText(t, file), "\n") {
			if _, id, ok := strings.Cut(l, "For the record: "); ok {
				b.WriteString("|" + id + "|")
			}
		}
	case "html": // has no ids: the number of a question is its place in the sheet
		asked := reporttest.Elements(reporttest.HTMLOf(t, file), "legend")
		parts, err := r.Sheet()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, p := range parts {
			for _, c := range p.Cells {
				if n++; n <= len(asked) && reporttest.ReadText(asked[n-1]) == fmt.Sprintf("%d. %s", n, c.Control.Question.Text) {
					b.WriteString("|" + c.ID().String() + "|")
				}
			}
		}
	case "pdf":
		for _, word := range strings.Fields(reporttest.TextOf(t, file)) {
			b.WriteString("|" + word + "|")
		}
	default:
		t.Fatalf("no reader for a sheet as %s; add one here", f.Name)
	}
	return b.String()
}

// TestSheetCSVIsInert: no cell is a formula whatever a service is called, and
// what is to be filled in is empty.
func TestSheetCSVIsInert(t *testing.T) {
	for _, m := range reporttest.Marks {
		a := reporttest.Agency(t).Assessment.Clone()
		a.Services[0].Name = m
		a.Answers = nil
		var b bytes.Buffer
		if err := table.WriteSheetCSV(&b, report.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)); err != nil {
			t.Fatal(err)
		}
		for _, row := range reporttest.TableOf(t, bytes.TrimPrefix(b.Bytes(), []byte("\ufeff")))[1:] {
			for _, cell := range row {
				if report.Live(cell) {
					t.Errorf("%q is a formula", cell)
				}
			}
			if filled := row[len(row)-5 : len(row)-1]; strings.Join(filled, "") != "" {
				t.Errorf("a sheet comes with the answers %q", filled)
			}
		}
	}
}

// TestSheetMDIsInert: a name is text in a sheet as it is in the report.
func TestSheetMDIsInert(t *testing.T) {
	for _, m := range reporttest.Marks {
		a := reporttest.Agency(t).Assessment.Clone()
		a.Profile.Name, a.Services[0].Name = m, m
		a.Answers = nil
		r := report.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)
		text := string(sheetOf(t, "md", r))
		if !strings.HasPrefix(text, "# Questions for "+markdown.Text(m)+"\n") || !strings.Contains(text, "\n## "+markdown.Text(m)+"\n") {
			t.Errorf("%q is not written as elsewhere:\n%.200s", m, text)
		}
	}
}

// sheetOf is the sheet of open questions in a format.
func sheetOf(t testing.TB, format string, r *report.Report) []byte {
	t.Helper()
	f, err := Named(Sheets, format)
	if err != nil {
		t.Fatal(err)
	}
	b, err := f.Bytes(r, doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSheetsTellNoScore: a sheet goes to others, so neither its text nor a file
// inside it says how the business stands.
func TestSheetsTellNoScore(t *testing.T) {
	r := reporttest.Agency(t)
	for _, f := range Sheets {
		file, err := f.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := string(file)
		switch {
		case f.Name == "xlsx" || f.Name == "docx":
			text = reporttest.Unzipped(t, file)
		case f.Binary:
			text = reporttest.TextOf(t, file)
			if inside := filesIn(t, file); len(inside) > 0 {
				t.Errorf("%s has files inside it: %q", f.Name, inside)
			}
		}
		for _, secret := range []string{report.Range(r.Result.Total), r.BandText(), "proven", "Three admins only", "Web freelancer"} {
			if strings.Contains(text, secret) {
				t.Errorf("a sheet as %s says %q", f.Name, secret)
			}
		}
	}
}

// TestSheetsSayWhatIsAnswered: where all is asked again, each sheet has the answers,
// notes and evidence so far, also of what does not apply, and a sheet for people to
// read tells which one it is. Redacted, it names nobody.
func TestSheetsSayWhatIsAnswered(t *testing.T) {
	a := reporttest.Agency(t).Assessment.Clone()
	o := report.Options{Sheet: report.SheetOptions{All: true, To: "Anna at IT", Number: "abcdefgh"}}
	r := o.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)
	parts, err := r.Sheet()
	if err != nil {
		t.Fatal(err)
	}
	c := parts[0].Cells[0]
	k := c.Control
	a.Answer(c.ID(), k.Question.Options[1].ID, questionnaire.Notes{Note: "asked_Mara & *Tom*", Evidence: "scr-12.png"}, "2026-11-20")
	other := parts[len(parts)-1].Cells[0]
	a.Answer(other.ID(), questionnaire.NotApplicable, questionnaire.Notes{Note: "has no such thing"}, "2026-11-20")
	for _, o.Redact = range []bool{false, true} {
		r := o.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)
		for _, f := range Sheets {
			text := string(sheetOf(t, f.Name, r))
			typed := []string{"asked_Mara & *Tom*", "scr-12.png", "has no such thing", "Anna at IT"}
			var told []string
			switch f.Name {
			case "xlsx":
				text = reporttest.Unzipped(t, []byte(text))
				typed[0] = "asked_Mara &amp; *Tom*"
			case "pdf":
				text = reporttest.TextOf(t, []byte(text))
				told = []string{"Answer so far: B " + k.Question.Options[1].Label, "Answer so far: Not applicable", "Sheet abcdefgh · " + report.Day(r.Date)}
			case "docx":
				text = reporttest.OfficeText(t, []byte(text))
				told = []string{"☑ B " + k.Question.Options[1].Label, "☑ ", "Sheet abcdefgh · " + report.Day(r.Date)}
			case "html":
				typed[0] = "asked_Mara &amp; *Tom*"
				told = []string{`value="b" checked`, `data-chosen="n"`, "Sheet abcd-efgh · " + report.Day(r.Date)}
			case "md":
				typed[0] = `asked\_Mara &amp; \*Tom\*`
				told = []string{"- [x] **B " + k.Question.Options[1].Label + "**", "- [x] **Not applicable**", "Sheet abcdefgh · " + report.Day(r.Date)}
			}
			for _, s := range told {
				if !strings.Contains(text, s) {
					t.Errorf("%s, redacted %v, does not say %q", f.Name, o.Redact, s)
				}
			}
			for _, s := range typed {
				if strings.Contains(text, s) == o.Redact {
					t.Errorf("%s, redacted %v: does it say %q?", f.Name, o.Redact, s)
				}
			}
		}
	}
}

// TestSheetPDFTellsItself: each page of a sheet on paper says which one it is.
func TestSheetPDFTellsItself(t *testing.T) {
	a := reporttest.Agency(t).Assessment.Clone()
	o := report.Options{Sheet: report.SheetOptions{All: true, To: strings.Repeat("Anna at IT ", 20), Number: "abcdefgh"}}
	text := reporttest.TextOf(t, sheetOf(t, "pdf", o.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)))
	if pages, told := strings.Count(text, "Page "), strings.Count(text, "Sheet abcdefgh"); pages < 2 || told != pages+1 {
		t.Errorf("%d pages say %d times which sheet it is", pages, told)
	}
}

// filesIn are the objects of a PDF that hold a file of any kind.
func filesIn(t *testing.T, b []byte) (found []string) {
	t.Helper()
	r, err := file.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	for n := 1; n < len(r.Places); n++ {
		body, err := r.Object(n)
		if err != nil {
			t.Fatal(err)
		}
		if dict, _, _ := strings.Cut(body, "stream\n"); strings.Contains(dict, "/EmbeddedFile") || strings.Contains(dict, "/Filespec") || strings.Contains(dict, "/AF ") {
			found = append(found, dict)
		}
	}
	return found
}

// TestSheetPDFIsCounted: a sheet on paper that lacks questions is refused, plain
// or encrypted, though it carries no data.
func TestSheetPDFIsCounted(t *testing.T) {
	f, err := Named(Sheets, "pdf")
	if err != nil {
		t.Fatal(err)
	}
	a := reporttest.Agency(t).Assessment.Clone()
	a.Answers = nil
	for _, passphrase := range []string{"", "six-blue-kettles"} {
		whole := report.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)
		part := *whole
		part.Options.Sheet.Services = []string{a.Services[0].Key}
		file, err := f.Bytes(&part, doc.Extra{Passphrase: passphrase})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(file, &part, passphrase); err != nil {
			t.Error(err)
		}
		if err := f.Check(file, whole, passphrase); err == nil || !strings.Contains(err.Error(), "answers of") {
			t.Errorf("a sheet of one service passes as that of all: %v", err)
		}
		if err := f.Check(file, &part, "another-blue-kettle"); err == nil {
			t.Error("a sheet opens with a passphrase that is not its own")
		}
	}
}
