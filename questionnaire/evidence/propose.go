package evidence

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Reading is what a scan comes to for one assessment.
type Reading struct {
	Scan *Scan
	// Mapped is how many of its checks the catalogue knows something of, and Read how many
	// of those passed or failed, so that they can show something.
	Mapped, Read int
	// Candidates are the keys of the services that it may be about, where it is about one
	// and more than one fits. There are no proposals about services then.
	Candidates []string
	Proposals  []questionnaire.Proposal // one for each cell at most, sorted by cell
	NotAsked   int                      // controls it shows something of that are not asked here
}

// ErrNoService says that a scan is about none of the services of the stack.
var ErrNoService = errors.New("about no service of this business")

// A proposer is a scan on its way to proposals.
type proposer struct {
	c       *catalogue.Catalogue
	a       *questionnaire.Assessment
	scan    *Scan
	service string
	cells   map[string][]*questionnaire.Cell // asked, by control
	found   map[questionnaire.CellID]*finding
	keys    map[string]bool // of services with something shown
	reading Reading
}

// A finding is what entries of the map show about one cell.
type finding struct {
	control         *catalogue.Control
	atLeast, atMost int // places among the options; -1 for none
	some            bool
	passed, failed  []string
	why             []string
	cautions        []string
}

// Propose works out what a scan shows about the cells of an assessment. The key of a
// service, where it is not empty, is the one that the scan is about; without it all that
// fit are, unless the scan is about one and several fit. The error says which services
// there are where none fits.
func Propose(c *catalogue.Catalogue, a *questionnaire.Assessment, scan *Scan, service string) (Reading, error) {
	p := &proposer{c: c, a: a, scan: scan, service: service, cells: map[string][]*questionnaire.Cell{}, found: map[questionnaire.CellID]*finding{}, keys: map[string]bool{}}
	p.reading.Scan = scan
	cells := questionnaire.Cells(c, a)
	for i := range cells {
		if s := cells[i].State; s == questionnaire.Asked || s == questionnaire.OutsideAnswer {
			p.cells[cells[i].Control.ID] = append(p.cells[cells[i].Control.ID], &cells[i])
		}
	}
	fits, one := service == "", false
	for _, id := range scan.Maps {
		s := c.Scanner(id)
		if s == nil {
			continue
		}
		one = one || s.One
		fits = fits || p.fits(s)
		p.scanner(s)
	}
	if !fits {
		return p.reading, fmt.Errorf("%w: a scan of %s is not about %s; choose from %s", ErrNoService, scan.Tool, service, strings.Join(p.fitting(), ", "))
	}
	p.ambiguous(one)
	for _, id := range slices.SortedFunc(maps.Keys(p.found), func(x, y questionnaire.CellID) int { return strings.Compare(x.String(), y.String()) }) {
		if f := p.found[id]; len(p.reading.Candidates) == 0 || id.Service == "" {
			p.reading.Proposals = append(p.reading.Proposals, p.proposal(id, f))
		}
	}
	return p.reading, nil
}

// Fitting lists the keys of the services that a scan may be about.
func Fitting(c *catalogue.Catalogue, a *questionnaire.Assessment, scan *Scan) []string {
	return (&proposer{c: c, a: a, scan: scan}).fitting()
}

func (p *proposer) fitting() (keys []string) {
	for i := range p.a.Services {
		s := &p.a.Services[i]
		for _, id := range p.scan.Maps {
			if sc := p.c.Scanner(id); sc != nil && p.about(sc.Services, s) && !slices.Contains(keys, s.Key) {
				keys = append(keys, s.Key)
			}
		}
	}
	return keys
}

// fits reports whether a scanner may be about the service that was named.
func (p *proposer) fits(s *catalogue.Scanner) bool {
	entry := p.a.Service(p.service)
	return entry != nil && (entry.Custom() || p.about(s.Services, entry))
}

// about reports whether a list of services has an entry of the stack.
func (p *proposer) about(list []string, s *questionnaire.Service) bool {
	def, ok := p.c.Service(s.ID)
	if !ok {
		return false
	}
	return catalogue.About(list, def, def.Capabilities)
}

// scanner gathers what the checks of one scanner show.
func (p *proposer) scanner(s *catalogue.Scanner) {
	results := p.results(s)
	mapped := s.Checks()
	for _, id := range mapped {
		if r := results[id]; r != nil {
			p.reading.Mapped++
			if r.Status == Pass || r.Status == Fail {
				p.reading.Read++
			}
		}
	}
	for i := range s.Shows {
		e := &s.Shows[i]
		k, ok := p.c.Control(e.Control)
		if !ok {
			continue
		}
		f := shown(k, e, results)
		if f == nil {
			continue
		}
		targets := p.targets(s, e)
		if len(targets) == 0 {
			p.reading.NotAsked++
		}
		for _, cell := range targets {
			p.keys[cell.Service] = true
			p.add(cell.ID(), f)
		}
	}
}

// results are those of the scan by the ids that checks have now. One under its own id
// counts more than those under former ones, which count together.
func (p *proposer) results(s *catalogue.Scanner) map[string]*Result {
	out := map[string]*Result{}
	for i := range p.scan.Results {
		r := &p.scan.Results[i]
		now := s.Check(r.Check)
		if now == r.Check {
			continue
		}
		was := out[now]
		if was == nil || was.Status == Manual || r.Status == Fail && was.Status != Fail || was.Status == Pass && r.Status != Pass && r.Status != Manual {
			out[now] = r
		}
	}
	for i := range p.scan.Results {
		r := &p.scan.Results[i]
		if s.Check(r.Check) == r.Check && (out[r.Check] == nil || r.Status != Manual) {
			out[r.Check] = r
		}
	}
	return out
}

// targets are the asked cells that an entry of the map is about.
func (p *proposer) targets(s *catalogue.Scanner, e *catalogue.Evidence) (cells []*questionnaire.Cell) {
	list := e.Services
	if len(list) == 0 {
		list = s.Services
	}
	for _, cell := range p.cells[e.Control] {
		entry := p.a.Service(cell.Service)
		switch {
		case entry == nil:
			cells = append(cells, cell)
		case p.service != "" && cell.Service != p.service:
		case p.about(list, entry), p.service != "" && entry.Custom():
			cells = append(cells, cell)
		}
	}
	return cells
}

// shown is what an entry of the map shows with the results there are, or nil.
func shown(k *catalogue.Control, e *catalogue.Evidence, results map[string]*Result) *finding {
	f := &finding{control: k, atLeast: -1, atMost: -1, some: e.Some}
	is := func(s Status) func(string) bool {
		return func(id string) bool { return results[id] != nil && results[id].Status == s }
	}
	all := func(ids []string, s Status) bool { return len(ids) > 0 && !slices.ContainsFunc(ids, not(is(s))) }
	for _, proof := range e.Pass {
		if all(proof.All, Pass) {
			f.atLeast = option(k, proof.Option)
			f.passed = slices.Clone(proof.All)
			f.why = append(f.why, fmt.Sprintf("%s passed, which shows at least “%s”.", listed(proof.All), k.Question.Options[f.atLeast].Label))
			break
		}
	}
	for _, r := range e.Fail {
		var failed []string
		if all(r.All, Fail) {
			failed = slices.Clone(r.All)
		}
		for _, id := range r.Any {
			if is(Fail)(id) {
				failed = append(failed, id)
			}
		}
		if len(failed) == 0 {
			continue
		}
		at := option(k, r.AtMost)
		f.failed = append(f.failed, failed...)
		f.atMost = max(f.atMost, at)
		f.why = append(f.why, fmt.Sprintf("%s failed%s, so that it is at most “%s”.", listed(failed), resources(failed, results), k.Question.Options[at].Label))
	}
	if f.atLeast < 0 && f.atMost < 0 {
		return nil
	}
	if e.Caution != "" {
		f.cautions = []string{e.Caution}
	}
	return f
}

func not(f func(string) bool) func(string) bool { return func(s string) bool { return !f(s) } }

// option is where an option is among those of a question; the loader made sure that it is.
func option(k *catalogue.Control, id string) int {
	return max(0, slices.IndexFunc(k.Question.Options, func(o catalogue.Option) bool { return o.ID == id }))
}

// resources says how many of the resources of a single check failed.
func resources(ids []string, results map[string]*Result) string {
	r := results[ids[0]]
	if len(ids) > 1 || r.Rows < 2 && r.Resource == "" {
		return ""
	}
	if r.Rows < 2 {
		return " for " + text.Cut(r.Resource, 80)
	}
	said := fmt.Sprintf(" for %d of %d", r.Fails, r.Rows)
	if r.Resource != "" {
		said += ", such as " + text.Cut(r.Resource, 80)
	}
	return said
}

// listed names checks.
func listed(ids []string) string {
	if len(ids) == 1 {
		return ids[0]
	}
	return strings.Join(ids[:len(ids)-1], ", ") + " and " + ids[len(ids)-1]
}

// add puts what an entry shows with what others show about the cell: the most that is
// shown and the least that is ruled out.
func (p *proposer) add(id questionnaire.CellID, f *finding) {
	was := p.found[id]
	if was == nil {
		is := *f
		p.found[id] = &is
		return
	}
	if f.atLeast >= 0 && (was.atLeast < 0 || f.atLeast < was.atLeast) {
		was.atLeast = f.atLeast
	}
	was.atMost = max(was.atMost, f.atMost)
	was.some = was.some && f.some
	was.passed, was.failed = slices.Concat(was.passed, f.passed), slices.Concat(was.failed, f.failed)
	was.why, was.cautions = slices.Concat(was.why, f.why), slices.Concat(was.cautions, f.cautions)
}

// ambiguous notes which services a scan may be about, where nobody said which and it can
// be about one only.
func (p *proposer) ambiguous(one bool) {
	if p.service != "" {
		return
	}
	ids := map[string]int{}
	var keys []string
	for i := range p.a.Services {
		if s := &p.a.Services[i]; p.keys[s.Key] {
			keys = append(keys, s.Key)
			ids[s.ID]++
		}
	}
	twice := func(key string) bool { return ids[p.a.Service(key).ID] > 1 }
	if one && len(keys) > 1 || slices.ContainsFunc(keys, twice) {
		p.reading.Candidates = keys
	}
}
