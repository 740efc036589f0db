package catalogue

import (
	"io/fs"
	"math"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/internal/text"
)

// firstID is the id that names a service's file.
var firstID = regexp.MustCompile(`(?m)^id: ([a-z0-9-]+)$`)

// FuzzOverlay reads any bytes as a service and as controls. What is taken has
// no hidden character and no number that is none.
func FuzzOverlay(f *testing.F) {
	dir := os.DirFS("../testdata/catalogue")
	base, err := Load(dir)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range slices.Concat(glob(dir, "services/*.yaml"), glob(dir, "controls/*.yaml")) {
		b, err := fs.ReadFile(dir, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, strings.HasPrefix(name, "controls"))
	}
	f.Add([]byte("a: &a [*a]\n"), false)
	f.Add([]byte("\ufeffid: till\r\nname: \"\\e[31m\"\r\n"), false)
	f.Add([]byte("controls: [{id: x, weight: .nan}]"), true)
	f.Fuzz(func(t *testing.T, b []byte, controls bool) {
		name := "services/till.yaml"
		if id := firstID.FindSubmatch(b); id != nil {
			name = "services/" + string(id[1]) + ".yaml"
		}
		if controls {
			name = "controls/rules.yaml"
		}
		got, err := base.Overlay(fstest.MapFS{name: {Data: b}})
		if err != nil {
			return
		}
		sane(t, reflect.ValueOf(got.Services))
		sane(t, reflect.ValueOf(got.Controls))
	})
}

// sane looks at every text and number of a value.
func sane(t *testing.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if i := strings.IndexFunc(v.String(), func(r rune) bool { return text.Hidden(r) && r != '\n' && r != '\t' }); i >= 0 {
			t.Errorf("a hidden character in %q", v.String())
		}
	case reflect.Float64:
		if f := v.Float(); math.IsNaN(f) || math.IsInf(f, 0) || f < 0 {
			t.Errorf("the number %v", f)
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			sane(t, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			sane(t, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			sane(t, v.Index(i))
		}
	case reflect.Map:
		for each := v.MapRange(); each.Next(); {
			sane(t, each.Key())
			sane(t, each.Value())
		}
	}
}
