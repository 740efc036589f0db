package report

import (
	"fmt"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Compared is a comparison with all it takes to tell people of it.
type Compared struct {
	scoring.Comparison
	Old, New Side
	Name     string // of the business

	catalogue *catalogue.Catalogue
}

// A Side is one of two assessments that are compared.
type Side struct {
	Assessment *questionnaire.Assessment
	Round      string             // the name that somebody gave the round; else empty
	Date       questionnaire.Date // empty where nobody knows
	Now        bool               // no snapshot and no file from before
	Future     bool               // nothing can have happened on that day yet
}

// Compare works out what changed from one side to the other.
func Compare(c *catalogue.Catalogue, old, now Side) *Compared {
	return &Compared{Comparison: scoring.Compare(c, old.Assessment, now.Assessment), Old: old, New: now,
		Name: text.CleanLine(now.Assessment.Profile.Name), catalogue: c}
}

// FileSide is a whole file as one side, of the day it was last answered.
func FileSide(a *questionnaire.Assessment) Side {
	return Side{Assessment: a, Date: a.LastAnswered()}
}

// PastSide is a snapshot of an assessment as one side.
func PastSide(a *questionnaire.Assessment, p *questionnaire.Past) Side {
	past := a.At(*p)
	return Side{Assessment: &past, Round: p.Given(), Date: p.Date}
}

// Seen is the side as seen on a day, on which it may be in the future.
func (s Side) Seen(today questionnaire.Date) Side {
	s.Future = !s.Now && s.Date.Future(today) != nil
	return s
}

// FutureNote is said of a day on which nothing can have happened yet.
const FutureNote = "in the future, so a clock was wrong"

// When is the day of a side in words, with the name of its round where it has one, or
// otherwise where nobody knows it.
func (s Side) When(otherwise string) string {
	switch t, err := s.Date.Time(); {
	case s.Now:
		return "now"
	case err == nil && s.Future:
		return roundOn(s.Round, Day(t)) + " (" + FutureNote + ")"
	case err == nil:
		return roundOn(s.Round, Day(t))
	}
	return otherwise
}

// A ChangeList is changes of one kind under their title. Where the cells are
// shared, each moves the score by points.
type ChangeList struct {
	Title   string
	Changes []scoring.Change
	Points  bool
}

// Lists are the changes as people read them; kinds without any are left out.
func (c *Compared) Lists() []ChangeList {
	all := []ChangeList{
		{"Better", Biggest(c.Improved), true},
		{"Worse", Biggest(c.Worsened), true},
		{"Known now, and not in place", c.FoundOut, false},
		{"Not known any more", c.LostTrack, false},
		{"Questions that are new", c.Added, false},
		{"Questions that are gone", c.Gone, false},
	}
	return slices.DeleteFunc(all, func(l ChangeList) bool { return len(l.Changes) == 0 })
}

// Counts says how many questions went which way.
func (c *Compared) Counts() string {
	return fmt.Sprintf("Better %d, worse %d, new %d, gone %d, as before %d", len(c.Improved), len(c.Worsened), len(c.Added), len(c.Gone),
		c.Unchanged+len(c.FoundOut)+len(c.LostTrack))
}

// Bands says in a sentence how the bands moved.
func (c *Compared) Bands() string {
	return fmt.Sprintf("Band: %s, was %s.", bandOf(&c.Comparison.New), bandOf(&c.Comparison.Old))
}

// Moments lists the moments of an assessment, oldest first. The last one is
// now, and no snapshot, where the newest snapshot does not say the same.
func Moments(c *catalogue.Catalogue, a *questionnaire.Assessment, today questionnaire.Date) (list []scoring.Moment, now bool) {
	list = scoring.Trend(c, a)
	if a.Changed() {
		return append(list, scoring.MomentOf(c, a, today)), true
	}
	return list, false
}

// ServiceName is what people call a service of either side. The newer side's
// name goes first.
func (c *Compared) ServiceName(key string) string {
	if key == "" {
		return WholeFirm
	}
	for _, a := range []*questionnaire.Assessment{c.New.Assessment, c.Old.Assessment} {
		if s := a.Service(key); s != nil {
			return text.CleanLine(questionnaire.Name(c.catalogue, *s))
		}
	}
	return key
}

// Stands puts how a cell stands, as a Change has it, in words.
func Stands(k *catalogue.Control, word string) string {
	if o := k.Option(word); o != nil {
		return o.Label
	}
	switch word {
	case "":
		return "not asked"
	case scoring.Unanswered:
		return "not answered"
	case questionnaire.NotSure:
		return "not sure"
	case questionnaire.NotApplicable:
		return "not applicable"
	case questionnaire.HandledElsewhere:
		return "elsewhere"
	case string(questionnaire.Met):
		return "settled"
	case string(questionnaire.Unmet):
		return "ruled out"
	case string(questionnaire.Inherited):
		return "other sign-in"
	case string(questionnaire.ByProvider):
		return "the provider's"
	case string(questionnaire.Known):
		return "always so"
	}
	return word
}

// A CompareJSON is what `compare --json` prints.
type CompareJSON struct {
	Format    int          `json:"format"`
	Catalogue string       `json:"catalogue"`
	Old       sideJSON     `json:"old"`
	New       sideJSON     `json:"new"`
	Shared    sharedJSON   `json:"shared"`
	Improved  []changeJSON `json:"improved"`
	Worsened  []changeJSON `json:"worsened"`
	FoundOut  []changeJSON `json:"found_out"`
	LostTrack []changeJSON `json:"lost_track"`
	Added     []changeJSON `json:"added"`
	Gone      []changeJSON `json:"gone"`
	Unchanged int          `json:"unchanged"`
	Why       []string     `json:"why"`
}

type spanJSON struct {
	Proven   *float64 `json:"proven" jsonschema:"nullable"`
	Possible *float64 `json:"possible" jsonschema:"nullable"`
	Coverage *float64 `json:"coverage" jsonschema:"nullable"`
}

type sideJSON struct {
	Date      *string `json:"date" jsonschema:"nullable"`
	Round     *string `json:"round" jsonschema:"nullable"` // the name that somebody gave it
	Catalogue string  `json:"catalogue"`                   // that its answers were given with
	spanJSON
	Band *string `json:"band" jsonschema:"nullable"`
}

type sharedJSON struct {
	Cells int      `json:"cells"`
	Old   spanJSON `json:"old"`
	New   spanJSON `json:"new"`
}

type changeJSON struct {
	Control string  `json:"control"`
	Service string  `json:"service"`
	Was     *string `json:"was" jsonschema:"nullable"`
	Is      *string `json:"is" jsonschema:"nullable"`
	Points  float64 `json:"points"`
}

// Shape is the comparison as JSON.
func (c *Compared) Shape() CompareJSON {
	return CompareJSON{
		Format: JSONFormat, Catalogue: c.catalogue.Version,
		Old:      sideShape(c.Old.Round, c.Old.Date, c.Old.Assessment.Catalogue, c.Comparison.Old.Total, c.Comparison.Old.Band),
		New:      sideShape(c.New.Round, c.New.Date, c.New.Assessment.Catalogue, c.Comparison.New.Total, c.Comparison.New.Band),
		Shared:   sharedJSON{c.SharedCells, spanShape(c.SharedOld), spanShape(c.SharedNew)},
		Improved: changeShapes(c.Improved), Worsened: changeShapes(c.Worsened),
		FoundOut: changeShapes(c.FoundOut), LostTrack: changeShapes(c.LostTrack),
		Added: changeShapes(c.Added), Gone: changeShapes(c.Gone),
		Unchanged: c.Unchanged, Why: c.Why,
	}
}

func spanShape(s scoring.Score) spanJSON {
	p := partShape(s)
	return spanJSON{p.Proven, p.Possible, p.Coverage}
}

func sideShape(round string, date questionnaire.Date, version string, s scoring.Score, b scoring.Band) sideJSON {
	return sideJSON{orNull(string(date)), orNull(round), version, spanShape(s), bandShape(b)}
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func changeShapes(list []scoring.Change) []changeJSON {
	out := []changeJSON{}
	for _, ch := range list {
		out = append(out, changeJSON{ch.CellID.Control, ch.Service, orNull(ch.Was), orNull(ch.Is), ch.Points})
	}
	return out
}

// A TrendJSON is what `compare --trend --json` prints.
type TrendJSON struct {
	Format    int          `json:"format"`
	Catalogue string       `json:"catalogue"`
	Trend     []momentJSON `json:"trend"`
}

type momentJSON struct {
	sideJSON
	Services int  `json:"services"`
	Now      bool `json:"now"`
}

// TrendShape is a trend as JSON. Where now is true, the last moment is no
// snapshot.
func TrendShape(c *catalogue.Catalogue, moments []scoring.Moment, now bool) TrendJSON {
	t := TrendJSON{JSONFormat, c.Version, []momentJSON{}}
	for i, m := range moments {
		t.Trend = append(t.Trend, momentJSON{sideShape(m.Round, m.Date, m.Catalogue, m.Score, m.Band), m.Services, now && i == len(moments)-1})
	}
	return t
}

// Difference is how far a proven score moved, in the whole percents that
// people see, as "+5", "-3" or "0".
func Difference(old, now scoring.Score) string {
	if old.None() || now.None() {
		return NoResult
	}
	n := scoring.Down(now.Proven()) - scoring.Down(old.Proven())
	if n > 0 {
		return fmt.Sprintf("+%d", n)
	}
	return fmt.Sprint(n)
}

// Biggest sorts changes by what they move, the largest first; of equals the
// earlier one.
func Biggest(list []scoring.Change) []scoring.Change {
	size := func(ch scoring.Change) float64 { return max(ch.Points, -ch.Points) }
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b scoring.Change) int {
		switch x, y := size(a), size(b); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return list
}
