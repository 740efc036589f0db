package export

import (
	"fmt"
	"html/template"
)

// An htmlLogo is a picture within the page.
type htmlLogo struct {
	Data          template.URL
	Width, Height int
}

// htmlNight is the lightest ground of the dark scheme that text in the accent
// colour stands on.
var htmlNight = rgbOf(0x1a, 0x24, 0x33)

// htmlLook is what the options add to the style sheet.
func htmlLook(o Options) (css string) {
	if o.Accent != "" {
		if c, err := parseColour(o.Accent); err == nil {
			css += fmt.Sprintf("@media print, (prefers-color-scheme: light) { :root { --accent: %s; } }\n", c.readable())
			css += fmt.Sprintf("@media screen and (prefers-color-scheme: dark) { :root { --accent: %s; } }\n", c.lightOn(htmlNight))
		}
	}
	if o.Paper == "letter" {
		css += "@page { size: letter; }\n"
	}
	return css
}

// lightOn lightens a colour until text in it can be read on a dark ground.
func (c rgb) lightOn(ground rgb) rgb {
	out := c
	for share := 1; contrast(out, ground) < leastContrast; share++ {
		lift := func(n int) int { return n + (255-n)*share/100 }
		out = rgbOf(lift(c.r), lift(c.g), lift(c.b))
	}
	return out
}
