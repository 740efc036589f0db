package catalogue

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
)

// A Service is a thing the business uses.
type Service struct {
	ID           string   `yaml:"id" json:"id"`
	Name         string   `yaml:"name" json:"name"`
	Provider     string   `yaml:"provider" json:"provider"`
	Category     string   `yaml:"category" json:"category"`
	Model        Model    `yaml:"model" json:"model"`
	Aliases      []string `yaml:"aliases,omitempty" json:"aliases,omitempty"`
	Capabilities []string `yaml:"capabilities" json:"capabilities"`
	// Data lists the categories the service usually holds.
	Data []string `yaml:"data" json:"data"`
	// Account names the login that this service shares with others, such as
	// "aws" or "microsoft". Empty means a login of its own.
	Account string `yaml:"account,omitempty" json:"account,omitempty"`
	// Parties overrides the model's party for single layers, by layer id.
	Parties map[string]Override `yaml:"parties,omitempty" json:"parties,omitempty"`
	// Variants are ways of using the service that move it to another model, or that
	// change who answers for single layers.
	Variants *Variants `yaml:"variants,omitempty" json:"variants,omitempty"`
	// Parts are capabilities that a business may use one of without the others,
	// so that it is asked which.
	Parts []string `yaml:"parts,omitempty" json:"parts,omitempty"`
	// RunsOn is set for software that the business installs on a host; Host is the
	// kind of host that the service is for such software, or empty.
	RunsOn       *Guest   `yaml:"runs_on,omitempty" json:"runs_on,omitempty"`
	Host         string   `yaml:"host,omitempty" json:"host,omitempty"`
	ProviderDoes []string `yaml:"provider_does" json:"provider_does"`
	Links        Links    `yaml:"links,omitempty" json:"links"`
	// Facts say when and where what stands here about the service was read. The shipped
	// catalogue has them for each.
	Facts *Facts `yaml:"facts,omitempty" json:"facts,omitempty"`
	// Written are the guides as YAML has them. They are read with Guides, since those that
	// come with the program are packed.
	Written []Guide `yaml:"guides" json:"guides"`
	// Retired holds the replacement's id or a reason. A retired service is
	// still understood in old files but no longer offered.
	Retired string `yaml:"retired,omitempty" json:"retired,omitempty"`

	packed *packed // the guides, in place of Written; nil where they are not packed
}

// An Override is a service's own party for one layer, with both halves where
// it is shared and the page that says so.
type Override struct {
	Party     Party  `yaml:"party" json:"party"`
	YourPart  string `yaml:"your_part,omitempty" json:"your_part,omitempty"`
	TheirPart string `yaml:"their_part,omitempty" json:"their_part,omitempty"`
	Source    string `yaml:"source" json:"source"`
}

// Variants is the one follow-up question of a service whose model, or who answers
// for a layer of it, depends on how it is used. The first option is the usual one
// and changes nothing.
type Variants struct {
	Text    string    `yaml:"text" json:"text"`
	Options []Variant `yaml:"options" json:"options"`
}

// A Variant is one way of using a service. Where it has Parties, they take the place
// of all of the service's.
type Variant struct {
	ID      string              `yaml:"id" json:"id"`
	Label   string              `yaml:"label" json:"label"`
	Model   Model               `yaml:"model,omitempty" json:"model,omitempty"`
	Parties map[string]Override `yaml:"parties,omitempty" json:"parties,omitempty"`
}

// Links are the provider's own pages. Any may be empty.
type Links struct {
	Status         string `yaml:"status,omitempty" json:"status,omitempty"`
	Trust          string `yaml:"trust,omitempty" json:"trust,omitempty"`
	Responsibility string `yaml:"responsibility,omitempty" json:"responsibility,omitempty"`
	DPA            string `yaml:"dpa,omitempty" json:"dpa,omitempty"`
}

// Facts are the month in which the maker's page on who answers for what, or the nearest
// to it, was read, and that page. Verified is false where it could not be opened.
type Facts struct {
	AsOf     string `yaml:"as_of" json:"as_of"`
	Source   string `yaml:"source" json:"source"`
	Verified bool   `yaml:"verified,omitempty" json:"verified"`
}

// Unsure reports whether the facts are to be shown as "check this" on a day, as with a
// guide.
func (f *Facts) Unsure(day time.Time) bool { return !f.Verified || old(f.AsOf, day) }

// A Guide says how one control is checked and fixed in one product.
type Guide struct {
	Control string `yaml:"control" json:"control"`
	// Where is the menu path or page to look at.
	Where string `yaml:"where" json:"where"`
	// For narrows the guide to variants of the service, kinds of hosts or editions;
	// empty does not narrow.
	For []string `yaml:"for,omitempty" json:"for,omitempty"`
	// Hazard is what may go wrong here, where that is another thing than with the
	// control; HazardWhy says why.
	Hazard    Hazard `yaml:"hazard,omitempty" json:"hazard,omitempty"`
	HazardWhy string `yaml:"hazard_why,omitempty" json:"hazard_why,omitempty"`
	// Before is what must be true first: who would be hit, the second way in that
	// must work, whom to tell, what to copy.
	Before []string `yaml:"before,omitempty" json:"before,omitempty"`
	// Fix is what to do there, as sentences a person can follow today.
	Fix string `yaml:"fix" json:"fix"`
	// Then is how to see that it worked and that nothing broke, and Undo how to take
	// it back, or that it cannot be undone.
	Then string `yaml:"then,omitempty" json:"then,omitempty"`
	Undo string `yaml:"undo,omitempty" json:"undo,omitempty"`
	// Plan is the subscription that has it.
	Plan string `yaml:"plan" json:"plan"`
	// Cheaper is what to do instead when the business's plan lacks it.
	Cheaper string `yaml:"cheaper,omitempty" json:"cheaper,omitempty"`
	// AlwaysOn is set where the product does it by itself, so that nobody is asked.
	AlwaysOn *AlwaysOn `yaml:"always_on,omitempty" json:"always_on,omitempty"`
	// Days is how long deleted data or logs survive, where that is the point.
	Days *int `yaml:"days,omitempty" json:"days,omitempty"`
	// Source is the web page the fact comes from, AsOf the month it was read
	// (YYYY-MM), Verified whether that page was really read.
	Source string `yaml:"source" json:"source"`
	// SourceKind says whose page that is: vendor, standard or third-party.
	SourceKind string `yaml:"source_kind,omitempty" json:"source_kind,omitempty"`
	AsOf       string `yaml:"as_of" json:"as_of"`
	Verified   bool   `yaml:"verified" json:"verified"`
	// Volatile marks facts that vendors change often.
	Volatile bool `yaml:"volatile,omitempty" json:"volatile,omitempty"`
}

// A Hazard is what a step may do beside what it is meant to do.
type Hazard string

// The hazards.
const (
	LockOut  Hazard = "lock-out"  // people, or the business itself, no longer get in
	Outage   Hazard = "outage"    // something that is in use stops
	DataLoss Hazard = "data-loss" // data is gone
	MailLoss Hazard = "mail"      // e-mail no longer arrives
	NoHazard Hazard = "none"
)

// Hazards lists them, the worst first.
var Hazards = []Hazard{LockOut, DataLoss, MailLoss, Outage, NoHazard}

// HazardOf is what following the guide may do beside: its own hazard, else that of
// its control.
func (g *Guide) HazardOf(k *Control) Hazard {
	switch {
	case g.Hazard != "":
		return g.Hazard
	case k.Hazard != "":
		return k.Hazard
	}
	return NoHazard
}

// freshMonths is how many months after the one in which it was read a guide is taken to be
// right.
const freshMonths = 24

// Unsure reports whether the guide is to be shown as "check this" on a day: its page
// was not read, its vendor changes it often, or that was long ago.
func (g Guide) Unsure(day time.Time) bool { return !g.Verified || g.Volatile || old(g.AsOf, day) }

// old reports whether a page that was read in a month may say something else by a day.
func old(month string, day time.Time) bool {
	read, err := time.Parse("2006-01", month)
	return err != nil || !day.Before(read.AddDate(0, freshMonths+1, 0))
}

// Guide returns the service's guide for a control, or nil: of several the one that is
// for the kind of host it runs on, else for the variant or the subscription, else the
// one for all. A subscription is what people call theirs, such as "Microsoft 365
// Business Premium"; host is empty for what runs on none.
func (s *Service) Guide(control, variant, subscription, host string) *Guide {
	if variant == "" {
		variant = s.usual()
	}
	var found, way *Guide
	guides := s.Guides()
	for i := range guides {
		switch g := &guides[i]; {
		case g.Control != control:
		case host != "" && slices.Contains(g.For, host):
			return g
		case len(g.For) == 0 && found == nil:
			found = g
		case way == nil && g.isFor(variant, subscription):
			way = g
		}
	}
	return cmp.Or(way, found)
}

// BySubscription reports whether some guide of the service is for a subscription, so that
// it matters which one a business has.
func (c *Catalogue) BySubscription(s *Service) bool {
	return slices.ContainsFunc(s.Guides(), func(g Guide) bool {
		return slices.ContainsFunc(g.For, func(f string) bool { return s.Variant(f) == nil && c.Host(f) == nil })
	})
}

// UsualData is what a service usually holds in a business that does what sector says: what
// it holds anywhere, and what such a business has beside that.
func (c *Catalogue) UsualData(s *Service, sector string) []string {
	list := slices.Clone(s.Data)
	does := " " + text.Folded(sector)
	for _, d := range c.Data {
		named := slices.ContainsFunc(d.Trades, func(word string) bool { return strings.Contains(does, " "+text.Folded(word)) })
		if named && slices.Contains(s.Data, d.Beside) && !slices.Contains(list, d.ID) {
			list = append(list, d.ID)
		}
	}
	return list
}

// isFor reports whether the guide is for a variant or a subscription.
func (g *Guide) isFor(variant, subscription string) bool {
	words := "-" + notWord.ReplaceAllString(strings.ToLower(subscription), "-") + "-"
	return slices.ContainsFunc(g.For, func(f string) bool {
		return f == variant || strings.Contains(words, "-"+f+"-")
	})
}

// notWord matches what stands between the words of a subscription's name.
var notWord = regexp.MustCompile(`[^\p{L}\p{N}]+`)

// Variant returns the named variant, or nil.
func (s *Service) Variant(id string) *Variant {
	if s.Variants == nil {
		return nil
	}
	for i := range s.Variants.Options {
		if s.Variants.Options[i].ID == id {
			return &s.Variants.Options[i]
		}
	}
	return nil
}

// usual is the id of the usual variant, or empty.
func (s *Service) usual() string {
	if s.Variants == nil || len(s.Variants.Options) == 0 {
		return ""
	}
	return s.Variants.Options[0].ID
}
