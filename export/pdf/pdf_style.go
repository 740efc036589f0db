package pdf

import (
	"embed"
	"yourpart/export/report"
)

//go:embed fonts/Inter-Regular.ttf fonts/Inter-SemiBold.ttf
var fontFiles embed.FS

// A paper is a size in points, by the name that the library has for it.
type paper struct {
	name string
	w, h float64
}

// papers go with Papers.
var papers = map[string]paper{"a4": {"A4", 595.28, 841.89}, "letter": {"Letter", 612, 792}}

// The column of text between the margins of A4. On other paper the same column
// stands in the middle, so that lines break alike.
const (
	left, right = 46.0, 595.28 - 46.0
	wide        = right - left
	top, foot   = 52.0, 44.0 // from the edges of the paper
)

// The palette: one dark ramp, one accent, and a pair for each band. Tints get
// darker as things get worse, so that they still tell apart in grey. The accent
// stands for the one that a report was asked for; see pdf.shade.
var (
	ink     = report.Colour(28, 37, 51)
	muted   = report.Colour(88, 99, 116)
	rule    = report.Colour(214, 220, 228)
	navy    = report.Colour(21, 40, 74)
	mid     = report.Colour(178, 194, 216)
	accent  = report.Colour(13, 110, 104)
	white   = report.Colour(255, 255, 255)
	alarm   = report.Colour(148, 28, 28)
	redBg   = report.Colour(232, 170, 166)
	amberBg = report.Colour(248, 212, 168)
	paleBg  = report.Colour(250, 240, 205)
	greenBg = report.Colour(226, 242, 228)
)

// A style is how a run of text looks. A line of it takes lead points.
type style struct {
	bold  bool
	size  float64
	lead  float64
	color report.RGB
}

func (s style) in(c report.RGB) style { s.color = c; return s }

func (s style) strong() style { s.bold = true; return s }

// The type scale.
var (
	titleText  = style{true, 25, 30, navy}
	h1Text     = style{true, 17, 22, navy}
	h2Text     = style{true, 11.5, 16, navy}
	leadText   = style{false, 11.5, 16, ink}
	bodyText   = style{false, 9, 13, ink}
	tableText  = style{false, 8.2, 11.2, ink}
	annexText  = style{false, 7.5, 9.7, ink}
	fineText   = style{false, 6.9, 8.7, ink}
	smallText  = style{false, 7.6, 10.4, muted}
	labelText  = style{false, 6.9, 9.4, muted}
	kickerText = style{true, 9, 12, accent}
	cardText   = style{true, 9.6, 12.6, ink}
)
