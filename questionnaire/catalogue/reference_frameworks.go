package catalogue

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// A tally counts requirements by how far answers can show them.
type tally struct{ full, partial, none int }

func (t tally) total() int { return t.full + t.partial + t.none }

func (t tally) cells() []string {
	return []string{fmt.Sprint(t.total()), fmt.Sprint(t.full), fmt.Sprint(t.partial), fmt.Sprint(t.none)}
}

// before is what the questions of catalogue 2026.11 could show, before frameworks were
// data. It never changes.
var before = map[string]tally{
	"cyber-essentials": {25, 14, 6}, "cis-ig1": {26, 22, 8}, "nist-csf": {33, 38, 35}, "cpg": {16, 12, 6},
	"nis2": {1, 11, 1}, "cyfun-basic": {13, 14, 7}, "din-spec-27076": {17, 6, 5}, "iso-27001": {33, 27, 33},
	"pci-saq-a": {7, 12, 8}, "hipaa": {23, 17, 18}, "insurers": {22, 6, 7},
}

// count is how many requirements of a framework answers can show, touch, or neither.
func (f *Framework) count() (t tally) {
	for i := range f.Requirements {
		switch f.Requirements[i].Kind() {
		case FullShow:
			t.full++
		case PartialShow:
			t.partial++
		default:
			t.none++
		}
	}
	return t
}

// WriteFrameworks writes the frameworks of a catalogue as a Markdown page: what each can
// say, how much of it answers can show, and why not the rest.
func WriteFrameworks(w io.Writer, c *Catalogue) error {
	r := &reference{bufio.NewWriter(w), c}
	r.line("# Frameworks")
	r.line("")
	r.line("Made by `go generate`; do not edit. `yourpart readiness FILE --framework ID` reads the answers against one of these.")
	r.line("It shows what the answers say on one day. It is neither an assessment nor a certificate, and never a share of a standard.")
	r.line("")
	r.line("A requirement is *full* where answers that are good enough show it, *partial* where questions only touch it, and")
	r.line("*none* where no question has to do with it. How well a framework was read is said with each.")
	r.counts()
	for i := range c.Frameworks {
		r.framework(&c.Frameworks[i])
	}
	return r.Flush()
}

// counts is the table of all frameworks, with the counts of the catalogue before.
func (r *reference) counts() {
	r.line("\n## How much is asked\n")
	r.line("Before is catalogue 2026.11, counted before a least answer and rules for alternatives were set for each requirement.")
	r.line("Some requirements count for less now, as a closer reading found that an answer only touches them.")
	r.titles("Framework", "Before: all", "full", "partial", "none", "Now: all", "full", "partial", "none")
	for i := range r.c.Frameworks {
		f := &r.c.Frameworks[i]
		was := []string{"", "", "", ""}
		if t, ok := before[f.ID]; ok {
			was = t.cells()
		}
		r.row(append(append([]string{fmt.Sprintf("[%s](#%s)", f.Title, f.ID)}, was...), f.count().cells()...)...)
	}
}

// framework is one framework: what it is, what a reading is good for, and its rows.
func (r *reference) framework(f *Framework) {
	r.line("\n<a id=\"%s\"></a>\n\n## %s\n", f.ID, f.Title)
	r.line("%s, version %s of %s. [The publisher's page](%s).", code(f.ID), f.Version, f.Date, f.Source)
	r.line("")
	r.line("- Licence: %s", f.Licence)
	if f.Notice != "" {
		r.line("- Notice: %s", f.Notice)
	}
	r.line("- What was read: %s", f.Read)
	r.line("- What this can say: %s", f.Can)
	r.line("- What it cannot: %s", f.Cannot)
	r.titles("Requirement", "Kind", "Shown by")
	for i := range f.Requirements {
		q := &f.Requirements[i]
		name := strings.TrimSpace("**" + q.ID + "** " + q.Title)
		if q.Decisive {
			name += " (failing it fails the whole)"
		}
		r.row(name, q.Kind(), q.shownBy())
	}
}

// shownBy lists the controls of a requirement with the least credit that counts, or says
// why there is none.
func (q *Requirement) shownBy() string {
	if len(q.Controls) == 0 {
		return q.None
	}
	var all, any, partial []string
	for _, s := range q.Controls {
		text := code(s.Control)
		if s.Kind == FullShow {
			text += fmt.Sprintf(" from %v", s.MinCredit)
		}
		if s.Note != "" {
			text += " (" + strings.TrimSuffix(s.Note, ".") + ")"
		}
		switch {
		case s.Kind != FullShow:
			partial = append(partial, text)
		case s.Rule == ShowAny:
			any = append(any, text)
		default:
			all = append(all, text)
		}
	}
	var parts []string
	for _, p := range []struct {
		head string
		list []string
	}{{"", all}, {"one of: ", any}, {"touched by: ", partial}} {
		if len(p.list) > 0 {
			parts = append(parts, p.head+strings.Join(p.list, "; "))
		}
	}
	return strings.Join(parts, ". ")
}
