package fonts

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// folders are where a system keeps fonts: those of the user in front.
func folders(system string, getenv func(string) string) []string {
	var out []string
	add := func(base string, more ...string) {
		if base != "" {
			out = append(out, filepath.Join(append([]string{base}, more...)...))
		}
	}
	home := getenv("HOME")
	switch system {
	case "windows":
		add(getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
		add(cmp.Or(getenv("WINDIR"), getenv("SYSTEMROOT"), `C:\Windows`), "Fonts")
	case "darwin":
		add(home, "Library", "Fonts")
		add("/Library/Fonts")
		add("/System/Library/Fonts")
	default:
		add(getenv("XDG_DATA_HOME"), "fonts")
		add(home, ".local", "share", "fonts")
		add(home, ".fonts")
		for dir := range strings.SplitSeq(getenv("XDG_DATA_DIRS"), ":") {
			add(dir, "fonts")
		}
		add("/usr/local/share/fonts")
		add("/usr/share/fonts")
		add("/run/current-system/sw/share/X11/fonts")
		add("/run/host/fonts")
	}
	return slices.DeleteFunc(out, func(dir string) bool { return !filepath.IsAbs(dir) })
}

const (
	mostDeep  = 8
	mostFiles = 10_000
)

// endings are those of files in which there may be fonts.
var endings = []string{".ttf", ".otf", ".ttc", ".otc"}

// fontFiles lists the files in folders that may be fonts, in the order of folders and
// names. It follows links, each folder once, and passes over what cannot be read.
func fontFiles(folders []string) (files []string) {
	seen := map[string]bool{}
	var walk func(dir string, deep int)
	walk = func(dir string, deep int) {
		real, err := filepath.EvalSymlinks(dir)
		if err != nil || seen[real] || deep > mostDeep {
			return
		}
		seen[real] = true
		entries, _ := os.ReadDir(dir) // sorted, with those that could be read
		for _, e := range entries {
			path := filepath.Join(dir, e.Name())
			mode := e.Type()
			if mode&fs.ModeSymlink != 0 {
				info, err := os.Stat(path)
				if err != nil {
					continue
				}
				mode = info.Mode()
			}
			switch {
			case mode.IsDir():
				walk(path, deep+1)
			case mode.IsRegular() && slices.Contains(endings, strings.ToLower(filepath.Ext(path))) && len(files) < mostFiles:
				files = append(files, path)
			}
		}
	}
	for _, dir := range folders {
		walk(dir, 0)
	}
	return files
}
