package html

import (
	"fmt"

	"yourpart/export/html/fill"
	"yourpart/export/report"
)

// An htmlLogo is a picture within the page.
type htmlLogo struct {
	Data          fill.URL
	Width, Height int
}

// htmlNight is the lightest ground of the dark scheme that text in the accent
// colour stands on.
var htmlNight = report.Colour(0x1a, 0x24, 0x33)

// htmlLook is what the options add to the style sheet.
func htmlLook(o report.Options) (css string) {
	if o.Accent != "" {
		if c, err := report.ParseColour(o.Accent); err == nil {
			css += fmt.Sprintf("@media print, (prefers-color-scheme: light) { :root { --accent: %s; } }\n", c.Readable())
			css += fmt.Sprintf("@media screen and (prefers-color-scheme: dark) { :root { --accent: %s; } }\n", lightOn(c, htmlNight))
		}
	}
	if o.Paper == "letter" {
		css += "@page { size: letter; }\n"
	}
	return css
}

// lightOn lightens a colour until text in it can be read on a dark ground.
func lightOn(c report.RGB, ground report.RGB) report.RGB {
	out := c
	for share := 1; report.Contrast(out, ground) < report.LeastContrast; share++ {
		lift := func(n int) int { return n + (255-n)*share/100 }
		out = report.Colour(lift(c.R), lift(c.G), lift(c.B))
	}
	return out
}
