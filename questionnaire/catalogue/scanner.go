package catalogue

import (
	"slices"
	"strings"
)

// A Scanner is a tool that looks at settings by itself, with what its checks show about
// controls. Mapping a check is a claim, so one that does not decide an answer is listed
// with the reason and shows nothing.
type Scanner struct {
	ID      string `yaml:"id" json:"id"`
	Name    string `yaml:"name" json:"name"`
	Source  string `yaml:"source" json:"source"` // web address of the tool
	Licence string `yaml:"licence" json:"licence"`
	// Run says what to run, free and without changing anything, and File what of it to
	// take.
	Run  string `yaml:"run" json:"run"`
	File string `yaml:"file" json:"file"`
	// Can and Cannot say what a scan is good for.
	Can    string `yaml:"can" json:"can"`
	Cannot string `yaml:"cannot" json:"cannot"`
	// Services are those that a scan may be about: ids of services, account:NAME for all
	// that share a login, host:KIND for what software is installed on, or
	// capability:NAME. It is empty where all it shows is about the whole business.
	Services []string `yaml:"services,omitempty" json:"services,omitempty"`
	// One is set where a scan is about one of them, such as one server.
	One bool `yaml:"one,omitempty" json:"one,omitempty"`
	// Former are the ids that checks had before, with those that they have now.
	Former   map[string]string `yaml:"former,omitempty" json:"former,omitempty"`
	Shows    []Evidence        `yaml:"shows" json:"shows"`
	Unmapped []Unmapped        `yaml:"unmapped,omitempty" json:"unmapped,omitempty"`
}

// An Evidence says what checks of a scanner show about one control.
type Evidence struct {
	Control string `yaml:"control" json:"control"`
	// Services narrow those of the scanner; empty does not narrow.
	Services []string `yaml:"services,omitempty" json:"services,omitempty"`
	// Pass has what is shown where checks pass, best first, and Fail what is ruled out
	// where they fail.
	Pass []Proof      `yaml:"pass,omitempty" json:"pass,omitempty"`
	Fail []Refutation `yaml:"fail,omitempty" json:"fail,omitempty"`
	// Some is set where it shows only a part of what is asked, or may be mistaken.
	Some bool `yaml:"some,omitempty" json:"some,omitempty"`
	// Caution says how it may be mistaken, or empty.
	Caution string `yaml:"caution,omitempty" json:"caution,omitempty"`
}

// A Proof is an option that is shown at least, where all of some checks pass.
type Proof struct {
	Option string   `yaml:"option" json:"option"`
	All    []string `yaml:"all" json:"all"`
}

// A Refutation is an option that is the most there can be, where any of some checks
// fails, or where all of them do.
type Refutation struct {
	AtMost string   `yaml:"at_most" json:"at_most"`
	Any    []string `yaml:"any,omitempty" json:"any,omitempty"`
	All    []string `yaml:"all,omitempty" json:"all,omitempty"`
}

// An Unmapped is checks that show nothing about an answer, with the reason.
type Unmapped struct {
	Why    string   `yaml:"why" json:"why"`
	Checks []string `yaml:"checks" json:"checks"`
}

// Scanner returns the scanner with that id, or nil.
func (c *Catalogue) Scanner(id string) *Scanner {
	i := slices.IndexFunc(c.Scanners, func(s Scanner) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	return &c.Scanners[i]
}

// Check is the id that a check has now.
func (s *Scanner) Check(id string) string {
	if now, former := s.Former[id]; former {
		return now
	}
	return id
}

// Checks are the checks that show something about a control, each once, in order.
func (s *Scanner) Checks() (ids []string) {
	for i := range s.Shows {
		ids = append(ids, s.Shows[i].Checks()...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Checks are the checks that it goes by, each once, in order.
func (e *Evidence) Checks() (ids []string) {
	for _, p := range e.Pass {
		ids = append(ids, p.All...)
	}
	for _, f := range e.Fail {
		ids = append(append(ids, f.Any...), f.All...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// About reports whether a service is among those of a list, which may name it by its id,
// its shared account, its kind of host or a capability in use.
func About(list []string, def *Service, capabilities []string) bool {
	return slices.ContainsFunc(list, func(name string) bool {
		kind, word, narrowed := strings.Cut(name, ":")
		switch {
		case !narrowed:
			return def != nil && def.ID == name
		case kind == "capability":
			return slices.Contains(capabilities, word)
		case def == nil:
			return false
		case kind == "account":
			return def.Account == word
		}
		return kind == "host" && def.Host == word
	})
}
