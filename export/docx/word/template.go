package word

import (
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strings"

	"yourpart/export/office"
)

// MaxTemplate is the largest file that is taken for a template, in bytes.
const MaxTemplate = 10_000_000

// CheckTemplate returns what is wrong with a file as a template, if anything.
func CheckTemplate(file []byte) error { return (&Doc{}).check(file) }

// check reads a template into a new document of no content.
func (*Doc) check(file []byte) error {
	d := &Doc{parts: office.Parts{}, ids: map[string]string{}, palette: office.Palette(""), page: papers[""]}
	d.number, d.bullet, d.firstList = 9001, 9002, 9101
	return d.dress(file)
}

// wrongTemplate says what is wrong and what would be right.
func wrongTemplate(err error) error {
	return fmt.Errorf("no Word template that can be used: %w; save it in Word as .dotx", err)
}

// dress gives the document the look of a template: its styles, theme, lists, fonts,
// settings, page, and the head and foot of its last page. Its text goes, and so does what
// only that used, and what says who wrote it.
func (d *Doc) dress(file []byte) error {
	if len(file) > MaxTemplate {
		return wrongTemplate(fmt.Errorf("it has more than %d MB", MaxTemplate/1_000_000))
	}
	parts, err := office.Read(file)
	if err != nil {
		return wrongTemplate(err)
	}
	t := &template{parts: parts}
	for _, step := range []func() error{t.open, t.related, t.macros, t.sound} {
		if err := step(); err != nil {
			return wrongTemplate(err)
		}
	}
	d.main, d.rels, d.types = t.main, t.rels, t.types
	for _, step := range []func(*Doc) error{t.page, t.colours, t.styles, t.settings, t.lists} {
		if err := step(d); err != nil {
			return wrongTemplate(err)
		}
	}
	d.parts = t.reached()
	d.rels = t.rels
	d.types.Set(d.main, documentIs)
	d.types.Set(office.CorePart, office.CoreType)
	d.types.Keep(func(part string) bool { return part == office.CorePart || part == d.main || d.parts[part] != nil })
	return nil
}

// A template is one being read.
type template struct {
	parts office.Parts
	types *office.Types
	main  string
	rels  []office.Rel
}

// open finds the part with the text.
func (t *template) open() error {
	kinds := t.parts[office.TypesPart]
	if kinds == nil || t.parts[office.RootRels] == nil {
		return errors.New("it is no Office file")
	}
	t.types = &office.Types{}
	if err := xml.Unmarshal(kinds, t.types); err != nil {
		return errors.New("one of its parts is not sound XML")
	}
	rels, err := office.ReadRels(t.parts[office.RootRels])
	if err != nil {
		return err
	}
	for _, r := range rels {
		switch {
		case strings.HasPrefix(r.Type, "http://purl.oclc.org/"):
			return errors.New("it is a Strict Open XML file")
		case r.Type == office.Relations+"officeDocument" && !r.External():
			t.main = r.Part("")
		}
	}
	kind := t.types.Of(t.main)
	switch {
	case strings.Contains(kind, "macroEnabled"):
		return errHasMacros
	case t.parts[t.main] == nil || kind != documentIs && kind != templateIs:
		return errors.New("it is no Word file")
	}
	return nil
}

var errHasMacros = errors.New("it has macros")

// macros refuses a template that brings a program.
func (t *template) macros() error {
	for name := range t.parts {
		low := strings.ToLower(name)
		if strings.Contains(low, "vbaproject") || strings.Contains(low, "vbadata") || strings.Contains(strings.ToLower(t.types.Of(name)), "vba") {
			return errHasMacros
		}
	}
	return nil
}

// looks are the kinds of parts that a look is made of.
var looks = []string{"styles", "stylesWithEffects", "numbering", "settings", "theme", "fontTable", "webSettings", "header", "footer", "footnotes", "endnotes", "customXml"}

// related keeps the relationships to what a look is made of, and refuses a part of it
// that would be fetched from elsewhere.
func (t *template) related() error {
	rels, err := office.ReadRels(t.parts[office.RelsOf(t.main)])
	if err != nil {
		return err
	}
	for _, r := range rels {
		if slices.Contains(looks, r.Kind()) {
			if r.External() {
				return fmt.Errorf("it fetches its %s from elsewhere", r.Kind())
			}
			t.rels = append(t.rels, r)
		}
	}
	return t.inside(t.main, t.rels)
}

// inside looks at what the parts of the look use in turn: a link may lead out of the
// file, and nothing else. What settings say of where they come from is dropped.
func (t *template) inside(part string, rels []office.Rel) error {
	for _, r := range rels {
		name := r.Part(part)
		own, err := office.ReadRels(t.parts[office.RelsOf(name)])
		if err != nil {
			return err
		}
		kept := own[:0]
		for _, o := range own {
			switch {
			case o.Kind() == "attachedTemplate" || o.Kind() == "mailMergeSource" || o.Kind() == "mailMergeHeaderSource":
				continue
			case o.External() && (o.Kind() != "hyperlink" || !office.Opens(o.Target)):
				return fmt.Errorf("its %s fetches something from elsewhere", r.Kind())
			}
			kept = append(kept, o)
		}
		if own != nil {
			t.parts[office.RelsOf(name)] = office.Rels(kept)
		}
	}
	return nil
}

// sound makes sure that every part of XML can be read.
func (t *template) sound() error {
	for _, r := range append([]office.Rel{{Target: "/" + t.main}}, t.rels...) {
		part := t.parts[r.Part(t.main)]
		if part == nil {
			return fmt.Errorf("its part for %s is missing", r.Kind())
		}
		if _, err := office.Spans(part, func(string, int) bool { return false }); err != nil {
			return err
		}
	}
	return nil
}

// reached are the parts that the text leads to, and those that these lead to.
func (t *template) reached() office.Parts {
	out := office.Parts{}
	var walk func(part string, rels []office.Rel)
	walk = func(part string, rels []office.Rel) {
		for _, r := range rels {
			name := r.Part(part)
			if r.External() || out[name] != nil || t.parts[name] == nil {
				continue
			}
			out[name] = t.parts[name]
			if own := t.parts[office.RelsOf(name)]; own != nil {
				out[office.RelsOf(name)] = own
				more, _ := office.ReadRels(own) // which related has read
				walk(name, more)
			}
		}
	}
	walk(t.main, t.rels)
	return out
}
