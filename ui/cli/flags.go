package cli

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// A fieldFlag is the flag of one field of the profile, and what was given for it.
type fieldFlag struct {
	field *interview.Field
	typed string
	given bool
	// clears says that - and nothing take away what is there.
	clears bool
}

// String is what was given.
func (f *fieldFlag) String() string { return f.typed }

// Type is the kind of the field in the words of flags.
func (f *fieldFlag) Type() string {
	switch f.field.Kind {
	case interview.KindCount:
		return "int"
	case interview.KindNumber:
		return "float64"
	case interview.KindList:
		return "stringArray"
	}
	return "string"
}

// Set takes what was given; a list goes on with it. It refuses what is no number
// where one is wanted.
func (f *fieldFlag) Set(typed string) (err error) {
	none := f.clears && (typed == "" || typed == questionnaire.Clear)
	switch f.field.Kind {
	case interview.KindCount:
		if !none {
			_, err = strconv.Atoi(typed)
		}
	case interview.KindNumber:
		if !none {
			_, err = strconv.ParseFloat(typed, 64)
		}
	case interview.KindList:
		if f.given {
			typed = f.typed + "," + typed
		}
	}
	f.typed, f.given = typed, true
	return err
}

// profileFlags adds a flag for each field of the profile, with what a new
// assessment has, or for a profile that is changed.
func (a *app) profileFlags(cmd *cobra.Command, change bool) []*fieldFlag {
	usual := questionnaire.New("").Profile
	var flags []*fieldFlag
	for i := range interview.Fields {
		f := &interview.Fields[i]
		flag := &fieldFlag{field: f, clears: change}
		if !change {
			flag.typed = f.Get(&usual)
		}
		flags = append(flags, flag)
		cmd.Flags().Var(flag, f.ID, f.About)
		complete := completeNothing
		switch {
		case f.ID == "country":
			complete = a.completeCountry
		case f.ID == "goal":
			complete = a.completeFrameworks
		case f.ID == "currency":
			complete = completeCurrency
		case f.Kind == interview.KindPath:
			continue // the shell completes it
		case len(f.Values) > 0:
			var words []string
			for _, v := range f.Values {
				words = append(words, v.Value+"\t"+v.Label)
			}
			complete = completeWords(words...)
		}
		_ = cmd.RegisterFlagCompletionFunc(f.ID, complete)
	}
	return flags
}

// take puts what was given into a profile. The error names the flag.
func (f *fieldFlag) take(c *catalogue.Catalogue, p *questionnaire.Profile) error {
	d, typed := f.field, text.CleanLine(f.typed)
	if d.Kind == interview.KindPath {
		typed = f.typed
	}
	if f.clears && typed == questionnaire.Clear || d.Kind == interview.KindCount && typed == "0" { // which is not said
		typed = ""
	}
	if typed == "" && d.Needed != "" && (f.given || !f.clears) {
		return fmt.Errorf(`the business needs a %s: --%s "Northwind Digital"`, d.ID, d.ID)
	}
	if !f.given {
		return nil
	}
	var values []string
	for _, v := range d.Values {
		values = append(values, v.Value)
	}
	if len(values) > 0 && !slices.Contains(values, typed) {
		return noSuch(d.ID, typed, values, "")
	}
	for _, check := range []func(string) error{d.Check, d.Look} {
		if check == nil || (typed == "" && d.Look != nil) {
			continue
		}
		if err := check(typed); err != nil {
			return fmt.Errorf("--%s: %w", d.ID, err)
		}
	}
	if d.Known != nil {
		if err := d.Known(c, p, typed); err != nil {
			return fmt.Errorf("--%s: %w", d.ID, err)
		}
	}
	d.Put(p, typed)
	return nil
}

// stackFlags say how the services of a stack are used. They name a service by its
// key, which their help calls ID.
type stackFlags struct {
	data, stops, noStops, signIn, runsOn, parts []string

	adds   string // the flag that adds a service
	clears bool   // - takes away what is there
}

// add gives a command the flags that say something of a new service.
func (o *stackFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&o.data, "data", nil, "what data a service holds, as `ID=CATEGORY,...`")
	f.StringArrayVar(&o.stops, "stops", nil, "the business stops within a day without service `ID`")
	f.StringArrayVar(&o.signIn, "sign-in", nil, "people reach a service through another's sign-in, as `ID=OTHER`; ID=own for none")
	f.StringArrayVar(&o.runsOn, "runs-on", nil, "what a service is installed on, as `ID=HOST`: another service, or a kind of host")
	f.StringArrayVar(&o.parts, "parts", nil, "which parts of a service are used, as `ID=PART,...`")
}

// set puts what the flags say into the stack.
func (o stackFlags) set(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	for _, step := range []func(*catalogue.Catalogue, *questionnaire.Assessment) error{o.setData, o.setStops, o.setSignIn, o.setParts, o.setRunsOn} {
		if err := step(c, s); err != nil {
			return err
		}
	}
	return nil
}

func (o stackFlags) setData(c *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range o.data {
		key, list, err := o.pair(s, "data", text, "ID=CATEGORY,...")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--data names %s twice; put all its data after one =, with commas", key)
		}
		said[key] = true
		kinds := split([]string{list})
		if o.clears && list == questionnaire.Clear {
			kinds = nil
		}
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

func (o stackFlags) setStops(_ *catalogue.Catalogue, s *questionnaire.Assessment) error {
	stops := map[string]bool{}
	for _, key := range split(o.stops) {
		if err := o.inStack(s, "stops", key); err != nil {
			return err
		}
		stops[key] = true
	}
	for _, key := range split(o.noStops) {
		if err := o.inStack(s, "no-stops", key); err != nil {
			return err
		}
		if stops[key] {
			return fmt.Errorf("--stops and --no-stops both name %s", key)
		}
		stops[key] = false
	}
	for _, key := range slices.Sorted(maps.Keys(stops)) {
		if _, err := s.EditService(key, func(e *questionnaire.Service) { e.Stops = stops[key] }); err != nil {
			return err
		}
	}
	return nil
}

func (o stackFlags) setSignIn(_ *catalogue.Catalogue, s *questionnaire.Assessment) error {
	said := map[string]bool{}
	for _, text := range split(o.signIn) {
		key, other, err := o.pair(s, "sign-in", text, "ID=OTHER")
		if err != nil {
			return err
		}
		if said[key] {
			return fmt.Errorf("--sign-in names %s twice; people reach a service in one way", key)
		}
		said[key] = true
		if o.clears && other == questionnaire.Clear {
			other = ""
		}
		if other != questionnaire.OwnLogin && other != "" {
			if err := o.inStack(s, "sign-in", other); err != nil {
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
func (o stackFlags) pair(s *questionnaire.Assessment, flag, text, form string) (key, value string, err error) {
	key, value, ok := strings.Cut(text, "=")
	key, value = strings.TrimSpace(key), strings.TrimSpace(value)
	if !ok || key == "" || value == "" {
		return "", "", fmt.Errorf("--%s takes %s, not %q", flag, form, text)
	}
	return key, value, o.inStack(s, flag, key)
}

// inStack is the error for a service that is not in the stack.
func (o stackFlags) inStack(s *questionnaire.Assessment, flag, key string) error {
	if s.Service(key) != nil {
		return nil
	}
	keys := s.Keys()
	if len(keys) == 0 {
		return fmt.Errorf("--%s names %q, but no --%s does", flag, key, o.adds)
	}
	return fmt.Errorf("--%s: no service %q here; this assessment has %s", flag, key, strings.Join(keys, ", "))
}
