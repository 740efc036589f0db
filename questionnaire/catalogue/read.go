package catalogue

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"reflect"
	"regexp"
	"strings"

	yaml "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// internalType is how the YAML library names our types in its messages.
var internalType = regexp.MustCompile(`( not found)? in type \S+`)

// Limits on what one content file and one folder of them may hold. Ours nest 8
// deep and use no aliases.
const (
	maxFile     = 1 << 20 // bytes
	maxDepth    = 20
	maxAliases  = 100
	maxKeys     = 100  // of one mapping: each is compared with each
	maxEntries  = 1000 // of one list
	maxFaults   = 20   // told of one file
	maxFiles    = 2000
	maxControls = 2000
)

var strict = []yaml.Option{yaml.WithV3Defaults(), yaml.WithKnownFields(true),
	yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth), loaderlimits.AliasValue(maxAliases)))}

// read decodes one file strictly and reports whether there is anything to go
// on with. A misspelt key is a fault, but the rest of its file still counts,
// so that one slip does not look like many.
func (r *reader) read(fsys fs.FS, name string, into any) bool {
	b, err := readFile(fsys, name)
	if err != nil {
		r.fault(name, "", "%s", reason(err))
		return false
	}
	var tree yaml.Node
	if err := yaml.Load(b, &tree, strict...); err == nil {
		if at := crowded(&tree); at != nil {
			r.fault(name, "", "line %d: more than %d keys or %d entries begin here", at.Line, maxKeys, maxEntries)
			return false
		}
	}
	err = yaml.Load(b, into, strict...)
	if bad := unfitText(reflect.ValueOf(into)); bad != "" {
		r.fault(name, "", "%s", bad)
	}
	var many *yaml.LoadErrors
	switch {
	case err == nil:
		return true
	case errors.As(err, &many):
		for i, e := range many.Errors {
			if i == maxFaults {
				r.fault(name, "", "and %d more like these", len(many.Errors)-i)
				break
			}
			text := internalType.ReplaceAllString(e.Message, " is not a key here")
			if e.Mark.Line == 0 { // of the file as a whole
				r.fault(name, "", "%s", strings.TrimPrefix(text, "yaml: "))
				continue
			}
			r.fault(name, entryAt(b, e.Mark.Line), "line %d: %s", e.Mark.Line, text)
		}
		return true
	}
	r.fault(name, "", "%s", strings.TrimPrefix(err.Error(), "yaml: "))
	return false
}

// crowded is the first mapping or list that holds more than it may.
func crowded(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.MappingNode && len(n.Content) > 2*maxKeys || n.Kind == yaml.SequenceNode && len(n.Content) > maxEntries {
		return n
	}
	for _, inner := range n.Content { // not what an alias stands for
		if at := crowded(inner); at != nil {
			return at
		}
	}
	return nil
}

// readFile reads a plain file of at most maxFile bytes. A pipe or a device,
// which may have no end, is not even opened.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("no plain file")
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if len(b) > maxFile {
		return nil, errors.New("larger than 1 MiB")
	}
	return b, err
}

// entry matches the line that names an entry of a content file.
var entry = regexp.MustCompile(`(?m)^(?: {0,2}- \{?)?id: *([a-z0-9_-]+)`)

// entryAt is the id of the entry that a line of a file belongs to, if any.
func entryAt(b []byte, line int) string {
	end := 0
	for range line {
		n := bytes.IndexByte(b[end:], '\n')
		if n < 0 {
			end = len(b)
			break
		}
		end += n + 1
	}
	all := entry.FindAllSubmatch(b[:end], -1)
	if len(all) == 0 {
		return ""
	}
	return string(all[len(all)-1][1])
}
