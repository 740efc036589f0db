package sheetml

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"yourpart/export/office"
)

// ErrDamaged is the error for a file that is no workbook, or not a sound one.
var ErrDamaged = errors.New("not a sound workbook")

// A Reader is a workbook to read. Its parts are unpacked as they are asked for, in memory; how
// large they may be is for its caller to find out first.
type Reader struct {
	Sheets   []string // the names of its sheets in order, hidden ones too
	Days1904 bool     // days are counted from 1904

	parts map[string]*zip.File // by name in lower case, as names differ by more
	at    []string             // the part of each sheet; empty for a sheet of no cells
	texts []string
}

// Open finds the sheets of a workbook. The error is ErrDamaged.
func Open(file []byte) (*Reader, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, ErrDamaged
	}
	r := &Reader{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")), "/")
		if _, twice := r.parts[name]; twice {
			return nil, ErrDamaged
		}
		r.parts[name] = f
	}
	root, err := r.rels(office.RootRels)
	if err != nil {
		return nil, ErrDamaged
	}
	book := bookPart
	for _, rel := range root {
		if rel.Kind() == "officeDocument" {
			book = partOf(rel, "")
			break
		}
	}
	if r.book(book) != nil {
		return nil, ErrDamaged
	}
	return r, nil
}

// book reads what the workbook says of its sheets, and all texts.
func (r *Reader) book(name string) error {
	part, err := r.part(name)
	if err != nil || part == nil {
		return ErrDamaged
	}
	var book struct {
		Properties struct {
			Days1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := xml.Unmarshal(part, &book); err != nil {
		return err
	}
	r.Days1904 = book.Properties.Days1904 == "1" || book.Properties.Days1904 == "true"
	rels, err := r.rels(office.RelsOf(name))
	if err != nil {
		return err
	}
	texts := textPart
	for _, s := range book.Sheets {
		at, err := sheetPart(name, s.Attrs, rels)
		if err != nil {
			return err
		}
		r.Sheets, r.at = append(r.Sheets, s.Name), append(r.at, at)
	}
	for _, rel := range rels {
		if rel.Kind() == "sharedStrings" {
			texts = partOf(rel, name)
		}
	}
	r.texts, err = r.shared(texts)
	return err
}

// sheetPart is the part of a sheet, and empty for charts and the like.
func sheetPart(book string, attrs []xml.Attr, rels []office.Rel) (string, error) {
	for _, a := range attrs {
		i := slices.IndexFunc(rels, func(rel office.Rel) bool { return rel.ID == a.Value })
		switch {
		case a.Name.Local != "id" || a.Name.Space == "":
			continue
		case i < 0:
			return "", ErrDamaged
		case rels[i].Kind() != "worksheet":
			return "", nil
		}
		return partOf(rels[i], book), nil
	}
	return "", ErrDamaged
}

// partOf is the part that a relationship leads to.
func partOf(rel office.Rel, from string) string {
	rel.Target = strings.ReplaceAll(rel.Target, `\`, "/")
	return strings.TrimPrefix(path.Clean(rel.Part(from)), "/")
}

func (r *Reader) rels(name string) ([]office.Rel, error) {
	part, err := r.part(name)
	if err != nil {
		return nil, err
	}
	return office.ReadRels(part)
}

// part unpacks a part and returns it in UTF-8; nil where there is none.
func (r *Reader) part(name string) ([]byte, error) {
	f := r.parts[strings.ToLower(name)]
	if f == nil {
		return nil, nil
	}
	in, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	b, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	return utf8Of(b)
}

// utf8Of is a part in UTF-8, which may be in UTF-16 with a mark.
func utf8Of(b []byte) ([]byte, error) {
	order := map[string]binary.ByteOrder{"\xfe\xff": binary.BigEndian, "\xff\xfe": binary.LittleEndian}[string(b[:min(len(b), 2)])]
	if order == nil {
		return bytes.TrimPrefix(b, []byte("\ufeff")), nil
	}
	if b = b[2:]; len(b)%2 != 0 {
		return nil, ErrDamaged
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	b = []byte(string(utf16.Decode(units)))
	if _, rest, said := bytes.Cut(b, []byte("?>")); said && bytes.HasPrefix(b, []byte("<?xml")) {
		return rest, nil // which says that it is in UTF-16
	}
	return b, nil
}

// next is the next element that begins or ends, or a text. A part that defines entities is
// refused; no library expands them, and no spreadsheet writes them.
func next(d *xml.Decoder) (xml.Token, error) {
	for {
		t, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch t.(type) {
		case xml.Directive:
			return nil, ErrDamaged
		case xml.StartElement, xml.EndElement, xml.CharData:
			return t, nil
		}
	}
}

// shared are the texts that cells share.
func (r *Reader) shared(name string) ([]string, error) {
	part, err := r.part(name)
	if err != nil {
		return nil, err
	}
	var all []string
	d := xml.NewDecoder(bytes.NewReader(part))
	for {
		t, err := next(d)
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "si" {
			s, err := rich(d)
			if err != nil {
				return nil, err
			}
			all = append(all, s)
		}
	}
}

// rich is a text in one or several runs, without how it is pronounced, up to the end of its
// element.
func rich(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		t, err := next(d)
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local != "r" {
				return decoded(b.String()), nil
			}
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				s, err := plain(d)
				if err != nil {
					return "", err
				}
				b.WriteString(s)
			case "r": // whose texts are taken, and whose end is passed over
			default:
				if err := d.Skip(); err != nil {
					return "", err
				}
			}
		}
	}
}

// plain is the text of an element, up to its end.
func plain(d *xml.Decoder) (string, error) {
	var b strings.Builder
	for {
		t, err := next(d)
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.EndElement:
			return b.String(), nil
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if err := d.Skip(); err != nil {
				return "", err
			}
		}
	}
}

// attr is an attribute without a namespace, or empty.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// rowNumber is the number of a row that says it, or of the one after the last.
func rowNumber(e xml.StartElement, last int) (int, error) {
	said := attr(e, "r")
	if said == "" {
		return last + 1, nil
	}
	n, err := strconv.Atoi(said)
	if err != nil || n <= last || n > MaxRows {
		return 0, ErrDamaged
	}
	return n, nil
}
