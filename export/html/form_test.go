package html

import (
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	nethtml "golang.org/x/net/html"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/sheet"
)

const formNumber = "abcdefghijklmnop"

// formOf is the form of all questions of a firm, for somebody.
func formOf(t testing.TB, a *questionnaire.Assessment, to string, all bool) (*report.Report, []byte) {
	t.Helper()
	o := report.Options{Sheet: report.SheetOptions{All: all, To: to, Number: formNumber}}
	r := o.Build(reporttest.Frozen(t), a, reporttest.PDFDay, reporttest.PDFDay)
	return r, reporttest.Written(t, WriteForm, r)
}

// TestFormStandsAlone: a form runs its one script and nothing else, asks for nothing, and
// what people typed stays text, whatever it is.
func TestFormStandsAlone(t *testing.T) {
	for _, typed := range append([]string{`Müller & "Söhne" </script><img src=x onerror=alert(1)>`, "\u202eevil\x1b[31m", `"><svg onload=alert(1)>`}, reporttest.Marks...) {
		a := reporttest.Agency(t).Assessment.Clone()
		a.Profile.Name, a.Services[0].Name = typed, typed
		_, file := formOf(t, &a, typed, true)
		page := reporttest.HTMLOf(t, file)
		for n := range page.Descendants() {
			if n.Type != nethtml.ElementNode {
				continue
			}
			if slices.Contains([]string{"iframe", "object", "embed", "form", "base", "img", "svg", "link"}, n.Data) {
				t.Errorf("%q: there is a %s", typed, n.Data)
			}
			for _, at := range n.Attr {
				if strings.HasPrefix(at.Key, "on") || slices.Contains([]string{"style", "src", "srcset", "action"}, at.Key) || at.Key == "href" && !strings.HasPrefix(at.Val, "#") {
					t.Errorf("%q: %s has %s=%q", typed, n.Data, at.Key, at.Val)
				}
			}
		}
		hash := func(kind string) string {
			found := reporttest.Elements(page, kind)
			if len(found) != 1 {
				t.Fatalf("%q: %d times %s", typed, len(found), kind)
			}
			sum := sha256.Sum256([]byte(found[0].FirstChild.Data))
			return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		}
		want := "default-src 'none'; script-src " + hash("script") + "; style-src " + hash("style") + "; base-uri 'none'; form-action 'none'"
		if meta := reporttest.Elements(page, "meta"); reporttest.Attr(meta[1], "http-equiv") != "Content-Security-Policy" || reporttest.Attr(meta[1], "content") != want {
			t.Errorf("the policy is %q, not %q", reporttest.Attr(meta[1], "content"), want)
		}
		if name := reporttest.Attr(reporttest.Elements(page, "main")[0], "data-file"); !regexp.MustCompile(`^answers(-[a-z0-9]+)*\.txt$`).MatchString(name) || len(name) > 64 {
			t.Errorf("%q: its answers are saved as %q", typed, name)
		}
		if dir := os.Getenv("HTML_OUT"); dir != "" && strings.HasPrefix(typed, "Müller") {
			if err := os.WriteFile(filepath.Join(dir, "form.html"), file, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestFormIsSmall: a form of all questions of the example is sent with any mail, and the
// same twice.
func TestFormIsSmall(t *testing.T) {
	const most = 100_000
	a := reporttest.Agency(t).Assessment.Clone()
	_, file := formOf(t, &a, "Anna", true)
	if len(file) > most {
		t.Errorf("%d bytes; %d at most", len(file), most)
	}
	if _, again := formOf(t, &a, "Anna", true); string(again) != string(file) {
		t.Error("the second time gives other bytes")
	}
	for _, kind := range []string{formScript, formStyle} {
		if i := strings.IndexFunc(kind, func(r rune) bool { return r > 126 || r < 32 && r != '\n' }); i >= 0 {
			t.Errorf("a letter at %d that the page would not have as it is", i)
		}
	}
}

// TestFormMeansWhatIsNoted: the numbers and letters on a form are those by which what
// comes back is read, each question has its name and answers with labels, and the number
// of the sheet is on it where people type it from.
func TestFormMeansWhatIsNoted(t *testing.T) {
	a := reporttest.Agency(t).Assessment.Clone()
	r, file := formOf(t, &a, "Anna", true)
	parts, err := r.Sheet()
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.Sheet{Number: formNumber, To: "Anna", Date: "2026-11-30"}
	for _, p := range parts {
		for _, c := range p.Cells {
			s.Ask(c.Control, c.ID())
		}
	}
	page := reporttest.HTMLOf(t, file)
	sets := reporttest.Elements(page, "fieldset")
	if len(sets) != len(s.Cells) {
		t.Fatalf("%d questions, and %d are noted", len(sets), len(s.Cells))
	}
	for i, set := range sets {
		k, _ := r.Catalogue.Control(s.Cells[i].Control)
		n := strconv.Itoa(i + 1)
		if legend := reporttest.Elements(set, "legend"); len(legend) != 1 || !strings.HasPrefix(reporttest.ReadText(legend[0]), n+". ") {
			t.Errorf("question %s has no name", n)
		}
		letters := ""
		choices := sheet.Choices(s.Options[k.ID])
		for j, label := range reporttest.Elements(set, "label") {
			input := reporttest.Elements(label, "input")[0]
			if letters += reporttest.Attr(input, "value"); reporttest.Attr(input, "name") != "q"+n || reporttest.Attr(input, "value") != choices[j].Letter || !strings.HasPrefix(reporttest.ReadText(label), choices[j].Letter+k.Option(choices[j].Option).Label) {
				t.Errorf("question %s, answer %d is %q", n, j, reporttest.ReadText(label))
			}
		}
		letters += reporttest.Attr(set, "data-fixed")
		var want strings.Builder
		for _, ch := range choices {
			want.WriteString(ch.Letter)
		}
		if letters != want.String() {
			t.Errorf("question %s has the letters %s, and %s are read", n, letters, want.String())
		}
	}
	if reporttest.Attr(reporttest.Elements(page, "html")[0], "lang") != "en" || !strings.Contains(string(file), "<code>SHEET abcd-efgh-ijkl-mnop</code>") {
		t.Error("no language, or no number to type")
	}
	text := reporttest.ReadText(page)
	if _, err := sheet.Read([]byte(text)); err == nil {
		t.Error("the page itself, copied into a message, is read as answers")
	}
}

// TestFormWithoutNumber: of a form that nobody is noted for nothing can come back, so it
// asks for nothing.
func TestFormWithoutNumber(t *testing.T) {
	a := reporttest.Agency(t).Assessment.Clone()
	r := report.Options{Sheet: report.SheetOptions{All: true}}.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, reporttest.PDFDay)
	page := reporttest.HTMLOf(t, reporttest.Written(t, WriteForm, r))
	if len(reporttest.Elements(page, "script", "button", "textarea")) > 0 || !strings.Contains(reporttest.ReadText(page), "nothing can be sent back of it") {
		t.Error("there is something to send back with")
	}
}
