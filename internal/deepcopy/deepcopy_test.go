package deepcopy_test

import (
	"reflect"
	"testing"

	deepcopy "github.com/tiendc/go-deepcopy"
)

type leaf struct{ Text string }

type tree struct {
	Name   string
	Leaf   *leaf
	None   *leaf
	Leaves []leaf
	Pair   [2]*leaf
	ByName map[string]*leaf
	Any    any
	hidden int
}

// TestCopy: a copy is equal, and what becomes of one is not seen in the other.
func TestCopy(t *testing.T) {
	made := func() tree {
		return tree{"oak", &leaf{"a"}, nil, []leaf{{"b"}}, [2]*leaf{{"c"}, nil}, map[string]*leaf{"d": {"d"}}, &leaf{"e"}, 7}
	}
	src := made()
	for _, from := range []any{src, &src} {
		var dst tree
		if err := deepcopy.Copy(&dst, from); err != nil || !reflect.DeepEqual(dst, src) {
			t.Fatalf("%+v, %v; want %+v", dst, err, src)
		}
		dst.Leaf.Text, dst.Leaves[0].Text, dst.Pair[0].Text, dst.ByName["d"].Text, dst.Any.(*leaf).Text = "x", "x", "x", "x", "x"
		if !reflect.DeepEqual(src, made()) {
			t.Errorf("%+v: the copy shares something with what it was made of", src)
		}
	}
}

// TestNoCopy: what cannot be copied is an error.
func TestNoCopy(t *testing.T) {
	var none *tree
	for name, pair := range map[string][2]any{"no pointer": {tree{}, tree{}}, "into nothing": {none, tree{}}, "from nothing": {&tree{}, none}, "another type": {&tree{}, leaf{}}} {
		if deepcopy.Copy(pair[0], pair[1]) == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
