package cli

import (
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
			root, out := cmd.Root(), cmd.OutOrStdout()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(out, true)
			case "zsh":
				return root.GenZshCompletion(out)
			case "fish":
				return root.GenFishCompletion(out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(out)
			}
			return noSuch("shell", args[0], shells, "")
		},
	}
}
