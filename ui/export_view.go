package ui

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/export/pdf/file"
	"yourpart/internal/text"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

func (v exporter) View(width, height int) string {
	st, told := v.s.st, v.told(width)
	name := 0
	for _, f := range export.Formats {
		name = max(name, len(f.Name))
	}
	rows := st.list(v.folderRow()+1, v.at, width, max(height-len(told)-1, 3), func(i, w int) string {
		switch i {
		case v.folderRow():
			return st.mark(i) + v.folderLine(w)
		case v.redactRow():
			return st.mark(i) + st.choice(box(v.redact)+"Leave out names, notes, evidence and owners", "", i == v.at, w)
		case v.summaryRow():
			return st.mark(i) + st.choice(box(v.summary)+"Two pages for those who decide, and no more", "", i == v.at, w)
		case v.encryptRow():
			return st.mark(i) + st.choice(box(v.encrypt)+"Protect the pdf with a passphrase", "", i == v.at, w)
		}
		f := export.Formats[i]
		return st.mark(i) + st.choice(box(v.ticked[f.Name])+pad(f.Name, name+2)+f.About, "", i == v.at, w)
	})
	return rows + "\n\n" + strings.Join(told, "\n")
}

// files is how many files are written: one for each format, and the annex of a report
// that has one.
func (v exporter) files() int {
	n := 0
	for _, f := range v.formats() {
		n++
		if f.Annex != nil && v.options().MayPart() {
			n++
		}
	}
	return n
}

// box is a tick box.
func box(ticked bool) string {
	if ticked {
		return "[x] "
	}
	return "[ ] "
}

// folderLine is the folder, as a field while the cursor is there.
func (v exporter) folderLine(width int) string {
	if v.at == v.folderRow() {
		return v.folder.row(0, len("Folder"), width)
	}
	return cut("  "+v.s.st.muted.Render("Folder")+"  "+v.folder.value(0), width)
}

// told is how the writing goes, or went.
func (v exporter) told(width int) (lines []string) {
	st, j := v.s.st, v.job
	if j.busy {
		return []string{st.progress(j.at, len(j.formats), 20) + st.muted.Render(fmt.Sprintf("  writing %s, %d of %d",
			j.formats[j.at].Name, j.at+1, len(j.formats)))}
	}
	if len(j.written) == 0 && len(j.failed) == 0 {
		if v.at < len(export.Formats) && width < readable { // its row may have no room for all of it
			lines = styled(st.muted.Render, export.Formats[v.at].Name+": "+export.Formats[v.at].About+".", width)
		}
		if v.at == v.folderRow() && len(v.folder.offers) > 0 {
			lines = styled(st.accent.Render, strings.Join(v.folder.offers, "  "), width)
		}
		lines = append(lines, styled(st.muted.Render, fmt.Sprintf("Enter writes %s in %s.", text.Plural(v.files(), "file"), v.folder.value(0)), width)...)
		lines = append(lines, styled(st.muted.Render, strings.TrimSpace(v.readable()), width)...)
		if draws := slices.ContainsFunc(v.formats(), func(f export.Format) bool { return f.Draws }); draws && !v.redact {
			lines = append(lines, styled(st.warn.Render, sentenceOf(v.lacking), width)...)
		}
		return lines
	}
	lines = v.writtenLines(width)
	if len(j.written) > 0 && len(j.failed) == 0 {
		lines = append(lines, styled(st.muted.Render, "That is all, and all is saved: ctrl+c ends, esc goes back to the plan.", width)...)
	}
	if j.letters != nil && len(j.written) > 0 {
		lines = append(lines, styled(st.muted.Render, sentenceOf(j.letters.Drawn()), width)...)
		lines = append(lines, styled(st.warn.Render, sentenceOf(j.letters.Lacking()), width)...)
	}
	for _, err := range j.failed {
		lines = append(lines, styled(st.problem.Render, "Not written: "+err.Error(), width)...)
	}
	return lines
}

// sentenceOf is a remark as a sentence, or nothing where there is none.
func sentenceOf(remark string) string {
	if remark == "" {
		return ""
	}
	return interview.SentenceOf(remark)
}

// writtenLines are what was written and where, a path on a line of its own.
func (v exporter) writtenLines(width int) (lines []string) {
	st, written := v.s.st, v.job.written
	path := func(path string) string {
		return v.s.link(path, st.good.Render(onLine(text.Printed(path), width)))
	}
	switch n := len(written); {
	case n == 0:
		return nil
	case n == 1 && widthOf("Written: "+written[0]) <= width:
		return []string{st.good.Render("Written: ") + path(written[0])}
	case n == 1:
		return []string{st.good.Render("Written:"), path(written[0])}
	default:
		names := make([]string, n)
		for i, p := range written {
			names[i] = filepath.Base(p)
		}
		head, all := fmt.Sprintf("Written: %d files in ", n), strings.Join(names, ", ")
		switch folder := text.Printed(v.job.folder); {
		case widthOf(head+folder+": "+all) <= width:
			return []string{st.good.Render(head) + path(folder) + st.good.Render(": "+all)}
		case widthOf(head+folder+":") <= width:
			lines = []string{st.good.Render(head) + path(folder) + st.good.Render(":")}
		default:
			lines = []string{st.good.Render(strings.TrimSpace(head)), path(folder)}
		}
		return append(lines, styled(st.good.Render, all, width)...)
	}
}

func (v exporter) Keys() []key.Binding {
	if v.job.busy {
		return []key.Binding{keyStop}
	}
	keys := []key.Binding{keyWrite, keyMark, keyWrites, keyBack, keyToFolder, keyTickAll}
	if v.at == v.folderRow() {
		keys = []key.Binding{keyWrite, keyComplete, keyFromFolder, keyBack}
	}
	if v.mayCopy() {
		keys = append([]key.Binding{keys[0], keyCopy}, keys[1:]...)
	}
	if v.mayOpen() {
		keys = append([]key.Binding{keys[0], keyOpenFolder}, keys[1:]...)
	}
	return keys
}

func (v exporter) Head() (right, left string) {
	return "Export", "The report for " + v.s.Report.Name()
}

// passphraseMsg is the passphrase for the report that is to be written.
type passphraseMsg string

// askPassphrase asks for it before the files are written.
func (v exporter) askPassphrase() tea.Cmd {
	return v.s.post(showMsg{v.s.newPassphrase("Passphrase for the report", document.HopelessReport+v.readable(), file.CheckPassphrase,
		func(passphrase string) tea.Cmd { return send(passphraseMsg(passphrase)) })})
}

// readable tells which files stay readable to everybody although another one,
// or the assessment, is encrypted.
func (v exporter) readable() string {
	var names []string
	for _, f := range v.formats() {
		if !f.Encrypts() {
			names = append(names, f.Name)
		}
	}
	const most = 4
	switch {
	case !v.encrypt && v.s.Sealed:
		return " Not encrypted, unlike the assessment."
	case !v.encrypt || len(names) == 0:
		return ""
	case len(names) > most:
		return " Not encrypted: the other " + text.Plural(len(names), "file") + "."
	}
	return " Not encrypted: " + strings.Join(names, ", ") + "."
}
