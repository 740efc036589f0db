package questionnaire

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"encoding/json"
	"errors"
	"regexp"
	"strings"

	"yourpart/internal/text"
)

// idForm is what an id looks like: at least 80 random bits in letters and digits.
var idForm = regexp.MustCompile(`^[a-z2-7]{16,64}$`)

// A former is what is kept of a file of format 1 until it is saved in this one.
type former struct {
	sum  string // of its bytes
	name string // what the business is called in it
}

// Former reports whether the assessment was read from a file of format 1 and has
// not been saved since.
func (a Assessment) Former() bool { return a.former.sum != "" && a.ID == "" }

// Identify gives the assessment an id, where it has none. One from a file of
// format 1 keeps what its exports made their ids from. The caller provides the id,
// as chance is not for this package.
func (a *Assessment) Identify(id string) {
	if a.ID != "" {
		return
	}
	a.ID, a.IDsFrom, a.former = id, text.CleanLine(a.former.name), former{}
}

// Reidentify makes the assessment another business, as for one that began as a
// copy: what is exported of it shares no id with the original.
func (a *Assessment) Reidentify(id string) { a.ID, a.IDsFrom, a.former = id, "", former{} }

// checkID returns what is wrong with an id, if anything. There may be none.
func checkID(id string) error {
	if id != "" && !idForm.MatchString(id) {
		return errors.New("id: it takes 16 to 64 lower-case letters and digits from 2 to 7; without one the file gets a new id")
	}
	return nil
}

// blindID is an id for what leaves the house redacted. It is the same for every
// redacted copy of one business, and leads nowhere: not to the name, and not to the
// ids of exports that are not redacted.
func blindID(a Assessment) string {
	seed := "id\x00" + a.ID
	if a.ID == "" {
		seed = "file\x00" + a.former.sum
	}
	if a.ID == "" && a.former.sum == "" { // never saved: what it says tells it from others
		b, _ := json.Marshal(a.normal())
		seed = "state\x00" + digest(b)
	}
	sum := sha256.Sum256([]byte("yourpart redacted\x00" + seed))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:15]))
}

// digest is a fingerprint of bytes.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// A Relation says whether two assessments are of one business.
type Relation int

// The relations.
const (
	OtherBusiness Relation = iota
	SameBusiness
	// RenamedCopy is two of one id and different names: a copy that became another
	// client's, or a business that changed its name. Until a person says which,
	// they count apart.
	RenamedCopy
)

// A Business is what tells whose an assessment is, or a sheet. Names are digests of what
// is compared of them.
type Business struct{ id, idsFrom, name string }

// BusinessOf is whose an assessment is.
func BusinessOf(a *Assessment) Business {
	mark := func(name string) string {
		if called(name) == "" {
			return "" // two without a name are not called the same
		}
		return nameMark(name)
	}
	return Business{a.ID, mark(a.IDsFrom), mark(a.Profile.Name)}
}

// One reports whether two are taken for one business: by [Business.Relate], or as they
// are called the same, as when somebody begins afresh.
func (b Business) One(c Business) bool { return b.Relate(c) != OtherBusiness || b.Namesake(c) }

// Relate compares two assessments by their ids; where one has none, and where
// both began as the same file of format 1, by what the business is called. Case
// and blanks do not matter.
func Relate(a, b *Assessment) Relation { return BusinessOf(a).Relate(BusinessOf(b)) }

// Relate is the function of that name for assessments that are not kept.
func (b Business) Relate(c Business) Relation {
	switch {
	case b.id != "" && b.id == c.id:
		if b.name == c.name {
			return SameBusiness
		}
		return RenamedCopy
	case b.id != "" && c.id != "":
		if b.idsFrom != "" && b.idsFrom == c.idsFrom {
			return SameBusiness
		}
		return OtherBusiness
	}
	for _, name := range []string{b.name, b.idsFrom} {
		if name != "" && (name == c.name || name == c.idsFrom) {
			return SameBusiness
		}
	}
	return OtherBusiness
}

// Namesake reports whether two businesses are called the same.
func (b Business) Namesake(c Business) bool { return b.name != "" && b.name == c.name }

// called is a name as it is compared.
func called(name string) string {
	return strings.Map(fold, strings.Join(strings.Fields(text.CleanLine(name)), " "))
}

// A format1 is a saved file of format 1, which this program reads and no longer
// writes. It is the present format without an id, with rounds called history and
// named by their days.
type format1 struct {
	Format    int                 `json:"format"`
	Catalogue string              `json:"catalogue"`
	Revision  int                 `json:"revision"`
	Profile   Profile             `json:"profile"`
	Services  []Service           `json:"services"`
	Answers   map[CellID]Answer   `json:"answers"`
	Actions   map[string]Tracking `json:"actions"`
	History   []past1             `json:"history"`
}

// A past1 is a Past of format 1.
type past1 struct {
	Date      Date              `json:"date"`
	Catalogue string            `json:"catalogue"`
	Depth     Depth             `json:"depth"`
	People    int               `json:"people"`
	Countries []string          `json:"countries"`
	Services  []Service         `json:"services"`
	Answers   map[CellID]string `json:"answers"`
}

// migrated is the assessment in the present format. The bytes are those of the file.
func (f format1) migrated(b []byte) Assessment {
	a := Assessment{Format: Format, Catalogue: f.Catalogue, Revision: f.Revision, Profile: f.Profile, Services: f.Services,
		Answers: f.Answers, Actions: f.Actions, former: former{digest(b), f.Profile.Name}}
	for _, p := range f.History {
		a.Rounds = append(a.Rounds, Past{string(p.Date), p.Date, p.Catalogue, p.Depth, p.People, p.Countries, p.Services, p.Answers, nil})
	}
	return a
}
