package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

type encryptOptions struct {
	change bool
	brief  bool // a line for each of several files
	fresh  freshPassphrase
}

func newEncrypt(a *app) *cobra.Command {
	var o encryptOptions
	cmd := &cobra.Command{
		Use:   "encrypt FILE|DIR ...",
		Short: "Protect an assessment's file with a passphrase",
		Long: `Protect an assessment's file with a passphrase. The file and the version before it
(FILE.bak) are encrypted where they are, each as it is, and stay so with every save.
All commands and the wizard then ask for the passphrase.

Nobody can open the file without it: there is no way around a passphrase that is
forgotten. Write it down and keep it in a safe place.

The passphrase is asked for on the terminal and not shown. A script gives it in
the environment as YOURPART_PASSPHRASE, or as the first line of --passphrase-file.
Enter alone has one made by chance, which is shown that once. One that is easy to
guess is warned of, and taken all the same.

Several assessments, and those in DIR, are encrypted one after the other with one
passphrase; those that are encrypted already are passed over. With a folder as
--passphrase-file each has its own: acme.json that in acme.txt, and
acme/assessment.json that in acme-assessment.txt, assessment.txt or acme.txt.

--change gives an encrypted file another passphrase, and the version before it too.
A script gives the new one in the environment as YOURPART_NEW_PASSPHRASE.

Reports have no passphrase unless "yourpart export --encrypt" gives them one. Copies
and reports made before stay as they are; those in the same folder that are named
after the file or the business, or hold its answers, are listed.`,
		Example: `  yourpart encrypt northwind.json
  yourpart encrypt northwind.json --passphrase-file passphrase.txt
  yourpart encrypt clients/ --passphrase-file passphrase.txt
  yourpart encrypt northwind.json --change`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			o.fresh, o.brief = a.freshForAll(args, o.change), several(args)
			return a.eachFile(args, assessmentsIn, func(path string) error {
				if !o.change && o.brief && isEncrypted(path) {
					a.note("%s is encrypted already", shown(path))
					return nil
				}
				return a.encrypt(path, o)
			})
		},
	}
	cmd.Flags().BoolVar(&o.change, "change", false, "give an encrypted file another passphrase")
	return cmd
}

// A freshPassphrase gets a new passphrase for a file, and may warn of one that is easy
// to guess by names.
type freshPassphrase func(path string, names ...string) (string, error)

// freshForAll gets the new passphrases of several files: one for all of them, or one
// for each where they are in a folder.
func (a *app) freshForAll(places []string, change bool) freshPassphrase {
	one := a.freshFor
	if change {
		one = func(_ string, names ...string) (string, error) { return a.freshForChange(names...) }
	}
	if !several(places) || a.passphraseFolder() && !change {
		return one
	}
	got := ""
	return func(path string, names ...string) (passphrase string, err error) {
		if got == "" {
			got, err = one(path, names...)
		}
		return got, err
	}
}

// isEncrypted reports whether an encrypted assessment is in a file.
func isEncrypted(path string) bool {
	f, err := store.OpenInput(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, _, err = new(store.Keys).Decode(f)
	return document.Closed(err)
}

func (a *app) encrypt(path string, o encryptOptions) error {
	d, err := a.holdFile(path)
	if err != nil {
		return err
	}
	defer d.Close()
	encrypt := d.Store.Encrypt
	says, more := "%s is encrypted now.", "Without the passphrase nobody can open it: keep that in a safe place. Reports and copies made before stay as they are."
	switch encrypted := d.Store.Encrypted(); {
	case encrypted && !o.change:
		return usagef("%s is encrypted already; to change its passphrase, write: yourpart encrypt %s --change", shown(path), text.Argument(path))
	case o.change && !encrypted:
		return usagef("%s is not encrypted, so it has no passphrase to change", shown(path))
	case o.change:
		encrypt = d.Store.Rekey
		says, more = "%s opens with the new passphrase only.", "Keep that in a safe place. Copies made before open with the old one."
	}
	passphrase, err := o.fresh(path, d.Assessment.Profile.Name, document.FileName(path))
	if err != nil {
		return err
	}
	key, err := a.keys.New(passphrase)
	if err != nil {
		return err
	}
	err = encrypt(key)
	for _, remark := range d.Store.Remarks() {
		say(a.Err, "%s", remark) // also where --quiet is given
	}
	if err != nil {
		return err
	}
	p := a.page()
	if o.brief {
		p.Say(says, shown(path))
	} else {
		p.Say(says+" "+more, shown(path))
	}
	if d.Store.BackupOpens() {
		p.Say("The version before it, %s.bak, opens with the same passphrase.", shown(path))
	}
	nameFiles(p, "These beside it are not encrypted; remove those that are not needed:", d.Store.PlainCopies())
	nameFiles(p, "These beside it open with another passphrase:", d.Store.OtherCopies())
	return a.confirm(p)
}

// nameFiles lists files, where there are any.
func nameFiles(p *page.Page, intro string, paths []string) {
	if len(paths) == 0 {
		return
	}
	for i, path := range paths {
		paths[i] = text.Shown(path)
	}
	p.Say("%s %s", intro, strings.Join(paths, ", "))
}

func newDecrypt(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "decrypt FILE",
		Short: "Take the passphrase off an assessment's file",
		Long: `Take the passphrase off an assessment's file, so that everybody who can read the
file can read the assessment. The version before it stays encrypted until the
next save.`,
		Example:           `  yourpart decrypt northwind.json`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE:              func(_ *cobra.Command, args []string) error { return a.decrypt(args[0]) },
	}
}

func (a *app) decrypt(path string) error {
	d, err := a.holdFile(path)
	if err != nil {
		return err
	}
	defer d.Close()
	if !d.Store.Encrypted() {
		return usagef("%s is not encrypted", shown(path))
	}
	err = d.Store.Decrypt(d.Assessment)
	for _, remark := range d.Store.Remarks() {
		a.note("%s", remark)
	}
	if err != nil {
		return err
	}
	p := a.page()
	p.Say("%s is plain text again.", shown(path))
	return a.confirm(p)
}

// holdFile holds a file whatever the catalogue knows of it.
func (a *app) holdFile(path string) (*document.Document, error) {
	if path == stdin || path == "" {
		return nil, usagef("name an assessment's file, such as northwind.json")
	}
	d, err := a.hold(path, nil)
	if err != nil {
		return nil, err
	}
	if c, err := a.catalogue(); err == nil {
		a.tellNewer(newer(c, &d.Assessment, path))
	}
	return d, nil
}
