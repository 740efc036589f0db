package cli

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire"
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
func (f *fieldFlag) take(p *questionnaire.Profile) error {
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
	d.Put(p, typed)
	return nil
}
