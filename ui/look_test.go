package ui

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/document"
)

// contrast is how well one colour reads on another, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(hex string) float64 {
		sum := 0.0
		for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
			if err != nil {
				t.Fatal(err)
			}
			c := float64(n) / 255
			if c <= 0.03928 {
				c /= 12.92
			} else {
				c = math.Pow((c+0.055)/1.055, 2.4)
			}
			sum += weight * c
		}
		return sum
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestColoursRead on every background that they are for. Before the terminal
// says which it has, they read on both.
func TestColoursRead(t *testing.T) {
	for name, tt := range map[string]struct {
		p  palette
		on []string
	}{
		"dark": {darkPalette, []string{"#000000", "#1E1E1E"}}, "light": {lightPalette, []string{"#FFFFFF"}},
		"unknown": {anyPalette, []string{"#000000", "#FFFFFF"}},
	} {
		for _, c := range []string{tt.p.strong, tt.p.bright, tt.p.accent, tt.p.muted, tt.p.good, tt.p.warn, tt.p.bad} {
			for _, on := range tt.on {
				if c != "" && contrast(t, c, on) < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, c, on, contrast(t, c, on))
				}
			}
		}
	}
}

// TestBackground draws at once, and in the colours of the background as soon
// as the terminal tells it.
func TestBackground(t *testing.T) {
	d := open(t, agency(t)).to(stepDuties)
	frame := func() string { return d.app.frame() }
	first := frame()
	d.send(tea.BackgroundColorMsg{})
	dark := frame()
	d.send(tea.BackgroundColorMsg{Color: white{}})
	light := frame()
	if first == dark || dark == light || first == light {
		t.Error("the colours do not follow the background")
	}
	if ansi.Strip(first) != ansi.Strip(dark) || ansi.Strip(dark) != ansi.Strip(light) {
		t.Error("the words follow the background")
	}
}

// pages are the overlays of home to who does what, each in what shows most.
func pages(s *session) map[string]screen {
	a := s.Assessment.Clone()
	old := a.Clone()
	for i, c := range s.Report.Result.Cells {
		if i%3 == 0 {
			old.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
		}
	}
	var recents []document.Recent
	for range 9 {
		recents = append(recents, document.Recent{Path: "x", Name: strings.Repeat("東京 ", 40), Score: "proven 1–2", A: &a})
	}
	file, _ := newPickFile(s).Update(recentMsg{files: recents})
	byPath := pathDialog(s, "Compare", nil)
	byPath.form.offers = strings.Fields(strings.Repeat("northwind-digital.json ", 13))
	list := map[string]screen{
		"pick": file, "path": byPath,
		"comparison": newComparison(s, report.FileSide(&old), report.FileSide(&a)),
		"nothing":    newComparison(s, report.FileSide(&a), report.FileSide(&a)),
		"forgotten":  newForgotten(s, s.Catalogue.Forgotten, true),
		"only":       newForgotten(s, s.Catalogue.Forgotten, false),
	}
	logo := newProfile(s).(profile)
	logo.form.fields[fieldLogo].value = "/a/very/" + strings.Repeat("long/", 60) + "logo.png"
	logo.form.fields[fieldCountries].value = "Germany, UK, USA, Canada, Brazil, Atlantis, " + strings.Repeat("Ruritania ", 20)
	for i := range logo.form.fields {
		p := logo
		p.form.fields = append([]field(nil), logo.form.fields...)
		p.form.open(i)
		p.form.wrong = errors.New(strings.Repeat("that is wrong ", 10))
		list["profile at "+p.form.fields[i].label] = p
	}
	for i := range s.Catalogue.Forgotten {
		v := newStack(s).(stack)
		v.kind = &s.Catalogue.Forgotten[i]
		v.find("")
		list["kind "+s.Catalogue.Forgotten[i].ID] = v
	}
	for i := range s.Assessment.Services {
		d := details{s: s, n: i}
		d.list()
		d.at = len(d.rows) - 1
		list["details "+s.Assessment.Services[i].Key] = d
	}
	if n := len(s.Assessment.Services); n > 0 {
		for row := range s.Catalogue.Layers {
			v := duties{s: s, row: row, col: n - 1}
			list["why "+s.Catalogue.Layers[row].ID] = v.why()
			list["duties "+s.Catalogue.Layers[row].ID] = v
		}
	}
	return list
}

// looks are the backgrounds that a terminal may have, and no colour at all.
var looks = map[string]*styles{"dark": darkPalette.styles(), "light": lightPalette.styles(), "no colour": palette{}.styles()}

// TestWideEmoji cuts and pads so that nothing is too wide, however a terminal
// draws emoji that are joined from several.
func TestWideEmoji(t *testing.T) {
	for _, s := range []string{"👩‍💻 Studio", "👍🏽👍🏽👍🏽", "株式会社 👨‍👩‍👧‍👦", "❤️ Care", "🇩🇪 GmbH", "plain"} {
		for w := 1; w < 20; w++ {
			for what, got := range map[string]string{"cut": cut(s, w), "pad": pad(s, w), "apart": apart(s, "x", w), "fit": fit(s, w, 1)} {
				if ansi.StringWidth(got) > w || ansi.StringWidthWc(got) > w {
					t.Errorf("%s(%q, %d) = %q", what, s, w, got)
				}
			}
		}
	}
}

// TestBarsOfWhatIsKnown have no part that may still come.
func TestBarsOfWhatIsKnown(t *testing.T) {
	for earned := range 101 {
		if bar := anyStyles().bar(scoring.Score{Earned: float64(earned) + 0.4, Total: 101}, 40); strings.Contains(bar, "▒") {
			t.Errorf("%d: %q", earned, bar)
		}
	}
}
