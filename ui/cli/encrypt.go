package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
)

func newEncrypt(a *app) *cobra.Command {
	var change bool
	cmd := &cobra.Command{
		Use:   "encrypt FILE",
		Short: "Protect an assessment's file with a passphrase",
		Long: `Protect an assessment's file with a passphrase. The file and the version before it
are encrypted where they are, and stay so with every save. All commands and the
wizard then ask for the passphrase.

Nobody can open the file without it: there is no way around a passphrase that is
forgotten. Write it down and keep it in a safe place.

The passphrase is asked for on the terminal and not shown. A script gives it in
the environment as YOURPART_PASSPHRASE, or as the first line of --passphrase-file.

--change gives an encrypted file another passphrase. A script gives the new one in
the environment as YOURPART_NEW_PASSPHRASE.

Reports have no passphrase unless "yourpart export --encrypt" gives them one. Copies
made before, such as by a backup or a sync program, stay as they are.`,
		Example: `  yourpart encrypt northwind.json
  yourpart encrypt northwind.json --passphrase-file passphrase.txt
  yourpart encrypt northwind.json --change`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE:              func(_ *cobra.Command, args []string) error { return a.encrypt(args[0], change) },
	}
	cmd.Flags().BoolVar(&change, "change", false, "give an encrypted file another passphrase")
	return cmd
}

func (a *app) encrypt(path string, change bool) error {
	h, err := a.holdFile(path)
	if err != nil {
		return err
	}
	defer h.close()
	ask, encrypt := a.fresh, h.store.Encrypt
	says := "%s is encrypted now. Without the passphrase nobody can open it: keep that in a safe place. Reports and copies made before stay as they are."
	switch encrypted := h.store.Encrypted(); {
	case encrypted && !change:
		return usagef("%s is encrypted already; to change its passphrase, write: yourpart encrypt %s --change", shown(path), text.Argument(path))
	case change && !encrypted:
		return usagef("%s is not encrypted, so it has no passphrase to change", shown(path))
	case change:
		ask, encrypt = a.freshForChange, h.store.Rekey
		says = "%s opens with the new passphrase only, and so does the version before it. Keep that in a safe place. Copies made before open with the old one."
	}
	passphrase, err := ask()
	if err != nil {
		return err
	}
	key, err := a.keys.New(passphrase)
	if err != nil {
		return err
	}
	if err := encrypt(key); err != nil {
		return err
	}
	p := a.page()
	p.say(says, shown(path))
	if plain := h.store.PlainCopies(); len(plain) > 0 {
		for i, name := range plain {
			plain[i] = text.Shown(name)
		}
		p.say("These hold versions that are not encrypted; remove them when they are not needed: %s", strings.Join(plain, ", "))
	}
	return a.confirm(p)
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
	h, err := a.holdFile(path)
	if err != nil {
		return err
	}
	defer h.close()
	if !h.store.Encrypted() {
		return usagef("%s is not encrypted", shown(path))
	}
	if err := h.store.Decrypt(h.doc); err != nil {
		return err
	}
	p := a.page()
	p.say("%s is plain text again.", shown(path))
	return a.confirm(p)
}

// holdFile holds a file whatever the catalogue knows of it.
func (a *app) holdFile(path string) (h held, err error) {
	if path == stdin || path == "" {
		return held{}, usagef("name an assessment's file, such as northwind.json")
	}
	if h.store, h.doc, _, err = a.hold(path); err != nil {
		return h, err
	}
	if c, err := a.catalogue(); err == nil {
		a.tellNewer(newer(c, &h.doc, path))
	}
	return h, nil
}
