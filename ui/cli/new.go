package cli

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
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
		s.AddService(service)
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

// setRunsOn puts into the stack what software runs on that the business installs.
func (o stackFlags) setRunsOn(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range split(o.runsOn) {
		key, host, err := o.pair(s, "runs-on", text, "ID=HOST")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--runs-on names %s twice; it runs on one thing", key)
		}
		said[key] = true
		if o.clears && host == questionnaire.Clear {
			host = ""
		} else if err := mayRunOn(c, s, *s.Service(key), host); err != nil {
			return err
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.RunsOn = host }); err != nil {
			return fmt.Errorf("--runs-on: %w", err)
		}
	}
	return nil
}

// mayRunOn returns what is wrong with a host as typed, if anything.
func mayRunOn(c *catalogue.Catalogue, s *questionnaire.Assessment, e questionnaire.Service, host string) error {
	def, ok := c.Service(e.ID)
	if !ok || def.RunsOn == nil {
		return fmt.Errorf("--runs-on: %s is not software that you install on a host; leave it out", e.Key)
	}
	hosts := slices.Concat(questionnaire.Hosts(c, s, e), def.RunsOn.Hosts)
	if !slices.Contains(hosts, host) {
		return fmt.Errorf("--runs-on: %s cannot run on %q; choose from %s", e.Key, host, strings.Join(hosts, ", "))
	}
	return nil
}

// setParts puts into the stack which parts of services are used.
func (o stackFlags) setParts(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range o.parts {
		key, list, err := o.pair(s, "parts", text, "ID=PART,...")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--parts names %s twice; put all its parts after one =, with commas", key)
		}
		said[key] = true
		parts := split([]string{list})
		if o.clears && list == questionnaire.Clear {
			parts = nil
		}
		def, ok := c.Service(s.Service(key).ID)
		if !ok || len(def.Parts) == 0 {
			return fmt.Errorf("--parts: %s is used as a whole; leave it out", key)
		}
		for _, p := range parts {
			if !slices.Contains(def.Parts, p) {
				return fmt.Errorf("--parts: %s has no part %q; choose from %s", key, p, strings.Join(def.Parts, ", "))
			}
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.Parts = parts }); err != nil {
			return fmt.Errorf("--parts: %w", err)
		}
	}
	return nil
}

// noteHosts tells what software is taken to run on of which nobody said it.
func (a *app) noteHosts(c *catalogue.Catalogue, s *questionnaire.Assessment) {
	for _, e := range s.Services {
		if name, said := report.HostOf(c, s, e); name != "" && !said {
			a.note("%s is taken to run on %s; --runs-on %s=HOST says so if it is something else", e.Key, name, e.Key)
		}
	}
}
