package ui

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"yourpart/internal/text"
)

// ours are the escape sequences that pages draw with: bold, reverse and colours,
// and the marks that are lifted out of a page.
var ours = func() *regexp.Regexp {
	const one = `(?:0|1|7|22|27|39|49|3[0-7]|9[0-7]|[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3})`
	return regexp.MustCompile(`^\x1b\[(?:(?:` + one + `(?:;` + one + `)*)?m|[12](?:;\d+)?z)`)
}()

// harmless takes out of a frame whatever could drive the terminal or turn text
// around, except line breaks and the sequences of our own. All that is drawn goes
// through here, whichever page forgot to clean a text of a file.
func harmless(frame string) string {
	var b strings.Builder
	for rest := frame; rest != ""; {
		at := strings.IndexByte(rest, '\x1b')
		if at < 0 {
			at = len(rest)
		}
		b.WriteString(text.Printed(rest[:at]))
		rest = rest[at:]
		if own := ours.FindString(rest); own != "" {
			b.WriteString(own)
			rest = rest[len(own):]
		} else if rest != "" { // somebody else's goes as a whole, or it would be seen
			_, _, n, _ := ansi.DecodeSequence(rest, ansi.NormalState, nil)
			rest = rest[max(n, 1):]
		}
	}
	return b.String()
}
