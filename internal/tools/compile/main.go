// Command compile reads the YAML in the folder it is run in, checks it, and
// writes it as a Go value, so that a start of the program parses nothing.
package main

import (
	"bytes"
	"fmt"
	"go/format"
	"os"

	"yourpart/questionnaire/catalogue"
)

func main() {
	if err := run(".", "content.go"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run compiles the content of a folder into a file.
func run(dir, file string) error {
	c, err := catalogue.Load(os.DirFS(dir))
	if err != nil {
		return err
	}
	src, err := source(c)
	if err != nil {
		return err
	}
	return os.WriteFile(file, src, 0o644)
}

// source is the Go file that holds a catalogue.
func source(c *catalogue.Catalogue) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("// Code generated from the YAML beside this file by go generate; DO NOT EDIT.\n\n")
	b.WriteString("package content\n\nimport \"yourpart/questionnaire/catalogue\"\n\n")
	fmt.Fprintf(&b, "var compiled = %s\n", literal(*c))
	return format.Source(b.Bytes())
}
