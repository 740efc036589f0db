package pdf

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

func TestSectionsAreDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	r := reporttest.Tracked(t)
	whole := len(reporttest.TextPages(t, PDFOf(t, r)))
	if len(parts) != len(report.Sections) {
		t.Errorf("%d parts are drawn, there are %d sections", len(parts), len(report.Sections))
	}
	for _, s := range report.Sections {
		if parts[s.ID] == nil {
			t.Errorf("nothing draws the section %q", s.ID)
			continue
		}
		out := PDFOf(t, reporttest.With(r, report.Options{Sections: []string{s.ID}}))
		reporttest.ToLookAt(t, "section "+s.ID, out)
		reporttest.CheckFile(t, out)
		if n := len(reporttest.TextPages(t, out)); n >= whole {
			t.Errorf("only %q has %d pages, the whole report %d", s.ID, n, whole)
		}
	}
}

func TestSectionsLeaveOut(t *testing.T) {
	r := reporttest.Agency(t)
	text := reporttest.TextOf(t, PDFOf(t, reporttest.With(r, report.Options{Sections: []string{"plan", "sources"}})))
	for _, want := range []string{report.PlanTitle, "Sources"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if !strings.Contains(reporttest.TextPages(t, PDFOf(t, reporttest.With(r, report.Options{Sections: []string{"sources"}})))[0], r.Name()) {
		t.Error("without page one nothing says whose report it is")
	}
	for _, not := range []string{"Decision asked", report.MapIntro[:40], report.AnswersTitle, "Sign-off", "In this report"} {
		if strings.Contains(text, not) {
			t.Errorf("%q was not asked for", not)
		}
	}
}

// TestSummaryIsTwoPages whatever the firm.
func TestSummaryIsTwoPages(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for name, r := range reporttest.Firms(t) {
		for _, p := range report.Papers {
			out := PDFOf(t, reporttest.With(r, report.Options{Summary: true, Paper: p.ID}))
			reporttest.ToLookAt(t, "summary "+p.ID+" "+name, out)
			pages := reporttest.TextPages(t, out)
			if len(pages) != 2 {
				t.Errorf("%s on %s: %d pages", name, p.ID, len(pages))
				continue
			}
			if !strings.Contains(pages[1], "Sign-off") || !strings.Contains(pages[0], "Decision asked") {
				t.Errorf("%s on %s: the decision or the lines to sign are missing", name, p.ID)
			}
		}
	}
}

func TestPaper(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for paper, want := range map[string][2]float64{"": {595.28, 841.89}, "a4": {595.28, 841.89}, "letter": {612, 792}} {
		out := PDFOf(t, reporttest.With(reporttest.Agency(t), report.Options{Paper: paper}))
		reporttest.ToLookAt(t, "paper "+paper, out)
		o := openedPDF(t, out)
		if box := o.dict(o.root["Pages"])["MediaBox"].([]any); box[2] != want[0] || box[3] != want[1] {
			t.Errorf("%q: the pages are %v points", paper, box)
		}
	}
}

func TestOptionsCheck(t *testing.T) {
	for _, c := range []struct {
		o    report.Options
		want string
	}{
		{report.Options{}, ""},
		{report.Options{Paper: "a5"}, `^no paper "a5"; choose from a4, letter$`},
		{report.Options{Sections: []string{"plan", "plans"}}, `^no section "plans"; choose from summary, .*, plan, .*, enquiries$`},
		{report.Options{Sections: []string{"plan"}, Summary: true}, "sections or for a summary"},
		{report.Options{Accent: "teal"}, `^no colour "teal"; write it like #0d6e68$`},
		{report.Options{Accent: "#12345"}, "no colour"},
		{report.Options{Accent: "#+12345"}, "no colour"},
	} {
		err := c.o.Check()
		if c.want == "" {
			if err != nil {
				t.Errorf("%+v: %v", c.o, err)
			}
			continue
		}
		if err == nil || !regexp.MustCompile(c.want).MatchString(err.Error()) {
			t.Errorf("%+v: %v", c.o, err)
		}
		if _, drawn := newBook(reporttest.With(reporttest.Nothing(t), c.o), doc.Extra{}); drawn == nil {
			t.Errorf("%+v was drawn", c.o)
		}
	}
}

func TestReadableAccent(t *testing.T) {
	for _, s := range []string{"#0d6e68", "#000000", "#ffffff", "#FFCC00", "#ff0000", "#00ff00", "#7f7f7f"} {
		used, darkened, err := report.ReadableAccent(s)
		if err != nil {
			t.Fatal(err)
		}
		c, err := report.ParseColour(used)
		if err != nil || report.Contrast(c, doc.White) < report.LeastContrast || report.Contrast(c, report.Panel) < report.LeastContrast {
			t.Errorf("%s becomes %s, which is too faint (%v)", s, used, err)
		}
		if same := strings.EqualFold(s, used); same == darkened {
			t.Errorf("%s becomes %s, darkened %v", s, used, darkened)
		}
	}
	if got := report.Contrast(report.Colour(0, 0, 0), doc.White); got < 20.99 || got > 21.01 {
		t.Errorf("black on white is %v", got)
	}
}

// TestAccentIsUsed and our own is not.
func TestAccentIsUsed(t *testing.T) {
	d, err := newBook(reporttest.With(reporttest.Agency(t), report.Options{Accent: "#ffcc00"}), doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	d.report()
	b, err := d.Raw()
	if err != nil {
		t.Fatal(err)
	}
	ours := "0.051 0.431 0.408"
	if strings.Contains(string(b), ours) || d.Shade(doc.Accent) == doc.Accent {
		t.Errorf("our own accent is left beside %v", d.Shade(doc.Accent))
	}
}

// logos are pictures of every kind that the standard library writes.
func logos(t testing.TB) map[string][]byte {
	t.Helper()
	box := image.Rect(0, 0, 60, 20)
	paint := func(set func(x, y int, c color.Color)) {
		for y := range 20 {
			for x := range 60 {
				set(x, y, color.NRGBA{uint8(4 * x), uint8(12 * y), 120, uint8(255 - 2*x)})
			}
		}
	}
	pals := image.NewPaletted(box, color.Palette{color.Transparent, color.Black, color.NRGBA{200, 0, 0, 128}})
	kinds := map[string]interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		"8 bits with alpha": image.NewNRGBA(box), "16 bits with alpha": image.NewNRGBA64(box), "grey": image.NewGray(box),
		"16 bits grey": image.NewGray16(box), "palette": pals, "16 bits": image.NewRGBA64(box),
	}
	out := map[string][]byte{}
	for name, img := range kinds {
		paint(img.Set)
		var b bytes.Buffer
		if err := png.Encode(&b, img); err != nil {
			t.Fatal(err)
		}
		out["png "+name] = b.Bytes()
		b = bytes.Buffer{}
		if err := jpeg.Encode(&b, img, nil); err != nil {
			t.Fatal(err)
		}
		out["jpeg "+name] = b.Bytes()
	}
	return out
}

func TestLogos(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	r := reporttest.Tiny(t)
	plain := len(PDFOf(t, r))
	for name, file := range logos(t) {
		out := PDFOf(t, r, doc.Extra{Logo: file})
		reporttest.ToLookAt(t, "logo "+name, out)
		reporttest.CheckFile(t, out)
		if !bytes.Contains(out, []byte("/Subtype /Image")) || len(out) > plain+8000 {
			t.Errorf("%s: %d bytes, %d without a logo", name, len(out), plain)
		}
		for n := 0; n < len(file)-12; n += 1 + len(file)/97 { // the last bytes may be idle
			if _, err := report.DecodeLogo(file[:n]); err == nil && strings.HasPrefix(name, "png") {
				t.Errorf("%s cut after %d of %d bytes is taken", name, n, len(file))
			}
		}
	}
}

// TestLogosRefused gives one line each that says what would be right.
func TestLogosRefused(t *testing.T) {
	var anim, wide bytes.Buffer
	if err := gif.Encode(&anim, image.NewPaletted(image.Rect(0, 0, 4, 4), color.Palette{color.Black}), nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&wide, image.NewGray(image.Rect(0, 0, 20_000, 2))); err != nil {
		t.Fatal(err)
	}
	bomb := slicesOf(logos(t)["png grey"])
	copy(bomb[16:24], []byte{0, 0, 0x7f, 0xff, 0, 0, 0x7f, 0xff}) // says it is 32,767 wide and high
	for name, file := range map[string][]byte{"gif": anim.Bytes(), "text": []byte("logo"), "wide": wide.Bytes(), "bomb": bomb,
		"GIF head": []byte("GIF89a"), "large": make([]byte, report.MaxLogoBytes+1), "svg": []byte("<svg/>")} {
		err := doc.Extra{Logo: file}.Check()
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "save it") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func slicesOf(b []byte) []byte { return append([]byte{}, b...) }

// FuzzLogo draws or refuses whatever is given as a logo.
func FuzzLogo(f *testing.F) {
	if testing.Short() {
		f.Skip("it takes seconds")
	}
	for _, file := range logos(f) {
		f.Add(file)
	}
	f.Add(reporttest.TurnedJPEG(f, 6, binary.BigEndian))
	r := reporttest.Nothing(f)
	f.Fuzz(func(t *testing.T, file []byte) {
		if (doc.Extra{Logo: file}).Check() == nil {
			PDFOf(t, reporttest.With(r, report.Options{Sections: []string{"summary"}}), doc.Extra{Logo: file})
		}
	})
}

// TestRedactedPDF says that names are gone, and has no boxes for them.
func TestRedactedPDF(t *testing.T) {
	r := reporttest.With(reporttest.Tracked(t), report.Options{Redact: true})
	out := PDFOf(t, r)
	reporttest.ToLookAt(t, "redacted", out)
	text := reporttest.TextOf(t, out)
	if !strings.Contains(text, questionnaire.RedactedName) || !strings.Contains(text, "have been taken out of this copy") {
		t.Error("page one does not say that names were taken out")
	}
	for _, not := range []string{"____", "nobody yet", "Owner", "Sign-off", "Reason"} {
		if strings.Contains(text, not) {
			t.Errorf("a redacted report still has %q", not)
		}
	}
}
