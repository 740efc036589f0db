package doc

import (
	"yourpart/export/pdf/file"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
)

// Extra is what a report takes from files and from the keyboard. It is given to
// the writer beside the report, so that no report holds a secret.
type Extra struct {
	// Passphrase encrypts the file, where its format can; empty leaves it
	// readable to everybody.
	Passphrase string
	// Fonts are for characters that the report's own face lacks: the first that has
	// all letters of what is drawn together draws it.
	Fonts []typeface.Source
	// Find finds fonts for letters that neither the report's own face nor Fonts have;
	// nil finds none. It is asked once a document is drawn that has some.
	Find func(letters []rune) []typeface.Source
	// Drew, if not nil, is told what became of such letters in each document.
	Drew func(Lettering)
	// Logo is a picture, PNG or JPEG, for the head of page one.
	Logo []byte
	// Template is a Word file, .dotx or .docx, that gives a Word document its look.
	Template []byte
	// AnnexName is what the file of the annex is called, for page one to name it.
	AnnexName string
}

// Check returns what is wrong with the passphrase, the fonts or the logo, if
// anything.
func (x Extra) Check() error {
	if err := x.checkPassphrase(); err != nil {
		return err
	}
	if err := x.checkFonts(); err != nil {
		return err
	}
	if len(x.Logo) > 0 {
		_, err := report.DecodeLogo(x.Logo)
		return err
	}
	return nil
}

func (x Extra) checkPassphrase() error {
	if x.Passphrase == "" {
		return nil
	}
	return file.CheckPassphrase(x.Passphrase)
}
