package reporttest

import (
	"archive/zip"
	"bytes"
	"testing"
)

// GermanTemplate is a Word template as a German Word saves one: ids of styles are German,
// names English; it has colours, a face, a head, lists, margins and protection of its own, text, a
// comment, an author, and the path of the template it was made from.
func GermanTemplate(t testing.TB) []byte {
	t.Helper()
	const (
		head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
		w    = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
		kind = "application/vnd.openxmlformats-officedocument.wordprocessingml."
		rel  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		list = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	)
	style := func(id, name, more string) string {
		return `<w:style w:type="paragraph" w:styleId="` + id + `"><w:name w:val="` + name + `"/><w:basedOn w:val="Standard"/><w:qFormat/>` + more + `</w:style>`
	}
	colour := func(slot, hex string) string {
		return `<a:` + slot + `><a:srgbClr val="` + hex + `"/></a:` + slot + `>`
	}
	fills := `<a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill><a:solidFill><a:schemeClr val="phClr"/></a:solidFill>`
	line := `<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>`
	effect := `<a:effectStyle><a:effectLst/></a:effectStyle>`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + kind + `template.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + kind + `styles+xml"/><Override PartName="/word/settings.xml" ContentType="` + kind + `settings+xml"/>` +
			`<Override PartName="/word/numbering.xml" ContentType="` + kind + `numbering+xml"/><Override PartName="/word/header1.xml" ContentType="` + kind + `header+xml"/><Override PartName="/word/fontTable.xml" ContentType="` + kind + `fontTable+xml"/>` +
			`<Override PartName="/word/comments.xml" ContentType="` + kind + `comments+xml"/><Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>` +
			`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`},
		{"_rels/.rels", list + `<Relationship Id="rId1" Type="` + rel + `officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`},
		{"docProps/core.xml", `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Erika Muster</dc:creator></cp:coreProperties>`},
		{"word/document.xml", `<w:document ` + w + `><w:body><w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Mustertext</w:t></w:r></w:p>` +
			`<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1985" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`},
		{"word/_rels/document.xml.rels", list + `<Relationship Id="rId1" Type="` + rel + `styles" Target="styles.xml"/><Relationship Id="rId2" Type="` + rel + `numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="` + rel + `settings" Target="settings.xml"/>` +
			`<Relationship Id="rId4" Type="` + rel + `header" Target="header1.xml"/><Relationship Id="rId5" Type="` + rel + `theme" Target="theme/theme1.xml"/><Relationship Id="rId6" Type="` + rel + `fontTable" Target="fontTable.xml"/><Relationship Id="rId7" Type="` + rel + `comments" Target="comments.xml"/></Relationships>`},
		{"word/styles.xml", `<w:styles ` + w + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="21"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>` +
			`<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/></w:style>` +
			style("Titel", "Title", `<w:rPr><w:color w:val="7A0019" w:themeColor="text2"/><w:sz w:val="60"/></w:rPr>`) +
			style("berschrift1", "heading 1", `<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:i/><w:color w:val="7A0019" w:themeColor="text2"/><w:sz w:val="40"/></w:rPr>`) +
			style("berschrift2", "heading 2", `<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:i/><w:sz w:val="28"/></w:rPr>`) +
			style("Listennummer", "List Number", "") + style("Kopfzeile", "header", "") + `</w:styles>`},
		{"word/numbering.xml", `<w:numbering ` + w + `><w:abstractNum w:abstractNumId="9500"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="9500"/></w:num></w:numbering>`},
		{"word/settings.xml", `<w:settings ` + w + `><w:attachedTemplate r:id="rId1"/><w:documentProtection w:edit="forms" w:enforcement="1"/><w:defaultTabStop w:val="708"/></w:settings>`},
		{"word/_rels/settings.xml.rels", list + `<Relationship Id="rId1" Type="` + rel + `attachedTemplate" Target="file:///C:/Users/emuster/Normal.dotm" TargetMode="External"/></Relationships>`},
		{"word/header1.xml", `<w:hdr ` + w + `><w:p><w:pPr><w:pStyle w:val="Kopfzeile"/></w:pPr><w:r><w:t>Muster GmbH</w:t></w:r></w:p></w:hdr>`},
		{"word/fontTable.xml", `<w:fonts ` + w + `><w:font w:name="Georgia"/></w:fonts>`},
		{"word/comments.xml", `<w:comments ` + w + `><w:comment w:id="0" w:author="Erika Muster"><w:p><w:r><w:t>Kommentar</w:t></w:r></w:p></w:comment></w:comments>`},
		{"word/theme/theme1.xml", `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Muster"><a:themeElements><a:clrScheme name="Muster"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>` +
			colour("lt1", "FFFFFF") + colour("dk2", "7A0019") + colour("lt2", "F7EFEA") + colour("accent1", "7A0019") + colour("accent2", "B35A00") + colour("accent3", "E3B7BE") + colour("accent4", "C9A227") + colour("accent5", "A33B20") + colour("accent6", "6B5B5B") + colour("hlink", "7A0019") + colour("folHlink", "6B5B5B") +
			`</a:clrScheme><a:fontScheme name="Muster"><a:majorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont><a:minorFont><a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont></a:fontScheme>` +
			`<a:fmtScheme name="Muster"><a:fillStyleLst>` + fills + `</a:fillStyleLst><a:lnStyleLst>` + line + line + line + `</a:lnStyleLst><a:effectStyleLst>` + effect + effect + effect + `</a:effectStyleLst><a:bgFillStyleLst>` + fills + `</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`},
	} {
		f, err := z.Create(part[0])
		if err == nil {
			_, err = f.Write([]byte(head + part[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
