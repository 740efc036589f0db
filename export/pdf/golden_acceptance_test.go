//go:build acceptance

package pdf

import (
	"bytes"
	"fmt"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestPDFGoldenLook compares how whole reports look, and that no page but the end
// of a section is left a third empty.
func TestPDFGoldenLook(t *testing.T) {
	t.Parallel()
	for name, r := range goldens(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := goldenOf(t, name, r)
			maps := looks(t, out)
			golden(t, name+".map", strings.Join(maps[:min(whole, len(maps))], "\n"), sameLook)
			fullPages(t, r, maps, rawPages(t, out))
			letter := onLetter(r)
			out = goldenOf(t, name, letter)
			fullPages(t, letter, looks(t, out), rawPages(t, out))
		})
	}
}

// inked is how many pixels wide and high a square of a page is.
const inked = 4

// looks are the pages as squares of 12 points: a digit for how dark each is, a
// dot for white. It is no finer, so that another version of the program that
// draws pages gives nearly the same.
func looks(t testing.TB, out []byte) []string {
	t.Helper()
	b, err := exec.Command(reporttest.Tool(t, "pdftoppm"), "-r", "24", "-gray", reporttest.Saved(t, out)).Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for len(b) > 0 {
		var w, h, most int
		if _, err := fmt.Fscanf(bytes.NewReader(b), "P5\n%d %d\n%d\n", &w, &h, &most); err != nil {
			t.Fatal(err)
		}
		head := len(fmt.Sprintf("P5\n%d %d\n%d\n", w, h, most))
		pages = append(pages, squares(b[head:head+w*h], w, h))
		b = b[head+w*h:]
	}
	return pages
}

// squares draws one page of grey pixels with digits.
func squares(pixels []byte, w, h int) string {
	var s strings.Builder
	for y := 0; y+inked <= h; y += inked {
		for x := 0; x+inked <= w; x += inked {
			sum := 0
			for i := range inked * inked {
				sum += 255 - int(pixels[(y+i/inked)*w+x+i%inked])
			}
			switch d := (sum*9/(inked*inked) + 127) / 255; d {
			case 0:
				s.WriteByte('.')
			default:
				s.WriteByte(byte('0' + d))
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// sameLook allows a few squares of each page to differ.
func sameLook(got, want string) string {
	now, was := strings.Split(got, "\n\n"), strings.Split(want, "\n\n")
	if len(now) != len(was) {
		return fmt.Sprintf("%d pages, not %d", len(now), len(was))
	}
	for i := range now {
		if len(now[i]) != len(was[i]) {
			return fmt.Sprintf("page %d has another size", i+1)
		}
		off := 0
		for j := range len(now[i]) {
			if d := int(darkness(now[i][j])) - int(darkness(was[i][j])); d > 1 || d < -1 {
				off++
			}
		}
		if off > mostOff {
			return fmt.Sprintf("page %d looks different in %d squares of %d", i+1, off, len(now[i]))
		}
	}
	return ""
}

// mostOff is how many squares of a page may look different: about the area of
// one word.
const mostOff = 4

func darkness(c byte) byte {
	if c >= '0' && c <= '9' {
		return c - '0'
	}
	return 0
}

// fullPages finds pages that are more than a third empty. A page may be so
// where a section ends: page one, the last, those before a new section, and
// those to cut out.
func fullPages(t *testing.T, r *report.Report, maps, pages []string) {
	t.Helper()
	titles := []string{"To cut out and send"}
	d, err := newBook(r, doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	d.report()
	d.annex() // where it is a file of its own
	for _, s := range d.Sections {
		titles = append(titles, s.Title)
	}
	for i := 1; i < len(maps)-1; i++ {
		begins := func(page string) bool {
			return slices.ContainsFunc(titles, func(title string) bool { return strings.HasPrefix(page, title) })
		}
		if begins(pages[i+1]) || d.Loose[i+1] {
			continue
		}
		lines := strings.Split(strings.TrimSpace(maps[i]), "\n")
		lines = lines[:len(lines)-4] // without the foot
		last := len(lines)
		for last > 0 && strings.Trim(lines[last-1], ".") == "" {
			last--
		}
		if last*3 < len(lines)*2 {
			t.Errorf("page %d is more than a third empty", i+1)
		}
	}
}

// TestSameLook: what a page may differ in is less than a bar or a tint.
func TestSameLook(t *testing.T) {
	page := strings.Repeat(strings.Repeat(".", 40)+"\n", 60)
	bar := strings.Replace(page, strings.Repeat(".", mostOff+1), strings.Repeat("5", mostOff+1), 1)
	word := strings.Replace(page, "..", "22", 1)
	for _, c := range []struct {
		now  string
		same bool
	}{{page + "\n" + page, true}, {page + "\n" + word, true}, {page + "\n" + bar, false}, {bar + "\n" + page, false}, {page, false}} {
		if how := sameLook(c.now, page+"\n"+page); (how == "") != c.same {
			t.Errorf("%q", how)
		}
	}
}
