package ui

import (
	"errors"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/ui/document"
)

// exporter writes the report in the formats that are ticked. Its rows are the
// formats, then what to leave out, names or all but two pages, then whether the
// PDF is encrypted, then the folder.
type exporter struct {
	s          *session
	at         int
	ticked     map[string]bool // formats by name
	redact     bool
	summary    bool
	encrypt    bool
	passphrase string // for the files at hand; it is asked for each time
	folder     form
	job        writing
	opener     []string // the command that shows a folder; none where empty
	lacking    string   // what of the report no font has, or empty
}

func newExport(s *session) screen {
	w := s.wanted
	if w.ticked == nil {
		w = wanted{ticked: map[string]bool{export.Formats[0].Name: true}, folder: document.DefaultFolder(s.Document)}
	}
	return exporter{s: s, ticked: w.ticked, redact: w.redact, summary: w.summary, encrypt: w.encrypt,
		folder: newForm(s.st, field{label: "Folder", value: w.folder, path: true, folders: true, check: required("a folder")})}
}

// wanted is what was chosen on the page, kept while the program runs.
type wanted struct {
	ticked  map[string]bool
	redact  bool
	summary bool
	encrypt bool
	folder  string
}

func (v exporter) Init() tea.Cmd { return tea.Batch(findOpener, v.tryLetters()) }

// lackingMsg says what of the report no font has.
type lackingMsg string

// tryLetters finds out before the report is written whether no font has some of its
// letters. Nothing is drawn, and no folder is opened, where all are of the usual ones.
func (v exporter) tryLetters() tea.Cmd {
	a, o := v.s.Assessment.Clone(), report.Options{Annex: report.AnnexSeparate}
	c, today, start := v.s.Catalogue, v.s.Today(), v.s.Report.Plan.Start
	letters := export.LetteringOf(v.s.fonts, &a)
	return func() tea.Msg {
		export.Try(letters, export.Formats, &a, func() *report.Report { return o.Build(c, &a, today, start) })
		return lackingMsg(letters.Lacking())
	}
}

// The rows after the formats.
func (v exporter) redactRow() int  { return len(export.Formats) }
func (v exporter) summaryRow() int { return len(export.Formats) + 1 }
func (v exporter) encryptRow() int { return len(export.Formats) + 2 }
func (v exporter) folderRow() int  { return len(export.Formats) + 3 }

// The keys of the page. Letters belong to the folder where that is typed.
var (
	keyWrite      = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "write"))
	keyMark       = key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "tick"))
	keyWrites     = key.NewBinding(key.WithKeys("up", "down", "tab", "shift+tab", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "move"))
	keyToFolder   = key.NewBinding(key.WithKeys("f"), key.WithHelp("f", "folder"))
	keyComplete   = key.NewBinding(key.WithKeys("tab"), key.WithHelp("tab", "complete"))
	keyFromFolder = key.NewBinding(key.WithKeys("up", "down", "shift+tab"), key.WithHelp("↑↓", "move"))
	keyOpenFolder = key.NewBinding(key.WithKeys("ctrl+o"), key.WithHelp("ctrl+o", "open folder"))
	keyCopy       = key.NewBinding(key.WithKeys("c"), key.WithHelp("c", "copy path"))
	keyStop       = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "stop"))
)

func (v exporter) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case lackingMsg:
		v.lacking = string(msg)
	case openerMsg:
		v.opener = msg.command
	case existsMsg:
		v.job.busy = false
		if msg.wrong != nil {
			v.at = v.folderRow()
			v.job.failed = []error{msg.wrong}
			return v, nil
		}
		if msg.own != "" {
			v.job.failed = []error{errors.New(msg.own + " is the assessment itself; choose another folder")}
			return v, nil
		}
		return v, v.s.post(showMsg{confirm{question: msg.ask(), yes: func() tea.Msg { return replaceMsg{} }}})
	case replaceMsg:
		return v.begin(true)
	case passphraseMsg:
		v.passphrase = string(msg)
		return v.begin(false)
	case completedMsg:
		v.folder.completed(msg)
	case wroteMsg:
		if v.job = v.job.note(msg); !v.job.busy {
			v.passphrase = ""
		}
		v.s.wrote(msg.paths)
		return v, v.job.next()
	case tea.KeyPressMsg:
		return v.key(msg)
	case tea.PasteMsg:
		if v.at == v.folderRow() && !v.job.busy {
			v.job = writing{}
			_, cmd := v.folder.update(msg)
			return v, cmd
		}
	}
	return v, nil
}

func (v exporter) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyBack) && v.job.busy:
		v.job.stop = true
	case key.Matches(k, keyBack):
		v.s.wanted = wanted{v.ticked, v.redact, v.summary, v.encrypt, v.folder.value(0)}
		return v, v.s.post(backMsg{})
	case v.job.busy:
	case key.Matches(k, keyWrite):
		v.passphrase = ""
		return v.begin(false)
	case key.Matches(k, keyOpenFolder) && v.mayOpen():
		return v, openFolder(v.opener, v.job.folder)
	case key.Matches(k, keyComplete) && v.at == v.folderRow():
		v.job = writing{} // what was written is old news
		return v, v.folder.complete()
	case key.Matches(k, v.moves()):
		name := k.String()
		switch name {
		case "tab":
			name = "down"
		case "shift+tab":
			name = "up"
		}
		v.at = moved(v.at, v.folderRow()+1, name)
	case v.at == v.folderRow():
		was := v.folder.value(0)
		_, cmd := v.folder.update(k)
		if v.folder.value(0) != was {
			v.job = writing{}
		}
		return v, cmd
	case key.Matches(k, keyCopy) && v.mayCopy():
		return v, v.copy()
	case key.Matches(k, keyToFolder):
		v.at = v.folderRow()
	case key.Matches(k, keyMark):
		v.mark()
	case key.Matches(k, keyTickAll):
		v.markAll()
	}
	return v, nil
}

// moves are the keys that move the cursor; some are the folder's where that is
// typed.
func (v exporter) moves() key.Binding {
	if v.at == v.folderRow() {
		return keyFromFolder
	}
	return keyWrites
}

// mark ticks the row at the cursor, or takes the tick away.
func (v *exporter) mark() {
	if v.job.busy {
		return
	}
	v.job = writing{}
	switch v.at {
	case v.redactRow():
		v.redact = !v.redact
	case v.summaryRow():
		v.summary = !v.summary
	case v.encryptRow():
		v.encrypt = !v.encrypt
	default:
		v.ticked = toggled(v.ticked, export.Formats[v.at].Name)
	}
}

// markAll ticks all formats, or none where all are.
func (v *exporter) markAll() {
	v.job = writing{}
	all := len(v.formats()) < len(export.Formats)
	v.ticked = map[string]bool{}
	for _, f := range export.Formats {
		v.ticked[f.Name] = all
	}
}

// formats are those that are ticked.
func (v exporter) formats() (list []export.Format) {
	for _, f := range export.Formats {
		if v.ticked[f.Name] {
			list = append(list, f)
		}
	}
	return list
}

// begin writes the files; without force it asks before one is replaced.
func (v exporter) begin(force bool) (screen, tea.Cmd) {
	v.job = writing{}
	folder := v.folder.value(0)
	switch {
	case len(v.formats()) == 0:
		v.job.failed = []error{errors.New("no format is chosen; tick one with space")}
		return v, nil
	case folder == "":
		v.at = v.folderRow()
		v.job.failed = []error{errors.New("no folder is named; write where the files go")}
		return v, nil
	case v.summary && !v.narrows():
		v.job.failed = []error{errors.New("only pdf, html, docx, pptx and md can be two pages; take the tick from the others, or from the two pages")}
		return v, nil
	case v.encrypt && !slices.ContainsFunc(v.formats(), export.Format.Encrypts):
		v.job.failed = []error{errors.New("only pdf can be encrypted; tick it too, or leave the passphrase out")}
		return v, nil
	case v.encrypt && v.passphrase == "":
		return v, v.askPassphrase()
	}
	a := v.s.Assessment.Clone()
	r := v.options().Build(v.s.Catalogue, &a, v.s.Today(), v.s.Report.Plan.Start)
	own := ""
	if v.s.Store != nil {
		own = v.s.Store.Path()
	}
	v.job = newWriting(r, doc.Extra{Passphrase: v.passphrase}, export.LetteringOf(v.s.fonts, &a), v.formats(), document.Expand(folder))
	if force {
		return v, v.job.next()
	}
	return v, v.job.look(own)
}

// options are what is asked of the report. Its annex is a file of its own.
func (v exporter) options() report.Options {
	return report.Options{Redact: v.redact, Summary: v.summary, Annex: report.AnnexSeparate}
}

// narrows reports whether parts can be left out of every format that is ticked.
func (v exporter) narrows() bool {
	return !slices.ContainsFunc(v.formats(), func(f export.Format) bool { return !f.Narrows })
}

// mayOpen reports whether there is something to look at, and a way to.
func (v exporter) mayOpen() bool { return len(v.opener) > 0 && len(v.job.written) > 0 }
