package evidence

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// detectScuba reports whether a file is of one of the two Scuba tools.
func detectScuba(tool string) func(Head) bool {
	return func(h Head) bool {
		if named, ok := h.paths["MetaData.Tool"]; ok {
			return strings.EqualFold(named, tool)
		}
		return false
	}
}

// A scubaHead is what a report of a Scuba tool says about itself.
type scubaHead struct {
	TenantID   string `json:"TenantId"`
	CustomerID string `json:"CustomerId"`
	Display    string `json:"DisplayName"`
	Org        string `json:"OrgName"`
	Domain     string `json:"DomainName"`
	Version    string `json:"ToolVersion"`
	Zulu       string `json:"TimestampZulu"`
	Report     string `json:"ReportUUID"`
}

// A scubaControl is one policy with its verdict.
type scubaControl struct {
	ID       string `json:"Control ID"`
	Result   string `json:"Result"`
	Severity string `json:"Criticality"`
	Text     string `json:"Requirement"`
}

// readScuba reads ScubaResults of ScubaGear or ScubaGoggles. What the tool fetched from
// the tenant is in the file as well; it is passed over.
func readScuba(kind Kind) func(io.Reader) (Scan, error) {
	return func(r io.Reader) (Scan, error) {
		t := newTally(Scan{Kind: kind, Maps: []string{string(kind)}, Tool: map[Kind]string{ScubaGear: "ScubaGear", ScubaGoggles: "ScubaGoggles"}[kind]})
		var head *scubaHead
		results := false
		err := whole(r, func(dec *json.Decoder) error {
			return members(dec, func(key string) (bool, error) {
				switch key {
				case "MetaData":
					if head != nil {
						return false, errors.New("it holds two reports; import each run by itself")
					}
					head = &scubaHead{}
					return true, dec.Decode(head)
				case "Results":
					if results {
						return false, errors.New("it holds two reports; import each run by itself")
					}
					results = true
					return true, t.scuba(dec)
				}
				return false, nil
			})
		})
		switch {
		case err != nil:
			return Scan{}, err
		case head == nil || !results:
			return Scan{}, errors.New("it lacks MetaData or Results; take ScubaResults_*.json as the tool wrote it")
		}
		s := &t.scan
		s.Version = clean(head.Version)
		for _, id := range []string{head.TenantID, head.CustomerID, head.Domain} {
			if s.Subject == "" {
				s.Subject = clean(id)
			}
		}
		for _, name := range []string{head.Display, head.Org, head.Domain} {
			t.of("", name)
		}
		t.at(head.Zulu)
		return t.done()
	}
}

// scuba reads the products with their groups of policies.
func (t *tally) scuba(dec *json.Decoder) error {
	return members(dec, func(string) (bool, error) {
		return true, elements(dec, func() error {
			var group struct {
				Controls []scubaControl
			}
			if err := dec.Decode(&group); err != nil {
				return err
			}
			for _, c := range group.Controls {
				t.add(c.ID, scubaStatus(c.Result), "", plainHTML(c.Text))
			}
			return nil
		})
	})
}

// scubaStatus is what a verdict means.
func scubaStatus(result string) Status {
	switch r := strings.ToLower(strings.TrimSpace(result)); {
	case r == "pass":
		return Pass
	case r == "fail":
		return Fail
	case r == "warning":
		return Warning
	case strings.HasPrefix(r, "error"):
		return Failed
	case r == "omitted", r == "incorrect result":
		return Muted
	}
	return Manual // N/A, no events found, a policy that is gone
}

// plainHTML is the text of a piece of HTML: what is in tags is left out.
func plainHTML(s string) string {
	var b strings.Builder
	for depth := 0; s != ""; {
		at := strings.IndexAny(s, "<>")
		if at < 0 {
			at = len(s)
		}
		if depth == 0 {
			b.WriteString(s[:at])
		}
		if at == len(s) {
			break
		}
		if s[at] == '<' {
			depth++
			b.WriteByte(' ')
		} else if depth > 0 {
			depth--
		}
		s = s[at+1:]
	}
	return b.String()
}
