package reporttest

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"github.com/emersion/go-ical"
	"github.com/xuri/excelize/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"go.yaml.in/yaml/v4"
	nethtml "golang.org/x/net/html"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"yourpart/export/report"
	"yourpart/questionnaire"
)

// Facts are what a person can compare between two files of one report.
type Facts struct {
	Range, Band, Proven string   // "41–62", "at risk", "41"; "" where there is no result
	Actions             int      // of the plan, accepted ones left out
	Due                 []string // "2026-12-01 Title" of each action
	Names               []string // of the actions
	Services            []string // names of the stack
}

// CsvRows are the rows of a file by the names of their columns.
func CsvRows(t testing.TB, file []byte) []map[string]string {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows := make([]map[string]string, 0, len(all))
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, c := range cells {
			row[all[0][i]] = c
		}
		rows = append(rows, row)
	}
	return rows
}

// FactsOfCSV reads the plan; accepted risks have no number.
func FactsOfCSV(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	for _, row := range CsvRows(t, file) {
		if row["number"] == "" {
			continue
		}
		f.Actions++
		f.Names, f.Due = append(f.Names, row["title"]), append(f.Due, row["due"]+" "+row["title"])
	}
	return f
}

// unguarded is what was typed, without the guard against formulas.
func unguarded(cell string) string {
	if typed, ok := strings.CutPrefix(cell, "'"); ok && report.Live(typed) {
		return typed
	}
	return cell
}

// Unzipped is all that is in a packed file, one after the other.
func Unzipped(t *testing.T, file []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err == nil {
			_, err = io.Copy(&all, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return all.String()
}

// fakeGH takes the place of GitHub's program. It notes what it was called with,
// word by word, and what came on standard input, and answers as the real one.
const fakeGH = `#!/bin/sh
for word in "$@"; do printf '%s\0' "$word"; done >> "$CALLS"
case "$1 $2" in
"issue create") printf 'stdin\0' >> "$CALLS"; cat >> "$CALLS"; printf '\0' >> "$CALLS"; echo https://github.example/issues/1 ;;
"issue list") cat "$THERE" ;;
"label create") exit 1 ;;
esac
printf '\001' >> "$CALLS"
`

// RunGitHub runs a script with the fake program and returns its calls, and
// what stands in the folder it ran in.
func RunGitHub(t testing.TB, script []byte, there string) (calls [][]string, said string, files []string) {
	t.Helper()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh")
	}
	dir, work := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"gh": fakeGH, "plan.sh": string(script), "there": there} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(sh, filepath.Join(dir, "plan.sh"), "firm/plan")
	cmd.Dir = work
	cmd.Env = []string{"PATH=" + dir + ":/usr/bin:/bin", "HOME=/nowhere", "CALLS=" + filepath.Join(dir, "calls"), "THERE=" + filepath.Join(dir, "there")}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("the script failed: %v\n%s", err, out)
	}
	noted, err := os.ReadFile(filepath.Join(dir, "calls"))
	if err != nil {
		t.Fatal(err)
	}
	for _, call := range strings.Split(strings.TrimSuffix(string(noted), "\x01"), "\x01") {
		calls = append(calls, strings.Split(strings.TrimSuffix(call, "\x00"), "\x00"))
	}
	entries, err := os.ReadDir(work)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files = append(files, e.Name())
	}
	return calls, string(out), files
}

// A madeIssue is one call of "gh issue create".
type madeIssue struct{ Title, Labels, Text string }

func IssuesIn(calls [][]string) (made []madeIssue) {
	for _, c := range calls {
		if c[0] == "issue" && c[1] == "create" {
			made = append(made, madeIssue{strings.TrimPrefix(c[4], "--title="), c[6], c[len(c)-1]})
		}
	}
	return made
}

// FactsOfGitHub runs the script and reads what gh was told.
func FactsOfGitHub(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	m := regexp.MustCompile(`(?m)^# .* Score: (.*)\. Band: (.*)\. Report of`).FindSubmatch(file)
	if m == nil {
		t.Fatal("the script does not say the score")
	}
	f.Range, f.Band = string(m[1]), string(m[2])
	if f.Range != report.NoResult {
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	calls, _, _ := RunGitHub(t, file, "")
	for _, i := range IssuesIn(calls) {
		day := dueLine.FindStringSubmatch(i.Text)
		if day == nil {
			t.Fatalf("no due date in %q", i.Text)
		}
		f.Actions++
		f.Names, f.Due = append(f.Names, i.Title), append(f.Due, day[1]+" "+i.Title)
	}
	return f
}

func HtmlOf(t testing.TB, file []byte) *nethtml.Node {
	t.Helper()
	page, err := nethtml.Parse(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

func Has(n *nethtml.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a nethtml.Attribute) bool { return a.Key == key })
}

// All are the elements that have an attribute.
func All(page *nethtml.Node, key string) (found []*nethtml.Node) {
	for n := range page.Descendants() {
		if n.Type == nethtml.ElementNode && Has(n, key) {
			found = append(found, n)
		}
	}
	return found
}

// StandsAlone looks for what runs or asks for something, for a link outside
// that is not among those known, and for a style that the page's own policy
// would not let through.
func StandsAlone(t *testing.T, page *nethtml.Node, known map[string]bool) {
	t.Helper()
	for n := range page.Descendants() {
		if n.Type != nethtml.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "iframe", "object", "embed", "form", "input", "base", "img"}, n.Data) {
			t.Errorf("there is a %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" || a.Key == "srcset":
				t.Errorf("%s has %s=%q", n.Data, a.Key, a.Val)
			case a.Key == "href" && n.Data == "link" && a.Val != "data:,":
				t.Errorf("the page asks for %s", a.Val)
			case a.Key == "href" && n.Data == "a" && !strings.HasPrefix(a.Val, "#") && !known[a.Val]:
				t.Errorf("there is a link to %s", a.Val)
			}
		}
	}
	style := Elements(page, "style")
	if len(style) != 1 {
		t.Fatalf("%d style sheets", len(style))
	}
	sum := sha256.Sum256([]byte(style[0].FirstChild.Data))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; img-src data:; base-uri 'none'; form-action 'none'"
	if meta := Elements(page, "meta"); Attr(meta[1], "http-equiv") != "Content-Security-Policy" || Attr(meta[1], "content") != policy {
		t.Errorf("the policy is %q, not %q", Attr(meta[1], "content"), policy)
	}
}

// FactsOfHTML reads the page by what its elements are marked as.
func FactsOfHTML(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	page := HtmlOf(t, file)
	f.Range, f.Band = report.NoResult, report.NoResult
	for _, n := range All(page, "class") {
		switch class := Attr(n, "class"); {
		case class == "number":
			f.Range = ReadText(n)
			f.Proven, _, _ = strings.Cut(f.Range, "–")
		case strings.HasPrefix(class, "pill "):
			f.Band = ReadText(n)
		}
	}
	day := regexp.MustCompile(`\d+ [A-Z][a-z]{2} \d{4}`)
	for _, n := range All(page, "data-action") {
		title, due := "", ""
		if n.Data == "article" {
			_, title, _ = strings.Cut(ReadText(Elements(n, "h4")[0]), ". ")
			due = ReadText(Elements(Elements(n, "dl")[0], "dd")[2])
		} else {
			title, _, _ = strings.Cut(ReadText(Elements(n, "span")[0]), " · for ")
			due = day.FindString(ReadText(Elements(n, "td")[3]))
		}
		d, err := time.Parse("2 Jan 2006", due)
		if err != nil {
			t.Fatal(err)
		}
		f.Actions++
		f.Names, f.Due = append(f.Names, title), append(f.Due, d.Format(time.DateOnly)+" "+title)
	}
	for _, n := range All(page, "data-service") {
		f.Services = append(f.Services, ReadText(Elements(n, "bdi")[0]))
	}
	return f
}

// CalendarOf reads a calendar with another library.
func CalendarOf(t testing.TB, file []byte) *ical.Calendar {
	t.Helper()
	c, err := ical.NewDecoder(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatalf("no calendar: %v", err)
	}
	return c
}

func TextProp(t testing.TB, c *ical.Component, name string) string {
	t.Helper()
	s, err := c.Props.Text(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// FactsOfICS reads events, or tasks, by the property that has their day.
func FactsOfICS(day string) func(*testing.T, []byte, *report.Report) Facts {
	return func(t *testing.T, file []byte, _ *report.Report) (f Facts) {
		c := CalendarOf(t, file)
		m := regexp.MustCompile(`^Score: (.*)\. Band: (.*)\. Report of`).FindStringSubmatch(TextProp(t, c.Component, "X-WR-CALDESC"))
		if m == nil {
			t.Fatal("the calendar does not say the score")
		}
		f.Range, f.Band = m[1], m[2]
		if f.Range != report.NoResult {
			f.Proven, _, _ = strings.Cut(f.Range, "–")
		}
		for _, e := range c.Children {
			if e.Props.Get("X-YOURPART-ACTION") == nil {
				continue
			}
			when, err := e.Props.DateTime(day, time.UTC)
			if err != nil {
				t.Fatal(err)
			}
			title := strings.TrimPrefix(TextProp(t, e, "SUMMARY"), "Done: ")
			f.Actions++
			f.Names, f.Due = append(f.Names, title), append(f.Due, when.Format(time.DateOnly)+" "+title)
		}
		return f
	}
}

// Corners are the colours of a picture as it is to be seen.
var Corners = map[string]color.RGBA{"top left": {220, 0, 0, 255}, "top right": {0, 180, 0, 255}, "bottom left": {0, 0, 220, 255}, "bottom right": {0, 0, 0, 255}}

// stored is what Exif says of each number: where the first row's first pixel
// belongs, the first row's last, and the same of the last row.
var stored = [9][4]string{
	1: {"top left", "top right", "bottom left", "bottom right"},
	2: {"top right", "top left", "bottom right", "bottom left"},
	3: {"bottom right", "bottom left", "top right", "top left"},
	4: {"bottom left", "bottom right", "top left", "top right"},
	5: {"top left", "bottom left", "top right", "bottom right"},
	6: {"top right", "bottom right", "top left", "bottom left"},
	7: {"bottom right", "top right", "bottom left", "top left"},
	8: {"bottom left", "top left", "bottom right", "top right"},
}

// TurnedJPEG is a picture of 96 by 48 that a camera saved with that number.
func TurnedJPEG(t testing.TB, turn int, order binary.AppendByteOrder) []byte {
	t.Helper()
	w, h := 96, 48
	if turn >= 5 {
		w, h = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, Corners[stored[turn][2*(2*y/h)+2*x/w]])
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return withExif(b.Bytes(), ExifOf(turn, order))
}

// ExifOf is Exif data with two entries, the second of which is the number.
func ExifOf(turn int, order binary.AppendByteOrder) []byte {
	out := []byte("Exif\x00\x00II*\x00")
	if order.String() == binary.BigEndian.String() {
		out = []byte("Exif\x00\x00MM\x00*")
	}
	out = order.AppendUint16(order.AppendUint32(out, 8), 2)
	for _, e := range [][2]uint16{{0x0103, 6}, {0x0112, uint16(turn)}} {
		out = order.AppendUint16(order.AppendUint16(out, e[0]), 3)
		out = order.AppendUint16(order.AppendUint16(order.AppendUint32(out, 1), e[1]), 0)
	}
	return order.AppendUint32(out, 0)
}

// withExif puts such data behind the first segment that a JPEG may have.
func withExif(file, exif []byte) []byte {
	jfif := append([]byte{0xff, 0xe0, 0, 16}, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"...)
	out := append(append([]byte{}, file[:2]...), jfif...)
	out = binary.BigEndian.AppendUint16(append(out, 0xff, 0xff, 0xe1), uint16(len(exif)+2)) // with a byte to fill
	return append(append(out, exif...), file[2:]...)
}

// MdPage is a report in Markdown as a site shows it, with all HTML in it let
// through, and the facts in front of it.
func MdPage(t testing.TB, file []byte) (*nethtml.Node, map[string]string) {
	t.Helper()
	front, body, ok := strings.Cut(strings.TrimPrefix(string(file), "---\n"), "\n---\n")
	if !ok {
		t.Fatal("the facts in front do not end")
	}
	facts := map[string]string{}
	if err := yaml.Unmarshal([]byte(front), &facts); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	site := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := site.Convert([]byte(body), &out); err != nil {
		t.Fatal(err)
	}
	page, err := nethtml.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	return page, facts
}

// Elements are the elements of a kind, in order.
func Elements(n *nethtml.Node, kinds ...string) (found []*nethtml.Node) {
	for c := range n.Descendants() {
		if c.Type == nethtml.ElementNode && slices.Contains(kinds, c.Data) {
			found = append(found, c)
		}
	}
	return found
}

// ReadText is the text that people read in an element.
func ReadText(n *nethtml.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == nethtml.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func Attr(n *nethtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

var mdTaskText = regexp.MustCompile(`^(\d+)\. (.*)$`)

// FactsOfMD reads the file as a site shows it.
func FactsOfMD(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	page, front := MdPage(t, file)
	f.Range, f.Band = front["score"], front["band"]
	if f.Range != report.NoResult {
		f.Proven, _, _ = strings.Cut(f.Range, "–")
	}
	for _, li := range Elements(page, "li") {
		boxes, strong := Elements(li, "input"), Elements(li, "strong")
		if len(boxes) == 0 || boxes[0].Parent != li {
			continue
		}
		f.Actions++
		m := mdTaskText.FindStringSubmatch(ReadText(strong[0]))
		day := regexp.MustCompile(`, due (\d{4}-\d\d-\d\d), `).FindStringSubmatch(ReadText(li))
		if m == nil || day == nil {
			t.Fatalf("a task reads %q", ReadText(li))
		}
		f.Names, f.Due = append(f.Names, m[2]), append(f.Due, day[1]+" "+m[2])
	}
	for _, table := range Elements(page, "table") {
		if heads := Elements(table, "th"); len(heads) > 2 && ReadText(heads[2]) == "Yours alone" {
			for _, tr := range Elements(table, "tr")[1:] {
				f.Services = append(f.Services, ReadText(Elements(tr, "td")[0]))
			}
		}
	}
	return f
}

// OscalDoc is as much of a file as the tests read, by OSCAL's own names.
type OscalDoc struct {
	Metadata struct {
		Props   []struct{ Name, Value string }
		Parties []struct{ UUID, Name, Type string }
	}
	Items []struct {
		Title string
		Props []struct{ Name, Value string }
		Risks []struct {
			UUID string `json:"risk-uuid"`
		} `json:"related-risks"`
	} `json:"poam-items"`
	Risks []struct{ UUID, Status, Deadline string }
	Local struct{ Components []struct{ Title string } } `json:"local-definitions"`
}

// FactsOfOSCAL reads either kind of file.
func FactsOfOSCAL(t *testing.T, file []byte, _ *report.Report) (f Facts) {
	var top map[string]struct {
		OscalDoc
		Results []struct {
			Local struct{ Components []struct{ Title string } } `json:"local-definitions"`
		}
	}
	if err := json.Unmarshal(file, &top); err != nil {
		t.Fatal(err)
	}
	for _, doc := range top {
		for _, p := range doc.Metadata.Props {
			switch p.Name {
			case "score-range":
				f.Range = p.Value
			case "band":
				f.Band = p.Value
			case "proven":
				f.Proven = p.Value
			}
		}
		deadlines := map[string]string{}
		for _, risk := range doc.Risks {
			deadlines[risk.UUID] = risk.Deadline[:len(time.DateOnly)]
		}
		for _, i := range doc.Items {
			if len(i.Props) == 0 || i.Props[0].Name != "action" {
				continue
			}
			f.Actions++
			f.Names, f.Due = append(f.Names, i.Title), append(f.Due, deadlines[i.Risks[0].UUID]+" "+i.Title)
		}
		parts := doc.Local.Components
		for _, res := range doc.Results {
			parts = append(parts, res.Local.Components...)
		}
		for _, c := range parts {
			f.Services = append(f.Services, c.Title)
		}
	}
	return f
}

// TextOf is the text of a file as a reader's program finds it.
func TextOf(t testing.TB, out []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	text, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", Saved(t, out), "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TextPages is the text of each page with single spaces.
func TextPages(t testing.TB, out []byte) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(TextOf(t, out), "\f"), "\f")
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), " ")
	}
	return pages
}

// CheckFile has another program check the file where there is one.
func CheckFile(t testing.TB, out []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		return
	}
	if msg, err := exec.Command("qpdf", "--check", Saved(t, out)).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, msg)
	}
}

// ToLookAt writes a report into the folder PDF_OUT names, if any.
func ToLookAt(t testing.TB, name string, out []byte) {
	t.Helper()
	if dir := os.Getenv("PDF_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), out, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func Saved(t testing.TB, out []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "report.pdf")
	if err := os.WriteFile(path, out, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TableOf reads CSV by the letter of RFC 4180 and nothing else: every row ends
// with CR LF, and quotes stand around whole cells only.
func TableOf(t testing.TB, file []byte) (rows [][]string) {
	t.Helper()
	s := string(file)
	var row []string
	for s != "" {
		var cell string
		if strings.HasPrefix(s, `"`) {
			s = s[1:]
			for {
				before, after, closed := strings.Cut(s, `"`)
				if !closed {
					t.Fatalf("no closing quote after %q", cell)
				}
				if cell, s = cell+before, after; !strings.HasPrefix(s, `"`) {
					break
				}
				cell, s = cell+`"`, s[1:]
			}
		} else {
			n := strings.IndexAny(s, ",\r\n\"")
			if n < 0 {
				t.Fatalf("no end of row after %q", s)
			}
			cell, s = s[:n], s[n:]
		}
		row = append(row, cell)
		switch {
		case strings.HasPrefix(s, ","):
			s = s[1:]
		case strings.HasPrefix(s, "\r\n"):
			rows, row, s = append(rows, row), nil, s[2:]
		default:
			t.Fatalf("after the cell %q stands %q", cell, s[:min(len(s), 20)])
		}
	}
	return rows
}

// dueLine is where a tracker without a column for it has the date.
var dueLine = regexp.MustCompile(`(?m)^Due: (\d{4}-\d\d-\d\d) *\r?$`)

// FactsOfTable reads a tracker's file by the titles of its columns.
func FactsOfTable(title, due string) func(*testing.T, []byte, *report.Report) Facts {
	return func(t *testing.T, file []byte, _ *report.Report) (f Facts) {
		rows := TableOf(t, file)
		at, when := slices.Index(rows[0], title), slices.Index(rows[0], due)
		for _, row := range rows[1:] {
			day := row[when]
			if m := dueLine.FindStringSubmatch(day); m != nil {
				day = m[1]
			}
			f.Names, f.Due = append(f.Names, row[at]), append(f.Due, day+" "+row[at])
		}
		f.Actions = len(rows) - 1
		return f
	}
}

// TypedAll is the agency with those texts, in turns, wherever a person can type
// what a task says.
func TypedAll(t testing.TB, texts ...string) *report.Report {
	t.Helper()
	r := Agency(t)
	a := r.Assessment.Clone()
	n := 0
	next := func() string { n++; return texts[n%len(texts)] }
	a.Profile.Name, a.Services[0].Name = next(), next()
	for _, act := range r.Plan.Actions {
		a.SetTracking(act.ID, questionnaire.Tracking{Owner: next(), Note: next()})
	}
	if n < len(texts) {
		t.Fatalf("%d texts for %d places", len(texts), n)
	}
	return report.Build(r.Catalogue, &a, PdfDay, time.Time{})
}

func Workbook(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// Under is what stands under a head, as it is stored.
func Under(t testing.TB, f *excelize.File, sheet, head string) []string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	x := slices.Index(rows[0], head)
	if x < 0 {
		t.Fatalf("%s has no column %q: %q", sheet, head, rows[0])
	}
	var cells []string
	for _, row := range rows[1:] {
		cells = append(cells, append(row, make([]string, len(rows[0]))...)[x])
	}
	return cells
}

// DayIn is the day that a cell stores.
func DayIn(t testing.TB, cell string) string {
	t.Helper()
	n, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		t.Fatalf("%q is no date", cell)
	}
	day, err := excelize.ExcelDateToTime(n, false)
	if err != nil {
		t.Fatal(err)
	}
	return day.Format(time.DateOnly)
}

// FactsOfXLSX reads all four sheets.
func FactsOfXLSX(t *testing.T, file []byte, _ *report.Report) (out Facts) {
	f := Workbook(t, file)
	values := Under(t, f, "About", report.ReportTitle)
	for i, what := range Under(t, f, "About", "About") {
		switch what {
		case "Score of 100, proven – possible":
			out.Range = values[i]
		case "Band":
			out.Band = values[i]
		case "Proven":
			out.Proven = values[i]
		}
	}
	titles, due := Under(t, f, "Action plan", "Action"), Under(t, f, "Action plan", "Due")
	for i, number := range Under(t, f, "Action plan", "No.") {
		if number != "" {
			out.Actions++
			out.Names, out.Due = append(out.Names, titles[i]), append(out.Due, DayIn(t, due[i])+" "+titles[i])
		}
	}
	names := Under(t, f, "Responsibilities", "Service")
	keys := Under(t, f, "Responsibilities", "Key")
	for i, key := range keys {
		if key != "" && (i == 0 || keys[i-1] != key) {
			out.Services = append(out.Services, unguarded(names[i]))
		}
	}
	return out
}
