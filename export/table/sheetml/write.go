package sheetml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"yourpart/export/office"
)

// The parts of a workbook, by name, but for its sheets.
const (
	bookPart   = "xl/workbook.xml"
	stylePart  = "xl/styles.xml"
	textPart   = "xl/sharedStrings.xml"
	themePart  = "xl/theme/theme1.xml"
	appPart    = "docProps/app.xml"
	customPart = "docProps/custom.xml"
)

// kind is how the kinds of the parts of a workbook begin.
const kind = "application/vnd.openxmlformats-officedocument."

// Write writes the workbook. The same one gives the same bytes. The error says what a
// workbook cannot have.
func (b *Book) Write(w io.Writer) error {
	if err := b.check(); err != nil {
		return err
	}
	types := &office.Types{}
	types.Default("rels", "application/vnd.openxmlformats-package.relationships+xml")
	types.Default("xml", "application/xml")
	types.Set(bookPart, kind+"spreadsheetml.sheet.main+xml")
	parts, texts := office.Parts{}, &strs{at: map[string]int{}}
	var rels []office.Rel
	add := func(name, relation, its string, part []byte) {
		parts["xl/"+name] = part
		types.Set("xl/"+name, kind+its+"+xml")
		rels = append(rels, office.Rel{ID: fmt.Sprintf("rId%d", len(rels)+1), Type: office.Relations + relation, Target: name})
	}
	for i := range b.Sheets {
		add(fmt.Sprintf("worksheets/sheet%d.xml", i+1), "worksheet", "spreadsheetml.worksheet", b.Sheets[i].part(texts, i == 0))
	}
	add(strings.TrimPrefix(stylePart, "xl/"), "styles", "spreadsheetml.styles", styles(b.Styles))
	add(strings.TrimPrefix(themePart, "xl/"), "theme", "theme", office.Theme(office.Palette(""), face))
	if len(texts.all) > 0 {
		add(strings.TrimPrefix(textPart, "xl/"), "sharedStrings", "spreadsheetml.sharedStrings", texts.part())
	}
	parts[bookPart] = b.part()
	parts[office.RelsOf(bookPart)] = office.Rels(rels)
	types.Set(office.CorePart, office.CoreType)
	types.Set(appPart, kind+"extended-properties+xml")
	parts[office.CorePart], parts[appPart] = b.Facts.core(), b.Facts.app()
	root := []office.Rel{{ID: "rId1", Type: office.Relations + "officeDocument", Target: bookPart},
		{ID: "rId2", Type: office.CoreRelation, Target: office.CorePart},
		{ID: "rId3", Type: office.Relations + "extended-properties", Target: appPart}}
	if len(b.Facts.Own) > 0 {
		types.Set(customPart, kind+"custom-properties+xml")
		parts[customPart] = b.Facts.custom()
		root = append(root, office.Rel{ID: "rId4", Type: office.Relations + "custom-properties", Target: customPart})
	}
	parts[office.RootRels], parts[office.TypesPart] = office.Rels(root), types.XML()
	return parts.Write(w)
}

// check finds what spreadsheets refuse.
func (b *Book) check() error {
	if len(b.Sheets) == 0 || b.Sheets[0].Hidden {
		return errors.New("a workbook opens with a sheet that is shown")
	}
	names := map[string]bool{}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		name := strings.ToLower(s.Name)
		if names[name] || name == "" || utf8.RuneCountInString(name) > maxName || strings.ContainsAny(name, `[]:*?/\'`) {
			return fmt.Errorf("no sheet can have the name %q here", s.Name)
		}
		names[name] = true
		if err := s.check(len(b.Styles)); err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
	}
	return nil
}

// check finds what spreadsheets refuse in a sheet.
func (s *Sheet) check(styles int) error {
	if len(s.Rows) > MaxRows || len(s.Columns) > MaxColumns {
		return errors.New("it has more rows or columns than a sheet can have")
	}
	for y, r := range s.Rows {
		if len(r.Cells) > len(s.Columns) {
			return fmt.Errorf("row %d has more cells than there are columns", y+1)
		}
		for x, c := range r.Cells {
			if c.Style < 0 || c.Style > styles || math.IsNaN(c.Number) || math.IsInf(c.Number, 0) {
				return fmt.Errorf("%s has no such style, or a number that is none", At(x, y))
			}
		}
	}
	for i := range s.Lists {
		if f := s.Lists[i].formula(); len(s.Lists[i].Values) > 0 && utf8.RuneCountInString(f) > maxList+2 {
			return fmt.Errorf("the list of %s is too long to be written out", s.Lists[i].Cells)
		}
	}
	return nil
}

// part is the workbook in XML.
func (b *Book) part() []byte {
	var out, names bytes.Buffer
	out.WriteString(office.Head + `<workbook xmlns="` + mainNS + `" xmlns:r="` + strings.TrimSuffix(office.Relations, "/") + `">` +
		`<workbookPr/><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="14805" windowHeight="8010"/></bookViews><sheets>`)
	for i := range b.Sheets {
		s := &b.Sheets[i]
		state := ""
		if s.Hidden {
			state = ` state="hidden"`
		}
		fmt.Fprintf(&out, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, attribute(s.Name), i+1, state, i+1)
		for _, n := range []struct{ name, more, cells string }{
			{"_FilterDatabase", ` hidden="1"`, s.area(Absolute, 0)},
			{"Print_Titles", "", "$1:$1"},
			{"Print_Area", "", s.area(Absolute, s.Printed)},
		} {
			fmt.Fprintf(&names, `<definedName name="_xlnm.%s" localSheetId="%d"%s>'%s'!%s</definedName>`, n.name, i, n.more, element(s.Name), n.cells)
		}
	}
	fmt.Fprintf(&out, `</sheets><definedNames>%s</definedNames></workbook>`, &names)
	return out.Bytes()
}

// core is what the file says of itself, for programs that show it.
func (f *Facts) core() []byte {
	var b bytes.Buffer
	b.WriteString(office.Head + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	for _, e := range [][2]string{{"title", f.Title}, {"subject", f.Subject}, {"creator", f.Creator}, {"description", f.Description}, {"language", f.Language}} {
		if e[1] != "" {
			fmt.Fprintf(&b, "<dc:%s>%s</dc:%s>", e[0], element(e[1]), e[0])
		}
	}
	made := f.Made.UTC().Format(time.RFC3339)
	for _, e := range []string{"created", "modified"} {
		fmt.Fprintf(&b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, e, made, e)
	}
	b.WriteString("</cp:coreProperties>")
	return b.Bytes()
}

// The namespaces of what a file says of itself in the way of offices.
const (
	propertiesNS = "http://schemas.openxmlformats.org/officeDocument/2006/"
	valuesNS     = propertiesNS + "docPropsVTypes"
)

// app says which program made the file.
func (f *Facts) app() []byte {
	return fmt.Appendf(nil, office.Head+`<Properties xmlns="%sextended-properties"><Application>%s</Application></Properties>`, propertiesNS, element(f.Creator))
}

// custom are its own facts, which are numbered from 2.
func (f *Facts) custom() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, office.Head+`<Properties xmlns="%scustom-properties" xmlns:vt="%s">`, propertiesNS, valuesNS)
	for i, own := range f.Own {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><vt:lpwstr>%s</vt:lpwstr></property>`,
			i+2, attribute(own[0]), element(own[1]))
	}
	b.WriteString("</Properties>")
	return b.Bytes()
}
