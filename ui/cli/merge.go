package cli

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/spf13/cobra"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

type mergeOptions struct {
	file   string
	others []string
	base   string
	prefer string
	dryRun bool
	json   bool
	force  bool
}

// A copied is another copy of the assessment, with what merging it came to.
type copied struct {
	file string
	said questionnaire.Assessment
	questionnaire.Merged
}

// A union is what merging copies into an assessment comes to.
type union struct {
	mergeOptions
	catalogue *catalogue.Catalogue
	others    []copied
	result    questionnaire.Assessment
	settled   []questionnaire.Choice // by --prefer
	left      map[questionnaire.CellID]string
	disputes  []questionnaire.Dispute // that are left, about what the others say
	changed   bool
	namesakes []string // files that are called the same and have an id of their own
}

func newMerge(a *app) *cobra.Command {
	var o mergeOptions
	cmd := &cobra.Command{
		Use:   "merge FILE OTHER...",
		Short: "Bring what other copies of an assessment say into it",
		Long: `Bring into FILE what other copies of it say: a colleague's, or one that a sync
program kept, such as NAME.other.json. The others stay as they are.

What people said is united, so that nobody's word is lost; of one person's words
the later one stays, by the number of changes, not by a clock. Where people differ,
the question is disputed and counts as a range. Each dispute is listed with who
said what, when and on what evidence; "yourpart answer FILE QUESTION=OPTION
--settle" decides which counts. --prefer settles them by a rule instead: newest
takes the word of the latest day, evidence the one that has evidence. Where the
rule does not decide, the dispute stays.

Profile, services and tracking are merged field by field, with --base where you
still have the version that the copies began as, else by what their logs say. What
both changed is listed with both values.

The order does not matter, and merging a copy again changes nothing. "yourpart undo
FILE" takes a merge back, and nothing before it. Another business's file is refused
without --force. With - as FILE the assessment comes from standard input and goes to
standard output.`,
		Example: `  yourpart merge northwind.json northwind-anna.json --dry-run
  yourpart merge northwind.json northwind-anna.json northwind-ben.json
  yourpart merge northwind.json northwind.other.json --prefer evidence
  yourpart merge northwind.json northwind-anna.json --base northwind-2025.json`,
		Args:              takes(2, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file, o.others = args[0], args[1:]
			return a.merge(o)
		},
	}
	jsonFlag(cmd, &o.json)
	f := cmd.Flags()
	f.StringVar(&o.base, "base", "", "`FILE` that the copies began as")
	f.StringVar(&o.prefer, "prefer", "", "settle disputes by `RULE`: newest or evidence")
	f.BoolVarP(&o.dryRun, "dry-run", "n", false, "say what would change, and change nothing")
	f.BoolVar(&o.force, "force", false, "merge another business's file too")
	_ = cmd.RegisterFlagCompletionFunc("base", completeFile)
	_ = cmd.RegisterFlagCompletionFunc("prefer", completeWords(string(questionnaire.PreferNewest), string(questionnaire.PreferEvidence)))
	return cmd
}

func (a *app) merge(o mergeOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	if o.others, err = a.othersThan(o.file, o.others); err != nil {
		return err
	}
	u := &union{mergeOptions: o, catalogue: c}
	var base *questionnaire.Assessment
	if o.base != "" {
		if base, err = a.copyOf(c, o.base); err != nil {
			return err
		}
	}
	for _, file := range o.others {
		s, err := a.copyOf(c, file)
		if err != nil {
			return err
		}
		u.others = append(u.others, copied{file: file, said: *s})
	}
	if o.dryRun {
		s, err := a.copyOf(c, o.file)
		if err == nil {
			trial := s.Clone()
			err = u.unite(&trial, base)
		}
		if err != nil {
			return err
		}
		a.tellNamesakes(u)
		return a.showUnion(u)
	}
	return a.edit(o.file, func(d *document.Document) error {
		if err := a.change(d, func(s *questionnaire.Assessment) error { return u.unite(s, base) }); err != nil {
			return err
		}
		a.tellNamesakes(u)
		if u.changed && !d.Sealed {
			a.tellPlain(u)
		}
		if d.Store == nil {
			a.noteDisputes(u)
			return nil
		}
		return a.showUnion(u)
	})
}

// check tells what is wrong with the flags, if anything.
func (o mergeOptions) check() error {
	rules := []string{"", string(questionnaire.PreferNewest), string(questionnaire.PreferEvidence)}
	if !slices.Contains(rules, o.prefer) {
		return usagef("--prefer takes newest or evidence, not %q", o.prefer)
	}
	inputs := 0
	for _, file := range append([]string{o.file, o.base}, o.others...) {
		if file == stdin {
			inputs++
		}
	}
	switch {
	case inputs > 1:
		return usagef("only one of the files can come from standard input")
	case o.file == stdin && o.json && !o.dryRun:
		return usagef("with - as FILE the merged assessment goes to standard output, so --json has no place; add --dry-run")
	}
	return nil
}

// othersThan leaves out files that are named again, and the file itself: a pattern
// such as northwind*.json names both.
func (a *app) othersThan(file string, named []string) (others []string, err error) {
	itself := ""
	for _, other := range eachFileOnce(named) {
		if other == file || file != stdin && other != stdin && document.SameFile(other, file) {
			itself = other
			continue
		}
		others = append(others, other)
	}
	switch {
	case len(others) == 0:
		return nil, usagef("only %s itself is named; name the copy to merge into it as well", shown(file))
	case itself != "":
		a.note("%s is the file itself, so it is left out of what is merged", shown(itself))
	}
	return others, nil
}

// copyOf reads a copy, and tells of one of a newer catalogue.
func (a *app) copyOf(c *catalogue.Catalogue, file string) (*questionnaire.Assessment, error) {
	s, err := a.readFor(c, file)
	if err == nil {
		a.tellNewer(newer(c, s, file))
	}
	return s, err
}

// unite makes the assessment what it and the copies come to.
func (u *union) unite(s *questionnaire.Assessment, base *questionnaire.Assessment) error {
	u.namesakes = nil
	if base != nil {
		if err := u.akin(s, base, u.base); err != nil {
			return err
		}
	}
	u.result = *s
	for i := range u.others {
		other := &u.others[i]
		if err := u.akin(s, &other.said, other.file); err != nil {
			return err
		}
		u.result, other.Merged = questionnaire.Merge(u.result, other.said, base)
	}
	u.settled, u.left = nil, map[questionnaire.CellID]string{}
	for _, d := range u.disputed(&u.result) {
		if u.prefer == "" {
			break
		}
		if choice, why := d.Choose(questionnaire.Preference(u.prefer)); why == "" {
			u.settled = append(u.settled, choice)
		} else {
			u.left[d.Cell] = why
		}
	}
	was := s.Clone()
	if err := s.TakeOver(u.result, u.settled...); err != nil {
		return err
	}
	u.result, u.disputes, u.changed = s.Clone(), u.disputed(s), !reflect.DeepEqual(was, *s)
	return nil
}

// disputed lists the disputes about which one of the copies says something.
func (u *union) disputed(s *questionnaire.Assessment) []questionnaire.Dispute {
	return slices.DeleteFunc(s.Disputes(), func(d questionnaire.Dispute) bool {
		return !slices.ContainsFunc(u.others, func(o copied) bool { return len(o.said.Words(d.Cell)) > 0 })
	})
}

// akin returns an error where a file is of another business, unless that is wanted. A
// copy under another name may be another client's that began as one, so somebody has to
// say that it is not.
func (u *union) akin(s, other *questionnaire.Assessment, file string) error {
	relation := questionnaire.Relate(s, other)
	switch {
	case u.force || relation == questionnaire.SameBusiness:
	case document.OneBusiness(s, other) != nil:
		return fmt.Errorf("%s is of another business, %q, not of %q; --force merges it all the same", shown(file), businessName(other), businessName(s))
	case relation == questionnaire.RenamedCopy:
		return fmt.Errorf("%s is a copy of the same file, but of %q, not of %q; if the business was renamed, --force merges it", shown(file), businessName(other), businessName(s))
	default:
		u.namesakes = append(u.namesakes, file)
	}
	return nil
}

// tellNamesakes tells of files that were begun each on its own for one business.
func (a *app) tellNamesakes(u *union) {
	for _, file := range u.namesakes {
		a.note("%s and %s are called the same, but each has an id of its own; they are merged as one business, and the id stays that of %s", shown(u.file), shown(file), shown(u.file))
	}
}

// tellPlain tells of what was encrypted and is now in a file that is not.
func (a *app) tellPlain(u *union) {
	for _, o := range u.others {
		if len(o.Taken) > 0 && o.file != stdin && store.Sealed(o.file) {
			a.note("%s is encrypted and %s is not, so what was taken is plain text now; yourpart encrypt protects it", shown(o.file), shown(u.file))
		}
	}
}

// leftovers are those of the copies that a sync program, or we, left beside the file.
func (u *union) leftovers() (files []string) {
	for _, o := range u.others {
		if filepath.Dir(o.file) == filepath.Dir(u.file) && leftBeside(filepath.Base(u.file), filepath.Base(o.file)) {
			files = append(files, o.file)
		}
	}
	return files
}
