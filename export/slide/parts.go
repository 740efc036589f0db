package slide

import (
	"fmt"
	"strings"

	"yourpart/export/office"
	"yourpart/export/report"
)

// A para is a paragraph of a shape.
type para struct {
	s     string
	size  int // in points
	bold  bool
	slot  string // of the theme's colours; text where empty
	align string // l, ctr or r
	most  int    // lines; 0 is what the shape has room for
}

const emu = 12700 // of a point

func at(points float64) int { return int(points*emu + 0.5) }

// geometry is where a shape is, and its form.
func geometry(x, y, w, h float64) string {
	return fmt.Sprintf(`<a:xfrm><a:off x="%d" y="%d"/><a:ext cx="%d" cy="%d"/></a:xfrm>`, at(x), at(y), at(w), at(h))
}

const rectangle = `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`

// colour is a slot of the theme, so that it follows that of a deck the slide is put into,
// or a colour in hexadecimal.
func (d *deck) colour(c string) string {
	if d.palette[c] == "" {
		return `<a:srgbClr val="` + c + `"/>`
	}
	if name := map[string]string{office.Ink: "tx1", office.White: "bg1", office.Navy: "tx2", office.Panel: "bg2"}[c]; name != "" {
		c = name
	}
	return `<a:schemeClr val="` + c + `"/>`
}

// box is a box of text.
func (d *deck) box(name string, x, y, w, h float64, paras ...para) {
	d.shape(name, "", ` txBox="1"`, "", geometry(x, y, w, h)+rectangle+"<a:noFill/>", d.body(w, h, "t", paras))
}

// title is the title of the slide, in its place.
func (d *deck) title(x, y, w, h float64, s string) {
	d.shape("Title", "", "", `<p:ph type="title"/>`, geometry(x, y, w, h), d.body(w, h, "ctr", []para{{s: s, size: 26, bold: true, slot: office.Navy, most: 1}}))
}

// fill is a filled rectangle, with text in it or none.
func (d *deck) fill(name string, x, y, w, h float64, colour string, hatch bool, about string, p para) {
	paint := "<a:solidFill>" + d.colour(colour) + "</a:solidFill>"
	if hatch {
		paint = `<a:pattFill prst="wdUpDiag"><a:fgClr>` + d.colour(colour) + `</a:fgClr><a:bgClr>` + d.colour(office.White) + `</a:bgClr></a:pattFill>`
	}
	line := "<a:ln><a:noFill/></a:ln>"
	if colour == "FFFFFF" || hatch {
		line = `<a:ln w="6350"><a:solidFill>` + d.colour(office.Muted) + `</a:solidFill></a:ln>`
	}
	var paras []para
	if p.s != "" {
		paras = []para{p}
	}
	d.shape(name, about, "", "", geometry(x, y, w, h)+rectangle+paint+line, d.body(w, h, "ctr", paras))
}

func (d *deck) shape(name, about, box, place, props, body string) {
	d.n++
	if about != "" {
		about = ` descr="` + office.Escape(about) + `"`
	}
	fmt.Fprintf(&d.shapes, `<p:sp><p:nvSpPr><p:cNvPr id="%d" name="%s"%s/><p:cNvSpPr%s/><p:nvPr>%s</p:nvPr></p:nvSpPr><p:spPr>%s</p:spPr>%s</p:sp>`, d.n, office.Escape(name), about, box, place, props, body)
}

// body is the text of a shape, cut where it has no room.
func (d *deck) body(w, h float64, anchor string, paras []para) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="%s"><a:noAutofit/></a:bodyPr><a:lstStyle/>`, anchor)
	for _, p := range paras {
		most := p.most
		if most == 0 {
			most = max(1, int(h/(float64(p.size)*lead)))
		}
		s := fit(plain(p.s), p.size, p.bold, w, most)
		align, bold, slot := p.align, 0, p.slot
		if align == "" {
			align = "l"
		}
		turn, xml := "", d.order.XML(s)
		if d.order.FromRight(s) {
			turn, xml = ` rtl="1"`, office.Escape(s)
			if align == "l" {
				align = "r"
			}
		}
		if p.bold {
			bold = 1
		}
		if slot == "" {
			slot = office.Ink
		}
		fmt.Fprintf(&b, `<a:p><a:pPr algn="%s"%s><a:lnSpc><a:spcPts val="%d"/></a:lnSpc></a:pPr><a:r><a:rPr lang="en-GB" sz="%d" b="%d"><a:solidFill>%s</a:solidFill></a:rPr><a:t>%s</a:t></a:r></a:p>`, align, turn, int(float64(p.size)*lead*100), p.size*100, bold, d.colour(slot), xml)
	}
	if len(paras) == 0 {
		b.WriteString(`<a:p><a:endParaRPr lang="en-GB"/></a:p>`)
	}
	b.WriteString("</p:txBody>")
	return b.String()
}

// picture puts the logo with its right edge at x, and returns how wide it is.
func (d *deck) picture(x, y, most, tall float64) float64 {
	share := min(most/float64(d.logo.Width), tall/float64(d.logo.Height))
	w, h := float64(d.logo.Width)*share, float64(d.logo.Height)*share
	d.n++
	fmt.Fprintf(&d.shapes, `<p:pic><p:nvPicPr><p:cNvPr id="%d" name="Logo" descr="Logo"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip r:embed="rId2"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>%s%s</p:spPr></p:pic>`,
		d.n, geometry(x-w, y, w, h), rectangle)
	return w
}

// The parts of the file.
const (
	slidePart  = "ppt/slides/slide1.xml"
	layoutPart = "ppt/slideLayouts/slideLayout1.xml"
	masterPart = "ppt/slideMasters/slideMaster1.xml"
	themePart  = "ppt/theme/theme1.xml"
	mainPart   = "ppt/presentation.xml"
	logoPart   = "ppt/media/logo.png"
	kind       = "application/vnd.openxmlformats-officedocument.presentationml."
	namespaces = ` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`
	tree       = `<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>`
)

// titlePlace is the place of the title on the master and on the layout.
func titlePlace(more string) string {
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr>` + more +
		`</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-GB"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>`
}

// parts are all parts of the file.
func (d *deck) parts(about report.About) office.Parts {
	types := office.NewTypes()
	p := office.Parts{}
	set := func(name, kind, xml string, to ...string) {
		p[name] = []byte(office.Head + xml)
		types.Set(name, kind)
		var rels []office.Rel
		for i := 0; i < len(to); i += 2 {
			rels = append(rels, office.Rel{ID: fmt.Sprintf("rId%d", i/2+1), Type: office.Relations + to[i], Target: "/" + to[i+1]})
		}
		if rels != nil {
			p[office.RelsOf(name)] = office.Rels(rels)
		}
	}
	set(mainPart, kind+"presentation.main+xml", `<p:presentation`+namespaces+`><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:sldIdLst><p:sldId id="256" r:id="rId2"/></p:sldIdLst>`+
		fmt.Sprintf(`<p:sldSz cx="%d" cy="%d"/>`, at(broad), at(high))+`<p:notesSz cx="6858000" cy="9144000"/></p:presentation>`,
		"slideMaster", masterPart, "slide", slidePart, "theme", themePart)
	set(masterPart, kind+"slideMaster+xml", `<p:sldMaster`+namespaces+`><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>`+tree+titlePlace(geometry(left, 18, across, 40)+rectangle)+`</p:spTree></p:cSld>`+
		`<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>`+
		`<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst></p:sldMaster>`, "slideLayout", layoutPart, "theme", themePart)
	set(layoutPart, kind+"slideLayout+xml", `<p:sldLayout`+namespaces+` type="titleOnly" preserve="1"><p:cSld name="Title Only"><p:spTree>`+tree+titlePlace("")+`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`, "slideMaster", masterPart)
	to := []string{"slideLayout", layoutPart}
	if d.logo != nil {
		p[logoPart] = d.logo.PNG
		to = append(to, "image", logoPart)
	}
	set(slidePart, kind+"slide+xml", `<p:sld`+namespaces+`><p:cSld><p:spTree>`+tree+d.shapes.String()+`</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`, to...)
	p[themePart] = office.Theme(d.palette, "Arial")
	types.Set(themePart, "application/vnd.openxmlformats-officedocument.theme+xml")
	types.Set(office.CorePart, office.CoreType)
	p[office.CorePart] = office.Core(about)
	p[office.RootRels] = office.Root(mainPart)
	p[office.TypesPart] = types.XML()
	return p
}
