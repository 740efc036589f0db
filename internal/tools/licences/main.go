// Command licences writes to the file it is given the licence of every module
// that the programs are built from, and fails on one that may not be shipped
// with it.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// allowed are the licences that ask for no more than their text.
var allowed = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "Unlicense", "CC0-1.0", "OFL-1.1", "Zlib"}

// data is what the program has of others that is no module: what, from where, and under
// which licence.
var data = [][3]string{
	{"`internal/country/holidays.txt`: dates of public holidays", "worked out with the Python library `holidays`, copyright Vacanza Team and contributors, dr-prodigy, ryanss", "MIT"},
}

// systems are those that releases are made for; some modules belong to one.
var systems = []string{"linux", "darwin", "windows"}

// A module is one that the program is built from.
type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module // of ours, where it has no version
}

func main() {
	var page bytes.Buffer
	err := run(&page)
	if err == nil {
		err = os.WriteFile(os.Args[1], page.Bytes(), 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(w io.Writer) error {
	mods, err := modules()
	if err != nil {
		return err
	}
	fmt.Fprint(w, "# Licences of what the program is built from\n\nMade by `go generate`; do not edit. Their texts stand in the modules.\n\n| Module | Licence |\n|---|---|\n")
	for _, path := range slices.Sorted(maps.Keys(mods)) {
		found, err := licences(mods[path].Dir)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for _, id := range found {
			if !slices.Contains(allowed, id) {
				return fmt.Errorf("%s is under %s, which is not in the list of allowed ones", path, id)
			}
		}
		fmt.Fprintf(w, "| %s | %s |\n", path, strings.Join(found, ", "))
	}
	fmt.Fprint(w, "\n## Data\n\n| Data | From | Licence |\n|---|---|---|\n")
	for _, row := range data {
		fmt.Fprintf(w, "| %s | %s | %s |\n", row[0], row[1], row[2])
	}
	return nil
}

// modules are those of every package that either program links, on any system.
func modules() (map[string]module, error) {
	mods := map[string]module{}
	for _, goos := range systems {
		cmd := exec.Command("go", "list", "-deps", "-json=Module", ".", "./ui/workshop/yourpart-net")
		cmd.Env = append(os.Environ(), "GOOS="+goos, "CGO_ENABLED=0")
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return nil, fmt.Errorf("go list for %s: %w", goos, err)
		}
		for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
			var p struct{ Module *module }
			if err := dec.Decode(&p); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if p.Module != nil && !p.Module.Main && (p.Module.Replace == nil || p.Module.Replace.Version != "") {
				mods[p.Module.Path] = *p.Module
			}
		}
	}
	return mods, nil
}

// licences are the ids of the licences in a module's folder.
func licences(dir string) (found []string, err error) {
	files, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		name := strings.ToUpper(f.Name())
		if f.IsDir() || !(strings.HasPrefix(name, "LICEN") || strings.HasPrefix(name, "COPYING") || strings.HasPrefix(name, "UNLICENSE")) {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			return nil, err
		}
		for _, m := range licensecheck.Scan(text).Match {
			if !m.IsURL && !slices.Contains(found, m.ID) {
				found = append(found, m.ID)
			}
		}
	}
	if len(found) == 0 {
		return nil, errors.New("no licence found; look at it by hand")
	}
	slices.Sort(found)
	return found, nil
}
