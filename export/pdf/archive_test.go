package pdf

import (
	"encoding/xml"
	"io"
	"math"
	"regexp"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/file"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestPDFTellsAboutItself makes sure that both descriptions of a file say the
// same, in letters that the font has and in others.
func TestPDFTellsAboutItself(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for _, typed := range []string{"Northwind Digital", "Żółć & <Söhne>", "测试有限公司 🎉", "a\x00b\xff]]>", ""} {
		r := reporttest.Agency(t)
		r.Assessment.Profile.Name, r.Assessment.Profile.Consultant = typed, typed
		o := openedPDF(t, PDFOf(t, r))
		info, xmp := o.dict(o.trailer()["Info"]), xmpOf(t, o.data(o.root["Metadata"]))
		for entry, property := range map[string]string{"Title": "title", "Subject": "description", "Author": "creator", "Creator": "CreatorTool", "Producer": "Producer"} {
			said, _ := info[entry].(string)
			if said != xmp[property] {
				t.Errorf("%q: Info says %q as %s, XMP %q", typed, said, entry, xmp[property])
			}
		}
		if !strings.Contains(typed, "\x00") && !strings.Contains(info["Title"].(string), typed) {
			t.Errorf("the title %q does not hold %q", info["Title"], typed)
		}
		made, err := time.Parse("(D:20060102150405Z)", "("+info["CreationDate"].(string)+")")
		if err != nil || made.Format(time.RFC3339) != xmp["CreateDate"] || info["ModDate"] != info["CreationDate"] || xmp["ModifyDate"] != xmp["CreateDate"] {
			t.Errorf("the days differ: %v, %v (%v)", info, xmp, err)
		}
		if xmp["part"] != "31" || xmp["conformance"] != "A" || xmp["language"] != "en" || o.root["Lang"] != "en" {
			t.Errorf("%v is no accessible PDF/A-3a in English", xmp)
		}
	}
}

// xmpOf is the text of each property, by its name without its space.
func xmpOf(t *testing.T, s string) map[string]string {
	t.Helper()
	out := map[string]string{}
	var path []string
	for d := xml.NewDecoder(strings.NewReader(s)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatalf("%v in %s", err, s)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			path = append(path, tok.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			const property = 3 // inside xmpmeta, RDF and Description
			if len(path) > property && path[property] != "schemas" {
				out[path[property]] += string(tok)
			}
		}
	}
}

// TestPDFCarriesTheReport makes sure that programs get the same from the
// attachment as from the json format.
func TestPDFCarriesTheReport(t *testing.T) {
	r := reporttest.Tracked(t)
	file := PDFOf(t, r)
	o := openedPDF(t, file)
	data, err := o.Attachment()
	if err != nil {
		t.Fatal(err)
	}
	if want := jsonOf(t, r); data != want {
		t.Errorf("%d bytes are attached, not the %d of the json format", len(data), len(want))
	}
	spec := o.dict(o.root["AF"].([]any)[0])
	names := o.dict(o.dict(o.root["Names"])["EmbeddedFiles"])["Names"].([]any)
	if spec["AFRelationship"] != name("Data") || spec["UF"] != "report.json" || spec["F"] != "report.json" || names[1] != o.root["AF"].([]any)[0] {
		t.Errorf("the attachment is %v, listed as %v", spec, names)
	}
	got, err := Read(file)
	if err != nil || got != r.Counts() {
		t.Errorf("read back: %+v, %v; it holds %+v", got, err, r.Counts())
	}
	for _, cut := range []int{0, 9, len(file) / 2, len(file) - 7} {
		if _, err := Read(file[:cut]); err == nil {
			t.Errorf("the first %d bytes pass as a whole file", cut)
		}
	}
	if other := PDFOf(t, reporttest.Tiny(t)); string(other[len(other)-400:]) != string(file[len(file)-400:]) {
		if got, err := Read(other); err == nil && got == r.Counts() {
			t.Error("another report passes as this one")
		}
	}
}

func jsonOf(t *testing.T, r *report.Report) string {
	t.Helper()
	var b strings.Builder
	if err := report.WriteReportJSON(&b, r); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestPDFArchive makes sure of what an archive asks for beside the structure.
func TestPDFArchive(t *testing.T) {
	o := openedPDF(t, PDFOf(t, reporttest.Agency(t)))
	if id, _ := o.trailer()["ID"].([]any); len(id) != 2 || len(id[0].(string)) != 16 {
		t.Errorf("the file has no name of its own: %v", o.trailer())
	}
	if o.dict(o.root["MarkInfo"])["Marked"] != word("true") || o.dict(o.root["ViewerPreferences"])["DisplayDocTitle"] != word("true") {
		t.Errorf("not said to be tagged, or the title is not shown: %v", o.root)
	}
	intent := o.dict(o.root["OutputIntents"].([]any)[0])
	if intent["S"] != name("GTS_PDFA1") || o.data(intent["DestOutputProfile"]) != string(file.SRGBProfile()) {
		t.Errorf("the colours are not said: %v", intent)
	}
	if strings.Contains(o.File[:1024], "JavaScript") || o.root["OpenAction"] != nil {
		t.Error("the file does something when opened")
	}
}

// TestPDFRedacted makes sure that nothing typed is left where no page shows it.
func TestPDFRedacted(t *testing.T) {
	const secret = "Zebrafinch"
	r := reporttest.Agency(t)
	r.Assessment.Profile.Name, r.Assessment.Profile.Consultant, r.Assessment.Profile.AnsweredBy = secret, secret, secret
	o := openedPDF(t, PDFOf(t, reporttest.With(r, report.Options{Redact: true})))
	for n := 1; n < len(o.Places); n++ {
		body, err := o.Object(n)
		if err != nil {
			t.Fatal(err)
		}
		all := body
		if data, err := file.StreamData(body); err == nil {
			all += data
		}
		for _, s := range []string{secret, strings.Trim(file.TextString(secret), "<>")[4:]} {
			if strings.Contains(strings.ToLower(all), strings.ToLower(s)) {
				t.Errorf("object %d still says what was typed: %.200q", n, all)
			}
		}
	}
}

// TestFacesDrawTheSame makes sure that what one face lacks the other lacks too,
// because only the first is asked.
func TestFacesDrawTheSame(t *testing.T) {
	d, err := newBook(reporttest.Nothing(t), doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	for r := rune(0); r <= 0xFFFF; r++ {
		if (d.Faces[0].Width(r) < 0) != (d.Faces[1].Width(r) < 0) {
			t.Errorf("only one face draws %q", r)
		}
	}
}

// TestSRGB checks the colour profile by what a colour program would find.
func TestSRGB(t *testing.T) {
	p := file.SRGBProfile()
	u32 := func(at int) int { return int(p[at])<<24 | int(p[at+1])<<16 | int(p[at+2])<<8 | int(p[at+3]) }
	if u32(0) != len(p) || string(p[36:40]) != "acsp" || string(p[12:24]) != "mntrRGB XYZ " || len(p)%4 != 0 {
		t.Fatalf("a bad head: % x", p[:44])
	}
	number := func(at int) float64 { return float64(int32(u32(at))) / 65536 }
	white := [3]float64{}
	curves := 0
	for i := range u32(128) {
		at, size := u32(132+12*i+4), u32(132+12*i+8)
		if at%4 != 0 || at+size > len(p) {
			t.Fatalf("tag %d is outside of the profile", i)
		}
		switch tag := string(p[132+12*i : 136+12*i]); tag {
		case "rXYZ", "gXYZ", "bXYZ":
			for j := range white {
				white[j] += number(at + 8 + 4*j)
			}
		case "rTRC", "gTRC", "bTRC":
			curves++
			g, a, b, c, d := number(at+12), number(at+16), number(at+20), number(at+24), number(at+28)
			for _, v := range []struct{ in, out float64 }{{0, 0}, {0.02, 0.00154799}, {0.5, 0.21404114}, {1, 1}} {
				got := c * v.in
				if v.in >= d {
					got = math.Pow(a*v.in+b, g)
				}
				if math.Abs(got-v.out) > 0.0001 {
					t.Errorf("%s: %v becomes %v, not %v", tag, v.in, got, v.out)
				}
			}
		}
	}
	for i, want := range []float64{0.9642, 1, 0.8249} {
		if math.Abs(white[i]-want) > 0.0002 {
			t.Errorf("red, green and blue make %v, not white", white)
		}
	}
	if curves != 3 {
		t.Errorf("%d curves", curves)
	}
}

// TestPDFFonts makes sure that every letter that is drawn has a glyph, a width
// and a letter to copy.
func TestPDFFonts(t *testing.T) {
	for what, r := range map[string]*report.Report{"marked": reporttest.Marked(t), "names": hostileReport(t, "Zażółć Ünal Đặng Ελλάδα Київ № ½ → ✓")} {
		t.Run(what, func(t *testing.T) {
			o := openedPDF(t, PDFOf(t, r))
			fonts := o.dict(o.dict(o.dict(o.dict(o.root["Pages"])["Kids"].([]any)[0])["Resources"])["Font"])
			if len(fonts) != 2 {
				t.Fatalf("%d fonts", len(fonts))
			}
			letters := map[string]map[rune]bool{}
			for key, v := range fonts {
				letters[key] = lettersOf(t, o, v)
			}
			drawn := 0
			for _, p := range o.pages() {
				for key, used := range drawnOn(o.data(o.dict(p)["Contents"])) {
					for _, r := range used {
						drawn++
						if !letters[key][r] {
							t.Errorf("%q is drawn without a glyph", r)
						}
					}
				}
			}
			if drawn == 0 {
				t.Error("no text was found")
			}
		})
	}
}

// lettersOf are the letters that a font has a glyph for and tells to others.
func lettersOf(t *testing.T, o *opened, v any) map[rune]bool {
	t.Helper()
	f := o.dict(v)
	if n := string(f["BaseFont"].(name)); len(n) < 8 || n[6] != '+' || f["Encoding"] != name("Identity-H") {
		t.Errorf("the font is %v", f)
	}
	cid := o.dict(f["DescendantFonts"].([]any)[0])
	d := o.dict(cid["FontDescriptor"])
	if cid["BaseFont"] != f["BaseFont"] || d["FontName"] != f["BaseFont"] || d["FontFile2"] == nil {
		t.Errorf("the font goes by several names: %v %v", cid, d)
	}
	table, told := o.data(cid["CIDToGIDMap"]), o.data(f["ToUnicode"])
	out := map[rune]bool{}
	for _, l := range strings.Split(told, "\n") {
		p := strings.Split(l, " ")
		if len(p) != 3 || !strings.HasPrefix(l, "<") || p[0] != p[2] {
			continue
		}
		for r := rune(hexOf(p[0])); r <= rune(hexOf(p[1])); r++ {
			if table[2*r] == 0 && table[2*r+1] == 0 {
				t.Errorf("%q is told of and has no glyph", r)
			}
			out[r] = true
		}
	}
	return out
}

func hexOf(s string) (n int) {
	for _, c := range strings.Trim(s, "<>") {
		n = n*16 + strings.IndexRune("0123456789ABCDEF", c)
	}
	return n
}

var textRE = regexp.MustCompile(`(?s)/(F\w+) [\d.]+ Tf|\(((?:[^\\()]|\\.)*)\) Tj`)

// drawnOn is the text of a page, by the font it is drawn in.
func drawnOn(page string) map[string][]rune {
	out := map[string][]rune{}
	font := ""
	plain := strings.NewReplacer(`\\`, `\`, `\(`, "(", `\)`, ")", `\r`, "\r")
	for _, m := range textRE.FindAllStringSubmatch(page, -1) {
		if m[1] != "" {
			font = m[1]
			continue
		}
		out[font] = append(out[font], []rune(textIn("\xfe\xff"+plain.Replace(m[2])))...)
	}
	return out
}
