package catalogue

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// WriteEvidence writes what is known of scanners as a Markdown page: what to run, what file
// to take, what their checks show, and why others show nothing.
func WriteEvidence(w io.Writer, c *Catalogue) error {
	r := &reference{bufio.NewWriter(w), c}
	r.line("# Evidence from scanners")
	r.line("")
	r.line("Made by `go generate`; do not edit. `yourpart import FILE SCAN` reads what one of these tools found and proposes answers with")
	r.line("evidence. All of them only read settings. yourpart keeps what was found, never the file, and asks nobody over the network.")
	r.line("")
	r.line("A check that passes can raise an answer to the option that it proves and no further; where one is not enough, several have to")
	r.line("pass. One that fails says what the best possible answer is, and nothing below that. What was looked at by hand, does not apply,")
	r.line("ended in an error, is mere advice or was set aside by its owner is counted, and shows nothing. Nor does a check that is not in the")
	r.line("file, and a file without checks is no result. Of several resources a check passes where all do.")
	r.line("")
	r.line("The wizard and `--plain` do the same: “Import a scan” is at home and at the review (`i`, or the word import). Each proposal stands")
	r.line("beside your answer, to be accepted, kept as you said or looked into; where a scan only rules answers out, you choose. A question")
	r.line("shows what a scan says about it, and `y` accepts that there. `z` takes back whatever was decided.")
	r.line("")
	r.line("Proposals are kept in the file until a person decides: `yourpart import FILE` lists those that are open, `--accept` takes them")
	r.line("over, and `--keep CONTROL@SERVICE` keeps the answer against them. A later run of the same tool over the same tenant,")
	r.line("account, host or domain takes the place of an earlier one, question by question. Reports mark the answers that a scan backs, and list")
	r.line("the contradictions that are open. No signature is checked: a file may have been changed by anybody who had it, and a file that has")
	r.line("one finding a line, such as a CSV, and ends early cannot always be told from a short one.")
	r.line("")
	r.line("| Scanner | Checks that show something | Questions | Listed without |")
	r.line("|---|---|---|---|")
	for i := range c.Scanners {
		s := &c.Scanners[i]
		r.line("| [%s](#%s) | %d | %d | %d |", s.Name, anchor(s.Name), len(s.Checks()), len(s.controls()), s.unmapped())
	}
	r.line("")
	r.line("A check that is neither here nor below a heading is not known, and shows nothing. A folder of `--catalogue` may have files")
	r.line("`evidence/ID.yaml` of its own, each in place of the one of that id.")
	for i := range c.Scanners {
		r.scanner(&c.Scanners[i])
	}
	return r.Flush()
}

// anchor is how a heading is linked to.
func anchor(title string) string { return strings.ReplaceAll(strings.ToLower(title), " ", "-") }

// controls are those that a scanner shows something of, each once.
func (s *Scanner) controls() (ids []string) {
	for _, e := range s.Shows {
		if !slices.Contains(ids, e.Control) {
			ids = append(ids, e.Control)
		}
	}
	return ids
}

// unmapped is how many checks are listed that show nothing.
func (s *Scanner) unmapped() (n int) {
	for _, u := range s.Unmapped {
		n += len(u.Checks)
	}
	return n
}

// scanner writes the part about one scanner.
func (r *reference) scanner(s *Scanner) {
	r.line("")
	r.line("## %s", s.Name)
	r.line("")
	r.line("- Run: %s", s.Run)
	r.line("- Take: %s", s.File)
	r.line("- %s", s.Can)
	r.line("- %s", s.Cannot)
	r.line("- Licence: %s. Source: <%s>", s.Licence, s.Source)
	r.line("")
	r.line("| Question | For | Pass shows at least | Fail leaves at most |")
	r.line("|---|---|---|---|")
	for i := range s.Shows {
		r.evidence(s, &s.Shows[i])
	}
	r.cautions(s)
	if len(s.Former) > 0 {
		r.line("")
		r.line("Former ids: %s.", formerIDs(s.Former))
	}
	if len(s.Unmapped) == 0 {
		return
	}
	r.line("")
	r.line("Shows nothing:")
	r.line("")
	for _, u := range s.Unmapped {
		r.line("- %s %s", u.Why, strings.Join(u.Checks, ", "))
	}
}

// cautions writes how what is shown may be mistaken.
func (r *reference) cautions(s *Scanner) {
	first := true
	for _, e := range s.Shows {
		if e.Caution == "" {
			continue
		}
		if first {
			r.line("")
			first = false
		}
		r.line("- %s: %s", e.Control, e.Caution)
	}
}

// evidence writes the row of one control.
func (r *reference) evidence(s *Scanner, e *Evidence) {
	k, _ := r.c.Control(e.Control)
	var pass, fail []string
	for _, p := range e.Pass {
		pass = append(pass, fmt.Sprintf("“%s”: %s", k.Option(p.Option).Label, strings.Join(p.All, " and ")))
	}
	for _, f := range e.Fail {
		ids := strings.Join(f.Any, " or ")
		if len(f.All) > 0 {
			ids = strings.Join(f.All, " and ")
		}
		fail = append(fail, fmt.Sprintf("“%s”: %s", k.Option(f.AtMost).Label, ids))
	}
	list := e.Services
	if len(list) == 0 {
		list = s.Services
	}
	about := strings.Join(list, ", ")
	if k.Scope == Organisation {
		about = "the whole business"
	}
	name := k.ID
	if e.Some {
		name += " (in part)"
	}
	r.line("| %s | %s | %s | %s |", name, about, strings.Join(pass, "; "), strings.Join(fail, "; "))
}

// formerIDs lists ids that checks had before.
func formerIDs(former map[string]string) string {
	var list []string
	for _, was := range slices.Sorted(maps.Keys(former)) {
		list = append(list, was+" is "+former[was])
	}
	return strings.Join(list, ", ")
}
