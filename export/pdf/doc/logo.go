package doc

import (
	"bytes"

	"yourpart/internal/text"
)

// LogoRoom is the most room across that a logo takes on page one, in points, and
// logoTall the most from top to bottom.
const (
	LogoRoom = 134.0
	logoTall = 44.0
)

// DrawLogo draws the logo, if any, with its right edge at x and its top at y.
// It returns how much of the column it takes.
func (d *Doc) DrawLogo(x, y float64) float64 {
	if d.logo == nil {
		return 0
	}
	share := min(1, LogoRoom/float64(d.logo.Width), logoTall/float64(d.logo.Height)) // a small one is not blown up
	w, h := float64(d.logo.Width)*share, float64(d.logo.Height)*share
	alt := "Logo"
	if by := text.CleanLine(d.about.Author); by != "" {
		alt += " of " + by
	}
	kind := imageOptions{ImageType: "PNG"}
	d.f.RegisterImageOptionsReader("logo", kind, bytes.NewReader(d.logo.PNG))
	d.Figure(alt, x-w, y, w, h, func() { d.f.ImageOptions("logo", x+d.shift-w, y, w, h, false, kind, 0, "") })
	return w + 16
}
