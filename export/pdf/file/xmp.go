package file

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"yourpart/export/report"
)

// xmp writes what the file says of itself for programs that read XMP, and the
// standards it keeps: PDF/A-3 level A to be archived, PDF/UA-1 to be read out.
// An archive takes no encrypted file, so such a one does not claim to be for it.
func xmp(a report.About, encrypted bool) string {
	var b strings.Builder
	b.WriteString(`<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` + "\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	author := properText(a.Author)
	if author != "" {
		author = "<dc:creator><rdf:Seq><rdf:li>" + markup(author) + "</rdf:li></rdf:Seq></dc:creator>"
	}
	day := a.Made().Format(time.RFC3339)
	for _, d := range []struct{ space, url, body string }{
		{"dc", "http://purl.org/dc/elements/1.1/", "<dc:format>application/pdf</dc:format>" + byLanguage("dc:title", titleOf(a)) + author +
			byLanguage("dc:description", a.Subject) + "<dc:language><rdf:Bag><rdf:li>" + report.Language + "</rdf:li></rdf:Bag></dc:language>"},
		{"pdf", "http://ns.adobe.com/pdf/1.3/", "<pdf:Producer>" + report.MadeBy + "</pdf:Producer>"},
		{"xmp", "http://ns.adobe.com/xap/1.0/", "<xmp:CreatorTool>" + report.MadeBy + "</xmp:CreatorTool><xmp:CreateDate>" + day +
			"</xmp:CreateDate><xmp:ModifyDate>" + day + "</xmp:ModifyDate>"},
		{"pdfaid", "http://www.aiim.org/pdfa/ns/id/", "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"},
		{"pdfuaid", uaSpace, "<pdfuaid:part>1</pdfuaid:part>"},
	} {
		if encrypted && d.space == "pdfaid" {
			continue
		}
		fmt.Fprintf(&b, "<rdf:Description rdf:about=\"\" xmlns:%s=\"%s\">%s</rdf:Description>\n", d.space, d.url, d.body)
	}
	if !encrypted {
		b.WriteString(uaSchema)
	}
	b.WriteString("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>")
	return b.String()
}

// markup is text that can stand between tags.
func markup(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}

// byLanguage is a property that may be said in several languages.
func byLanguage(name, s string) string {
	return "<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + markup(s) + "</rdf:li></rdf:Alt></" + name + ">"
}

const uaSpace = "http://www.aiim.org/pdfua/ns/id/"

// uaSchema describes the one property that PDF/A does not know by itself.
const uaSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">` +
	`<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>` + uaSpace + `</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>The part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	`</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>` + "\n"
