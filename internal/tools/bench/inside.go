//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
)

// A benchmark is one line of go test -bench: its name, the part after the first
// slash, and its figures by unit.
type benchmark struct {
	name, part string
	figures    map[string]float64
}

// benchmarks runs those of a package that a pattern matches, so often, and
// returns the median of each figure, in the order in which they ran.
func benchmarks(pkg, pattern, time string, count int) ([]benchmark, error) {
	c := exec.Command("go", "test", "-run", "^$", "-bench", pattern, "-benchtime", time, "-count", strconv.Itoa(count), "-benchmem", pkg)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", pkg, err, out)
	}
	var order []benchmark
	all := map[string]map[string][]float64{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		if all[words[0]] == nil {
			all[words[0]] = map[string][]float64{}
			order = append(order, named(words[0]))
		}
		for i := 2; i+1 < len(words); i += 2 {
			figure, err := strconv.ParseFloat(words[i], 64)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", strings.TrimSpace(line), err)
			}
			all[words[0]][words[i+1]] = append(all[words[0]][words[i+1]], figure)
		}
	}
	for i, full := range slices.Clone(order) {
		for unit, figures := range all[full.name] {
			slices.Sort(figures)
			order[i].figures[unit] = figures[len(figures)/2]
		}
		order[i].name, order[i].part = split(full.name)
	}
	return order, nil
}

func named(full string) benchmark { return benchmark{name: full, figures: map[string]float64{}} }

// split takes "BenchmarkKeyToFrame/next_question-2" to its name and part.
func split(full string) (name, part string) {
	full = strings.TrimPrefix(full, "Benchmark")
	if i := strings.LastIndexByte(full, '-'); i > 0 {
		full = full[:i]
	}
	name, part, _ = strings.Cut(full, "/")
	return name, strings.ReplaceAll(part, "_", " ")
}

// stackTable is what stacks of several sizes take: a row an activity, a column a
// size.
func stackTable(_, _ string) (string, error) {
	found, err := benchmarks("./scoring", "Derive$|Assess$|MakePlan$|Load$|Save$", "0.5s", 5)
	if err != nil {
		return "", err
	}
	sizes := []string{"10", "100", "1000"}
	says := map[string]string{"Derive": "who does what", "Assess": "score", "MakePlan": "plan", "Load": "load the file", "Save": "save the file"}
	rows := [][]string{append([]string{"Services"}, sizes...)}
	for _, name := range []string{"Derive", "Assess", "MakePlan", "Load", "Save"} {
		row := []string{says[name]}
		for _, size := range sizes {
			i := slices.IndexFunc(found, func(b benchmark) bool { return b.name == name && b.part == size })
			if i < 0 {
				return "", fmt.Errorf("no benchmark %s/%s among %v", name, size, found)
			}
			row = append(row, fmt.Sprintf("%s, %.1f MB", ms(found[i].figures["ns/op"]), found[i].figures["B/op"]/1e6))
		}
		rows = append(rows, row)
	}
	return table(rows), nil
}

// keyTable is the time from a key to its frame, within the program and on a
// terminal.
func keyTable(_, _ string) (string, error) {
	inside, err := benchmarks("./ui", "KeyToFrame", "1000x", 1)
	if err != nil {
		return "", err
	}
	outside, err := benchmarks("./e2e", "KeyToScreen", "100x", 1)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"Key", "Median", "99th percentile"}}
	for _, group := range []struct {
		where string
		found []benchmark
	}{{"", inside}, {", on the terminal", outside}} {
		for _, b := range group.found {
			rows = append(rows, []string{b.part + group.where, ms(b.figures["p50-ms"] * 1e6), ms(b.figures["p99-ms"] * 1e6)})
		}
	}
	return table(rows), nil
}

// pagesTable is how long reports of any length take.
func pagesTable(_, _ string) (string, error) {
	found, err := benchmarks("./export", "PDF$", "5x", 3)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"Report of", "In process", "For a page", "Size"}}
	for _, b := range found {
		rows = append(rows, []string{b.part, ms(b.figures["ns/op"]), ms(b.figures["µs/page"] * 1e3), fmt.Sprintf("%.0f kB", b.figures["bytes"]/1e3)})
	}
	return table(rows), nil
}
