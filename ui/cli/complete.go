package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// completeFile offers assessments, once.
func completeFile(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeFiles(nil, nil, "")
}

// completeFiles offers assessments, as many as are wanted.
func completeFiles(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
}

func completeFolder(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveFilterDirs
}

func completeNothing(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completeWords offers a fixed list, such as "core\tthe questions that matter most".
func completeWords(words ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}

// listed offers words after what of a list with commas was typed already.
func listed(typed string, words []string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = before + w
	}
	return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// completeList offers a fixed list of which several may be chosen.
func completeList(words ...string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		return listed(typed, words)
	}
}

// completeNames offers formats.
func completeNames[T export.Counted](formats []export.FormatOf[T]) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	words := []string{everyFormat + "\tevery format"}
	for _, f := range formats {
		words = append(words, f.Name+"\t"+f.About)
	}
	return completeList(words...)
}

// completeServices offers services after what of a list was typed already.
func (a *app) completeServices(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, s := range c.Services {
		if s.Retired == "" {
			words = append(words, s.ID+"\t"+s.Name)
		}
	}
	return listed(typed, words)
}

// completeKeys offers the services of the assessment that is named already.
func (a *app) completeKeys(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 || args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return listed(typed, keyWords(c, s.Services))
}

// completeTopics offers topics after what of a list was typed already.
func (a *app) completeTopics(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, t := range c.Topics {
		words = append(words, t.ID+"\t"+t.Title)
	}
	return listed(typed, words)
}

// keyWords are the keys of services with their names.
func keyWords(c *catalogue.Catalogue, services []questionnaire.Service) []string {
	words := make([]string, len(services))
	for i, s := range services {
		words[i] = s.Key + "\t" + text.CleanLine(questionnaire.Name(c, s))
	}
	return words
}

// completeShow offers all ids of the catalogue.
func (a *app) completeShow(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, s := range c.Services {
		words = append(words, s.ID+"\t"+s.Name)
	}
	for _, k := range c.Controls {
		words = append(words, k.ID+"\t"+k.Title)
	}
	for _, l := range c.Layers {
		words = append(words, l.ID+"\t"+l.Name)
	}
	for _, d := range c.Data {
		words = append(words, d.ID+"\t"+d.Name)
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// completeAnswer offers a file, then its cells, then the options of one.
func (a *app) completeAnswer(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(nil, nil, "")
	}
	if args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	if cell, _, ok := strings.Cut(typed, "="); ok {
		return optionWords(c, cell), cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	grouped := map[string]bool{}
	for _, cell := range questionnaire.Cells(c, s) {
		if cell.Rest && !grouped[cell.Control.ID] {
			grouped[cell.Control.ID] = true
			words = append(words, cell.Control.ID+"@"+others+"=\t"+cell.Control.Title+", for those asked about together")
		}
		if cell.State == questionnaire.Asked {
			words = append(words, cell.ID().String()+"=\t"+cell.Control.Title)
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// optionWords are the answers that the cell as typed takes.
func optionWords(c *catalogue.Catalogue, cell string) []string {
	id, err := questionnaire.ParseCellID(cell)
	if err != nil {
		return nil
	}
	k, ok := c.Control(id.Control)
	if !ok {
		return nil
	}
	var words []string
	for _, o := range k.Question.Options {
		words = append(words, cell+"="+o.ID+"\t"+o.Text)
	}
	for _, fixed := range questionnaire.Fixed {
		words = append(words, cell+"="+fixed+"\t"+questionnaire.FixedText(fixed))
	}
	return words
}

// shells lists the shells that completion is there for.
var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion() *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print what teaches a shell to complete commands, files and ids",
		Long: `Print the script that teaches a shell to complete commands, flags, files, and
the ids of services, controls and options. SHELL is bash, zsh, fish or powershell.`,
		Example: `  source <(yourpart completion bash)
  yourpart completion zsh > "${fpath[1]}/_yourpart"
  yourpart completion fish > ~/.config/fish/completions/yourpart.fish
  yourpart completion powershell | Out-String | Invoke-Expression`,
		Args:      takes(1, 1),
		ValidArgs: shells,
		RunE: func(cmd *cobra.Command, args []string) error {
			script, err := completionScript(cmd.Root(), args[0])
			if err == nil {
				_, err = io.WriteString(cmd.OutOrStdout(), script)
			}
			return err
		},
	}
}

// completionScript is cobra's script for a shell, mended.
func completionScript(root *cobra.Command, shell string) (string, error) {
	var b bytes.Buffer
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&b, true)
		b.WriteString(bashAlone)
	case "zsh":
		err = root.GenZshCompletion(&b)
	case "fish":
		err = root.GenFishCompletion(&b, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&b)
	default:
		err = noSuch("shell", shell, shells, "")
	}
	return mended.Replace(b.String()), err
}

// mended are lines of cobra's scripts that fail on what people type here.
var mended = strings.NewReplacer(
	// zsh and fish took "-users@dropbox=" of an answer for a flag.
	`'-.*='`, `'^-.*='`,
	// bash escapes the comma of a list, and then does not find it in what was typed.
	`[[ $comp == "$cur"* ]] || continue`, `[[ ${comp//\\,/,} == "${cur//\\,/,}"* ]] || continue`,
	`COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}")`, `COMPREPLY[0]=$(printf "%q" "${COMPREPLY[0]%%$tab*}"); COMPREPLY[0]=${COMPREPLY[0]//\\,/,}`,
)

// bashAlone is what the script needs where the package bash-completion is not
// there: it puts words together again that bash split at signs such as = and @.
const bashAlone = `
if ! declare -F _get_comp_words_by_ref >/dev/null 2>&1; then
    shopt -u hostcomplete # which would split words at @
    __yourpart_init_completion()
    {
        if declare -F _get_comp_words_by_ref >/dev/null 2>&1; then # loaded since
            _get_comp_words_by_ref "$@" cur prev words cword
            return
        fi
        local rest=$COMP_LINE i
        words=() cword=-1
        for ((i = 0; i <= COMP_CWORD; i++)); do
            if ((i == 0)) || [[ $rest == [[:space:]]* ]]; then
                ((++cword))
                rest=${rest#"${rest%%[![:space:]]*}"}
            fi
            words[cword]+=${COMP_WORDS[i]}
            rest=${rest#"${COMP_WORDS[i]}"}
        done
        cur=${words[cword]} prev=
        ((cword > 0)) && prev=${words[cword - 1]}
        return 0
    }
    declare -F _filedir >/dev/null 2>&1 || _filedir()
    {
        local IFS=$'\n|' ending
        compopt -o filenames 2>/dev/null
        COMPREPLY=($(compgen -d -- "$cur"))
        if [[ -z ${1-} ]]; then
            COMPREPLY=($(compgen -f -- "$cur"))
        elif [[ $1 != -d ]]; then
            for ending in $1; do
                COMPREPLY+=($(compgen -f -X "!*.$ending" -- "$cur"))
            done
        fi
    }
fi
`
