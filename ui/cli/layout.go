package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/export/fonts"
	"yourpart/export/report"
	"yourpart/internal/country"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// layoutFlags are the flags that say how a report looks.
type layoutFlags struct {
	paper    string
	sections []string
	summary  bool
	redact   bool
	signOff  bool
	annex    string
	currency string
	accent   string
	logo     string
	template string
	fonts    []string
}

// add adds the flags of a report.
func (l *layoutFlags) add(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringArrayVar(&l.sections, "sections", nil, "only these `SECTIONS`, with commas between: "+strings.Join(ids(report.Sections), ", "))
	f.BoolVar(&l.summary, "summary", false, "two pages for those who decide")
	f.BoolVar(&l.redact, "redact", false, "take out names, notes, evidence and owners")
	f.BoolVar(&l.signOff, "sign-off", false, "put the lines to sign on page one, under the decision")
	f.StringVar(&l.annex, "annex", report.Annexes[0].ID, "where a pdf has its annex, `WHERE`: "+strings.Join(ids(report.Annexes), ", "))
	_ = cmd.RegisterFlagCompletionFunc("annex", completeWords(choiceWords(report.Annexes)...))
	currencyFlag(cmd, &l.currency)
	_ = cmd.RegisterFlagCompletionFunc("sections", completeList(choiceWords(report.Sections)...))
	l.addLook(cmd)
}

// addLook adds those that dress anything with pages.
func (l *layoutFlags) addLook(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&l.paper, "paper", report.Papers[0].ID, "lay out for `PAPER`: "+strings.Join(ids(report.Papers), " or "))
	f.StringVar(&l.accent, "accent", "", "use `COLOUR`, such as #0d6e68; one too light to read is darkened")
	f.StringVar(&l.logo, "logo", "", "put the picture in `FILE`, PNG or JPEG, on page one")
	_ = cmd.RegisterFlagCompletionFunc("paper", completeWords(choiceWords(report.Papers)...))
	_ = cmd.RegisterFlagCompletionFunc("accent", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("logo", completeEndings("png", "jpg", "jpeg"))
	l.addFiles(cmd)
}

// addFiles adds those that name files for what has pages.
func (l *layoutFlags) addFiles(cmd *cobra.Command) {
	l.addFont(cmd)
	cmd.Flags().StringVar(&l.template, "template", "", "give the docx the look of `FILE`, a Word template (.dotx) or document")
	_ = cmd.RegisterFlagCompletionFunc("template", completeEndings("dotx", "docx"))
}

// addFont adds that for letters that the report's own font lacks.
func (l *layoutFlags) addFont(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&l.fonts, "font", nil, "draw letters that the pdf's own font lacks from `FILE` first (may be given again); none looks for no others on this computer")
	_ = cmd.RegisterFlagCompletionFunc("font", completeEndings("ttf", "otf", "ttc", "otc"))
}

// noFont is what --font takes where no font is to be found on this computer, so that
// the same report has the same bytes everywhere.
const noFont = "none"

// finder finds fonts, unless the flags say that none is to be found.
func (l layoutFlags) finder(a *app) *fonts.Finder {
	if slices.Contains(l.fonts, noFont) {
		return nil
	}
	return a.Fonts
}

// options reads what the flags say.
func (l layoutFlags) options() (export.Layout, error) {
	o := export.Layout{Options: report.Options{Redact: l.redact, Paper: strings.ToLower(l.paper), Summary: l.summary, SignOff: l.signOff, Accent: l.accent, Annex: strings.ToLower(l.annex), Currency: strings.ToUpper(l.currency)}}
	for _, id := range split(l.sections) {
		o.Sections = append(o.Sections, strings.ToLower(id))
	}
	if l.sections != nil && len(o.Sections) == 0 {
		o.Sections = []string{""} // nothing is none of the choices
	}
	if err := o.Check(); err != nil {
		return o, asUsage(err)
	}
	if err := checkCurrency(l.currency); err != nil {
		return o, err
	}
	for _, file := range l.fonts {
		if file == noFont {
			continue
		}
		font, err := export.ReadFont(file)
		if err != nil {
			return o, err
		}
		o.Fonts = append(o.Fonts, font)
	}
	if l.template != "" {
		var err error
		if o.Template, err = export.ReadTemplate(l.template); err != nil {
			return o, err
		}
	}
	if l.logo != "" {
		var err error
		if o.Logo, err = export.ReadLogo(l.logo); err != nil {
			return o, err
		}
	}
	return o, nil
}

// tellAccent says on the side where a colour is not used as it is.
func tellAccent[T export.Counted](a *app, o export.Layout, formats []export.FormatOf[T]) {
	styled := slices.ContainsFunc(formats, func(f export.FormatOf[T]) bool { return f.Styled })
	if o.Accent == "" || !styled {
		return
	}
	if used, darkened, err := report.ReadableAccent(o.Accent); err == nil && darkened {
		a.note("%s is too light to read on paper; the report uses %s", o.Accent, used)
	}
}

// withLogo adds the logo that the profile names, where none was given. One that
// cannot be read is told, and the report goes without it. A redacted report
// has none.
func withLogo(o export.Layout, s *questionnaire.Assessment, j *job) export.Layout {
	path := s.Profile.Logo
	if path == "" || len(o.Logo) > 0 || o.Redact || !slices.ContainsFunc(j.targets, func(g goal) bool { return g.format.Styled }) {
		return o
	}
	if j.source != stdin && !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(j.source), path)
	}
	var err error
	if o.Logo, err = export.ReadLogo(path); err != nil {
		j.remark = fmt.Errorf("%s: the report goes without its logo: %w", shown(j.source), err)
	}
	return o
}

// ids are the ids of choices.
func ids(choices []report.Choice) []string {
	var out []string
	for _, c := range choices {
		out = append(out, c.ID)
	}
	return out
}

// choiceWords are choices for completion, behind what of a list was typed.
func choiceWords(choices []report.Choice) []string {
	var words []string
	for _, c := range choices {
		words = append(words, c.ID+"\t"+c.About)
	}
	return words
}

// completeEndings offers files with those endings.
func completeEndings(endings ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return endings, cobra.ShellCompDirectiveFilterFileExt
	}
}

// currencyFlag adds the flag that says which currency money is in.
func currencyFlag(cmd *cobra.Command, code *string) {
	cmd.Flags().StringVar(code, "currency", "", "money is in the currency `CODE`, such as EUR (default that of the business)")
	_ = cmd.RegisterFlagCompletionFunc("currency", completeCurrency)
}

// completeCurrency offers the currencies that there is a rate for.
func completeCurrency(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return listed(typed, country.Currencies())
}

// checkCurrency returns a usage error unless the code is empty or one with a rate.
func checkCurrency(code string) error {
	if err := interview.CheckCurrency(code); err != nil {
		return usagef("--currency: %v", err)
	}
	return nil
}
