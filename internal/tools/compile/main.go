// Command compile reads the YAML in the folder it is run in, checks it, and
// writes it as a Go value, so that a start of the program parses nothing. Guides, which
// are most of it, it packs into a file beside, as a quarter of their size.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"reflect"
	"slices"

	"yourpart/questionnaire/catalogue"
)

func main() {
	if err := run(".", "content.go", "guides.bin"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run compiles the content of a folder into a file, and its guides into another. The
// latter is left alone where it holds the same guides, as another version of Go may pack
// them into other bytes.
func run(dir, file, guides string) error {
	c, err := catalogue.Load(os.DirFS(dir))
	if err != nil {
		return err
	}
	if !holds(guides, c.Services) {
		packed, err := catalogue.PackGuides(c.Services)
		if err != nil {
			return err
		}
		if err := os.WriteFile(guides, packed, 0o644); err != nil {
			return err
		}
	}
	for i := range c.Services {
		c.Services[i].SetGuides(nil)
	}
	src, err := source(c)
	if err != nil {
		return err
	}
	return os.WriteFile(file, src, 0o644)
}

// holds reports whether a file has the guides of services.
func holds(file string, services []catalogue.Service) (same bool) {
	packed, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	defer func() { // of what takes the file apart, which is of other services
		if recover() != nil {
			same = false
		}
	}()
	c := catalogue.Catalogue{Services: make([]catalogue.Service, len(services))}
	c.Unpack(string(packed))
	return slices.EqualFunc(services, c.Services, func(a, b catalogue.Service) bool {
		return reflect.DeepEqual(a.Guides(), b.Guides()) && slices.Equal(a.Known(), b.Known())
	})
}

// source is the Go file that holds a catalogue.
func source(c *catalogue.Catalogue) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated from the YAML beside this file by go generate; DO NOT EDIT.\n\n")
	b.WriteString("package content\n\nimport \"yourpart/questionnaire/catalogue\"\n\n")
	var w writer
	fmt.Fprintf(&b, "var compiled = %s\n", w.literal(*c))
	for i, list := range w.lists {
		fmt.Fprintf(&b, "\nvar entries%d = %s\n", i+1, list)
	}
	return format.Source(b.Bytes())
}
