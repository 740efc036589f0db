package cli

import (
	"fmt"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

type editOptions struct {
	profile                        []*fieldFlag
	stack                          stackFlags
	added, removed                 []string
	names, variants, models, plans []string
	newID                          string
	dryRun                         bool
}

// of lists the flags that say one thing of one service each, with what they change.
func (o *editOptions) of() []serviceFlag {
	return []serviceFlag{
		{"rename", "ID=NAME", "what the business calls a service, as `ID=NAME`", &o.names, setName},
		{"variant", "ID=VARIANT", "another way of using a service, as `ID=VARIANT`", &o.variants, setVariant},
		{"model", "ID=MODEL", "the model of a service of your own, as `ID=MODEL`", &o.models, setModel},
		{"subscription", "ID=TEXT", "the subscription that is paid for, as `ID=TEXT`", &o.plans, setPlan},
	}
}

func newEdit(a *app) *cobra.Command {
	o := editOptions{stack: stackFlags{adds: "add", clears: true}}
	newID := false
	cmd := &cobra.Command{
		Use:   "edit FILE|DIR ...",
		Short: "Change the profile or the stack without the wizard",
		Long: `Change what an assessment says of the business and of the services that it uses,
and list what changed. What is not named stays as it is; - takes away what is there.

--add takes what --service of "yourpart new" takes. The other flags name a service
by its id here, which "yourpart responsibilities FILE" shows: google-workspace, or
aws-ec2-2 for the second of one kind. --runs-on names what software runs on that you
install: another service here, or shared-hosting, server, own-machine or maker; and
--parts which parts of a service are used, such as servers and databases.

--remove takes a service out of the stack. Its answers stay in the file, are not
asked for or counted any more, and are there again once it is added again.

A file that began as a copy of another client's has the same id. --new-id gives it
one of its own, so that portfolio counts both, and calendars and trackers do not take
the tasks of one for those of the other.

--dry-run lists what would change, and changes nothing. Several assessments, and
those in DIR, are changed one after the other. With - as FILE the assessment comes
from standard input and goes to standard output.`,
		Example: `  yourpart edit northwind.json --hours 6 --start 2026-12-07 --depth full
  yourpart edit northwind.json --add zoom --data zoom=internal --sign-in zoom=google-workspace
  yourpart edit northwind.json --remove dropbox --dry-run
  yourpart edit northwind.json --rename aws-lightsail="Web shop" --stops aws-lightsail
  yourpart edit northwind.json --add wordpress-self-hosted --runs-on wordpress-self-hosted=aws-lightsail --parts aws-lightsail=servers
  yourpart edit clients/ --consultant "Lea Roth"`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkEdit(cmd, args); err != nil {
				return err
			}
			if newID {
				o.newID = store.NewID()
			}
			return a.eachFile(args, a.clientsIn, func(path string) error {
				return a.edit(path, func(d *document.Document) error { return a.editOne(d, path, o) })
			})
		},
	}
	o.flags(a, cmd, &newID)
	return cmd
}

// checkEdit returns an error unless there is something to change, and in one file where
// it is for one only.
func checkEdit(cmd *cobra.Command, args []string) error {
	if !asksForChange(cmd) {
		return usagef("say what to change, such as --hours 6; %q lists what can be", "yourpart edit --help")
	}
	for _, one := range []string{"name", "new-id"} {
		if several(args) && cmd.Flags().Changed(one) {
			return usagef("--%s is for one assessment; name one file", one)
		}
	}
	return nil
}

// flags gives the command its flags.
func (o *editOptions) flags(a *app, cmd *cobra.Command, newID *bool) {
	f := cmd.Flags()
	o.profile = a.profileFlags(cmd, true)
	f.StringArrayVar(&o.added, "add", nil, "a service to add, as `ID`, ID:VARIANT or MODEL:NAME; commas between several")
	f.StringArrayVar(&o.removed, "remove", nil, "take service `ID` out of the stack; commas between several")
	for _, s := range o.of() {
		f.StringArrayVar(s.texts, s.name, nil, s.about)
		_ = cmd.RegisterFlagCompletionFunc(s.name, a.completePairs)
	}
	o.stack.add(cmd)
	f.StringArrayVar(&o.stack.noStops, "no-stops", nil, "the business goes on without service `ID`")
	f.BoolVar(newID, "new-id", false, "make a copy another client: nothing that is exported of it is the original's")
	f.BoolVar(&o.dryRun, "dry-run", false, "list what would change, and change nothing")
	_ = cmd.RegisterFlagCompletionFunc("add", a.completeServices)
	_ = cmd.RegisterFlagCompletionFunc("data", a.completeData)
	_ = cmd.RegisterFlagCompletionFunc("sign-in", a.completeSignIn)
	_ = cmd.RegisterFlagCompletionFunc("runs-on", a.completeRunsOn)
	_ = cmd.RegisterFlagCompletionFunc("parts", a.completeParts)
	_ = cmd.RegisterFlagCompletionFunc("remove", a.completeKeys)
	_ = cmd.RegisterFlagCompletionFunc("stops", a.completeStops)
	_ = cmd.RegisterFlagCompletionFunc("no-stops", a.completeStops)
}

// asksForChange reports whether any flag says what to change.
func asksForChange(cmd *cobra.Command) (any bool) {
	cmd.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) { any = any || f.Changed && f.Name != "dry-run" })
	return any
}

// editOne changes one assessment, and lists what that changed.
func (a *app) editOne(d *document.Document, path string, o editOptions) error {
	was, now := d.Assessment.Clone(), d.Assessment.Clone()
	if err := o.apply(d.Catalogue, &now); err != nil {
		return asUsage(err)
	}
	lines := page.Edited(d.Catalogue, &was, &now)
	p, show := a.page(), a.confirm
	intro := "Changed in %s:"
	if o.dryRun {
		intro, show = "This would change in %s:", a.show
	} else if err := a.change(d, func(s *questionnaire.Assessment) error { return o.apply(d.Catalogue, s) }); err != nil || d.Store == nil {
		return err
	}
	if len(lines) == 0 {
		p.Say("%s says so already; nothing changes.", shown(path))
		return show(p)
	}
	p.Say(intro, shown(path))
	for _, l := range lines {
		p.Hang("  - ", l)
	}
	p.Say("%s.", open(d.Catalogue, &now))
	return show(p)
}

// apply makes the changes that the flags ask for. Services go before others come, so
// that one that is removed and added again begins afresh.
func (o editOptions) apply(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	if err := setProfile(c, s, o.profile); err != nil {
		return err
	}
	if o.newID != "" {
		s.Reidentify(o.newID)
	}
	for _, key := range split(o.removed) {
		if err := o.stack.inStack(s, "remove", key); err != nil {
			return err
		}
		s.RemoveService(key)
	}
	added := split(o.added)
	if n := len(s.Services) + len(added); n > questionnaire.MaxServices {
		return fmt.Errorf("--add makes %d services; an assessment has at most %d", n, questionnaire.MaxServices)
	}
	for _, named := range added {
		service, err := questionnaire.ParseService(c, named)
		if err != nil {
			return err
		}
		s.AddService(s.Preset(c, service))
	}
	for _, flag := range o.of() {
		if err := flag.set(c, s, o.stack); err != nil {
			return err
		}
	}
	return o.stack.set(c, s)
}

// A serviceFlag says one thing of one service each time it is given. Its value may
// have commas.
type serviceFlag struct {
	name, form, about string
	texts             *[]string
	put               func(c *catalogue.Catalogue, e *questionnaire.Service, value string) error
}

// set puts what was given into the stack.
func (f serviceFlag) set(c *catalogue.Catalogue, s *questionnaire.Assessment, stack stackFlags) error {
	said := map[string]bool{}
	for _, given := range *f.texts {
		key, value, err := stack.pair(s, f.name, given, f.form)
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--%s names %s twice; give it once", f.name, key)
		}
		said[key] = true
		if value = text.CleanLine(value); value == questionnaire.Clear {
			value = ""
		}
		var wrong error
		if _, err = s.EditService(key, func(e *questionnaire.Service) {
			was := *e
			if wrong = f.put(c, e, value); wrong != nil {
				*e = was
			}
		}); err == nil {
			err = wrong
		}
		if err != nil {
			return fmt.Errorf("--%s: %w", f.name, err)
		}
	}
	return nil
}

func setName(_ *catalogue.Catalogue, e *questionnaire.Service, value string) error {
	if value == "" && e.Custom() {
		return fmt.Errorf("%s is a service of your own, so it needs a name", e.Key)
	}
	e.Name = value
	return nil
}

func setPlan(_ *catalogue.Catalogue, e *questionnaire.Service, value string) error {
	e.Plan = value
	return nil
}

func setVariant(c *catalogue.Catalogue, e *questionnaire.Service, value string) error {
	if e.Custom() {
		return fmt.Errorf("%s is a service of your own, so it has a --model and no variants", e.Key)
	}
	if value != "" {
		if _, err := questionnaire.ParseService(c, e.ID+":"+value); err != nil {
			return err
		}
	}
	e.Variant = value
	return nil
}

func setModel(_ *catalogue.Catalogue, e *questionnaire.Service, value string) error {
	if !e.Custom() {
		return fmt.Errorf("the catalogue says what the model of %s is; --variant is another way of using it", e.Key)
	}
	if m := catalogue.Model(value); !m.Valid() {
		return noSuch("model", value, models(), "")
	}
	e.Model = catalogue.Model(value)
	return nil
}

// models are the models of services by name.
func models() []string {
	var names []string
	for _, m := range catalogue.Models {
		names = append(names, string(m))
	}
	return names
}
