package evidence

import (
	"encoding/json"
	"io"
)

// detectScorecard reports whether a file is of OpenSSF Scorecard.
func detectScorecard(h Head) bool {
	return h.has("scorecard", "repo.name", "checks[].score", "checks[].name")
}

// readScorecard reads the result for one repository. 10 of 10 is a pass, 0 a fail, and -1
// says that it could not be seen.
func readScorecard(r io.Reader) (Scan, error) {
	var file struct {
		Date string `json:"date"`
		Repo struct {
			Name string `json:"name"`
		} `json:"repo"`
		Scorecard struct {
			Version string `json:"version"`
		} `json:"scorecard"`
		Checks []struct {
			Name   string  `json:"name"`
			Score  float64 `json:"score"`
			Reason string  `json:"reason"`
		} `json:"checks"`
	}
	err := whole(io.LimitReader(r, maxScores), func(dec *json.Decoder) error { return dec.Decode(&file) })
	if err != nil {
		return Scan{}, err
	}
	t := newTally(Scan{Kind: Scorecard, Maps: []string{string(Scorecard)}, Tool: "OpenSSF Scorecard"})
	if v := clean(file.Scorecard.Version); v != "unknown" {
		t.scan.Version = v
	}
	t.of(file.Repo.Name, "")
	t.at(file.Date)
	t.scan.Notes = append(t.scan.Notes, "It is about one repository; what it shows of others has to be seen there.")
	for _, c := range file.Checks {
		status := Partial
		switch {
		case c.Score < 0:
			status = Failed
		case c.Score >= 10:
			status = Pass
		case c.Score == 0:
			status = Fail
		}
		if !t.again(c.Name) {
			t.add(c.Name, status, file.Repo.Name, c.Reason)
		}
	}
	return t.done()
}
