package catalogue

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
)

// WriteReference writes the whole catalogue as a Markdown page, in an order
// that never changes by itself.
func WriteReference(w io.Writer, c *Catalogue) error {
	r := &reference{bufio.NewWriter(w), c}
	r.line("# Catalogue %s", c.Version)
	r.line("")
	r.line("Made by `yourpart catalogue reference`; do not edit. %d layers, %d kinds of data, %d services, %d controls.",
		len(c.Layers), len(c.Data), len(c.Services), len(c.Controls))
	r.layers()
	r.data()
	r.laws()
	r.services()
	r.forgotten()
	for _, t := range c.Topics {
		r.topic(t)
	}
	r.glossary()
	return r.Flush()
}

// A reference writes one page. Write errors come out at the last Flush.
type reference struct {
	*bufio.Writer
	c *Catalogue
}

func (r *reference) line(format string, args ...any) { fmt.Fprintf(r, format+"\n", args...) }

// row writes one row of a table.
func (r *reference) row(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(strings.Join(strings.Fields(c), " "), "|", `\|`)
	}
	r.line("| %s |", strings.Join(cells, " | "))
}

// titles writes the head of a table.
func (r *reference) titles(cells ...string) {
	r.line("")
	r.row(cells...)
	r.line("|%s", strings.Repeat(" --- |", len(cells)))
}

func (r *reference) layers() {
	r.line("\n## Layers\n\nWho answers: Y you, S shared, P the provider. Read for it: %s.", r.sources())
	head := []string{"Layer", "Id"}
	for _, m := range Models {
		head = append(head, m.String())
	}
	r.titles(append(head, "What it is")...)
	for _, l := range r.c.Layers {
		row := []string{l.Name, code(l.ID)}
		for _, m := range Models {
			row = append(row, l.Parties[m].Letter())
		}
		r.row(append(row, l.Definition)...)
	}
}

// sources links what the layers were decided by.
func (r *reference) sources() string {
	links := make([]string, len(r.c.Sources))
	for i, s := range r.c.Sources {
		links[i] = fmt.Sprintf("[%s](%s)", s.Name, s.URL)
	}
	return strings.Join(links, "; ")
}

func (r *reference) data() {
	r.line("\n## Kinds of data")
	r.titles("Data", "Id", "Factor", "Such as", "Laws and standards")
	for _, d := range r.c.Data {
		r.row(d.Name, code(d.ID), fmt.Sprint(d.Factor), d.Examples, strings.Join(d.Laws, ", "))
	}
}

func (r *reference) laws() {
	r.line("\n## Laws and standards\n\nWhat a kind of data brings in where customers and staff live.")
	r.titles("Law", "What it is", "Source")
	for _, l := range r.c.Laws {
		about := l.About
		if l.To != "" {
			about += " To whom: " + l.To + "."
		}
		if l.Deadline != "" {
			about += " By when: " + l.Deadline + "."
		}
		r.row(l.Name, about, l.Source)
	}
}

func (r *reference) forgotten() {
	r.line("\n## Often forgotten\n\nKinds of services that the wizard asks about where the stack has none.")
	r.titles("Kind", "Id", "Why it matters")
	for _, f := range r.c.Forgotten {
		r.row(f.Name, code(f.ID), f.Why)
	}
}

func (r *reference) services() {
	r.line("\n## Services\n\nAn id may be followed by `:` and a variant.")
	r.titles("Service", "Id", "Model", "Kind", "Usually holds", "Variants", "Guides", "Facts as of")
	for i := range r.c.Services {
		s := &r.c.Services[i]
		name := s.Name
		if s.Retired != "" {
			name += " (retired: " + s.Retired + ")"
		}
		var variants []string
		if s.Variants != nil {
			for _, v := range s.Variants.Options {
				variants = append(variants, code(v.ID))
			}
		}
		r.row(name, code(s.ID), s.Model.String(), r.c.CategoryName(s.Category), codes(s.Data),
			strings.Join(variants, ", "), fmt.Sprint(len(s.Guides())), factsAsOf(s))
	}
}

// factsAsOf is when the facts of a service were read, linked to where, and whether to look
// again.
func factsAsOf(s *Service) string {
	if s.Facts == nil {
		return "check this"
	}
	link := fmt.Sprintf("[%s](%s)", s.Facts.AsOf, s.Facts.Source)
	if !s.Facts.Verified {
		link += ", check this"
	}
	return link
}

func (r *reference) topic(t Topic) {
	r.line("\n## %s\n\n%s.", t.Title, strings.TrimSuffix(t.About, "."))
	for i := range r.c.Controls {
		if k := &r.c.Controls[i]; k.Topic == t.ID {
			r.control(k)
		}
	}
}

// control writes one control with its question and what closes the gap.
func (r *reference) control(k *Control) {
	r.line("\n### %s\n", k.Title)
	facts := []string{code(k.ID), map[Scope]string{PerService: "for each service", Organisation: "once for the whole firm"}[k.Scope],
		string(k.Tier), fmt.Sprintf("weight %d", k.Weight)}
	if k.MustHave {
		facts = append(facts, "**must-have**")
	}
	if k.Retired != "" {
		facts = append(facts, "retired: "+k.Retired)
	}
	r.line("%s · layers %s", strings.Join(facts, " · "), codes(k.Layers))
	r.line("\n%s", k.Why)
	r.line("\n**%s**", k.Question.Text)
	for _, cond := range k.AskWhen {
		r.line("\nAsked when %s is %s.", code(cond.Control), strings.ReplaceAll(codes(cond.Is), ", ", " or "))
	}
	r.titles("Option", "Meaning", "Credit")
	for _, o := range k.Question.Options {
		r.row(code(o.ID), o.Text, fmt.Sprint(o.Credit))
	}
	m := k.Remediation
	r.line("\nTo do: **%s** (%v h, each further service %v h). %s", m.Title, m.Hours.First, m.Hours.Each, m.Cost.Text)
	r.left(k)
	if len(m.Needs) > 0 {
		r.line("First: %s.", codes(m.Needs))
	}
	r.hazard(k)
	if refs := references(k.Refs); refs != "" {
		r.line("\n%s", refs)
	}
}

// left writes what is left to do from each option, where that is not all of it.
func (r *reference) left(k *Control) {
	for _, o := range k.Question.Options {
		for _, w := range o.With {
			r.line("\nLeft from %s with %s: **%s** (%v h, each further service %v h).", code(o.ID), strings.ReplaceAll(codes(slices.Concat(w.Service, w.Category)), ", ", " or "),
				w.Todo.Title, w.Todo.Hours.First, w.Todo.Hours.Each)
		}
		if t := o.Todo; t != nil {
			r.line("\nLeft from %s: **%s** (%v h, each further service %v h).", code(o.ID), t.Title, t.Hours.First, t.Hours.Each)
		}
	}
}

// hazard writes what may go wrong with a control, what is to be true first, and the way
// back.
func (r *reference) hazard(k *Control) {
	if k.Hazard == "" || k.Hazard == NoHazard {
		return
	}
	m := k.Remediation
	r.line("\nHazard: %s. Before: %s Undo: %s", k.Hazard, strings.Join(m.Before, " "), m.Undo)
	if m.PerProduct {
		r.line("Each guide says its own.")
	}
}

func (r *reference) glossary() {
	r.line("\n## Words\n")
	terms := slices.Clone(r.c.Glossary)
	slices.SortStableFunc(terms, func(a, b Term) int { return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term)) })
	for _, t := range terms {
		r.line("- **%s**: %s", t.Term, strings.Join(strings.Fields(t.Meaning), " "))
	}
}

// references joins framework ids in the order of Frameworks.
func references(refs map[string][]string) string {
	var parts []string
	for _, f := range Frameworks {
		if ids := refs[f]; len(ids) > 0 {
			parts = append(parts, f+" "+strings.Join(ids, ", "))
		}
	}
	return strings.Join(parts, " · ")
}

func code(id string) string { return "`" + id + "`" }

func codes(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = code(id)
	}
	return strings.Join(out, ", ")
}
