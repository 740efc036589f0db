//go:build unix

// Command bench measures the program from outside and writes the tables of
// docs/performance.md, each between its two marks. Run it from the top folder
// on a machine that has nothing else to do: go run ./internal/tools/bench
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

const page = "docs/performance.md"

// tables are what is measured, by the name of their marks. Each takes the
// program and a folder to work in.
var tables = []struct {
	name string
	make func(bin, work string) (string, error)
}{
	{"machine", machine},
	{"start", startTable},
	{"process", processTable},
	{"formats", formatTable},
	{"batch", batchTable},
	{"stacks", stackTable},
	{"keys", keyTable},
	{"pages", pagesTable},
}

func main() {
	only := flag.String("only", "", "measure this table alone")
	flag.Parse()
	if err := bench(*only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(only string) error {
	work, err := os.MkdirTemp("", "bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	bin := filepath.Join(work, "yourpart")
	if err := build(bin, "."); err != nil {
		return err
	}
	text, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	for _, t := range tables {
		if only != "" && only != t.name {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring", t.name)
		measured, err := t.make(bin, work)
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		replaced, err := between(string(text), t.name, measured)
		if err != nil {
			return err
		}
		text = []byte(replaced)
	}
	return os.WriteFile(page, text, 0o644)
}

// between puts a table between the marks of its name.
func between(text, name, table string) (string, error) {
	begin, end := "<!-- begin "+name+" -->\n", "<!-- end "+name+" -->"
	head, rest, ok := strings.Cut(text, begin)
	_, tail, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return "", fmt.Errorf("%s has no marks %q and %q", page, strings.TrimSpace(begin), end)
	}
	return head + begin + table + end + tail, nil
}

// build makes a program as a release does.
func build(to, pkg string) error {
	c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", to, pkg)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	c.Stderr = os.Stderr
	return c.Run()
}

// example is a copy of the example that a program may change.
func example(work string) string {
	b, err := os.ReadFile("examples/digital-agency.json")
	path := filepath.Join(work, "digital-agency.json")
	if err == nil {
		err = os.WriteFile(path, b, 0o600)
	}
	if err != nil {
		panic(err) // the folder was just made, and the example is part of the repository
	}
	return path
}

// table writes rows as Markdown, the first one as titles.
func table(rows [][]string) string {
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("| " + strings.Join(row, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat("---|", len(row)) + "\n")
		}
	}
	return b.String()
}

// ms writes nanoseconds as milliseconds.
func ms(ns float64) string {
	if ns < 1e6 {
		return fmt.Sprintf("%.2f ms", ns/1e6)
	}
	return fmt.Sprintf("%.1f ms", ns/1e6)
}

// machine says what it was measured on.
func machine(bin, _ string) (string, error) {
	info, err := os.Stat(bin)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("Measured on %s/%s with %d cores and %s. The stripped program is %.1f MB.\n",
		runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version(), float64(info.Size())/1e6), nil
}
