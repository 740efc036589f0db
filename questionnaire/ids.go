package questionnaire

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// String is CONTROL@SERVICE, or CONTROL for the organisation.
func (id CellID) String() string {
	if id.Service == "" {
		return id.Control
	}
	return id.Control + "@" + id.Service
}

// ParseCellID reads what String wrote.
func ParseCellID(s string) (CellID, error) {
	control, service, at := strings.Cut(s, "@")
	if control == "" || (at && service == "") {
		return CellID{}, fmt.Errorf("no cell %q; write CONTROL@SERVICE, or CONTROL for the whole firm", s)
	}
	return CellID{control, service}, nil
}

// MarshalText makes the id a JSON key.
func (id CellID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the id from a JSON key.
func (id *CellID) UnmarshalText(b []byte) (err error) {
	*id, err = ParseCellID(string(b))
	return err
}

// ParseService reads a service as written on the command line: the id of one
// in the catalogue, ID:VARIANT for another way of using it, or MODEL:NAME for
// one of the user's own. The entry has no key yet.
func ParseService(c *catalogue.Catalogue, s string) (Service, error) {
	head, tail, colon := strings.Cut(strings.TrimSpace(s), ":")
	if m := catalogue.Model(head); colon && m.Valid() {
		name := text.CleanLine(tail)
		if name == "" {
			return Service{}, fmt.Errorf("%q has no name; write MODEL:NAME, such as caas:Fargate", s)
		}
		if err := CheckName(name); err != nil {
			return Service{}, err
		}
		return Service{Name: name, Model: m, Data: []string{}}, nil
	}
	def, ok := c.Service(head)
	if !ok || def.Retired != "" {
		return Service{}, unknownService(c, head, "or write MODEL:NAME for one of your own, such as saas:Our CRM")
	}
	if colon && !def.Way(tail) {
		return Service{}, unknown("way of using "+head, tail, variantIDs(def), "")
	}
	return Service{ID: head, Variant: tail, Data: slices.Clone(def.Data)}, nil
}

// Preset is a service that is to be added with the data that it usually holds in such a
// business; see [catalogue.Catalogue.UsualData].
func (a *Assessment) Preset(c *catalogue.Catalogue, s Service) Service {
	if def, ok := c.Service(s.ID); ok {
		s.Data = c.UsualData(def, a.Profile.Sector)
	}
	return s
}

// unknownService is the error for a service that is not there, with the ids of
// the nearest ones by any name that people call them.
func unknownService(c *catalogue.Catalogue, got, more string) error {
	var near, ids []string
	for _, f := range c.Search(got) {
		if len(near) < 3 {
			near = append(near, f.Service.ID)
		}
	}
	for i := range c.Services {
		if c.Services[i].Retired == "" {
			ids = append(ids, c.Services[i].ID)
		}
	}
	if near == nil {
		near = text.Nearest(got, ids, 3)
	}
	return suggest("service", got, near, ids, more)
}

func variantIDs(s *catalogue.Service) []string {
	var ids []string
	if s.Variants != nil {
		for _, v := range s.Variants.Options {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

// Slug makes a kebab-case key from a name in any script. A name without a
// letter or digit becomes "service".
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range text.Folded(name) {
		if r >= 128 || r == ' ' {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		b.WriteRune(r)
		gap = false
		if b.Len() >= 40 {
			break
		}
	}
	if b.Len() == 0 {
		return "service"
	}
	return b.String()
}

// devices are names that Windows keeps for itself, whatever the ending.
var devices = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// FileName is what the files of a firm are called, without their ending. It
// does on every system.
func FileName(firm string) string {
	name := Slug(firm)
	if devices.MatchString(name) {
		name += "-firm"
	}
	return name
}

// unknown is the error for an id that is not there, with the nearest real ones.
func unknown(what, got string, ids []string, more string) error {
	return suggest(what, got, text.Nearest(got, ids, 3), ids, more)
}

func suggest(what, got string, near, ids []string, more string) error {
	msg := fmt.Sprintf("no %s %q", what, got)
	switch {
	case len(near) > 0:
		msg += "; did you mean " + strings.Join(near, ", ") + "?"
	case len(ids) > 0 && len(ids) <= 9:
		all := strings.Join(ids, ", ")
		msg += "; choose from " + all
		if strings.HasSuffix(more, all) {
			more = ""
		}
	}
	if more != "" {
		msg += " (" + more + ")"
	}
	return errors.New(msg)
}

// ParseAnswer reads CONTROL[@SERVICE]=OPTION for this assessment. An empty
// option takes the answer away.
func (a *Assessment) ParseAnswer(c *catalogue.Catalogue, s string) (CellID, string, error) {
	left, option, eq := strings.Cut(s, "=")
	if !eq {
		return CellID{}, "", fmt.Errorf("%q is no answer; write CONTROL@SERVICE=OPTION", s)
	}
	id, err := ParseCellID(strings.TrimSpace(left))
	if err != nil {
		return CellID{}, "", err
	}
	k, ok := c.Control(id.Control)
	if !ok {
		return CellID{}, "", unknown("control", id.Control, controlIDs(c), "")
	}
	option = strings.TrimSpace(option)
	if option != "" && k.Option(option) == nil && !slices.Contains(Fixed, option) {
		return CellID{}, "", fmt.Errorf("no option %q for %s; choose from %s", option, k.ID, strings.Join(optionIDs(k), ", "))
	}
	return id, option, a.checkService(k, id)
}

// checkService reports whether an id as typed names a service where it should.
func (a *Assessment) checkService(k *catalogue.Control, id CellID) error {
	keys := strings.Join(a.Keys(), ", ")
	switch {
	case k.Scope == catalogue.Organisation && id.Service != "":
		return fmt.Errorf("%s is asked once for the whole firm; write %s=… without a service", k.ID, k.ID)
	case k.Scope == catalogue.Organisation:
		return nil
	case id.Service == "":
		return fmt.Errorf("%s is asked for each service; write %s@SERVICE=… with one of %s", k.ID, k.ID, keys)
	case a.Service(id.Service) == nil:
		return unknown("service", id.Service, a.Keys(), "this assessment has "+keys)
	}
	return nil
}

// Keys lists the keys of the stack in order.
func (a *Assessment) Keys() []string {
	keys := make([]string, len(a.Services))
	for i, s := range a.Services {
		keys[i] = s.Key
	}
	return keys
}

func controlIDs(c *catalogue.Catalogue) []string {
	ids := make([]string, len(c.Controls))
	for i, k := range c.Controls {
		ids[i] = k.ID
	}
	return ids
}

// optionIDs lists everything a question takes.
func optionIDs(k *catalogue.Control) []string {
	var ids []string
	for _, o := range k.Question.Options {
		ids = append(ids, o.ID)
	}
	return append(ids, Fixed...)
}
