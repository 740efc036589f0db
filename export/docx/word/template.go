package word

import (
	"encoding/xml"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
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

// page takes the last section of the text: its paper, margins, head and foot.
func (t *template) page(d *Doc) error {
	part := t.parts[t.main]
	all, err := office.Spans(part, func(name string, depth int) bool { return depth == 0 || name == "w:sectPr" && depth == 2 })
	if err != nil {
		return err
	}
	root := all[len(all)-1]
	if root.Name() != "w:document" {
		return errors.New("it is no Word file")
	}
	d.root = strings.TrimSuffix(string(part[root.From:root.Inner]), "/>")
	d.root = strings.TrimSuffix(strings.TrimSpace(d.root), ">")
	for _, ns := range regexp.MustCompile(`xmlns:(\w+)="[^"]*"`).FindAllStringSubmatch(namespaces, -1) {
		if uri := root.Attr("xmlns:" + ns[1]); uri == "" {
			d.root += " " + ns[0]
		} else if !strings.Contains(ns[0], `"`+uri+`"`) {
			return errors.New("it is no Word file")
		}
	}
	d.root += ">"
	if len(all) > 1 {
		s := all[len(all)-2]
		d.section = string(part[s.Inner:s.InnerTo])
	}
	if d.section == "" { // Word takes this for granted
		d.section = `<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>`
	}
	return t.frames(d)
}

// frames keeps the heads and feet that are there, and measures the room between the
// margins.
func (t *template) frames(d *Doc) error {
	const wrap = "<w:sectPr>"
	kept, err := office.Without([]byte(wrap+d.section+"</w:sectPr>"), func(s office.Span) bool {
		switch s.Name() {
		case "w:headerReference", "w:footerReference":
			return !slices.ContainsFunc(t.rels, func(r office.Rel) bool { return r.ID == s.Attr("r:id") && t.parts[r.Part(t.main)] != nil })
		case "w:sectPrChange", "w:printerSettings":
			return true
		}
		return false
	})
	if err != nil {
		return err
	}
	d.section = strings.TrimSuffix(strings.TrimPrefix(string(kept), wrap), "</w:sectPr>")
	size, margins := [2]int{12240, 15840}, 2880
	spans, err := office.Spans(kept, func(name string, _ int) bool { return name == "w:pgSz" || name == "w:pgMar" })
	if err != nil {
		return err
	}
	sized := false
	for _, s := range spans {
		if s.Name() == "w:pgSz" {
			size, sized = [2]int{whole(s, "w:w"), whole(s, "w:h")}, true
			continue
		}
		margins = whole(s, "w:left") + whole(s, "w:right") + whole(s, "w:gutter")
	}
	if !sized { // it goes behind the heads and feet
		at := 0
		if all := references.FindAllStringIndex(d.section, -1); all != nil {
			at = all[len(all)-1][1]
		}
		d.section = d.section[:at] + fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"/>`, size[0], size[1]) + d.section[at:]
	}
	d.page = [2]int{min(size[0], size[1]), max(size[0], size[1])}
	d.room = [2]int{d.page[0] - margins, d.page[1] - margins}
	const least, most = 4000, 60000
	if d.room[0] < least || d.page[1] > most {
		return errors.New("its page has too little room between the margins, or is too large")
	}
	return nil
}

// whole is a number of an attribute; one that is none is 0.
func whole(s office.Span, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s.Attr(name)))
	if err != nil || n < -100_000 || n > 100_000 {
		return 0
	}
	return n
}

var references = regexp.MustCompile(`<w:(header|footer)Reference [^>]*>`)

var pageSize = regexp.MustCompile(`<w:pgSz [^>]*?/>|<w:pgSz [^>]*>\s*</w:pgSz>`)

// templateSection is a section in the look of the template, upright or on its side. What
// belongs to its first page alone is for the first section.
func (d *Doc) templateSection() string {
	s := d.section
	w, h, turn := d.page[0], d.page[1], ""
	if d.wide {
		w, h, turn = h, w, ` w:orient="landscape"`
	}
	s = pageSize.ReplaceAllLiteralString(s, fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, w, h, turn))
	if d.sections > 0 {
		if rest, err := office.Without([]byte("<w:s>"+s+"</w:s>"), func(e office.Span) bool { return e.Name() == "w:titlePg" || e.Name() == "w:pgNumType" }); err == nil {
			s = strings.TrimSuffix(strings.TrimPrefix(string(rest), "<w:s>"), "</w:s>")
		}
	}
	return "<w:sectPr>" + s + "</w:sectPr>"
}

// part is the part of a kind that the text is related to, with its name.
func (t *template) part(kind string) (string, []byte) {
	for _, r := range t.rels {
		if r.Kind() == kind {
			name := r.Part(t.main)
			return name, t.parts[name]
		}
	}
	return "", nil
}

var hexColour = regexp.MustCompile(`^[0-9A-Fa-f]{6}$`)

// colours takes those of its theme, for programs that read no theme. Where it has none
// ours stay.
func (t *template) colours(d *Doc) error {
	_, part := t.part("theme")
	if part == nil {
		return nil
	}
	all, err := office.Spans(part, func(name string, _ int) bool { return name == "a:srgbClr" || name == "a:sysClr" })
	if err != nil {
		return err
	}
	for _, s := range all {
		hex := s.Attr("val")
		if s.Name() == "a:sysClr" {
			hex = s.Attr("lastClr")
		}
		if slot := strings.TrimPrefix(s.Parent, "a:"); d.palette[slot] != "" && hexColour.MatchString(hex) {
			d.palette[slot] = strings.ToUpper(hex)
		}
	}
	return nil
}

// styles finds the ids of its styles, and adds those it lacks.
func (t *template) styles(d *Doc) error {
	name, part := t.part("styles")
	if part == nil {
		return errors.New("its part for styles is missing")
	}
	all, err := office.Spans(part, func(name string, depth int) bool {
		return name == "w:style" || name == "w:name" || name == "w:styles"
	})
	if err != nil {
		return err
	}
	called, taken, end := "", map[string]bool{}, 0
	for _, s := range all {
		switch s.Name() {
		case "w:name":
			if s.Parent == "w:style" {
				called = s.Attr("w:val")
			}
		case "w:style":
			id := s.Attr("w:styleId")
			taken[id] = true
			if key := styleKey(s.Attr("w:type"), called); d.ids[key] == "" {
				d.ids[key] = id
			}
		case "w:styles":
			end = s.InnerTo
			if s.End == s.Inner { // has nothing in it
				return errors.New("its part for styles is empty")
			}
		}
	}
	if end == 0 {
		return errors.New("its part for styles is empty")
	}
	t.parts[name] = slices.Concat(part[:end], []byte(d.addStyles(taken)), part[end:])
	return nil
}

// unsettled are settings that would lock the report, fetch something, or change what it
// shows.
var unsettled = []string{"w:attachedTemplate", "w:documentProtection", "w:writeProtection", "w:mailMerge", "w:updateFields", "w:trackRevisions", "w:linkStyles", "w:docVars", "w:revisionView", "w:saveThroughXslt"}

// settings keeps the others.
func (t *template) settings(*Doc) (err error) {
	name, part := t.part("settings")
	if part == nil {
		return nil
	}
	t.parts[name], err = office.Without(part, func(s office.Span) bool { return s.Depth == 1 && slices.Contains(unsettled, s.Name()) })
	return err
}

// lists finds ids that its own lists leave free.
func (t *template) lists(d *Doc) error {
	_, part := t.part("numbering")
	if part == nil {
		return nil
	}
	all, err := office.Spans(part, func(name string, depth int) bool { return depth <= 1 })
	if err != nil {
		return err
	}
	if root := all[len(all)-1]; root.Name() != "w:numbering" || root.End == root.Inner {
		return errors.New("its part for numbering is empty")
	}
	top := 9000
	for _, s := range all {
		top = max(top, whole(s, "w:numId"), whole(s, "w:abstractNumId"))
	}
	d.number, d.bullet, d.firstList = top+1, top+2, top+101
	return nil
}

// numberingPlaces are where lists go into a part that has some, and where their uses do.
func numberingPlaces(part []byte) (lists, uses int) {
	all, err := office.Spans(part, func(_ string, depth int) bool { return depth <= 1 })
	if err != nil || len(all) == 0 {
		return len(part), len(part)
	}
	root := all[len(all)-1]
	lists, uses = root.InnerTo, root.InnerTo
	for _, s := range all {
		switch s.Name() {
		case "w:num":
			lists = min(lists, s.From)
		case "w:numIdMacAtCleanup":
			lists, uses = min(lists, s.From), min(uses, s.From)
		}
	}
	return lists, uses
}
