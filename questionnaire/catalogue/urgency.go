package catalogue

import (
	"math"
	"regexp"
	"slices"
)

// An Urgency says how early a control belongs in a plan, and who says so.
type Urgency struct {
	// Tier is 1 for what published lists for small businesses put first, 2 for
	// what follows, and 3 for the rest; 0 where nothing is known.
	Tier int `yaml:"tier" json:"tier"`
	// Lists are the ids of those that name the control among their first.
	Lists []string `yaml:"lists,omitempty" json:"lists,omitempty"`
	// Why defends the place in a sentence.
	Why string `yaml:"why,omitempty" json:"why,omitempty"`
	// Exception says why a control is in its tier although the lists alone would
	// not put it there.
	Exception string `yaml:"exception,omitempty" json:"exception,omitempty"`
	// With is an earlier control of which it is a part to an owner, so that a plan
	// shows the two together.
	With string `yaml:"with,omitempty" json:"with,omitempty"`
}

// A PriorityList is a published text that says what a small business should do first.
type PriorityList struct {
	ID        string `yaml:"id" json:"id"`
	Name      string `yaml:"name" json:"name"` // as people read it: CISA
	Title     string `yaml:"title" json:"title"`
	Publisher string `yaml:"publisher" json:"publisher"`
	Kind      string `yaml:"kind" json:"kind"` // government, police, insurer, vendor, standard
	Address   string `yaml:"address" json:"address"`
	Date      string `yaml:"date" json:"date"` // of the edition: YYYY, YYYY-MM or YYYY-MM-DD
	// Basis says how much of it was read: read, excerpt or recalled. Limits says
	// what could not be.
	Basis  string `yaml:"basis" json:"basis"`
	Limits string `yaml:"limits,omitempty" json:"limits,omitempty"`
}

// A Scenario is a way to lose money, data or days that controls help against.
// Its figures order the plan; they are no forecast for one business.
type Scenario struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	Says  string `yaml:"says" json:"says"` // what it does to a business
	// Likelihood is the share of small businesses that meet it in a year, and
	// Impact what it then costs in US dollars: both rough, both for ordering.
	Likelihood float64  `yaml:"likelihood" json:"likelihood"`
	Impact     float64  `yaml:"impact_usd" json:"impact_usd"`
	Kind       string   `yaml:"kind" json:"kind"` // confidentiality, integrity, availability, money, law, all
	Exposure   Exposure `yaml:"exposure" json:"exposure"`
	Figures    []Figure `yaml:"figures,omitempty" json:"figures,omitempty"`
	// Estimate says what is our own estimate.
	Estimate string `yaml:"estimate,omitempty" json:"estimate,omitempty"`
}

// Exposure says how much a stack is open to a scenario: Base, plus what is
// added, times the largest factor of data among the services that Factor names
// (divided by 1.5, and 0 where there are none), at most Most.
type Exposure struct {
	Base   float64 `yaml:"base" json:"base"`
	Add    []Added `yaml:"add,omitempty" json:"add,omitempty"`
	Factor string  `yaml:"factor,omitempty" json:"factor,omitempty"` // files, storage, any
	Most   float64 `yaml:"most,omitempty" json:"most,omitempty"`
}

// Added is what one thing about a stack adds to an exposure: When it is so, or
// for Each of the categories of services there are.
type Added struct {
	When   string  `yaml:"when,omitempty" json:"when,omitempty"`
	Each   string  `yaml:"each,omitempty" json:"each,omitempty"`
	Points float64 `yaml:"points" json:"points"`
}

// A Figure is a statistic with its source.
type Figure struct {
	Says       string `yaml:"says" json:"says"`
	Population string `yaml:"population,omitempty" json:"population,omitempty"`
	Year       string `yaml:"year" json:"year"`
	Source     string `yaml:"source" json:"source"`
	Address    string `yaml:"address" json:"address"`
	Basis      string `yaml:"basis" json:"basis"` // as of a PriorityList
}

// Protection says how a control helps against a scenario.
type Protection struct {
	Scenario string `yaml:"id" json:"id"`
	Stage    string `yaml:"stage" json:"stage"`       // prevent, detect, recover
	Strength string `yaml:"strength" json:"strength"` // strong, some
}

// Power is how much a control of that strength does: 1 or 0.4.
func (p Protection) Power() float64 {
	if p.Strength == "strong" {
		return 1
	}
	return 0.4
}

// The words that lists, scenarios and what helps against them choose from.
var (
	listKinds     = []string{"government", "police", "insurer", "vendor", "standard"}
	bases         = []string{"read", "excerpt", "recalled"}
	scenarioKinds = []string{"confidentiality", "integrity", "availability", "money", "law", "all"}
	stages        = []string{"prevent", "detect", "recover"}
	strengths     = []string{"strong", "some"}
	// Exposures are what an exposure may ask of a stack.
	Exposures = []string{"email", "own-servers", "rented-servers", "storage", "files", "own-code", "personal-data", "team"}
	// ExposedData are the services whose data an exposure may be measured by.
	ExposedData = []string{"files", "storage", "any"}
)

// enoughLists is how many lists have to name a control of tier 1.
const enoughLists = 4

var edition = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// ListNamed returns the priority list with that id, or false.
func (c *Catalogue) ListNamed(id string) (*PriorityList, bool) {
	i := slices.IndexFunc(c.Lists, func(l PriorityList) bool { return l.ID == id })
	if i < 0 {
		return nil, false
	}
	return &c.Lists[i], true
}

// ScenarioNamed returns the scenario with that id, or false.
func (c *Catalogue) ScenarioNamed(id string) (*Scenario, bool) {
	i := slices.IndexFunc(c.Scenarios, func(s Scenario) bool { return s.ID == id })
	if i < 0 {
		return nil, false
	}
	return &c.Scenarios[i], true
}

// oneOf notes a fault where a word is none of a list.
func (k *checker) oneOf(name, word string, list []string) {
	k.want(slices.Contains(list, word), "no %s %q; choose from %s", name, word, join(list))
}

func (k *checker) priorities() {
	for _, l := range k.c.Lists {
		k.at("lists.yaml", l.ID)
		k.want(kebab.MatchString(l.ID), "an id is lower-case words joined by hyphens")
		k.text("name", l.Name)
		k.text("title", l.Title)
		k.text("publisher", l.Publisher)
		k.oneOf("kind", l.Kind, listKinds)
		k.oneOf("basis", l.Basis, bases)
		k.want(isURL(l.Address), "address is a web address")
		k.want(edition.MatchString(l.Date), "date is YYYY, YYYY-MM or YYYY-MM-DD")
	}
	for _, s := range k.c.Scenarios {
		k.at("scenarios.yaml", s.ID)
		k.scenario(s)
	}
	unique(k, "lists.yaml", k.c.Lists, func(l PriorityList) string { return l.ID })
	unique(k, "scenarios.yaml", k.c.Scenarios, func(s Scenario) string { return s.ID })
}

func (k *checker) scenario(s Scenario) {
	k.want(kebab.MatchString(s.ID), "an id is lower-case words joined by hyphens")
	k.text("title", s.Title)
	k.text("says", s.Says)
	k.oneOf("kind", s.Kind, scenarioKinds)
	k.want(s.Likelihood > 0 && s.Likelihood <= 1, "likelihood is above 0 and at most 1")
	k.want(s.Impact > 0 && !math.IsInf(s.Impact, 0), "impact_usd is above 0")
	k.want(len(s.Figures) > 0 || s.Estimate != "", "figures with their sources, or estimate to say that it is your own")
	e := s.Exposure
	k.want(e.Base >= 0 && e.Most >= 0, "exposure: base and most are not below 0")
	k.want(e.Base > 0 || len(e.Add) > 0, "exposure: needs a base or something that adds to it")
	if e.Factor != "" {
		k.oneOf("exposure factor", e.Factor, ExposedData)
	}
	for _, a := range e.Add {
		k.want((a.When == "") != (a.Each == ""), "exposure: what adds has when or each")
		k.want(a.Each == "" || a.Each == "category", "exposure: each is category")
		if a.When != "" {
			k.oneOf("exposure", a.When, Exposures)
		}
	}
	for _, f := range s.Figures {
		k.text("a figure's says", f.Says)
		k.text("a figure's source", f.Source)
		k.text("a figure's year", f.Year)
		k.want(isURL(f.Address), "a figure's address is a web address")
		k.oneOf("basis", f.Basis, bases)
	}
}

// urgency checks a control's place in the plan, what it helps against, and what
// is enough of it.
func (k *checker) urgency(c *Control) {
	u := c.Urgency
	k.want(u.Tier >= 0 && u.Tier <= 3, "urgency.tier is 1, 2 or 3")
	for _, id := range u.Lists {
		_, ok := k.c.ListNamed(id)
		k.want(ok, "no list %q in lists.yaml", id)
	}
	k.want(u.Tier != 1 || len(u.Lists) >= enoughLists || u.Exception != "",
		"tier 1 needs %d lists that name it, or a written exception", enoughLists)
	k.want((u.Tier != 1 && u.Tier != 2) || u.Why != "", "urgency.why is missing; tiers 1 and 2 defend their place")
	if u.With != "" {
		_, ok := k.c.Control(u.With)
		k.want(ok && u.With != c.ID, "urgency.with is another control, not %q", u.With)
	}
	seen := map[string]bool{}
	for _, h := range c.Scenarios {
		_, ok := k.c.ScenarioNamed(h.Scenario)
		k.want(ok, "no scenario %q in scenarios.yaml", h.Scenario)
		k.oneOf("stage", h.Stage, stages)
		k.oneOf("strength", h.Strength, strengths)
		k.want(!seen[h.Scenario], "scenario %q stands twice", h.Scenario)
		seen[h.Scenario] = true
	}
	if c.Enough == 0 {
		return
	}
	k.want(c.MustHave, "only a must-have has enough")
	k.want(slices.ContainsFunc(c.Question.Options, func(o Option) bool { return o.Credit == c.Enough }),
		"enough is the credit of one of the options, not %v", c.Enough)
}
