package evidence

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// A Head is what the beginning of a file shows: its first line, and where it is JSON,
// the paths of its first members with their values.
type Head struct {
	line  string            // the first that is not blank
	text  []byte            // all of the beginning
	paths map[string]string // such as "[].metadata.event_code"; objects and arrays have an empty value
	json  bool
}

// headOf looks at the beginning of a file.
func headOf(b []byte) Head {
	h := Head{text: b, paths: map[string]string{}}
	trimmed := bytes.TrimLeft(b, " \t\r\n")
	line, _, _ := bytes.Cut(trimmed, []byte("\n"))
	h.line = string(bytes.TrimRight(line[:min(len(line), 10_000)], "\r"))
	if len(trimmed) > 0 && (trimmed[0] == '{' || trimmed[0] == '[') {
		h.json = true
		dec := json.NewDecoder(bytes.NewReader(b))
		_ = h.walk(dec, "", 0, new(int))
	}
	return h
}

// Limits on what is looked at.
const (
	maxDepth = 6
	maxPaths = 20_000 // values
)

// walk notes the paths of a value. It ends with what the head has.
func (h *Head) walk(dec *json.Decoder, path string, depth int, seen *int) error {
	if *seen++; *seen > maxPaths {
		return io.EOF
	}
	t, err := dec.Token()
	if err != nil {
		return err
	}
	d, isDelim := t.(json.Delim)
	if !isDelim {
		if _, there := h.paths[path]; !there {
			h.paths[path] = fmt.Sprint(t)
		}
		return nil
	}
	if _, there := h.paths[path]; !there {
		h.paths[path] = ""
	}
	for dec.More() {
		inner := path + "[]"
		if d == '{' {
			key, err := dec.Token()
			if err != nil {
				return err
			}
			inner = strings.TrimPrefix(path+"."+fmt.Sprint(key), ".")
		}
		if depth == maxDepth {
			err = skip(dec)
		} else {
			err = h.walk(dec, inner, depth+1, seen)
		}
		if err != nil {
			return err
		}
	}
	_, err = dec.Token()
	return err
}

// has reports whether all of the paths are there.
func (h Head) has(paths ...string) bool {
	for _, p := range paths {
		if _, ok := h.paths[p]; !ok {
			return false
		}
	}
	return true
}

// unknown says what a file is that no format has.
func (h Head) unknown() error {
	err := func(format string, args ...any) error {
		return fmt.Errorf("%w: %s", ErrUnknown, fmt.Sprintf(format, args...))
	}
	switch {
	case len(bytes.TrimSpace(h.text)) == 0:
		return err("the file is empty")
	case h.has("[].PolicyId", "[].RequirementMet"):
		return err("it is TestResults.json of ScubaGear or ScubaGoggles, which names neither tenant nor date; take ScubaResults_*.json of the same folder")
	case strings.Contains(h.line, "Old ID") && strings.Contains(h.line, "New ID"):
		return err("it is ScubaGear's list of policies that moved, and no result of a scan; take ScubaResults_*.json")
	case strings.Contains(h.line, "Control ID") && strings.Contains(h.line, "Requirement"):
		return err("it is a CSV of ScubaGear, which names neither tenant nor date; take ScubaResults_*.json of the same folder")
	case strings.Contains(h.line, "CHECK_ID") && strings.Contains(h.line, "PROVIDER") && strings.Contains(h.line, ","):
		return err("its columns are parted by commas, as a spreadsheet program saves them; take the CSV as Prowler wrote it, or the *.ocsf.json beside it")
	case strings.HasPrefix(h.line, "domain,") && strings.Contains(h.line, "spf_valid"):
		return err("it is the CSV of checkdmarc; take its JSON: checkdmarc example.com -o mail.json")
	case strings.Contains(h.line, "Starting Lynis "):
		return err("it is the log of Lynis; take /var/log/lynis-report.dat beside it")
	case h.has("runs") && (h.has("$schema") || h.has("version")):
		return err("it is SARIF, which lists what was found and not what was looked at; take the scanner's JSON, such as scorecard --format json")
	case h.has("value[].id", "value[].maxScore"), h.has("[].id", "[].maxScore", "[].actionType"):
		return err("it is secureScoreControlProfiles, which lists what Microsoft looks at and not how it came out; take secureScores of Graph")
	case h.has("ControlScores", "AzureTenantId"), h.has("[].ControlScores", "[].AzureTenantId"):
		return err("PowerShell wrote it, which leaves out how each control came out; take what Graph answers, as JSON")
	case h.has("@odata.context", "value") && !h.has("value[]"):
		return err("Graph answered with an empty list, from which nothing can be told; look whether the right to read it was given")
	case h.has("format") && h.has("answers") || h.paths["kind"] == "report":
		return err("it is a file of yourpart itself")
	case h.line == "[]":
		return err("it holds an empty list, from which nothing can be told; run the scanner again")
	}
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = string(f.Kind)
	}
	return err("it reads files of %s", strings.Join(names, ", "))
}
