package doc

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
	Left, Right = 46.0, 595.28 - 46.0
	Wide        = Right - Left
	Top, foot   = 52.0, 44.0 // from the edges of the paper
)

// The palette: one dark ramp, one accent, and a pair for each band. Tints get
// darker as things get worse, so that they still tell apart in grey. The accent
// stands for the one that a report was asked for; see Doc.Shade.
var (
	Ink     = report.Colour(28, 37, 51)
	Muted   = report.Colour(88, 99, 116)
	Rule    = report.Colour(214, 220, 228)
	Navy    = report.Colour(21, 40, 74)
	Mid     = report.Colour(178, 194, 216)
	Accent  = report.Colour(13, 110, 104)
	White   = report.Colour(255, 255, 255)
	Alarm   = report.Colour(148, 28, 28)
	redBg   = report.Colour(232, 170, 166)
	amberBg = report.Colour(248, 212, 168)
	paleBg  = report.Colour(250, 240, 205)
	greenBg = report.Colour(226, 242, 228)
)

// SmallestText is the size in points below which nothing is set.
const SmallestText = 8.0

// A Style is how a run of text looks. A line of it takes lead points.
type Style struct {
	Bold  bool
	Size  float64
	Lead  float64
	Color report.RGB
}

// In returns the style in another colour.
func (s Style) In(c report.RGB) Style { s.Color = c; return s }

// Strong returns the style in semi-bold.
func (s Style) Strong() Style { s.Bold = true; return s }

// The type scale. Nothing is smaller than SmallestText, as reports are read on paper.
var (
	TitleText  = Style{true, 25, 30, Navy}
	H1Text     = Style{true, 17, 22, Navy}
	H2Text     = Style{true, 11.5, 16, Navy}
	LeadText   = Style{false, 11.5, 16, Ink}
	BodyText   = Style{false, 9, 13, Ink}
	TableText  = Style{false, 8.2, 11.2, Ink}
	AnnexText  = Style{false, SmallestText, 9.8, Ink}
	FineText   = Style{false, SmallestText, 9.6, Ink}
	SmallText  = Style{false, SmallestText, 10.4, Muted}
	LabelText  = Style{false, SmallestText, 9.8, Muted}
	KickerText = Style{true, 9, 12, Accent}
	CardText   = Style{true, 9.6, 12.6, Ink}
)
