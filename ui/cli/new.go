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
	data     []string
	stops    []string
	signIn   []string
	out      string
	encrypt  bool
}

func newNew(a *app) *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new --name NAME --service ID[,ID...]",
		Short: "Start an assessment without the wizard",
		Long: `Start an assessment without the wizard and print the path of its file.

A service is an id of the catalogue ("yourpart catalogue services" lists them),
ID:VARIANT for another way of using it, or MODEL:NAME for one of your own, where
MODEL is on-prem, iaas, caas, paas, faas or saas. The flags --data, --stops and
--sign-in name a service by its id, by ID-2 for the second of one kind, or by
its name in lower case with hyphens for one of your own.

Without -o the file goes to the folder for yourpart's data under the name of the
business. -o takes a file, a folder, or - to print the assessment. A file that
exists is never replaced.`,
		Example: `  yourpart new --name "Northwind Digital" --service google-workspace,dropbox,aws-lightsail \
    --people 14 --country Germany --data dropbox=internal,customer-personal \
    --stops google-workspace --start 2026-11-30 -o northwind.json
  yourpart new --name "Corner Shop" --service "shopify,saas:Till app" --sign-in till-app=shopify
  yourpart new --name Test --service aws-ec2 -o - | yourpart responsibilities -`,
		Args: takes(0, 0),
		RunE: func(*cobra.Command, []string) error { return a.create(o) },
	}
	f := cmd.Flags()
	o.profile = a.profileFlags(cmd)
	f.StringArrayVar(&o.services, "service", nil, "a service it uses, as `ID`, ID:VARIANT or MODEL:NAME; commas between several")
	f.StringArrayVar(&o.data, "data", nil, "what data a service holds, as `ID=CATEGORY,...`")
	f.StringArrayVar(&o.stops, "stops", nil, "the business stops within a day without service `ID`")
	f.StringArrayVar(&o.signIn, "sign-in", nil, "people reach a service through another's sign-in, as `ID=OTHER`; ID=own for none")
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - to print it")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the file with a passphrase (see yourpart help encrypt)")
	_ = cmd.RegisterFlagCompletionFunc("service", a.completeServices)
	_ = cmd.RegisterFlagCompletionFunc("data", a.completeData)
	_ = cmd.RegisterFlagCompletionFunc("stops", a.completeStops)
	_ = cmd.RegisterFlagCompletionFunc("sign-in", a.completeSignIn)
	return cmd
}

func (a *app) create(o newOptions) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	s, err := o.assessment(c)
	if err != nil {
		return asUsage(err)
	}
	var key *store.Key
	if o.encrypt {
		passphrase, err := a.fresh(s.Profile.Name, document.FileName(o.out))
		if err != nil {
			return err
		}
		if key, err = a.keys.New(passphrase); err != nil {
			return err
		}
	}
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

// assessment makes what the flags say.
func (o newOptions) assessment(c *catalogue.Catalogue) (questionnaire.Assessment, error) {
	s := questionnaire.New("")
	if err := o.setProfile(&s); err != nil {
		return s, err
	}
	services := split(o.services)
	if len(services) > questionnaire.MaxServices {
		return s, fmt.Errorf("--service names %d services; an assessment has at most %d", len(services), questionnaire.MaxServices)
	}
	for _, text := range services {
		service, err := questionnaire.ParseService(c, text)
		if err != nil {
			return s, err
		}
		s.AddService(service)
	}
	s.SavedWith(c)
	for _, step := range []func(*catalogue.Catalogue, *questionnaire.Assessment) error{o.setData, o.setStops, o.setSignIn} {
		if err := step(c, &s); err != nil {
			return s, err
		}
	}
	return s, nil
}

func (o newOptions) setProfile(s *questionnaire.Assessment) (wrong error) {
	_, err := s.EditProfile(func(p *questionnaire.Profile) {
		for _, f := range o.profile {
			if wrong == nil {
				wrong = f.take(p)
			}
		}
	})
	return cmp.Or(wrong, err)
}

func (o newOptions) setData(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range o.data {
		key, list, err := pair(s, "data", text, "ID=CATEGORY,...")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--data names %s twice; put all its data after one =, with commas", key)
		}
		said[key] = true
		kinds := split([]string{list})
		for _, id := range kinds {
			if _, ok := c.DataCategory(id); !ok {
				return noSuch("kind of data", id, questionnaire.DataIDs(c), "yourpart catalogue")
			}
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.Data = kinds }); err != nil {
			return err
		}
	}
	return nil
}

func (o newOptions) setStops(_ *catalogue.Catalogue, s *questionnaire.Assessment) error {
	for _, key := range split(o.stops) {
		if err := inStack(s, "stops", key); err != nil {
			return err
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.Stops = true }); err != nil {
			return err
		}
	}
	return nil
}

func (o newOptions) setSignIn(_ *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range split(o.signIn) {
		key, other, err := pair(s, "sign-in", text, "ID=OTHER")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--sign-in names %s twice; people reach a service in one way", key)
		}
		said[key] = true
		if other != questionnaire.OwnLogin {
			if err := inStack(s, "sign-in", other); err != nil {
				return err
			}
		}
		if other == key {
			return fmt.Errorf("--sign-in: %s cannot be reached through itself; write %s=%s for a login of its own", other, other, questionnaire.OwnLogin)
		}
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.SignIn = other }); err != nil {
			return err
		}
	}
	return nil
}

// pair reads KEY=VALUE, where the key is a service of the stack.
func pair(s *questionnaire.Assessment, flag, text, form string) (key, value string, err error) {
	key, value, ok := strings.Cut(text, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" || value == "" {
		return "", "", fmt.Errorf("--%s takes %s, not %q", flag, form, text)
	}
	return key, value, inStack(s, flag, key)
}

// inStack is the error for a service that was not named with --service.
func inStack(s *questionnaire.Assessment, flag, key string) error {
	if s.Service(key) != nil {
		return nil
	}
	keys := s.Keys()
	if len(keys) == 0 {
		return fmt.Errorf("--%s names %q, but no --service does", flag, key)
	}
	return fmt.Errorf("--%s: no service %q here; this assessment has %s", flag, key, strings.Join(keys, ", "))
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
