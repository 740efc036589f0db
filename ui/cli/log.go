package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

func newLog(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "log FILE",
		Short: "List what was changed in an assessment, and through what",
		Long: fmt.Sprintf(`List what was changed in an assessment, the oldest first: the day, what it was
changed through (a command, or the wizard), what it was and what it is. What was
changed at once has one number, and "yourpart undo" takes it back at once. The file
keeps the last %d changes. A file as version 1.0 saved it has none.`, questionnaire.MaxLog),
		Example: `  yourpart log northwind.json
  yourpart log northwind.json --json`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := a.read(args[0])
			if err != nil {
				return err
			}
			if asJSON {
				return report.WriteJSON(a.out, report.LogShape(&s))
			}
			return a.show(a.logPage(shown(args[0]), s.Log))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON for programs")
	return cmd
}

// logPage lists entries, a line each.
func (a *app) logPage(file string, log []questionnaire.Entry) *page.Page {
	p := a.page()
	if len(log) == 0 {
		p.Say("Nothing is logged in %s yet.", file)
		return p
	}
	rows := make([][]string, len(log))
	for i, e := range log {
		through := text.CleanLine(e.Door)
		if e.Who != "" {
			through = text.CleanLine(e.Who) + ", " + through
		}
		rows[i] = []string{fmt.Sprint(e.Step), string(e.Date), through, report.LogText(e)}
	}
	p.Table([]page.Column{{Title: "", Right: true, Most: 6}, {Title: "Day", Most: 10}, {Title: "Through", Most: 20}, {Title: "What"}}, rows)
	return p
}

func newUndo(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "undo FILE [N]",
		Short: "Take back the last change, or the last N",
		Long: `Take back what was changed last, whatever it was changed through: one answer, or all
that a sheet brought in. With N, the last N changes. "yourpart log FILE" lists them.

Notes, evidence and what people said come back as they were. What is taken back
stays in the log. A merge is taken back as a whole, and nothing before it.

With - as FILE the assessment comes from standard input and goes to standard output.`,
		Example: `  yourpart undo northwind.json
  yourpart undo northwind.json 3`,
		Args:              takes(1, 2),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			n := 1
			if len(args) == 2 {
				if _, err := fmt.Sscanf(args[1]+"\n", "%d\n", &n); err != nil || n < 1 {
					return usagef("%q is no number of changes; write 1 or more", args[1])
				}
			}
			return a.undo(args[0], n)
		},
	}
	return cmd
}

func (a *app) undo(file string, n int) error {
	return a.edit(file, func(d *document.Document) error {
		steps, err := d.Undo(n)
		if err = a.kept(d, err); err != nil {
			return fmt.Errorf("%s: %w", shown(file), err)
		}
		if d.Store == nil {
			return nil
		}
		p := a.page()
		p.Say("Taken back in %s:", shown(file))
		for _, s := range steps {
			first := report.LogText(s.Entries[0])
			if more := len(s.Entries) - 1; more > 0 {
				first += fmt.Sprintf(", and %s", text.Plural(more, "more change"))
			}
			p.Say("  %s", first)
		}
		return a.confirm(p)
	})
}
