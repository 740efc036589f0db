package prompt

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"yourpart/export"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// review lists what is open, unsure or odd, and goes to what is typed.
func (p *plain) review() prompt {
	items := p.s.Review()
	if len(items) == 0 {
		return prompt{id: reviewPrompt, title: "Everything is answered, and nothing looks odd. Enter goes on.", help: "Next come the result and the plan.", open: true,
			take: func(string) error { return errors.New("there is nothing to go to; Enter goes on") }}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s to look at; nothing has to be mended to go on:", text.Plural(len(items), "thing"))
	for i, it := range items {
		fmt.Fprintf(&b, "\n  %d. %s: %s", i+1, it.Mark, it.Text)
	}
	return prompt{id: reviewPrompt, told: b.String(), title: "Type a number to go there; Enter goes on.", help: "Questions that stay open count as missing, and the plan says whom to ask.", open: true,
		take: func(line string) error {
			n, err := strconv.Atoi(line)
			if err != nil || n < 1 || n > len(items) {
				return fmt.Errorf("type a number from 1 to %d", len(items))
			}
			return p.jump(items[n-1])
		}}
}

// jump goes to where an item of the review is mended.
func (p *plain) jump(it interview.ReviewItem) error {
	switch to := it.GoTo; {
	case to.Stack:
		p.goTo, p.usual = servicesPrompt, false
	case to.Details:
		p.goTo, p.usual = detailsPrompt, false
	default:
		p.goTo = to.Cell.String()
		for _, q := range p.prompts() { // a remark on a control may name no service
			if q.id == p.goTo {
				break
			}
			if strings.HasPrefix(q.id, to.Cell.Control+"@") {
				p.goTo = q.id
				break
			}
		}
	}
	return errJump
}

// report offers to write the report.
func (p *plain) report() prompt {
	base := filepath.Join(document.DefaultFolder(p.s.Document), questionnaire.FileName(p.s.Report.Name()))
	return prompt{title: "Write the report? Type yes for " + text.Shown(base) + ".pdf, formats with commas, or a path of your own; with encrypt in front, a pdf gets a passphrase.",
		help: "Formats: " + FormatNames() + ". With redact in front, names, notes, evidence and owners are left out. An existing file is not replaced. " + document.HopelessReport, open: true, done: true,
		take: func(line string) error {
			line, redact, encrypt := wishes(line)
			paths, err := reportPaths(base, line)
			if err != nil {
				return err
			}
			for _, to := range paths {
				if encrypt && !to.format.Encrypts() {
					return fmt.Errorf("only pdf can be encrypted, not %s; type encrypt alone, or encrypt and a path that ends in .pdf", to.format.Name)
				}
			}
			for _, to := range paths {
				if _, err := os.Lstat(to.path); err == nil {
					return fmt.Errorf("%s exists already; type another path", text.Shown(to.path))
				}
			}
			var x doc.Extra
			if encrypt {
				p.say("%s", document.HopelessReport)
				if x.Passphrase, err = p.passphrase(p.o.ReportPassphrase); err != nil {
					return err
				}
			}
			a := p.s.Assessment.Clone()
			r := report.Options{Redact: redact}.Build(p.s.Catalogue, &a, p.s.Today(), p.s.Report.Plan.Start)
			for _, to := range paths {
				if err := to.format.Save(r, x, to.path); err != nil {
					return err
				}
				p.say("Written: %s", text.Shown(to.path))
			}
			return nil
		}}
}

// wishes takes the words redact and encrypt from before what is to be written,
// which is a pdf where nothing else is said.
func wishes(line string) (what string, redact, encrypt bool) {
	what = line
	for {
		word, rest, _ := strings.Cut(what, " ")
		switch strings.ToLower(word) {
		case "redact":
			redact = true
		case "encrypt":
			encrypt = true
		case "":
			return "pdf", redact, encrypt
		default:
			return what, redact, encrypt
		}
		what = strings.TrimSpace(rest)
	}
}

// FormatNames lists the names of all formats, with commas between them.
func FormatNames() string {
	names := make([]string, len(export.Formats))
	for i, f := range export.Formats {
		names[i] = f.Name
	}
	return strings.Join(names, ", ")
}

// A target is a file that a report goes to.
type target struct {
	path   string
	format export.Format
}

// reportPaths reads where a report is to go: yes, formats, or one path whose
// ending tells the format.
func reportPaths(base, line string) ([]target, error) {
	if isYes(line) {
		line = "pdf"
	}
	var paths []target
	for _, word := range interview.List(line) {
		f, err := export.FormatNamed(strings.ToLower(word))
		if err != nil {
			paths = nil
			break
		}
		paths = append(paths, target{base + f.Ext, f})
	}
	if len(paths) > 0 {
		return paths, nil
	}
	path := document.Expand(document.CleanPath(line))
	to, err := export.FormatNamed("pdf")
	longest := 0
	for _, f := range export.Formats {
		if strings.HasSuffix(strings.ToLower(path), f.Ext) && len(f.Ext) > longest {
			to, longest = f, len(f.Ext)
		}
	}
	return []target{{path, to}}, err
}

// result is the score in a few lines.
func (p *plain) result() string {
	r := p.s.Report
	lines := []string{"Proven " + report.Range(r.Result.Total) + " of 100: " + r.BandText() + ". " + r.Status()}
	for _, said := range []string{r.CapText(), r.AsideTextOf(0)} {
		if said != "" {
			lines = append(lines, said)
		}
	}
	return strings.Join(lines, "\n")
}
