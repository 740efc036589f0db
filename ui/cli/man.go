package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newMan(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long:  `Print the manual page of all commands, in the form that man reads.`,
		Example: `  yourpart man > yourpart.1 && man ./yourpart.1
  yourpart man | man -l -`,
		Args: takes(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return writeMan(a.out, cmd.Root()) },
	}
}

// writeMan prints one page for the program with a section for each command.
func writeMan(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH YOURPART 1 \"\" \"%s\" \"User Commands\"\n", roff(root.Version))
	fmt.Fprintf(&b, ".SH NAME\nyourpart \\- %s\n", roff(root.Short))
	fmt.Fprintf(&b, ".SH SYNOPSIS\n.B yourpart\n[\\fICOMMAND\\fR] [\\fIFLAGS\\fR]\n")
	fmt.Fprintf(&b, ".SH DESCRIPTION\n%s", paragraphs(root.Long))
	b.WriteString(".SH OPTIONS\n")
	manFlags(&b, root.PersistentFlags())
	b.WriteString(".SH COMMANDS\n")
	manCommands(&b, root)
	b.WriteString(`.SH EXIT STATUS
0 done, 1 failed, 2 written wrongly, 3 below \-\-fail\-under.
.SH ENVIRONMENT
ACCESSIBLE=1 or TERM=dumb make the wizard ask line by line; NO_COLOR or CLICOLOR=0 take the colour away.
LC_ALL, LC_CTYPE and LANG say whether the terminal has signs beyond ASCII; ESCDELAY is how many milliseconds
the escape key waits for the rest of another key, and FORCE_HYPERLINK turns links on or off.
XDG_DATA_HOME is where new assessments are kept, in the folder yourpart.
YOURPART_PASSPHRASE opens encrypted files, YOURPART_NEW_PASSPHRASE is the one to change it to, and
YOURPART_REPORT_PASSPHRASE is for reports that are to be encrypted; without them the passphrase is asked for.
.SH EXAMPLES
`)
	manExample(&b, root.Example)
	_, err := io.WriteString(w, b.String())
	return err
}

// manCommands prints every command under one, and those under it in turn.
func manCommands(b *strings.Builder, parent *cobra.Command) {
	for _, c := range parent.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		path := strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
		fmt.Fprintf(b, ".SS \"%s%s\"\n", roff(path), roff(strings.TrimPrefix(c.Use, c.Name())))
		text := c.Long
		if text == "" {
			text = c.Short + "."
		}
		b.WriteString(paragraphs(text))
		manFlags(b, c.LocalNonPersistentFlags())
		manExample(b, c.Example)
		manCommands(b, c)
	}
}

func manFlags(b *strings.Builder, flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		value, usage := pflag.UnquoteUsage(f)
		fmt.Fprintf(b, ".TP\n\\fB%s\\fR \\fI%s\\fR\n%s\n", roff(name), roff(value), roff(usage))
	})
}

func manExample(b *strings.Builder, example string) {
	if example != "" {
		fmt.Fprintf(b, ".PP\n.nf\n%s\n.fi\n", roff(example))
	}
}

// paragraphs sets plain text with blank lines between its paragraphs. Indented
// lines are a list of names, each with what it means.
func paragraphs(text string) string {
	var b strings.Builder
	for _, p := range strings.Split(text, "\n\n") {
		if !strings.HasPrefix(p, "  ") {
			b.WriteString(".PP\n" + roff(p) + "\n")
			continue
		}
		for l := range strings.SplitSeq(p, "\n") {
			name, about, _ := strings.Cut(strings.TrimSpace(l), "  ")
			fmt.Fprintf(&b, ".TP\n\\fB%s\\fR\n%s\n", roff(name), roff(strings.TrimSpace(about)))
		}
	}
	return b.String()
}

// roff escapes what the page's own language would read as a command.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, ".") || strings.HasPrefix(l, "'") {
			lines[i] = `\&` + l
		}
	}
	return strings.Join(lines, "\n")
}
