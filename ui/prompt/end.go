package prompt

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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
		return prompt{id: reviewPrompt, title: "Everything is answered, and nothing looks odd. Enter goes on.", help: "Next come the result and the plan. " + roundHelp, rounds: true, open: true, no: skip,
			take: func(string) error { return errors.New("there is nothing to go to; Enter goes on") }}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s to look at; nothing has to be fixed to go on:", text.Plural(len(items), "thing"))
	for i, it := range items {
		fmt.Fprintf(&b, "\n  %d. %s: %s", i+1, it.Mark, it.Text)
	}
	return prompt{id: reviewPrompt, told: b.String(), title: "Type a number to go there; Enter goes on.", help: "Questions that stay open count as missing, and the plan says whom to ask. " + roundHelp, rounds: true, open: true, no: skip,
		take: func(line string) error {
			n, err := strconv.Atoi(line)
			if err != nil || n < 1 || n > len(items) {
				return fmt.Errorf("type a number from 1 to %d", len(items))
			}
			return p.jump(items[n-1])
		}}
}

// jump goes to where an item of the review is changed. One of the services that are asked
// about together is asked about by itself, where it is not all of them that are meant.
func (p *plain) jump(it interview.ReviewItem) error {
	switch to := it.GoTo; {
	case to.Stack:
		p.goTo, p.usual = servicesPrompt, false
	case to.Details:
		p.goTo, p.usual = detailsPrompt, false
	default:
		p.toCell(to)
	}
	return errJump
}

// toCell goes to the prompt about a cell, or where a remark names no service, to the first
// about its control.
func (p *plain) toCell(to interview.Place) {
	p.goTo = to.Cell.String()
	list := p.prompts()
	is := func(id questionnaire.CellID) bool { return id == to.Cell }
	if i := slices.IndexFunc(list, func(q prompt) bool { return len(q.cells) > 1 && q.about(is) }); i >= 0 && !to.Together {
		p.s.Split(to.Cell.Control, true)
		list = p.prompts()
	}
	for _, matches := range []func(questionnaire.CellID) bool{is, func(id questionnaire.CellID) bool { return id.Control == to.Cell.Control }} {
		if i := slices.IndexFunc(list, func(q prompt) bool { return q.about(matches) }); i >= 0 {
			p.goTo = list[i].key()
			return
		}
	}
}

// report offers to write the report.
func (p *plain) report() prompt {
	base := filepath.Join(document.DefaultFolder(p.s.Document), questionnaire.FileName(p.s.Report.Name()))
	return prompt{title: "Write the report? Type yes for " + text.Shown(base) + ".pdf, formats with commas, or a path of your own; with encrypt in front, a pdf gets a passphrase.",
		help: "No, or Enter, ends without one. Formats: " + formatNames() + ". A path has a folder in it, such as ./report, or ends as its format does, such as report.pdf. With redact in front, names, notes, evidence and owners are left out; with summary, a pdf, html or md is two pages for those who decide. An existing file is not replaced. " + document.HopelessReport + " " + roundHelp, rounds: true, open: true, done: true,
		no: skip, take: func(line string) error { return p.write(base, line) }}
}

// write writes the report in the formats, or at the path, that a line names.
func (p *plain) write(base, line string) error {
	line, o, encrypt := wishes(line)
	if isNo(line) {
		return nil
	}
	if o.Redact { // nor does its file's name say whom it is about
		base = filepath.Join(filepath.Dir(base), questionnaire.FileName(questionnaire.RedactedName))
	}
	paths, err := reportPaths(base, line)
	if err != nil {
		return err
	}
	if err := mayWrite(paths, o, encrypt); err != nil {
		return err
	}
	if yes, err := p.mayBePlain(filesOf(paths, o), encrypt); err != nil || !yes {
		return cmp.Or(err, errStay)
	}
	var x doc.Extra
	if encrypt {
		p.say("%s", document.HopelessReport)
		if x.Passphrase, err = p.passphrase(p.o.ReportPassphrase); err != nil {
			return err
		}
	}
	a := p.s.Assessment.Clone()
	r := o.Build(p.s.Catalogue, &a, p.s.Today(), p.s.Report.Plan.Start)
	letters := export.LetteringOf(p.o.Fonts, &a)
	x = letters.Into(x)
	for _, to := range paths {
		written, err := to.format.Save(r, x, to.path)
		if err != nil {
			return err
		}
		for _, path := range written {
			p.say("Written: %s", own(text.Shown(path)))
			if !slices.Contains(p.reports, path) {
				p.reports = append(p.reports, path)
			}
		}
	}
	for _, note := range letters.Notes() {
		p.say("%s", interview.SentenceOf(note))
	}
	return nil
}

// mayWrite returns what is wrong with where a report is to go, if anything.
func mayWrite(paths []target, o report.Options, encrypt bool) error {
	for _, to := range paths {
		if encrypt && !to.format.Encrypts() {
			return fmt.Errorf("only pdf can be encrypted, not %s; type encrypt alone, or encrypt and a path that ends in .pdf", to.format.Name)
		}
		if o.Summary && !to.format.Narrows {
			return fmt.Errorf("summary is for pdf, html, docx, pptx and md, not %s, which always carries everything; type summary alone, or summary and html", to.format.Name)
		}
	}
	for _, to := range filesOf(paths, o) {
		info, err := os.Stat(to.path)
		switch _, there := os.Lstat(to.path); {
		case os.IsPathSeparator(to.path[len(to.path)-1]) || (err == nil && info.IsDir()):
			return fmt.Errorf("%s is a folder; add a name for the file, such as %s", text.Shown(to.path), text.Shown(filepath.Join(to.path, "report.pdf")))
		case there == nil:
			return fmt.Errorf("%s exists already; type another path", text.Shown(to.path))
		}
	}
	return nil
}

// filesOf are the files of some reports: each of them, and its annex where it has one.
func filesOf(paths []target, o report.Options) []target {
	var out []target
	for _, to := range paths {
		out = append(out, to)
		if annex := export.AnnexPath(to.path); to.format.Annex != nil && o.MayPart() && annex != "" {
			out = append(out, target{annex, to.format})
		}
	}
	return out
}

// mayBePlain asks before the report of an encrypted assessment is written as
// files that everybody can read.
func (p *plain) mayBePlain(paths []target, encrypt bool) (bool, error) {
	if !p.s.Sealed || encrypt {
		return true, nil
	}
	names := make([]string, len(paths))
	for i, to := range paths {
		names[i] = text.Shown(filepath.Base(to.path))
	}
	const question = "Write it all the same? Type yes or no."
	p.say("The assessment is encrypted, but %s would not be: anyone who gets that can read it. With encrypt in front, a pdf gets a passphrase.\n%s", strings.Join(names, ", "), question)
	yes, err := p.agreed(question)
	if err == nil && !yes {
		p.say("Nothing was written.")
	}
	return yes, err
}

// wishes takes the words redact, summary and encrypt from before what is to be
// written, which is a pdf where nothing else is said.
func wishes(line string) (what string, o report.Options, encrypt bool) {
	what, o.Annex = line, report.AnnexSeparate
	for {
		word, rest, _ := strings.Cut(what, " ")
		switch strings.ToLower(word) {
		case "redact":
			o.Redact = true
		case "summary":
			o.Summary = true
		case "encrypt":
			encrypt = true
		case "":
			return "pdf", o, encrypt
		default:
			return what, o, encrypt
		}
		what = strings.TrimSpace(rest)
	}
}

// formatNames lists the names of all formats, with commas between them.
func formatNames() string {
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
// ending tells the format. What is none of them is an error, and never a path.
func reportPaths(base, line string) ([]target, error) {
	if isYes(line) {
		line = "pdf"
	}
	var paths []target
	unknown := ""
	for _, word := range interview.List(line) {
		f, err := export.FormatNamed(strings.ToLower(word))
		if err != nil {
			unknown = word
			break
		}
		paths = append(paths, target{base + f.Ext, f})
	}
	if unknown == "" && len(paths) > 0 {
		return paths, nil
	}
	path := document.Expand(document.CleanPath(line))
	if !isPath(path, formatEndings()...) {
		return nil, fmt.Errorf("%q is neither a format nor a path; type yes, no, formats such as pdf, html, or a path such as ./report.pdf", cmp.Or(unknown, line))
	}
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
	for _, said := range []string{r.CapText(), r.AsideTextOf(0), r.AgeText(), p.timely()} {
		if said != "" {
			lines = append(lines, said)
		}
	}
	return strings.Join(lines, "\n")
}
