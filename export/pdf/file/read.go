package file

import (
	"bytes"
	"encoding/binary"
	"errors"
	"regexp"
	"strconv"
	"strings"
)

// A Reader finds objects in a file that Pack wrote.
type Reader struct {
	File   string
	Places []place
	Dict   string           // of the table of places
	packs  map[int][]string // opened ones
	Lock   *Lock            // of an encrypted file that is unlocked

	encrypt int // the object that says how the file is encrypted, or 0
}

var (
	errCut     = errors.New("it is cut short or damaged")
	startRE    = regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`)
	objectRE   = regexp.MustCompile(`^\d+ 0 obj\n`)
	rootRE     = regexp.MustCompile(`/Root (\d+) 0 R`)
	attachedRE = regexp.MustCompile(`/AF \[(\d+) 0 R\]`)
	contentRE  = regexp.MustCompile(`/EF <</F (\d+) 0 R`)
	firstRE    = regexp.MustCompile(`/First (\d+) `)
	sizeRE     = regexp.MustCompile(`/Length (\d+)>>\nstream\n`)
)

// Open reads the table at the end of a file.
func Open(file []byte) (*Reader, error) {
	m := startRE.FindSubmatch(file)
	if !bytes.HasPrefix(file, []byte("%PDF-")) || m == nil {
		return nil, errCut
	}
	r := &Reader{File: string(file), packs: map[int][]string{}}
	at, err := strconv.Atoi(string(m[1]))
	if err != nil {
		return nil, errCut
	}
	body, err := r.at(at)
	if err != nil {
		return nil, err
	}
	rows, err := StreamData(body)
	if err != nil {
		return nil, err
	}
	r.Dict, _, _ = plainStream(body)
	const width = 7
	for ; len(rows) >= width; rows = rows[width:] {
		row := []byte(rows[:width])
		r.Places = append(r.Places, place{row[0], int(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:]))})
	}
	return r, nil
}

// at is the body of the object at an offset. Only those with a stream stand by
// themselves.
func (r *Reader) at(offset int) (string, error) {
	if offset < 0 || offset >= len(r.File) {
		return "", errCut
	}
	rest := r.File[offset:]
	head := objectRE.FindString(rest[:min(len(rest), 32)])
	if head == "" {
		return "", errCut
	}
	rest = rest[len(head):]
	m := sizeRE.FindStringSubmatchIndex(rest)
	if m == nil || strings.Contains(rest[:m[0]], "\nendobj\n") {
		return "", errCut
	}
	size, err := strconv.Atoi(rest[m[2]:m[3]])
	if err != nil || size > len(rest)-m[1] {
		return "", errCut
	}
	data := rest[m[1] : m[1]+size]
	if r.Lock != nil && !strings.Contains(rest[:m[0]], "/Type /XRef ") { // the table of places is never encrypted
		if data, err = r.Lock.open(data); err != nil {
			return "", err
		}
	}
	return rest[:m[1]] + data + "\nendstream", nil
}

// Unlock makes a file readable that a passphrase opens; without one, a file
// that is not encrypted is.
func (r *Reader) Unlock(passphrase string) error {
	_, number, encrypted := strings.Cut(r.Dict, "/Encrypt ")
	switch {
	case !encrypted && passphrase == "":
		return nil
	case !encrypted:
		return errors.New("it is not encrypted")
	case passphrase == "":
		return errors.New("it is encrypted")
	}
	number, _, _ = strings.Cut(number, " ")
	n, err := strconv.Atoi(number)
	if err != nil || n <= 0 || n >= len(r.Places) || r.Places[n].Kind != 1 || r.Places[n].a >= len(r.File) {
		return errCut
	}
	dict, _, _ := strings.Cut(r.File[r.Places[n].a:], "\nendobj")
	if r.Lock, err = OpenLock(dict, passphrase); err != nil {
		return err
	}
	r.encrypt = n
	return nil
}

// Object is the body of the object with that number.
func (r *Reader) Object(n int) (string, error) {
	if n <= 0 || n >= len(r.Places) {
		return "", errCut
	}
	p := r.Places[n]
	switch {
	case n == r.encrypt:
		return r.Lock.Dict, nil
	case p.Kind == 1:
		return r.at(p.a)
	}
	if r.packs[p.a] == nil {
		if p.a <= 0 || p.a >= len(r.Places) || r.Places[p.a].Kind != 1 {
			return "", errCut
		}
		pack, err := r.at(r.Places[p.a].a)
		if err != nil {
			return "", err
		}
		if r.packs[p.a], err = unpack(pack); err != nil {
			return "", err
		}
	}
	if p.b >= len(r.packs[p.a]) {
		return "", errCut
	}
	return r.packs[p.a][p.b], nil
}

// unpack takes the objects out of a pack.
func unpack(pack string) ([]string, error) {
	m := firstRE.FindStringSubmatch(pack)
	all, err := StreamData(pack)
	if m == nil || err != nil {
		return nil, errCut
	}
	first, err := strconv.Atoi(m[1])
	if err != nil || first > len(all) {
		return nil, errCut
	}
	index, all := strings.Fields(all[:first]), all[first:]
	out := make([]string, len(index)/2)
	for i, to := len(out)-1, len(all); i >= 0; i-- {
		from, err := strconv.Atoi(index[2*i+1])
		if err != nil || from < 0 || from > to {
			return nil, errCut
		}
		out[i], to = strings.TrimSuffix(all[from:to], "\n"), from
	}
	return out, nil
}

// StreamData is what is in an object's stream.
func StreamData(body string) (string, error) {
	dict, data, ok := plainStream(body)
	if !ok {
		return "", errCut
	}
	if !strings.Contains(dict, "/Filter /FlateDecode") {
		return data, nil
	}
	return inflate(data)
}

// follow is the object that re finds in a body.
func (r *Reader) follow(body string, re *regexp.Regexp) (string, error) {
	m := re.FindStringSubmatch(body)
	if m == nil {
		return "", errCut
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return "", errCut
	}
	return r.Object(n)
}

// Attached reports whether data is attached to a file.
func (r *Reader) Attached() (bool, error) {
	root, err := r.follow(r.Dict, rootRE)
	return attachedRE.MatchString(root), err
}

// Whole makes sure that every object of a file can be read. The error says that
// one cannot.
func (r *Reader) Whole() error {
	for n := 1; n < len(r.Places)-1; n++ { // the last is the table of places, which is read already
		if n == r.encrypt {
			continue // so is this
		}
		body, err := r.Object(n)
		if err != nil {
			return err
		}
		if r.Places[n].Kind != 1 {
			continue // it has no stream
		}
		if _, err := StreamData(body); err != nil {
			return err
		}
	}
	return nil
}

// Attachment is the report's data in a file.
func (r *Reader) Attachment() (string, error) {
	body := r.Dict
	for _, re := range []*regexp.Regexp{rootRE, attachedRE, contentRE} {
		var err error
		if body, err = r.follow(body, re); err != nil {
			return "", err
		}
	}
	return StreamData(body)
}
