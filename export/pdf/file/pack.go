package file

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// A place tells where an object is: at an offset of the file, or inside a pack
// at an index.
type place struct {
	Kind byte // 1: at offset a; 2: in object a at index b
	a, b int
}

// A packer writes a file object by object.
type packer struct {
	*File
	out    bytes.Buffer
	places map[int]place
}

// perPack is how many objects go into one pack.
const perPack = 400

// Pack writes the file. Objects without a stream go into compressed ones.
func (f *File) Pack() ([]byte, error) {
	p := &packer{File: f, places: map[int]place{}}
	p.out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	id := sha256.New()
	var large, small []int
	for n := 1; n <= f.last; n++ {
		body := f.Objects[n]
		id.Write([]byte(body))
		if strings.HasSuffix(body, "endstream") {
			large = append(large, n)
		} else {
			small = append(small, n)
		}
	}
	for group := range slices.Chunk(small, perPack) {
		large = append(large, p.bundle(group))
	}
	bodies, err := p.squeezed(large)
	if err != nil {
		return nil, err
	}
	name, encrypt := id.Sum(nil)[:16], ""
	if p.Lock != nil {
		name = random(16) // the usual one tells what is in the file
		if err := p.sealed(bodies); err != nil {
			return nil, err
		}
		p.put(p.Add(p.Lock.Dict), p.Lock.Dict)
		encrypt = fmt.Sprintf("/Encrypt %d 0 R ", p.last)
	}
	for i, n := range large {
		p.put(n, bodies[i])
	}
	if err := p.index(name, encrypt); err != nil {
		return nil, err
	}
	return p.out.Bytes(), nil
}

func (p *packer) put(n int, body string) {
	p.places[n] = place{1, p.out.Len(), 0}
	fmt.Fprintf(&p.out, "%d 0 obj\n%s\nendobj\n", n, body)
}

// bundle makes a group of objects one, and returns its number.
func (p *packer) bundle(group []int) int {
	pack := p.Add("")
	var index, bodies strings.Builder
	for i, n := range group {
		p.places[n] = place{2, pack, i}
		fmt.Fprintf(&index, "%d %d ", n, bodies.Len())
		bodies.WriteString(p.Objects[n] + "\n")
	}
	p.Objects[pack] = StreamOf(fmt.Sprintf("/Type /ObjStm /N %d /First %d", len(group), index.Len()), index.String()+bodies.String())
	return pack
}

// squeezed packs the streams of some objects, on all processors.
func (p *packer) squeezed(numbers []int) ([]string, error) {
	out := make([]string, len(numbers))
	workers := min(runtime.GOMAXPROCS(0), len(numbers))
	errs := make([]error, workers)
	var next atomic.Int64
	var all sync.WaitGroup
	for w := range workers {
		all.Go(func() {
			var z zipper
			for errs[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(numbers) {
					return
				}
				out[i], errs[w] = z.squeeze(p.Objects[numbers[i]])
			}
		})
	}
	all.Wait()
	return out, errors.Join(errs...)
}

// sealed encrypts the streams of some objects.
func (p *packer) sealed(bodies []string) (err error) {
	for i := range bodies {
		if bodies[i], err = p.Lock.seal(bodies[i]); err != nil {
			return err
		}
	}
	return nil
}

// index ends the file with the table of where everything is, and of how it is
// encrypted.
func (p *packer) index(id []byte, encrypt string) error {
	p.last++
	start := p.out.Len()
	p.places[p.last] = place{1, start, 0}
	rows := []byte{0, 0, 0, 0, 0, 0xff, 0xff}
	for n := 1; n <= p.last; n++ {
		at := p.places[n]
		rows = append(rows, at.Kind)
		rows = binary.BigEndian.AppendUint32(rows, uint32(at.a))
		rows = binary.BigEndian.AppendUint16(rows, uint16(at.b))
	}
	var z zipper
	body, err := z.stream(fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] %s",
		p.last+1, p.root, p.info, id, id, encrypt), string(rows))
	if err != nil {
		return err
	}
	fmt.Fprintf(&p.out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", p.last, body, start)
	return nil
}

// A zipper compresses streams, one after the other with the same compressor:
// making one costs more than most streams do.
type zipper struct {
	z   *zlib.Writer
	buf bytes.Buffer
}

// stream makes the body of an object with a compressed stream.
func (z *zipper) stream(dict, data string) (string, error) {
	z.buf.Reset()
	if z.z == nil {
		z.z = zlib.NewWriter(&z.buf)
	} else {
		z.z.Reset(&z.buf)
	}
	if _, err := z.z.Write([]byte(data)); err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	if err := z.z.Close(); err != nil {
		return "", fmt.Errorf("packing the PDF: %w", err)
	}
	return fmt.Sprintf("<<%s/Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dict, z.buf.Len(), z.buf.String()), nil
}

var lengthRE = regexp.MustCompile(`/Length \d+|/Filter /FlateDecode`)

// squeeze packs a stream as small as it goes; the library is in a hurry. What
// describes the file stays readable to any program.
func (z *zipper) squeeze(body string) (string, error) {
	dict, data, ok := plainStream(body)
	if !ok || strings.Contains(dict, "/Type /Metadata") {
		return body, nil
	}
	switch {
	case strings.Contains(dict, "/Filter /FlateDecode"):
		var err error
		if data, err = inflate(data); err != nil {
			return "", fmt.Errorf("packing the PDF: %w", err)
		}
	case strings.Contains(dict, "/Filter"):
		return body, nil
	}
	dict = strings.Join(strings.Fields(lengthRE.ReplaceAllString(dict, "")), " ")
	return z.stream(dict+" ", data)
}

// plainStream takes an object with a stream apart.
func plainStream(body string) (dict, data string, ok bool) {
	dict, data, ok = strings.Cut(body, ">>\nstream\n")
	return strings.TrimPrefix(dict, "<<"), strings.TrimSuffix(strings.TrimSuffix(data, "endstream"), "\n"), ok
}

func inflate(s string) (string, error) {
	z, err := zlib.NewReader(strings.NewReader(s))
	if err != nil {
		return "", fmt.Errorf("a damaged stream: %w", err)
	}
	var out strings.Builder
	if _, err := io.Copy(&out, z); err != nil {
		return "", fmt.Errorf("a damaged stream: %w", err)
	}
	return out.String(), nil
}
