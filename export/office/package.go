// Package office packs and reads the files of Word and PowerPoint: a zip of XML parts
// with relationships between them (ISO 29500-2). It does not know what the parts say.
package office

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// The parts that every package has, by name.
const (
	TypesPart = "[Content_Types].xml"
	RootRels  = "_rels/.rels"
	CorePart  = "docProps/core.xml"
)

// What is read of a file at most.
const (
	MaxFile     = 20_000_000 // bytes of it
	maxParts    = 2_000
	maxUnpacked = 60_000_000 // bytes of its parts together
)

// Parts are the parts of a package by name, without a slash in front.
type Parts map[string][]byte

// zipTime is the time of every part, so that equal files are equal bytes. It is the
// first that a zip can name.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Write packs the parts. The same parts give the same bytes.
func (p Parts) Write(w io.Writer) error {
	names := slices.SortedFunc(maps.Keys(p), func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), strings.Compare(a, b))
	})
	z := zip.NewWriter(w)
	for _, name := range names {
		part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime})
		if err == nil {
			_, err = part.Write(p[name])
		}
		if err != nil {
			return fmt.Errorf("packing %s: %w", name, err)
		}
	}
	return z.Close()
}

// rank puts first what programs look for first.
func rank(name string) int {
	switch name {
	case TypesPart:
		return 0
	case RootRels:
		return 1
	}
	return 2
}

// Read unpacks a file. It takes no more than its limits, and no part twice.
func Read(file []byte) (Parts, error) {
	if len(file) > MaxFile {
		return nil, fmt.Errorf("it has more than %d MB", MaxFile/1_000_000)
	}
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errors.New("it is not a whole zip file")
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("it has more than %d parts", maxParts)
	}
	p, left := Parts{}, int64(maxUnpacked)
	for _, f := range z.File {
		name := strings.TrimPrefix(f.Name, "/")
		switch _, twice := p[name]; {
		case strings.HasSuffix(name, "/"):
			continue // a folder
		case twice || name == "" || path.Clean(name) != name || strings.HasPrefix(name, "../") || strings.Contains(name, `\`):
			return nil, errors.New("it has a part with a name that is not allowed, or one name twice")
		}
		b, err := unpack(f, left)
		if err != nil {
			return nil, err
		}
		left -= int64(len(b))
		p[name] = b
	}
	return p, nil
}

// unpack reads one part of at most so many bytes.
func unpack(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, errors.New("one of its parts cannot be unpacked")
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, errors.New("one of its parts is damaged")
	case int64(len(b)) > most:
		return nil, fmt.Errorf("it unpacks to more than %d MB", maxUnpacked/1_000_000)
	}
	return b, nil
}
