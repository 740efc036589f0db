package prompt

import (
	"errors"
	"path/filepath"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
	"yourpart/ui/interview"
	"yourpart/ui/scans"
)

const scanHelp = "A file that a free scanner wrote, such as ScubaResults_1234.json or lynis-report.dat; docs/evidence.md lists them. It is only read, and no answer changes before you accept one."

// importInto asks for a scan at home: for the open assessment, or else for which one.
func (p *plain) importInto(files []document.Recent) error {
	if p.s.Store == nil {
		var options []interview.Offered
		for _, f := range files {
			options = append(options, interview.Offered{Id: f.Path, Label: f.Name})
		}
		step, err := p.ask(prompt{title: "Which business is it a scan of?", help: "Type the number of a line.", options: options, needed: true, no: func() error { return errHome },
			take: p.goOn})
		if err != nil || step < 0 {
			return homeward(err)
		}
	}
	return homeward(p.importScan())
}

// homeward goes home again, unless the program is left or something failed.
func homeward(err error) error {
	if err == nil || errors.Is(err, errJump) {
		return errHome
	}
	return err
}

// importScan asks for the files of scans, and then about what they propose.
func (p *plain) importScan() error {
	noted := false
	step, err := p.ask(prompt{title: "Which scan? Type the path of the scanner's file; several may be dropped at once.", help: scanHelp, needed: true, no: skip, take: func(line string) error {
		for _, path := range scans.Paths(line) {
			more, err := p.readScan(path)
			if err != nil {
				return err
			}
			noted = noted || more
		}
		return nil
	}})
	if err != nil || step < 0 || !noted {
		return err
	}
	return p.decide()
}

// readScan reads one file, says whose it is and what it comes to, and notes what it proposes
// where nothing speaks against that. It reports whether it proposes anything.
func (p *plain) readScan(path string) (bool, error) {
	a := p.s.Assessment.Clone()
	im, err := scans.OpenFile(p.s.Catalogue, &a, path, p.s.Now(), "", "", p.watch(path))
	if err != nil {
		return false, err
	}
	for _, f := range im.Facts() {
		if f.Label != "" {
			f.Label += ": "
		}
		p.say("%s%s", f.Label, own(strings.TrimRight(f.Text, ".")+"."))
	}
	if im, err = p.ofService(im); err != nil {
		return false, err
	}
	switch {
	case len(im.Reading.Scan.Results) == 0:
		p.say(scans.Nothing)
		return false, nil
	case len(im.Proposed) == 0:
		p.say("It shows nothing about the questions that are asked here. %s", im.NotAsked())
		return false, nil
	}
	for _, doubt := range im.Doubts {
		p.say("%s\nImport it all the same? Type yes or no.", doubt)
		if yes, err := p.agreed(doubt + " Import it all the same?"); err != nil || !yes {
			p.say("It is left out.")
			return false, err
		}
	}
	var t scans.Taken
	err = p.attempt(func(a *questionnaire.Assessment) (err error) {
		t, err = scans.Take(a, im, scans.None, p.s.Day())
		return err
	})
	if err == nil {
		p.say("%s", strings.TrimSpace(t.Said()+" "+im.NotAsked()))
	}
	return err == nil, err
}

// watch says how far the reading of a large file is, a few times.
func (p *plain) watch(path string) *scans.Watch {
	const part = 25
	w, said := &scans.Watch{}, 0
	w.Moved = func() {
		if n := w.Percent() / part; w.Large() && n > said && w.Percent() < 100 {
			said = n
			p.say("Reading %s: %d per cent.", own(text.Shown(filepath.Base(path))), n*part)
		}
	}
	return w
}

// ofService asks which service a scan is of, where it is of one and several fit.
func (p *plain) ofService(im scans.Import) (scans.Import, error) {
	if len(im.Each) == 0 {
		return im, nil
	}
	var options []interview.Offered
	for i := range im.Each {
		options = append(options, interview.Offered{Id: im.Each[i].Service, Label: p.s.Report.ServiceName(im.Each[i].Service)})
	}
	out := im
	step, err := p.ask(prompt{title: "Which of these is it a scan of?", help: "Type its number; back leaves the scan out.", options: options, needed: true,
		take: func(key string) error { out, _ = im.For(key); return nil }})
	if err == nil && step < 0 {
		err = errors.New("it is left out")
	}
	return out, err
}
