package word

import (
	"fmt"
	"strings"

	"yourpart/export/office"
)

// The styles of a report by the names that Word has for them in English, in whichever
// language it runs, and those of our own.
const (
	Normal   = "Normal"
	Title    = "Title"
	Subtitle = "Subtitle"
	Heading1 = "heading 1"
	Heading2 = "heading 2"
	Heading3 = "heading 3"
	Numbered = "List Number"
	Bulleted = "List Bullet"
	Contents = "toc 1"

	Eyebrow  = "Report Eyebrow"   // small words above a title or in a box
	Lead     = "Report Lead"      // the headline
	Score    = "Report Score"     // a large number
	Small    = "Report Small"     // notes
	Indented = "Report Indented"  // notes below an item of a list
	Fact     = "Report Fact"      // a line of facts that stays with what follows
	Cell     = "Report Cell"      // in a table
	CellNote = "Report Cell Note" // smaller, below a cell's first line
	CellHead = "Report Cell Head"
	Number   = "Report Number" // to the right in a table
	Mark     = "Report Mark"   // a letter in a grid
	Gap      = "Report Gap"    // between two tables
	Bar      = "Report Bar"    // in a bar
	Spoken   = "Report Label"  // the name of a part of an action

	strong    = "Strong"
	hyperlink = "Hyperlink"

	// Table is ruled and its first row a head, Grid has cells close together, and Card is
	// a box.
	Table = "Report Table"
	Grid  = "Report Grid"
	Card  = "Report Card"
)

// A style is one as it is written where a template lacks it.
type style struct {
	kind, name, based, next string
	own                     bool   // is not one of Word's
	para, run, table        string // properties in the order of the schema
}

// font is size, in half points, and weight.
func font(size int, bold bool) string {
	s := ""
	if bold {
		s = "<w:b/><w:bCs/>"
	}
	return s + "COLOUR" + fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, size, size)
}

// look is a run of a size, weight and colour of the theme; heads use its face for headings.
func (d *Doc) look(size int, bold, head bool, slot string) string {
	colour := ""
	if slot != "" {
		colour = d.coloured(slot)
	}
	s := strings.Replace(font(size, bold), "COLOUR", colour, 1)
	if head {
		s = `<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:cstheme="majorBidi"/>` + s
	}
	return s
}

// coloured is text in a colour of the theme, which programs that read no theme have in
// hexadecimal.
func (d *Doc) coloured(slot string) string {
	return fmt.Sprintf(`<w:color w:val="%s" w:themeColor="%s"/>`, d.palette[slot], themeName(slot))
}

// themeName is what a Word document calls a slot of the theme.
func themeName(slot string) string {
	switch slot {
	case office.Ink:
		return "text1"
	case office.White:
		return "background1"
	case office.Navy:
		return "text2"
	case office.Panel:
		return "background2"
	case office.Link:
		return "hyperlink"
	}
	return slot
}

func spacing(before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, before, after)
}

func tight(before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d" w:line="240" w:lineRule="auto"/>`, before, after)
}

const (
	rule     = "D5DAE3"
	keep     = "<w:keepNext/>"
	together = "<w:keepNext/><w:keepLines/>"
)

// styles are those that a report uses.
func (d *Doc) styles() []style {
	outline := func(level int) string { return fmt.Sprintf(`<w:outlineLvl w:val="%d"/>`, level) }
	list := func(id int) string {
		return fmt.Sprintf(`<w:numPr><w:numId w:val="%d"/></w:numPr>`, id) + tight(0, 20)
	}
	tabs := fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, d.room[0])
	edge := func(where string) string {
		return fmt.Sprintf(`<w:pBdr><w:%s w:val="single" w:sz="4" w:space="4" w:color="%s"/></w:pBdr>`, where, rule)
	}
	p := func(name, para, run string) style {
		return style{kind: "paragraph", name: name, based: Normal, para: para, run: run}
	}
	own := func(name, based, para, run string) style {
		return style{kind: "paragraph", name: name, based: based, own: true, para: para, run: run}
	}
	head := func(name string, level, before, after, size int) style {
		return style{kind: "paragraph", name: name, based: Normal, next: Normal, para: together + spacing(before, after) + outline(level), run: d.look(size, true, true, office.Navy)}
	}
	muted, navy := office.Muted, office.Navy
	return append([]style{
		{kind: "paragraph", name: Normal},
		{kind: "paragraph", name: Title, based: Normal, next: Subtitle, para: keep + tight(0, 20), run: d.look(50, true, true, navy)},
		p(Subtitle, tight(0, 60), d.look(17, false, false, muted)),
		head(Heading1, 0, 280, 80, 32), head(Heading2, 1, 180, 50, 23), head(Heading3, 2, 140, 20, 19),
		p(Numbered, list(d.number), ""), p(Bulleted, list(d.bullet), ""),
		p(Contents, tabs+tight(0, 0), ""),
		p("header", edge("bottom")+tabs+tight(0, 0), d.look(16, false, false, muted)),
		p("footer", edge("top")+tabs+tight(0, 0), d.look(16, false, false, muted)),
		own(Eyebrow, Normal, keep+spacing(60, 20), d.look(18, true, false, office.Accent)),
		own(Lead, Normal, tight(40, 80), d.look(23, true, false, office.Ink)),
		own(Score, Normal, keep+tight(20, 40), d.look(56, true, true, navy)),
		own(Small, Normal, tight(0, 40), d.look(16, false, false, muted)),
		own(Indented, Small, `<w:ind w:left="284"/>`, ""),
		own(Fact, Normal, keep+tight(0, 40), d.look(16, false, false, muted)),
		own(Spoken, Normal, keep+tight(40, 0), d.look(17, true, false, navy)),
		own(Cell, Normal, tight(20, 20), d.look(16, false, false, "")),
		own(CellNote, Cell, tight(0, 20), d.look(16, false, false, muted)),
		own(CellHead, Cell, keep, d.look(16, true, false, navy)),
		own(Number, Cell, `<w:jc w:val="right"/>`, ""),
		own(Mark, Cell, `<w:jc w:val="center"/>`, ""),
		own(Bar, Normal, `<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>`, `<w:sz w:val="8"/><w:szCs w:val="8"/>`),
		own(Gap, Normal, `<w:spacing w:before="0" w:after="0" w:line="100" w:lineRule="exact"/>`, `<w:sz w:val="8"/><w:szCs w:val="8"/>`),
		{kind: "character", name: strong, run: "<w:b/><w:bCs/>"},
		{kind: "character", name: hyperlink, run: d.coloured(office.Link) + `<w:u w:val="single"/>`},
	}, d.tableStyles()...)
}

// normalTable is the table style that all others are based on.
const normalTable = "Normal Table"

func (d *Doc) tableStyles() []style {
	line := func(where, colour string, size int) string {
		return fmt.Sprintf(`<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%s"/>`, where, size, colour)
	}
	margins := func(side int) string {
		return fmt.Sprintf(`<w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar>`, side, side)
	}
	navy := d.palette[office.Navy]
	table := func(name, props string) style {
		return style{kind: "table", name: name, based: normalTable, own: true, table: props}
	}
	return []style{
		table(Table, "<w:tblPr><w:tblBorders>"+line("bottom", rule, 4)+line("insideH", rule, 4)+"</w:tblBorders>"+margins(70)+"</w:tblPr>"+
			`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>`+line("bottom", navy, 10)+`</w:tcBorders></w:tcPr></w:tblStylePr>`),
		table(Grid, "<w:tblPr><w:tblBorders>"+line("insideH", "FFFFFF", 8)+line("insideV", "FFFFFF", 8)+"</w:tblBorders>"+margins(50)+"</w:tblPr>"),
		table(Card, "<w:tblPr><w:tblBorders>"+line("left", d.palette[office.Accent], 24)+"</w:tblBorders>"+
			`<w:tblCellMar><w:top w:w="80" w:type="dxa"/><w:left w:w="200" w:type="dxa"/><w:bottom w:w="80" w:type="dxa"/><w:right w:w="200" w:type="dxa"/></w:tblCellMar></w:tblPr>`+
			fmt.Sprintf(`<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="%s" w:themeFill="background2"/></w:tcPr>`, d.palette[office.Panel])),
	}
}

// xml is the style under an id.
func (s style) xml(id string, ids map[string]string) string {
	var b strings.Builder
	custom, def := "", ""
	if s.own {
		custom = ` w:customStyle="1"`
	}
	if s.name == Normal || s.name == normalTable {
		def = ` w:default="1"`
	}
	fmt.Fprintf(&b, `<w:style w:type="%s"%s%s w:styleId="%s"><w:name w:val="%s"/>`, s.kind, def, custom, id, s.name)
	if based := ids[styleKey(s.kind, s.based)]; s.based != "" && based != "" {
		fmt.Fprintf(&b, `<w:basedOn w:val="%s"/>`, office.Escape(based))
	}
	if next := ids[styleKey(s.kind, s.next)]; s.next != "" && next != "" {
		fmt.Fprintf(&b, `<w:next w:val="%s"/>`, office.Escape(next))
	}
	b.WriteString(`<w:uiPriority w:val="9"/>`)
	if s.kind != "table" {
		b.WriteString("<w:qFormat/>")
	}
	if s.para != "" {
		b.WriteString("<w:pPr>" + s.para + "</w:pPr>")
	}
	if s.run != "" {
		b.WriteString("<w:rPr>" + s.run + "</w:rPr>")
	}
	b.WriteString(s.table + "</w:style>")
	return b.String()
}

// styleKey is under what an id is kept: names are compared without case.
func styleKey(kind, name string) string { return kind + "/" + strings.ToLower(name) }

// addStyles gives an id to each style, those that a template has under its own, and
// returns what is to be added.
func (d *Doc) addStyles(taken map[string]bool) string {
	all := append(d.styles(), style{kind: "table", name: normalTable,
		table: `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>`})
	missing := map[string]bool{}
	for _, s := range all {
		key := styleKey(s.kind, s.name)
		if d.ids[key] != "" {
			continue
		}
		id := strings.ReplaceAll(strings.ToUpper(s.name[:1])+s.name[1:], " ", "")
		for taken[id] {
			id += "0"
		}
		taken[id] = true
		d.ids[key], missing[key] = id, true
	}
	var b strings.Builder
	for _, s := range all {
		if key := styleKey(s.kind, s.name); missing[key] {
			b.WriteString(s.xml(d.ids[key], d.ids))
		}
	}
	return b.String()
}

// stylesPart is the part where there is no template.
func (d *Doc) stylesPart() []byte {
	defaults := `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>` +
		`<w:sz w:val="18"/><w:szCs w:val="18"/>` + language + `</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="60" w:line="250" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`
	return []byte(office.Head + "<w:styles " + namespaces + ">" + defaults + d.addStyles(map[string]bool{}) + "</w:styles>")
}

// numberingParts are the two lists and their uses, for the part that has all lists.
func (d *Doc) numberingParts() (lists, uses string) {
	one := func(id int, kind, text, look string) string {
		return fmt.Sprintf(`<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/>`+
			`<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr><w:rPr>%s</w:rPr></w:lvl></w:abstractNum>`, id, kind, text, look)
	}
	look := "<w:b/><w:bCs/>" + d.coloured(office.Accent)
	lists = one(d.number, "decimal", "%1.", look) + one(d.bullet, "bullet", "•", d.coloured(office.Accent))
	use := func(id, list int, more string) string {
		return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>%s</w:num>`, id, list, more)
	}
	uses = use(d.number, d.number, "") + use(d.bullet, d.bullet, "")
	for i, from := range d.lists {
		uses += use(d.firstList+i, d.number, fmt.Sprintf(`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="%d"/></w:lvlOverride>`, from))
	}
	return lists, uses
}
