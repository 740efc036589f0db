package export

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The drawing library writes neither a structure tree nor a language, and its
// files are large. rewrite takes its file apart by the table of objects at its
// end, adds what is missing, and packs it anew.

// A pdfFile is a file as its objects: number to body. Those with a stream are
// kept apart by what stands in them.
type pdfFile struct {
	objects    map[int]string
	root, info int
	last       int // highest number
}

var (
	errShape  = errors.New("the PDF library wrote a file of another shape")
	trailerRE = regexp.MustCompile(`/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n`)
	zippedRE  = regexp.MustCompile(`^<<([^>]*)/Filter /FlateDecode([^>]*)>>\nstream\n`)
	lengthRE  = regexp.MustCompile(`/Length \d+`)
)

// rewrite adds the structure tree, the language and the description to a file,
// and packs it.
func (d *pdf) rewrite(raw []byte) ([]byte, error) {
	f, err := parsePDF(raw)
	if err != nil {
		return nil, err
	}
	if err := d.addTree(f); err != nil {
		return nil, err
	}
	return f.pack()
}

func parsePDF(raw []byte) (*pdfFile, error) {
	m := trailerRE.FindSubmatch(raw[max(0, len(raw)-400):])
	if m == nil {
		return nil, errShape
	}
	num := func(i int) int { n, _ := strconv.Atoi(string(m[i])); return n }
	f := &pdfFile{objects: map[int]string{}, root: num(2), info: num(3), last: num(1) - 1}
	table := num(4)
	if table >= len(raw) {
		return nil, errShape
	}
	rows := strings.Split(string(raw[table:]), "\n")
	var offsets []int
	for i := 3; i < len(rows) && strings.HasSuffix(rows[i], " 00000 n "); i++ {
		at, err := strconv.Atoi(rows[i][:10])
		if err != nil || at >= table {
			return nil, errShape
		}
		offsets = append(offsets, at)
	}
	if len(offsets) != f.last {
		return nil, errShape
	}
	ends := append(slices.Sorted(slices.Values(offsets)), table)
	for n, at := range offsets {
		next := ends[slices.Index(ends, at)+1]
		_, body, ok := strings.Cut(string(raw[at:next]), " 0 obj\n")
		end := strings.LastIndex(body, "endobj")
		if !ok || end < 0 {
			return nil, errShape
		}
		f.objects[n+1] = strings.TrimRight(body[:end], "\n")
	}
	return f, nil
}

// add puts in a new object and returns its number.
func (f *pdfFile) add(body string) int {
	f.last++
	f.objects[f.last] = body
	return f.last
}

// extend adds entries to an object that is a dictionary.
func (f *pdfFile) extend(n int, entries string) {
	body := f.objects[n]
	f.objects[n] = body[:strings.LastIndex(body, ">>")] + entries + ">>"
}

func isStream(body string) bool { return strings.HasSuffix(body, "endstream") }

// A place tells where an object is: at an offset of the file, or inside a pack
// at an index.
type place struct {
	kind byte // 1: at offset a; 2: in object a at index b
	a, b int
}

// A packer writes a file object by object.
type packer struct {
	*pdfFile
	out    bytes.Buffer
	places map[int]place
}

// perPack is how many objects go into one pack.
const perPack = 200

// pack writes the file. Objects without a stream go into compressed ones.
func (f *pdfFile) pack() ([]byte, error) {
	p := &packer{pdfFile: f, places: map[int]place{}}
	p.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	id := sha256.New()
	var small []int
	for n := 1; n <= f.last; n++ {
		body := f.objects[n]
		id.Write([]byte(body))
		if !isStream(body) {
			small = append(small, n)
			continue
		}
		body, err := squeeze(body)
		if err != nil {
			return nil, err
		}
		p.put(n, body)
	}
	for group := range slices.Chunk(small, perPack) {
		if err := p.bundle(group); err != nil {
			return nil, err
		}
	}
	if err := p.index(id.Sum(nil)[:16]); err != nil {
		return nil, err
	}
	return p.out.Bytes(), nil
}

func (p *packer) put(n int, body string) {
	p.places[n] = place{1, p.out.Len(), 0}
	fmt.Fprintf(&p.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// bundle writes a group of objects as one.
func (p *packer) bundle(group []int) error {
	p.last++
	var index, bodies strings.Builder
	for i, n := range group {
		p.places[n] = place{2, p.last, i}
		fmt.Fprintf(&index, "%d %d ", n, bodies.Len())
		bodies.WriteString(p.objects[n] + "\n")
	}
	dict := fmt.Sprintf("/Type /ObjStm /N %d /First %d ", len(group), index.Len())
	body, err := zipped(dict, []byte(index.String()+bodies.String()))
	if err != nil {
		return err
	}
	p.put(p.last, body)
	return nil
}

// index ends the file with the table of where everything is.
func (p *packer) index(id []byte) error {
	p.last++
	start := p.out.Len()
	p.places[p.last] = place{1, start, 0}
	rows := []byte{0, 0, 0, 0, 0, 0xff, 0xff}
	for n := 1; n <= p.last; n++ {
		at := p.places[n]
		rows = append(rows, at.kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(at.a))
		rows = binary.BigEndian.AppendUint16(rows, uint16(at.b))
	}
	body, err := zipped(fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] ",
		p.last+1, p.root, p.info, id, id), rows)
	if err != nil {
		return err
	}
	fmt.Fprintf(&p.out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", p.last, body, start)
	return nil
}

// zipped makes the body of an object with a compressed stream.
func zipped(dict string, data []byte) (string, error) {
	var b bytes.Buffer
	z, err := zlib.NewWriterLevel(&b, zlib.BestCompression)
	if err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	if _, err := z.Write(data); err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	if err := z.Close(); err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	return fmt.Sprintf("<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dict, b.Len(), b.String()), nil
}

// squeeze packs a stream as small as it goes; the library is in a hurry.
func squeeze(body string) (string, error) {
	head := zippedRE.FindStringSubmatchIndex(body)
	if head == nil {
		return body, nil
	}
	data := strings.TrimSuffix(strings.TrimSuffix(body[head[1]:], "endstream"), "\n")
	z, err := zlib.NewReader(strings.NewReader(data))
	if err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	var plain bytes.Buffer
	if _, err := plain.ReadFrom(z); err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	dict := lengthRE.ReplaceAllString(body[head[2]:head[3]]+body[head[4]:head[5]], "")
	return zipped(strings.ReplaceAll(dict, "\n", " ")+" ", plain.Bytes())
}

// textString writes text in a dictionary.
func textString(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String() + ">"
}

// readPDF tells whether a file is a whole PDF.
func readPDF(file []byte) (Counts, error) {
	if !bytes.HasPrefix(file, []byte("%PDF-")) || !bytes.HasSuffix(bytes.TrimRight(file, "\r\n"), []byte("%%EOF")) {
		return Counts{}, errors.New("it is cut short")
	}
	return Counts{NotCounted, NotCounted, NotCounted}, nil
}
