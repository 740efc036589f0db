package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

type newOptions struct {
	profile  []*fieldFlag
	services []string
	stack    stackFlags
	from     string
	out      string
	encrypt  bool
}

func newNew(a *app) *cobra.Command {
	o := newOptions{stack: stackFlags{adds: "service"}}
	cmd := &cobra.Command{
		Use:   "new --name NAME --service ID[,ID...]",
		Short: "Start an assessment without the wizard",
		Long: `Start an assessment without the wizard and print the path of its file.

A service is an id of the catalogue ("yourpart catalogue services" lists them),
ID:VARIANT for another way of using it, or MODEL:NAME for one of your own, where
MODEL is on-prem, iaas, caas, paas, faas or saas. The flags --data, --stops,
--sign-in, --runs-on and --parts name a service by its id, by ID-2 for the second
of one kind, or by its name in lower case with hyphens for one of your own.

--runs-on says what software runs on that you install, such as WordPress: another
service of the stack, or shared-hosting, server, own-machine or maker. Without it
the program takes what is usual in such a stack, and says so. --parts says which
parts of a service are used, such as servers and databases; without it, all of them.
"yourpart catalogue show ID" lists both.

--from begins with what another assessment says: its stack, the data in it and how
it is used, its countries, depth and hours. Its name, its answers and all else stay
behind. Other flags change that, and --service adds to it.

Without -o the file goes to the folder for yourpart's data under the name of the
business. -o takes a file, a folder, or - to print the assessment. A file that
exists is never replaced.`,
		Example: `  yourpart new --name "Northwind Digital" --service google-workspace,dropbox,aws-lightsail \
    --people 14 --country Germany --data dropbox=internal,customer-personal \
    --stops google-workspace --start 2026-11-30 -o northwind.json
  yourpart new --name "Corner Shop" --service "shopify,saas:Till app" --sign-in till-app=shopify
  yourpart new --name "Mill Bakery" --service wordpress-self-hosted,cpanel-hosting --runs-on wordpress-self-hosted=cpanel-hosting
  yourpart new --name "Hill Dental" --from northwind.json --people 8 -o hill-dental.json
  yourpart new --name Test --service aws-ec2 -o - | yourpart responsibilities -`,
		Args: takes(0, 0),
		RunE: func(*cobra.Command, []string) error { return a.create(o) },
	}
	f := cmd.Flags()
	o.profile = a.profileFlags(cmd, false)
	f.StringArrayVar(&o.services, "service", nil, "a service it uses, as `ID`, ID:VARIANT or MODEL:NAME; commas between several")
	o.stack.add(cmd)
	f.StringVar(&o.from, "from", "", "begin with the stack and the setup of `FILE`, another assessment")
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - to print it")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the file with a passphrase (see yourpart help encrypt)")
	a.completeNew(cmd)
	return cmd
}

func (a *app) create(o newOptions) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	s := questionnaire.New("")
	if o.from != "" {
		_, t, err := a.load(o.from)
		if err != nil {
			return err
		}
		s = questionnaire.NewFrom(*t)
	}
	s, err = o.assessment(c, s)
	if err != nil {
		return asUsage(err)
	}
	var key *store.Key
	if o.encrypt {
		passphrase, err := a.freshFor(a.placeFor(s.Profile.Name, o.out), s.Profile.Name, document.FileName(o.out))
		if err != nil {
			return err
		}
		if key, err = a.keys.New(passphrase); err != nil {
			return err
		}
	}
	a.noteHosts(c, &s)
	if o.out == stdin {
		return store.Write(a.out, s, key)
	}
	store, err := store.Create(a.placeFor(s.Profile.Name, o.out), s, key)
	if err != nil {
		return err
	}
	a.say(store.Path())
	return store.Close()
}

// placeFor is the path of a new assessment.
func (a *app) placeFor(name, out string) string {
	file := questionnaire.FileName(name) + ".json"
	if out == "" {
		return filepath.Join(a.folder(), file)
	}
	if isFolder(out) {
		return filepath.Join(out, file)
	}
	return out
}

// assessment makes of a beginning what the flags say.
func (o newOptions) assessment(c *catalogue.Catalogue, s questionnaire.Assessment) (questionnaire.Assessment, error) {
	if err := setProfile(c, &s, o.profile); err != nil {
		return s, err
	}
	services := split(o.services)
	if n := len(s.Services) + len(services); n > questionnaire.MaxServices {
		return s, fmt.Errorf("--service makes %d services; an assessment has at most %d", n, questionnaire.MaxServices)
	}
	for _, text := range services {
		service, err := questionnaire.ParseService(c, text)
		if err != nil {
			return s, err
		}
		s.AddService(s.Preset(c, service))
	}
	s.SavedWith(c)
	return s, o.stack.set(c, &s)
}

// setProfile puts what flags say into the profile.
func setProfile(c *catalogue.Catalogue, s *questionnaire.Assessment, flags []*fieldFlag) (wrong error) {
	_, err := s.EditProfile(func(p *questionnaire.Profile) {
		for _, f := range flags {
			if wrong == nil {
				wrong = f.take(c, p)
			}
		}
	})
	return cmp.Or(wrong, err)
}

// split takes lists apart at their commas.
func split(lists []string) []string {
	var out []string
	for _, list := range lists {
		for _, item := range strings.Split(list, ",") {
			if item = strings.TrimSpace(item); item != "" {
				out = append(out, item)
			}
		}
	}
	return out
}
