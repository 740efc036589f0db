package catalogue

import "slices"

// A Framework is a published standard as a list of its numbered demands, with the
// controls that show them. What is licensed ships as numbers without titles.
type Framework struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	// Short is its name beside a number, or empty for Title.
	Short   string `yaml:"short,omitempty" json:"short,omitempty"`
	Version string `yaml:"version" json:"version"`
	// Date is when that version was published, YYYY-MM or YYYY-MM-DD.
	Date    string `yaml:"date" json:"date"`
	Licence string `yaml:"licence" json:"licence"`
	// Source is the publisher's page, and Read what was read of it to make the list.
	Source string `yaml:"source" json:"source"`
	Read   string `yaml:"read" json:"read"`
	// Notice is what its owner wants said, or empty.
	Notice string `yaml:"notice,omitempty" json:"notice,omitempty"`
	// Can and Cannot say what a reading of answers against it is good for.
	Can    string `yaml:"can" json:"can"`
	Cannot string `yaml:"cannot" json:"cannot"`
	// Refs is the key under which controls carry its numbers, or empty.
	Refs         string        `yaml:"refs,omitempty" json:"refs,omitempty"`
	Requirements []Requirement `yaml:"requirements" json:"requirements"`
}

// A Requirement is one numbered demand of a framework.
type Requirement struct {
	ID string `yaml:"id" json:"id"`
	// Title is in our own words, and empty where the text is licensed.
	Title string `yaml:"title,omitempty" json:"title,omitempty"`
	// Decisive is set where failing it fails the whole assessment.
	Decisive bool    `yaml:"decisive,omitempty" json:"decisive,omitempty"`
	Controls []Shows `yaml:"controls,omitempty" json:"controls"`
	// None says why no control shows it, where none does.
	None string `yaml:"none,omitempty" json:"none,omitempty"`
}

// Shows is how far a control shows a requirement.
type Shows struct {
	Control string `yaml:"control" json:"control"`
	// Kind is full where a good answer shows it, partial where it only touches it.
	Kind string `yaml:"kind" json:"kind"`
	// Rule is all where the control is needed whatever others say, and any where one
	// of those marked so is enough. It is empty for a partial one.
	Rule string `yaml:"rule,omitempty" json:"rule,omitempty"`
	// MinCredit is the least credit that counts.
	MinCredit float64 `yaml:"min_credit,omitempty" json:"min_credit"`
	Note      string  `yaml:"note,omitempty" json:"note,omitempty"`
}

// The kinds and rules of Shows.
const (
	FullShow    = "full"
	PartialShow = "partial"
	NoneShow    = "none"
	ShowAll     = "all"
	ShowAny     = "any"
)

// Kind is full where answers can show the requirement, partial where they only touch
// it, and none where no control has to do with it.
func (r *Requirement) Kind() string {
	kind := NoneShow
	for _, s := range r.Controls {
		switch s.Kind {
		case FullShow:
			return FullShow
		case PartialShow:
			kind = PartialShow
		}
	}
	return kind
}

// Framework returns the framework with that id, or nil.
func (c *Catalogue) Framework(id string) *Framework {
	for i := range c.Frameworks {
		if c.Frameworks[i].ID == id {
			return &c.Frameworks[i]
		}
	}
	return nil
}

// Needed reports whether a full showing of some requirement takes the control.
func (f *Framework) Needed(control string) bool {
	return slices.ContainsFunc(f.Requirements, func(r Requirement) bool {
		return slices.ContainsFunc(r.Controls, func(s Shows) bool { return s.Control == control && s.Kind == FullShow })
	})
}

// refer gives controls the numbers that frameworks have for them, beside their own.
func (c *Catalogue) refer() {
	own := map[string]map[string][]string{}
	for _, f := range c.Frameworks {
		if f.Refs == "" {
			continue
		}
		for _, r := range f.Requirements {
			for _, s := range r.Controls {
				if own[s.Control] == nil {
					own[s.Control] = map[string][]string{}
				}
				own[s.Control][f.Refs] = append(own[s.Control][f.Refs], r.ID)
			}
		}
	}
	for i := range c.Controls {
		k := &c.Controls[i]
		k.Refs = map[string][]string{}
		for _, refs := range []map[string][]string{k.OtherRefs, own[k.ID]} {
			for key, ids := range refs {
				k.Refs[key] = append(k.Refs[key], ids...)
			}
		}
		for key := range k.Refs {
			slices.Sort(k.Refs[key])
			k.Refs[key] = slices.Compact(k.Refs[key])
		}
	}
}
