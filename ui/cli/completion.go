package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

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
