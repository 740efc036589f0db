package office

import (
	"fmt"
	"strings"

	"yourpart/export/report"
)

// The slots of a theme whose colours reports use.
const (
	Ink    = "dk1"
	White  = "lt1"
	Navy   = "dk2"
	Panel  = "lt2"
	Accent = "accent2"
	Mid    = "accent3"
	Amber  = "accent4"
	Red    = "accent5"
	Muted  = "accent6"
	Link   = "hlink"
)

var slots = []string{Ink, White, Navy, Panel, "accent1", Accent, Mid, Amber, Red, Muted, Link, "folHlink"}

// Palette are the colours of our theme by slot, in hexadecimal as Office writes it. An
// accent that is empty or no colour is our own.
func Palette(accent string) map[string]string {
	c := map[string]string{Ink: "1B2230", White: "FFFFFF", Navy: "12264B", Panel: "F4F6F9", "accent1": "12264B", Accent: "0F766E",
		Mid: "B4C3DA", Amber: "F6C58F", Red: "E9A3A0", Muted: "5B6475", Link: "0F766E", "folHlink": "5B6475"}
	if used, _, err := report.ReadableAccent(accent); err == nil {
		c[Accent] = strings.ToUpper(strings.TrimPrefix(used, "#"))
		c[Link] = c[Accent]
	}
	return c
}

// Theme is the part with the colours of a palette and one face for all text.
func Theme(palette map[string]string, face string) []byte {
	var b strings.Builder
	b.WriteString(Head + `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="yourpart"><a:themeElements><a:clrScheme name="yourpart">`)
	for _, s := range slots {
		fmt.Fprintf(&b, `<a:%s><a:srgbClr val="%s"/></a:%s>`, s, palette[s], s)
	}
	b.WriteString(`</a:clrScheme><a:fontScheme name="yourpart">`)
	for _, which := range []string{"major", "minor"} {
		fmt.Fprintf(&b, `<a:%sFont><a:latin typeface="%s"/><a:ea typeface=""/><a:cs typeface=""/></a:%sFont>`, which, face, which)
	}
	b.WriteString(`</a:fontScheme><a:fmtScheme name="yourpart">`)
	const fill = `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	for _, list := range []struct{ name, one string }{{"fillStyleLst", fill}, {"lnStyleLst", `<a:ln w="6350">` + fill + `</a:ln>`},
		{"effectStyleLst", `<a:effectStyle><a:effectLst/></a:effectStyle>`}, {"bgFillStyleLst", fill}} {
		fmt.Fprintf(&b, "<a:%s>%s</a:%s>", list.name, strings.Repeat(list.one, 3), list.name)
	}
	b.WriteString(`</a:fmtScheme></a:themeElements></a:theme>`)
	return []byte(b.String())
}
