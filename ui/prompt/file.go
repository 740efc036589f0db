package prompt

import (
	"errors"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// open opens a file, and brings it back where it is damaged and that is wanted. It
// tells where the file is of a newer catalogue.
func (p *plain) open(path string) error {
	if err := p.s.Open(path); err != nil {
		if err = p.mended(err); err != nil {
			return err
		}
	}
	document.Remember(p.s.Options, path)
	if said := p.s.Report.NewerText(); said != "" {
		p.say("%s", said)
	}
	return nil
}

// mended asks in plain mode what to do about a file that could not be opened.
func (p *plain) mended(err error) error {
	var damage *store.DamagedError
	if !errors.As(err, &damage) {
		return err
	}
	p.say("%s", document.DamageText(damage))
	if yes, end := p.agreed("Bring that version back?"); end != nil || !yes {
		return err
	}
	done, err := p.s.Keys.Restore(damage.Path)
	if err != nil {
		return err
	}
	if done.Kept != "" {
		p.say("The damaged file is kept as %s.", text.Shown(done.Kept))
	}
	return p.s.Open(damage.Path)
}

// protect encrypts the file in plain mode, and asks what to do next.
func (p *plain) protect() error {
	p.say("%s %s", document.Hopeless, document.PlainReports)
	passphrase, err := p.passphrase(p.o.NewPassphrase)
	if err != nil {
		return err
	}
	if err := document.Encrypt(p.s.Document, p.s.Store, passphrase); err != nil {
		return err
	}
	p.s.Sealed = true
	p.say("%s", document.SealedNow(p.s.Store))
	for _, remark := range document.Told(p.s.Store) {
		p.say("%s", remark)
	}
	if plain := p.s.Store.PlainCopies(); len(plain) > 0 {
		p.say("%s", document.PlainText(plain))
	}
	return errHome
}

// passphrase gets a new one where the program is told how.
func (p *plain) passphrase(from func(...string) (string, error)) (string, error) {
	if from == nil {
		return "", errors.New("there is nobody to ask for a passphrase; see yourpart help encrypt")
	}
	return from(document.Names(p.s.Document)...)
}

// save changes the assessment and puts it on disk at once, making its file where it
// has none.
func (p *plain) save(f func(a *questionnaire.Assessment)) error {
	return p.attempt(func(a *questionnaire.Assessment) error {
		f(a)
		return nil
	})
}

// attempt is save for what may be refused; then nothing changes.
func (p *plain) attempt(f func(a *questionnaire.Assessment) error) error {
	return p.kept(p.s.Keep(f))
}

// kept is what became of a change, after what there is to be told of its file. It makes
// the file where there is none.
func (p *plain) kept(err error) error {
	if p.s.Store == nil {
		if err == nil {
			p.s.Store, err = document.Create(p.s.Folder, p.s.Assessment)
		}
		return err
	}
	if kept := p.s.Store.Aside(); len(kept) > 0 {
		p.say("%s", document.AsideText(p.s.Store.Path(), kept))
	}
	for _, remark := range document.Told(p.s.Store) {
		p.say("%s", remark)
	}
	return err
}
