package catalogue

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A Fault is one thing wrong in the content.
type Fault struct {
	File string // as given, such as services/dropbox.yaml
	ID   string // the service, control, layer or term; may be empty
	Text string // what is wrong, and what would be right
}

// String names the file, the id where there is one, and what is wrong.
func (f Fault) String() string {
	if f.ID == "" {
		return f.File + ": " + f.Text
	}
	return f.File + ": " + f.ID + ": " + f.Text
}

// Faults is every fault found in one reading, sorted by file.
type Faults []Fault

// Error lists all faults, one a line.
func (fs Faults) Error() string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
}

// A reader gathers a catalogue and the faults met on the way.
type reader struct {
	cat    *Catalogue
	faults Faults
	// file remembers where an id was defined, for messages and for finding
	// ids that are defined twice.
	file map[string]string
}

// Load reads the content in fsys, lays the overlays over it in order, and
// checks the whole. Every fault is reported at once, as Faults.
func Load(fsys fs.FS, overlays ...fs.FS) (*Catalogue, error) {
	r := &reader{cat: &Catalogue{Version: Version}, file: map[string]string{}}
	r.base(fsys)
	r.entries(fsys)
	return r.finish(overlays)
}

// Overlay returns a copy of the content with overlays laid over it in order,
// checked as a whole. Every fault is reported at once, as Faults.
func (c *Catalogue) Overlay(overlays ...fs.FS) (*Catalogue, error) {
	own := *c
	own.Services, own.Controls, own.Frameworks = slices.Clone(c.Services), slices.Clone(c.Controls), slices.Clone(c.Frameworks)
	own.Scanners = slices.Clone(c.Scanners)
	r := &reader{cat: &own}
	return r.finish(overlays)
}

// finish lays overlays over what was read, and checks the whole.
func (r *reader) finish(overlays []fs.FS) (*Catalogue, error) {
	if len(overlays) > 0 {
		r.cat.keepBase()
	}
	for _, o := range overlays {
		r.cat.Version = Version + "+overlay"
		r.file = map[string]string{}
		switch n := len(r.services(o)) + len(r.controls(o)) + len(r.frameworks(o)) + len(r.evidence(o)); {
		case n == 0:
			r.fault(".", "", "no services/*.yaml, controls/*.yaml, frameworks/*.yaml or evidence/*.yaml here; an overlay needs at least one")
		case n > maxFiles:
			r.fault(".", "", "%d files; an overlay has at most %d", n, maxFiles)
			continue
		}
		r.entries(o)
	}
	slices.SortFunc(r.cat.Services, func(a, b Service) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(r.cat.Frameworks, func(a, b Framework) int { return strings.Compare(a.ID, b.ID) })
	slices.SortFunc(r.cat.Scanners, func(a, b Scanner) int { return strings.Compare(a.ID, b.ID) })
	r.orderControls()
	r.cat.Index()
	r.faults = append(r.faults, r.cat.check()...)
	if len(r.faults) > 0 {
		slices.SortStableFunc(r.faults, func(a, b Fault) int {
			return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Text, b.Text))
		})
		return nil, r.faults
	}
	return r.cat, nil
}

func (r *reader) fault(file, id, format string, args ...any) {
	r.faults = append(r.faults, Fault{file, id, fmt.Sprintf(format, args...)})
}

// base reads the files that only the shipped content has.
func (r *reader) base(fsys fs.FS) {
	var layers struct {
		Layers  []Layer
		Sources []Source
	}
	r.read(fsys, "layers.yaml", &layers)
	var data struct {
		Data []DataCategory
		Laws []Law
	}
	r.read(fsys, "data.yaml", &data)
	var topics struct{ Topics []Topic }
	r.read(fsys, "topics.yaml", &topics)
	var words struct {
		Categories, Capabilities, Facts []Named
		Forgotten                       []Forgotten
		Everyday                        []Everyday
	}
	r.read(fsys, "vocabulary.yaml", &words)
	var glossary struct{ Glossary []Term }
	r.read(fsys, "glossary.yaml", &glossary)
	var lists struct{ Lists []PriorityList }
	r.read(fsys, "lists.yaml", &lists)
	var scenarios struct{ Scenarios []Scenario }
	r.read(fsys, "scenarios.yaml", &scenarios)
	var screens struct{ Screens []Screen }
	r.read(fsys, "screens.yaml", &screens)
	if _, err := fs.Stat(fsys, "help_lines.yaml"); err == nil { // content may have none
		var help struct {
			HelpLines []HelpLine `yaml:"help_lines"`
		}
		r.read(fsys, "help_lines.yaml", &help)
		r.cat.HelpLines = help.HelpLines
	}
	var hosts struct{ Hosts []HostKind }
	r.read(fsys, "hosts.yaml", &hosts)
	c := r.cat
	c.Screens, c.Hosts = screens.Screens, hosts.Hosts
	c.Lists, c.Scenarios = lists.Lists, scenarios.Scenarios
	c.Layers, c.Sources, c.Topics = layers.Layers, layers.Sources, topics.Topics
	c.Data, c.Laws = data.Data, data.Laws
	c.Categories, c.Capabilities, c.Facts = words.Categories, words.Capabilities, words.Facts
	c.Forgotten, c.Everyday = words.Forgotten, words.Everyday
	c.Glossary = glossary.Glossary
}

func (r *reader) services(fsys fs.FS) []string { return glob(fsys, "services/*.yaml") }
func (r *reader) controls(fsys fs.FS) []string { return glob(fsys, "controls/*.yaml") }

func (r *reader) frameworks(fsys fs.FS) []string { return glob(fsys, "frameworks/*.yaml") }
func (r *reader) evidence(fsys fs.FS) []string   { return glob(fsys, "evidence/*.yaml") }

func glob(fsys fs.FS, pattern string) []string {
	names, _ := fs.Glob(fsys, pattern) // the patterns are constant and well formed
	return names
}

// scanners reads scanners, replacing those with a known id.
func (r *reader) scanners(fsys fs.FS) {
	for _, name := range r.evidence(fsys) {
		var s Scanner
		n := len(r.faults)
		if !r.read(fsys, name, &s) || (s.ID == "" && len(r.faults) > n) {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); s.ID != want {
			r.fault(name, s.ID, "the id must be the file's name, %q", want)
		}
		r.define(name, "scanner "+s.ID)
		r.cat.Scanners = replace(r.cat.Scanners, s, func(s Scanner) string { return s.ID })
	}
}

// entries reads services, frameworks, scanners and controls, replacing those with a known id.
func (r *reader) entries(fsys fs.FS) {
	r.scanners(fsys)
	for _, name := range r.frameworks(fsys) {
		var f Framework
		n := len(r.faults)
		if !r.read(fsys, name, &f) || (f.ID == "" && len(r.faults) > n) {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); f.ID != want {
			r.fault(name, f.ID, "the id must be the file's name, %q", want)
		}
		r.define(name, f.ID)
		r.cat.Frameworks = replace(r.cat.Frameworks, f, func(f Framework) string { return f.ID })
	}
	for _, name := range r.services(fsys) {
		var s Service
		n := len(r.faults)
		if !r.read(fsys, name, &s) || (s.ID == "" && len(r.faults) > n) {
			continue
		}
		if want := strings.TrimSuffix(path.Base(name), ".yaml"); s.ID != want {
			r.fault(name, s.ID, "the id must be the file's name, %q", want)
		}
		r.define(name, s.ID)
		r.cat.Services = replace(r.cat.Services, s, func(s Service) string { return s.ID })
	}
	for _, name := range r.controls(fsys) {
		var f struct{ Controls []Control }
		n := len(r.faults)
		if !r.read(fsys, name, &f) {
			continue
		}
		bad := len(r.faults) > n
		if len(r.cat.Controls)+len(f.Controls) > maxControls {
			r.fault(name, "", "with it there are more than %d controls", maxControls)
			return
		}
		for _, k := range f.Controls {
			if k.ID == "" && bad {
				continue
			}
			k.Topic = strings.TrimSuffix(path.Base(name), ".yaml")
			r.define(name, k.ID)
			r.cat.Controls = replace(r.cat.Controls, k, func(k Control) string { return k.ID })
		}
	}
}

// define notes an id and reports it when the same content had it already.
func (r *reader) define(file, id string) {
	if first, ok := r.file[id]; ok {
		r.fault(file, id, "this id stands already in %s", first)
		return
	}
	r.file[id] = file
}

// replace puts v in place of the entry with its id, or at the end.
func replace[T any](list []T, v T, id func(T) string) []T {
	i := slices.IndexFunc(list, func(o T) bool { return id(o) == id(v) })
	if i < 0 {
		return append(list, v)
	}
	list[i] = v
	return list
}

// orderControls sorts controls by topic, keeping their order in the file.
func (r *reader) orderControls() {
	rank := map[string]int{}
	for i, t := range r.cat.Topics {
		rank[t.ID] = i
	}
	slices.SortStableFunc(r.cat.Controls, func(a, b Control) int { return rank[a.Topic] - rank[b.Topic] })
}

// reason drops the operation and path that a file error repeats.
func reason(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}
