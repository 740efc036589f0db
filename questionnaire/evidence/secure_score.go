package evidence

import (
	"encoding/json"
	"errors"
	"io"
)

// detectSecureScore reports whether a file is the answer of Microsoft Graph to
// /security/secureScores, or one element of it.
func detectSecureScore(h Head) bool {
	return h.has("value[].controlScores", "value[].azureTenantId") || h.has("controlScores", "azureTenantId") || h.has("[].controlScores", "[].azureTenantId")
}

// A secureScore is the score of one day.
type secureScore struct {
	Tenant   string `json:"azureTenantId"`
	Created  string `json:"createdDateTime"`
	Controls []struct {
		Name    string   `json:"controlName"`
		Percent *float64 `json:"scoreInPercentage"`
		Score   *float64 `json:"score"`
	} `json:"controlScores"`
}

// readSecureScore reads the newest day of a file. What is written in prose is not read:
// it contradicts itself.
func readSecureScore(r io.Reader) (Scan, error) {
	var newest *secureScore
	days := 0
	take := func(s *secureScore) error {
		days++
		if newest != nil && newest.Tenant != s.Tenant {
			return errors.New("it holds the scores of two tenants; import each by itself")
		}
		_, at := parseTime(s.Created)
		if newest == nil {
			newest = s
		} else if _, was := parseTime(newest.Created); at > was {
			newest = s
		}
		return nil
	}
	each := func(dec *json.Decoder) error {
		return elements(dec, func() error {
			var s secureScore
			if err := dec.Decode(&s); err != nil {
				return err
			}
			return take(&s)
		})
	}
	b, err := io.ReadAll(io.LimitReader(r, maxScores+1))
	switch {
	case err != nil:
		return Scan{}, err
	case len(b) > maxScores:
		return Scan{}, errors.New("larger than 64 MiB; ask Graph for the last day alone, with $top=1")
	}
	if err := scores(b, each, take); err != nil {
		return Scan{}, explain(err)
	}
	t := newTally(Scan{Kind: SecureScore, Maps: []string{string(SecureScore)}, Tool: "Microsoft Secure Score"})
	if newest == nil {
		return t.done()
	}
	t.of(newest.Tenant, "")
	t.at(newest.Created)
	for _, c := range newest.Controls {
		if t.again(c.Name) {
			continue
		}
		status := Manual
		switch {
		case c.Percent == nil:
		case *c.Percent >= 100:
			status = Pass
		case *c.Percent <= 0:
			status = Fail
		default:
			status = Partial
		}
		t.add(c.Name, status, "", "")
	}
	if days > 1 {
		t.scan.Notes = append(t.scan.Notes, "The file has several days; the newest is read.")
	}
	return t.done()
}

// maxScores is how many bytes of scores are read: years of one tenant.
const maxScores = 64 << 20

// scores reads the answer of Graph, a list, or one day.
func scores(b []byte, each func(*json.Decoder) error, take func(*secureScore) error) error {
	h := headOf(b[:min(len(b), maxHead)])
	return whole(readerOf(b), func(dec *json.Decoder) error {
		switch {
		case h.has("[].controlScores"):
			return each(dec)
		case h.has("value"):
			return members(dec, func(key string) (bool, error) {
				if key == "value" {
					return true, each(dec)
				}
				return false, nil
			})
		}
		var s secureScore
		if err := dec.Decode(&s); err != nil {
			return err
		}
		return take(&s)
	})
}
