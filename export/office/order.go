package office

import (
	"strings"

	"yourpart/export/pdf/typeset"
	"yourpart/internal/text"
)

// The words of a report are English, and what people typed may be read from the right.
// Programs order such text by rules that know nothing of names, so that "4 Dec" after a
// name in Arabic would become part of it. Marks that draw nothing keep them apart.
const (
	embed = "&#x202B;" // what follows is read from the right,
	ends  = "&#x202C;" // up to here
	apart = "&#x200E;" // what was before does not turn what follows
)

// An Order knows what people typed in scripts that are read from the right.
type Order struct{ set *typeset.Set }

// NewOrder is one that knows of no text yet.
func NewOrder() *Order {
	return &Order{typeset.New(func(rune) bool { return true }, nil)}
}

// Typed tells it of all texts in some values, each of several lines line by line as well.
func (o *Order) Typed(values ...any) {
	for _, v := range values {
		typeset.EachText(v, func(s string) {
			if !typeset.TwoWays(s) {
				return
			}
			o.set.Typed(text.CleanLine(s))
			for line := range strings.SplitSeq(s, "\n") {
				o.set.Typed(text.CleanLine(line))
			}
		})
	}
}

// FromRight reports whether nothing of a paragraph is read from the left, so that it is
// set to the right.
func (o *Order) FromRight(paragraph string) bool { return o.set.AllFromRight(paragraph) }

// A Piece is a part of a line, with marks as XML to put around it.
type Piece struct {
	Text, Before, After string
}

// Pieces are the parts of a line of a paragraph that is read from the left.
func (o *Order) Pieces(line string) []Piece {
	if !typeset.TwoWays(line) {
		return []Piece{{Text: line}}
	}
	all := o.set.Pieces(line)
	out := make([]Piece, len(all))
	for i, p := range all {
		out[i].Text = p.Text
		if p.FromRight {
			out[i].Before, out[i].After = embed, ends
		}
		if i > 0 && all[i-1].Apart {
			out[i].Before = apart + out[i].Before
		}
	}
	return out
}

// XML is a line of a paragraph that is read from the left as it stands in XML.
func (o *Order) XML(line string) string {
	var b strings.Builder
	for _, p := range o.Pieces(line) {
		b.WriteString(p.Before + Escape(p.Text) + p.After)
	}
	return b.String()
}
