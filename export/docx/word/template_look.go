package word

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yourpart/export/office"
)

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
