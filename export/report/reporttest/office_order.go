package reporttest

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

// orders are what the elements that reports are written with may have in them, in the
// order of the schemas of ISO 29500; * may have more than one.
var orders = func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.Lines(`
w:body        w:p* w:tbl* w:sectPr
w:p           w:pPr *
w:r           w:rPr *
w:tbl         w:tblPr w:tblGrid w:tr*
w:tr          w:trPr w:tc*
w:tc          w:tcPr *
w:pPr         w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:numPr w:pBdr w:shd w:tabs w:bidi w:spacing w:ind w:contextualSpacing w:jc w:outlineLvl w:rPr w:sectPr
w:rPr         w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:color w:sz w:szCs w:u w:shd w:rtl w:lang
w:tblPr       w:tblStyle w:bidiVisual w:tblW w:jc w:tblInd w:tblBorders w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription
w:tcPr        w:tcW w:gridSpan w:vMerge w:tcBorders w:shd w:noWrap w:tcMar w:textDirection w:vAlign
w:tblBorders  w:top w:left w:bottom w:right w:insideH w:insideV
w:tcBorders   w:top w:left w:bottom w:right w:insideH w:insideV
w:tblCellMar  w:top w:left w:bottom w:right
w:pBdr        w:top w:left w:bottom w:right
w:numPr       w:ilvl w:numId
w:style       w:name w:aliases w:basedOn w:next w:link w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:pPr w:rPr w:tblPr w:trPr w:tcPr w:tblStylePr*
w:tblStylePr  w:pPr w:rPr w:tblPr w:trPr w:tcPr
w:styles      w:docDefaults w:latentStyles w:style*
w:docDefaults w:rPrDefault w:pPrDefault
w:numbering   w:abstractNum* w:num*
w:abstractNum w:nsid w:multiLevelType w:tmpl w:name w:lvl*
w:lvl         w:start w:numFmt w:lvlText w:lvlJc w:pPr w:rPr
w:num         w:abstractNumId w:lvlOverride*
w:sectPr      w:headerReference* w:footerReference* w:type w:pgSz w:pgMar w:pgNumType w:cols w:titlePg w:docGrid
wp:inline     wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic
pic:pic       pic:nvPicPr pic:blipFill pic:spPr
p:presentation p:sldMasterIdLst p:sldIdLst p:sldSz p:notesSz
p:sldMaster   p:cSld p:clrMap p:sldLayoutIdLst
p:sldLayout   p:cSld p:clrMapOvr
p:sld         p:cSld p:clrMapOvr
p:cSld        p:bg p:spTree
p:spTree      p:nvGrpSpPr p:grpSpPr *
p:sp          p:nvSpPr p:spPr p:style p:txBody
p:nvSpPr      p:cNvPr p:cNvSpPr p:nvPr
p:pic         p:nvPicPr p:blipFill p:spPr
p:spPr        a:xfrm a:prstGeom a:noFill a:solidFill a:pattFill a:ln
p:txBody      a:bodyPr a:lstStyle a:p*
a:p           a:pPr a:r* a:endParaRPr
a:pPr         a:lnSpc a:spcBef a:spcAft
a:r           a:rPr a:t
a:theme       a:themeElements
`) {
		if words := strings.Fields(line); len(words) > 0 {
			out[words[0]] = words[1:]
		}
	}
	return out
}()

// needed are attributes without which an element says nothing, and of which each has to be
// another one in its part where unique.
var needed = []struct {
	element, attr string
	unique        bool
}{
	{"w:bookmarkStart", "w:id", true}, {"w:bookmarkStart", "w:name", true}, {"w:style", "w:styleId", true}, {"w:num", "w:numId", true}, {"w:abstractNum", "w:abstractNumId", true},
	{"wp:docPr", "id", true}, {"p:cNvPr", "id", true}, {"w:pgSz", "w:w", false}, {"w:pgSz", "w:h", false}, {"w:gridCol", "w:w", false}, {"w:tcW", "w:w", false}, {"w:shd", "w:fill", false}, {"w:shd", "w:val", false},
	{"w:pStyle", "w:val", false}, {"w:rStyle", "w:val", false}, {"w:tblStyle", "w:val", false}, {"w:numId", "w:val", false}, {"a:off", "x", false}, {"a:ext", "cx", false}, {"a:blip", "r:embed", false},
}

// An openElement is one whose end was not read yet.
type openElement struct {
	name string
	kids []string
	cols int // of a table: how many columns it has, and of a row: how many its cells take
}

// inSchemaOrder tells of elements in an order that the schemas do not allow, of attributes
// that are missing or empty, of ids that are there twice, of rows with more or fewer cells
// than the table has columns, and of cells that do not end in a paragraph.
func inSchemaOrder(t testing.TB, part, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	seen := map[string]bool{}
	open := []*openElement{{}}
	for {
		token, err := d.RawToken()
		if err == io.EOF || err != nil { // which is told elsewhere
			return
		}
		switch e := token.(type) {
		case xml.StartElement:
			name := prefixedName(e.Name)
			top := open[len(open)-1]
			top.kids = append(top.kids, name)
			needs(t, part, name, e, seen)
			countColumns(open, name, e)
			open = append(open, &openElement{name: name})
		case xml.EndElement:
			top := open[len(open)-1]
			open = open[:len(open)-1]
			if order, known := orders[top.name]; known && !follows(top.kids, order) {
				t.Errorf("%s: %s has %v", part, top.name, top.kids)
			}
			if n := len(top.kids); top.name == "w:tc" && (n == 0 || top.kids[n-1] != "w:p") {
				t.Errorf("%s: a cell does not end in a paragraph: %v", part, top.kids)
			}
			if table := open[len(open)-1]; top.name == "w:tr" && top.cols != table.cols {
				t.Errorf("%s: a row of %d columns in a table of %d", part, top.cols, table.cols)
			}
		}
	}
}

func prefixedName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// follows reports whether elements are in an order.
func follows(kids, order []string) bool {
	at := 0
	for _, k := range kids {
		i := slices.IndexFunc(order, func(o string) bool { return strings.TrimSuffix(o, "*") == k })
		if slices.Contains(order, k+"*") && slices.Contains([]string{"w:p", "w:tbl"}, k) {
			i = max(i, at) // the body has them in any order
		}
		if i < 0 {
			if rest := slices.Index(order, "*"); rest >= 0 {
				i = rest
			} else {
				return false
			}
		}
		if i < at {
			return false
		}
		at = i
		if !strings.HasSuffix(order[i], "*") {
			at = i + 1
		}
	}
	return true
}

// needs tells of attributes that are missing, empty or there twice.
func needs(t testing.TB, part, name string, e xml.StartElement, seen map[string]bool) {
	t.Helper()
	for _, n := range needed {
		if n.element != name || name == "a:ext" && len(e.Attr) > 0 && e.Attr[0].Name.Local == "uri" {
			continue
		}
		value := ""
		for _, a := range e.Attr {
			if prefixedName(a.Name) == n.attr {
				value = a.Value
			}
		}
		key := name + " " + n.attr + " " + value
		if value == "" || n.unique && seen[key] {
			t.Errorf("%s: %s with %s=%q", part, name, n.attr, value)
		}
		seen[key] = true
	}
}

// countColumns counts those of the table and of the row that are open.
func countColumns(open []*openElement, name string, e xml.StartElement) {
	within := func(kind string) *openElement {
		for i := len(open) - 1; i >= 0; i-- {
			if open[i].name == kind {
				return open[i]
			}
		}
		return &openElement{}
	}
	switch name {
	case "w:gridCol":
		within("w:tbl").cols++
	case "w:tc":
		within("w:tr").cols++
	case "w:gridSpan":
		for _, a := range e.Attr {
			n := 0
			for _, c := range a.Value {
				n = 10*n + int(c-'0')
			}
			within("w:tr").cols += n - 1
		}
	}
}
