package report

import (
	"fmt"
	"strings"

	"yourpart/internal/text"
)

// An ownPart is what one layer asks of the business, for services that have it
// in the same words.
type ownPart struct {
	Letters string // of the parties, such as "Y" or "Y S"
	Text    string
	Names   []string
}

// OwnParts gathers the business's part of a layer over all services.
func (r *Report) OwnParts(layer int) []ownPart {
	var out []ownPart
next:
	for _, s := range r.Duties.Services {
		if layer >= len(s.Layers) || !s.Layers[layer].Party.Yours() {
			continue
		}
		l, name := s.Layers[layer], r.ServiceName(s.Key)
		for i := range out {
			if out[i].Text == l.Yours {
				out[i].Names = append(out[i].Names, name)
				if !strings.Contains(out[i].Letters, l.Party.Letter()) {
					out[i].Letters = "Y S"
				}
				continue next
			}
		}
		out = append(out, ownPart{l.Party.Letter(), l.Yours, []string{name}})
	}
	return out
}

// Sentences joins texts into one paragraph.
func Sentences(texts []string) string {
	var b strings.Builder
	for _, t := range texts {
		t = strings.TrimSuffix(text.CleanLine(t), ".")
		if t != "" {
			fmt.Fprintf(&b, "%s. ", t)
		}
	}
	return b.String()
}
