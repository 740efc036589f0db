package evidence

import (
	"fmt"
	"hash/maphash"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A tally gathers the rows of a file by check, so that the size of the file does not
// decide how much memory it takes.
type tally struct {
	scan   Scan
	checks map[string]*counts
	seen   map[[2]uint64]bool // rows that were there already
	seeds  [2]maphash.Seed
	once   map[string]string // what has to be the same in every row, by its name
	whose  map[string]bool   // accounts
	doubt  bool              // there were doubled rows
	limit  error
}

// counts are the rows of a check.
type counts struct {
	Result
	by map[Status]int
}

func newTally(s Scan) *tally {
	return &tally{scan: s, checks: map[string]*counts{}, seen: map[[2]uint64]bool{}, once: map[string]string{}, whose: map[string]bool{},
		seeds: [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}}
}

// again reports whether a row of that name was there already. An empty name is never.
func (t *tally) again(name string) bool {
	if name == "" {
		return false
	}
	key := [2]uint64{maphash.String(t.seeds[0], name), maphash.String(t.seeds[1], name)}
	if t.seen[key] {
		t.doubt = true
		return true
	}
	t.seen[key] = true
	return false
}

// add counts one row.
func (t *tally) add(check string, status Status, resource, detail string) {
	check = baseID(clean(check))
	if check == "" {
		t.scan.Skipped++
		return
	}
	c := t.checks[check]
	if c == nil {
		if len(t.checks) == MaxResults {
			t.limit = fmt.Errorf("more than %d different checks; that is no scan of one business", MaxResults)
			return
		}
		c = &counts{Result: Result{Check: check, Resource: clean(resource), Detail: clean(detail)}, by: map[Status]int{}}
		t.checks[check] = c
	}
	c.Rows++
	c.by[status]++
	if status == Fail {
		if c.Fails++; c.Fails == 1 {
			c.Resource, c.Detail = clean(resource), clean(detail)
		}
	}
}

// same notes what every row has to say alike, such as the version of the tool. The error
// says what to do where two differ.
func (t *tally) same(what, value string) error {
	value = clean(value)
	was, there := t.once[what]
	switch {
	case value == "" || there && was == value:
		return nil
	case there:
		return fmt.Errorf("it mixes results of two runs: %s is %q in one place and %q in another; import each run by itself", what, was, value)
	}
	t.once[what] = value
	return nil
}

// of notes the account that a row is about.
func (t *tally) of(account, name string) {
	if account = clean(account); account != "" && len(t.whose) < 1000 {
		t.whose[account] = true
	}
	if name = clean(name); name != "" && name != account && len(t.scan.Names) < 20 && !slices.Contains(t.scan.Names, name) {
		t.scan.Names = append(t.scan.Names, name)
	}
}

// at notes when a row was found; the run is as old as its last.
func (t *tally) at(moment string) {
	if day, sorted := parseTime(moment); sorted > t.scan.Time {
		t.scan.Date, t.scan.Time = day, sorted
	}
}

// done is the scan, with each check once.
func (t *tally) done() (Scan, error) {
	s := t.scan
	if t.limit != nil {
		return Scan{}, t.limit
	}
	if s.Subject == "" {
		ids := slices.Sorted(maps.Keys(t.whose))
		const few = 3
		if len(ids) > few {
			ids = append(ids[:few:few], fmt.Sprintf("and %d more", len(t.whose)-few))
		}
		s.Subject = strings.Join(ids, ", ")
	}
	slices.Sort(s.Names)
	for _, check := range slices.Sorted(maps.Keys(t.checks)) {
		c := t.checks[check]
		c.Status = c.status()
		s.Results = append(s.Results, c.Result)
	}
	if t.doubt {
		s.Notes = append(s.Notes, "Some findings are in the file twice; they count once.")
	}
	if passes, fails := s.Count(Pass), s.Count(Fail); passes > 0 && fails == 0 && s.Count(Partial) == 0 && s.filters() {
		s.Notes = append(s.Notes, "No check failed. Where the file was made with a filter that leaves out what failed, take the whole.")
	}
	return s, nil
}

// filters reports whether the tool can be told to write passes only.
func (s *Scan) filters() bool { return s.Kind == Prowler || s.Kind == SecurityHub }

// status is that of all rows of a check: one that failed decides, and it passed only
// where every row did.
func (c *counts) status() Status {
	if c.by[Fail] > 0 {
		return Fail
	}
	for _, s := range []Status{Partial, Warning, Failed, Muted, Manual} {
		if c.by[s] > 0 {
			return s
		}
	}
	return Pass
}

// parseTime is the day of a moment as a tool writes it, and the moment in a form that
// sorts as text. Both are empty where it cannot be read.
func parseTime(s string) (questionnaire.Date, string) {
	s = strings.TrimSpace(text.CleanLine(s))
	for _, form := range []string{time.RFC3339Nano, "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999", "2006-01-02 15:04:05.999999-07:00", time.DateOnly} {
		if t, err := time.Parse(form, s); err == nil {
			return moment(t)
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && n > 1e9 && n < 1e11 { // seconds
		return moment(time.Unix(n, 0))
	}
	return "", ""
}

// moment is a time as a day and as text that sorts.
func moment(t time.Time) (questionnaire.Date, string) {
	t = t.UTC()
	return questionnaire.DateOf(t), t.Format("2006-01-02T15:04:05Z")
}

// baseID is a check's id without the version that the Scuba tools put behind it: of
// MS.EXO.2.2v3, MS.EXO.2.2.
func baseID(id string) string {
	if !strings.HasPrefix(id, "MS.") && !strings.HasPrefix(id, "GWS.") {
		return id
	}
	at := strings.LastIndexByte(id, 'v')
	if at < 0 || at == len(id)-1 || strings.Trim(id[at+1:], "0123456789.") != "" {
		return id
	}
	return id[:at]
}
