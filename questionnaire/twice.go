package questionnaire

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"yourpart/internal/text"
)

// maxNesting is how deep a saved file may go; ours are far from it.
const maxNesting = 32

// errNesting says that a file goes deeper than any of ours.
var errNesting = errors.New("nested too deeply; that is no saved assessment")

// A nest is an object or a list that is being read.
type nest struct {
	keys map[string]bool // of an object; nil for a list
	key  bool            // a key comes next
}

// checkKeys refuses sound JSON in which a key stands twice in one object, as
// one of the two would be dropped without a word. Keys that differ only in
// upper and lower case count as one, as they do for the reader of JSON.
func checkKeys(b []byte) error {
	var open []nest
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			if len(open) == maxNesting {
				return errNesting
			}
			n := nest{}
			if b[i] == '{' {
				n = nest{map[string]bool{}, true}
			}
			open = append(open, n)
		case '}', ']':
			open = open[:len(open)-1]
		case ',':
			open[len(open)-1].key = open[len(open)-1].keys != nil
		case '"':
			end := stringEnd(b, i)
			if len(open) > 0 && open[len(open)-1].key {
				if name, again := open[len(open)-1].add(b[i:end]); again {
					return fmt.Errorf("line %d: %q stands twice; remove one of them", line(b, i), text.CleanLine(name))
				}
			}
			i = end - 1
		}
	}
	return nil
}

// stringEnd is where the string that starts at i ends.
func stringEnd(b []byte, i int) int {
	for i++; b[i] != '"'; i++ {
		if b[i] == '\\' {
			i++
		}
	}
	return i + 1
}

// add notes a key and reports whether it was there before.
func (n *nest) add(quoted []byte) (name string, again bool) {
	n.key = false
	name = string(quoted[1 : len(quoted)-1])
	if strings.Contains(name, `\`) {
		_ = json.Unmarshal(quoted, &name) // it was read before without a fault
	}
	folded := strings.Map(fold, name)
	again = n.keys[folded]
	n.keys[folded] = true
	return name, again
}

// fold is the least of the characters that differ from r only in case.
func fold(r rune) rune {
	for {
		next := unicode.SimpleFold(r)
		if next <= r {
			return next
		}
		r = next
	}
}
