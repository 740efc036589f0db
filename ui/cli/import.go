package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/evidence"
	"yourpart/ui/document"
	"yourpart/ui/scans"
)

type importOptions struct {
	file    string
	scans   []string
	service string
	from    string
	accept  string
	keep    []string
	dryRun  bool
	json    bool
}

func newImport(a *app) *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE [SCAN ...]",
		Short: "Read what a scanner found, and propose answers with evidence",
		Long: `Read files of free scanners and say what they show beside the answers there are:
first whose scan it is and of when, then what is new, what agrees with an answer and
what contradicts one. SCAN is a file of ScubaGear, ScubaGoggles, Prowler, AWS Security
Hub, Microsoft Secure Score, Lynis, checkdmarc or OpenSSF Scorecard; docs/evidence.md
says what to run and which file to take. Only what is found is kept, never the file.

Proposals stay in FILE until somebody decides, and change no score. --accept new takes
over those about questions without an answer, --accept all the others as well: answers
that agree get the evidence, and those that a scan contradicts become what it shows.
The earlier answer is in the log, and "yourpart undo" brings it back. What a scan rules
out without showing an option is left for a person to choose. On a terminal you are
asked what to accept, and whether to go on where a scan does not look like one of this
business or is older than answers; without one nothing is accepted unless --accept says so.

Without SCAN, the proposals that nobody has decided about are listed. --accept takes
them over in the same way, and --keep keeps the answer to a question against them: then
neither "yourpart check" nor a report lists the contradiction, until a later run.

The same run again changes nothing, and what was not scanned stays as it was. SCAN may
be - for standard input. "yourpart open FILE" decides on proposals one by one: its review
lists them, and imports scans as well.`,
		Example: `  yourpart import northwind.json ScubaResults_1234.json --dry-run
  yourpart import northwind.json ScubaResults_1234.json --accept new
  yourpart import northwind.json lynis-report.dat --service aws-lightsail
  yourpart import northwind.json ScubaResults_1234.json --dry-run --json | jq '.proposals[]'
  yourpart import northwind.json
  yourpart import northwind.json --keep mfa-all-users@google-workspace`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeScan,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file, o.scans = args[0], args[1:]
			return a.importScans(o)
		},
	}
	cmd.Flags().StringVar(&o.service, "service", "", "the service of FILE that the scan is about, by its `KEY`")
	cmd.Flags().StringVar(&o.from, "from", "", "take SCAN for a file of `KIND`: "+strings.Join(kindNames(), ", "))
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "only show what it proposes, for each service that it may be about")
	cmd.Flags().StringVar(&o.accept, "accept", "", "take over `WHICH` proposals: all, new or none (default none; asked on a terminal)")
	cmd.Flags().StringSliceVar(&o.keep, "keep", nil, "without SCAN: keep the answer to `CONTROL@SERVICE`, or with all every answer that a scan contradicts")
	jsonFlag(cmd, &o.json)
	_ = cmd.RegisterFlagCompletionFunc("service", a.completeKeys)
	_ = cmd.RegisterFlagCompletionFunc("keep", a.completeOpen)
	_ = cmd.RegisterFlagCompletionFunc("accept", completeWords(scans.All+"\talso where the scan agrees or contradicts", scans.New+"\twhere nothing is answered yet", scans.None+"\tonly note them"))
	var kinds []string
	for _, f := range evidence.Formats {
		kinds = append(kinds, string(f.Kind)+"\t"+f.About)
	}
	_ = cmd.RegisterFlagCompletionFunc("from", completeWords(kinds...))
	return cmd
}

// check returns what is wrong with the options, if anything.
func (o importOptions) check() error {
	if o.from != "" && !slices.Contains(kindNames(), o.from) {
		return noSuch("kind of scan", o.from, kindNames(), "yourpart import --help")
	}
	inputs := 0
	for _, path := range append([]string{o.file}, o.scans...) {
		if path == stdin {
			inputs++
		}
	}
	switch {
	case o.accept != "" && !slices.Contains(scans.Accepts, o.accept):
		return noSuch("choice for --accept", o.accept, scans.Accepts, "")
	case len(o.keep) > 0 && len(o.scans) > 0:
		return usagef("--keep is about what was imported before; import the scan, then keep without naming it")
	case len(o.scans) == 0 && (o.from != "" || o.service != ""):
		return usagef("--from and --service are about a scan; name its file behind the assessment")
	case len(o.keep) > 0 && o.accept != "":
		return usagef("--accept and --keep exclude each other; keep what you mean to keep first, then accept the rest")
	case inputs > 1:
		return usagef("only one of the assessment and the scans can come from standard input")
	case o.json && o.file == stdin && !o.dryRun:
		return usagef("the assessment goes to standard output, and so does --json; name a file, or only look with --dry-run")
	}
	return nil
}

func (a *app) importScans(o importOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	if len(o.scans) == 0 {
		return a.openProposals(o)
	}
	if o.dryRun {
		c, s, err := a.load(o.file)
		if err != nil {
			return err
		}
		imports, err := a.openScans(c, s, o)
		if err != nil {
			return err
		}
		return a.showImports(imports, o)
	}
	return a.edit(o.file, func(d *document.Document) error {
		imports, err := a.openScans(d.Catalogue, &d.Assessment, o)
		if err != nil {
			return err
		}
		if d.Store != nil {
			if err := a.showImports(imports, o); err != nil {
				return err
			}
		}
		return a.takeImports(d, imports, o)
	})
}

// openScans reads each scan.
func (a *app) openScans(c *catalogue.Catalogue, s *questionnaire.Assessment, o importOptions) (imports []scans.Import, err error) {
	if o.service != "" && s.Service(o.service) == nil {
		return nil, noSuch("service", o.service, s.Keys(), "yourpart responsibilities FILE")
	}
	for _, path := range o.scans {
		im, err := a.openScan(c, s, path, o)
		if err != nil {
			return nil, err
		}
		imports = append(imports, im)
	}
	return imports, nil
}

// openScan reads a scan from its file or from standard input.
func (a *app) openScan(c *catalogue.Catalogue, s *questionnaire.Assessment, path string, o importOptions) (scans.Import, error) {
	if path == stdin {
		return scans.Open(c, s, shown(path), a.In, a.Now(), a.today(), evidence.Kind(o.from), o.service)
	}
	return scans.OpenFile(c, s, path, a.Now(), evidence.Kind(o.from), o.service, nil)
}

// showImports prints what the scans show.
func (a *app) showImports(imports []scans.Import, o importOptions) error {
	if o.json {
		if len(imports) == 1 {
			return report.WriteJSON(a.out, scans.ShapeOf(report.JSONFormat, &imports[0]))
		}
		all := struct {
			Format  int           `json:"format"`
			Imports []scans.Shape `json:"imports"`
		}{Format: report.JSONFormat}
		for i := range imports {
			all.Imports = append(all.Imports, scans.ShapeOf(report.JSONFormat, &imports[i]))
		}
		return report.WriteJSON(a.out, all)
	}
	for i := range imports {
		p := a.page()
		if i > 0 {
			p.Say("")
		}
		if err := a.show(scans.Page(p, &imports[i])); err != nil {
			return err
		}
	}
	return a.out.Flush() // a question comes after it
}

// takeImports asks what has to be asked, and takes the scans over as one change.
func (a *app) takeImports(d *document.Document, imports []scans.Import, o importOptions) error {
	var taken []scans.Import
	for i := range imports {
		im, ok, err := a.settled(imports[i], d.Store == nil)
		if err != nil {
			return err
		}
		if ok {
			taken = append(taken, im)
		}
	}
	accept, err := a.accepted(taken, o)
	if err != nil || len(taken) == 0 {
		return err
	}
	var all scans.Taken
	err = a.change(d, func(s *questionnaire.Assessment) error {
		for _, im := range taken {
			t, err := scans.Take(s, im, accept, questionnaire.DateOf(a.today()))
			if err != nil {
				return fmt.Errorf("%s: %w", im.File, err)
			}
			all.Noted, all.Accepted, all.Left = all.Noted+t.Noted, all.Accepted+t.Accepted, all.Left+t.Left
		}
		return nil
	})
	if err == nil && d.Store != nil && !o.json && slices.ContainsFunc(taken, func(im scans.Import) bool { return len(im.Proposed) > 0 }) {
		p := a.page()
		p.Gap()
		p.Say("%s", all.Said())
		err = a.confirm(p)
	}
	return err
}

// settled asks which service a scan is about, where that is open, and whether to take one
// that raises doubts; they are told where no page does. It reports false where a person
// said no.
func (a *app) settled(im scans.Import, untold bool) (scans.Import, bool, error) {
	if keys := im.Reading.Candidates; len(keys) > 0 {
		list := strings.Join(keys, ", ")
		answer, asked, err := a.askLine(fmt.Sprintf("%s may be about one of %s. Which? ", im.File, list))
		if err != nil {
			return im, false, err
		}
		one, ok := im.For(answer)
		if !asked || !ok {
			return im, false, usagef("%s may be about one of %s; name it with --service KEY, or look at each with --dry-run", im.File, list)
		}
		im = one
	}
	for _, doubt := range im.Doubts {
		answer, asked, err := a.askLine(doubt + " Import it all the same? [y/N] ")
		switch {
		case err != nil:
			return im, false, err
		case !asked && untold:
			a.note("%s: %s", im.File, doubt)
		case asked && !yes(answer):
			a.note("%s is left out", im.File)
			return im, false, nil
		}
	}
	return im, true, nil
}

// accepted is what --accept says, or what a person at a terminal does.
func (a *app) accepted(imports []scans.Import, o importOptions) (string, error) {
	n := 0
	for _, im := range imports {
		n += len(im.Proposed)
	}
	if o.accept != "" || n == 0 {
		return o.accept, nil
	}
	for {
		answer, asked, err := a.askLine("Accept all, new or none? [none] ")
		switch answer = strings.ToLower(answer); {
		case err != nil:
			return scans.None, err
		case !asked, answer == "":
			return scans.None, nil
		case slices.Contains(scans.Accepts, answer):
			return answer, nil
		}
	}
}
