package ui

import (
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/fonts"
	"yourpart/internal/passphrase"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/interview"
	"yourpart/ui/tty"
)

// A session is the assessment at hand and all that screens share. Screens
// read the report; they change the assessment through change only.
type session struct {
	*interview.Interview
	Mouse    bool // clicks and the wheel count
	st       *styles
	fonts    *fonts.Finder // for letters that a report's own face lacks; nil finds none
	posted   []tea.Msg     // what screens told the app since the last message
	trial    trial
	show     planShow
	wanted   wanted
	latest   []string // the report's files that were written last
	cameFrom int      // the row of the review or of the results that led to this question
	// reminded is true once the stack asked what was forgotten.
	reminded bool
	clients  bool // assessments are done for clients
	joins    bool // the terminal draws joined emoji as one
	// typed is what was in those of the profile's fields that could not be
	// taken over when it was left.
	typed map[int]string
	// importInto is the file that a scan is to be imported into once it is open.
	importInto string
	reports    []string // what was written, by its path, for the line after leaving
	// How the terminal draws, and what it is asked.
	marks   tty.Marks
	look    look
	links   bool // it knows links in text
	live    *live
	stopper *tty.Stopper // nil where nothing can be stopped
	told    string       // what the last key did, where the page does not show it; the next one takes it away
}

// post tells the app something before the next key. It returns no command, so
// that it can stand where one is expected.
func (s *session) post(m tea.Msg) tea.Cmd {
	s.posted = append(s.posted, m)
	return nil
}

func newSession(o Options) *session {
	s := &session{Interview: &interview.Interview{Document: document.New(o.Options.Options)}, Mouse: o.Mouse, st: anyStyles(), live: &live{}, fonts: o.Fonts}
	if o.ASCII {
		s.marks = tty.Plain
	}
	return s
}

// take makes an opened file the one at hand, for the screens too.
func (s *session) take(store *store.Store, a questionnaire.Assessment) {
	s.Document.Take(store, a)
	s.typed, s.trial, s.show, s.wanted, s.latest = nil, trial{}, planShow{}, wanted{}, nil
	s.reminded, s.cameFrom, s.told, s.importInto = false, 0, "", ""
	s.Joined()
}

// noted is the command that notes the open file for the list of clients, wherever it is.
func (s *session) noted() tea.Cmd {
	if s.Store == nil {
		return nil
	}
	o, path := s.Options, s.Store.Path()
	return func() tea.Msg {
		document.Remember(o, path)
		return nil
	}
}

// newer is the page that says that the open file is of a newer catalogue, and what
// becomes of it; nil where it is not. The footer keeps saying so.
func (s *session) newer() []screen {
	if said := s.Report.NewerText(); said != "" {
		return []screen{newPage(s, "A newer catalogue").add(said)}
	}
	return nil
}

// newerState is the newer catalogue of the open file for the footer, or empty.
func (s *session) newerState() string {
	if !s.Assessment.Newer(s.Catalogue) {
		return ""
	}
	return s.st.warn.Render("catalogue " + text.CleanLine(s.Assessment.Catalogue))
}

// createdMsg says how making a new assessment's file went.
type createdMsg struct {
	store *store.Store
	a     questionnaire.Assessment
	err   error
}

// trouble is the overlay about what went wrong. Where something can be done
// about it, it offers that.
func (s *session) trouble(err error) screen {
	var damage *store.DamagedError
	if errors.As(err, &damage) {
		return confirm{question: document.DamageText(damage), yes: restoreCmd(s, damage.Path)}
	}
	var encrypted *store.EncryptedError
	if errors.As(err, &encrypted) {
		return s.unlocking(encrypted.Path, "This file is encrypted.", openCmd(s, encrypted.Path))
	}
	return newProblem(s, err)
}

// restoreCmd brings back the version before and opens it.
func restoreCmd(s *session, path string) tea.Cmd {
	return func() tea.Msg {
		if _, err := s.Keys.Restore(path); err != nil {
			return failMsg{err}
		}
		return openCmd(s, path)()
	}
}

// unlocking asks for the passphrase of a file before something is done with it.
func (s *session) unlocking(path, intro string, then tea.Cmd) screen {
	f := newForm(s.st, field{label: "Passphrase", secret: true, check: required("the passphrase")})
	return dialog{title: "Open " + text.Shown(filepath.Base(path)), intro: intro, form: f, done: func(f *form) tea.Cmd {
		return unlockCmd(s, path, f.raw(0), then)
	}}
}

// unlockCmd opens a file with a passphrase and goes on, or asks for it again.
// Finding out takes a moment, on purpose.
func unlockCmd(s *session, path, passphrase string, then tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		err := s.Keys.Unlock(path, passphrase)
		if errors.Is(err, store.ErrPassphrase) {
			return showMsg{s.unlocking(path, "That is not it: mind capital letters and the keyboard's language. Nobody can open the file without the right passphrase.", then)}
		}
		if err != nil {
			return failMsg{err}
		}
		return then()
	}
}

// protect asks for a passphrase for the file at hand.
func (s *session) protect() tea.Cmd {
	held := s.Store
	return send(showMsg{s.newPassphrase("Protect with a passphrase", document.Hopeless+" "+document.PlainReports, passphrase.Check, func(words string) tea.Cmd {
		return tea.Sequence(s.catchUp(), func() tea.Msg { return protectedMsg{held, document.Encrypt(s.Document, held, words)} })
	})})
}

// newPassphrase asks for a new passphrase, twice, or makes one. One that is easy to
// guess is warned of.
func (s *session) newPassphrase(title, intro string, check func(string) error, done func(passphrase string) tea.Cmd) dialog {
	fields := []field{
		{label: "Passphrase", secret: true, check: check, help: "Four words that do not belong together are good; ctrl+g makes one for you.",
			tell: func(typed string) string { return easy(check, typed, document.Names(s.Document)) }},
		{label: "The same again", secret: true},
	}
	fields[1].check = func(again string) error {
		if again != fields[0].value {
			return errors.New("the two differ; type the first one again")
		}
		return nil
	}
	fields[1].tell = func(string) string { return easy(check, fields[0].value, document.Names(s.Document)) }
	return dialog{title: title, intro: intro, form: newForm(s.st, fields...), makes: true, done: func(f *form) tea.Cmd { return done(f.raw(0)) }}
}

// easy says what is to be known of a passphrase that would be taken.
func easy(check func(string) error, typed string, names []string) string {
	if check(typed) != nil {
		return ""
	}
	return strings.Join(passphrase.Warnings(typed, names...), " ")
}

// protectedMsg says how protecting a file went.
type protectedMsg struct {
	store *store.Store
	err   error
}

// protected tells that the file is encrypted, and what is not.
func (a app) protected(msg protectedMsg) (tea.Model, tea.Cmd) {
	if msg.err != nil {
		return a, send(failMsg{msg.err})
	}
	if msg.store == a.s.Store {
		a.s.Sealed = true
	}
	p := newPage(a.s, "Protected").add(document.SealedNow(msg.store), "", document.Hopeless)
	for _, remark := range document.Told(msg.store) {
		p = p.add("", remark)
	}
	if plain := msg.store.PlainCopies(); len(plain) > 0 {
		p = p.add("", document.PlainText(plain))
	}
	return a, send(showMsg{p})
}

// speaker asks who answers from now on.
func (v questions) speaker() tea.Cmd {
	s := v.s
	f := newForm(s.st, field{label: "Name", value: s.By(), check: interview.CheckPerson,
		help: "Empty is nobody in particular. Where people say different things, it stays a question until somebody settles it."})
	return s.post(showMsg{dialog{title: "Who answers now?", draft: true, form: f, done: func(f *form) tea.Cmd {
		s.AnswerAs(f.value(0))
		if by := s.By(); by != "" {
			return s.tell("the answers from now on are " + text.CleanLine(by) + "'s")
		}
		return s.tell("the answers from now on are nobody's in particular")
	}}})
}
