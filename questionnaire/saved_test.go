package questionnaire_test

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	q "yourpart/questionnaire"
)

// answersOf are the answers of a file as it has them, but for blanks.
func answersOf(t *testing.T, file []byte) string {
	t.Helper()
	var f struct {
		Answers json.RawMessage `json:"answers"`
	}
	var b bytes.Buffer
	if err := json.Unmarshal(file, &f); err != nil {
		t.Fatal(err)
	}
	if err := json.Compact(&b, f.Answers); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSavedByEarlierVersions opens what earlier versions saved at core depth: every
// answer is where it was, byte for byte, also after it is saved again; what was core then
// counts still; and software runs where its way of being used said.
func TestSavedByEarlierVersions(t *testing.T) {
	for file, host := range map[string]string{"dental-1.json": "cpanel-hosting", "dental-2.json": "aws-lightsail"} {
		t.Run(file, func(t *testing.T) {
			was, err := os.ReadFile("testdata/saved/" + file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := q.DecodeBytes(was)
			if err != nil {
				t.Fatal(err)
			}
			c := shipped(t)
			if err := a.Fits(c); err != nil {
				t.Fatal(err)
			}
			way := a.Service("wordpress-self-hosted").Variant
			if s, err := q.ParseService(c, "wordpress-self-hosted:"+way); err != nil || s.Variant != way {
				t.Errorf("on the command line: %+v, %v", s, err)
			}
			if _, b := q.Redacted(c, a); b.Service("wordpress-self-hosted").Variant != way {
				t.Errorf("redacted it is used as %q", b.Service("wordpress-self-hosted").Variant)
			}
			again := encode(t, a)
			if got, want := answersOf(t, again), answersOf(t, was); got != want {
				t.Errorf("saved again it has\n%s\nnot\n%s", got, want)
			}
			b, err := q.DecodeBytes(again)
			if err != nil || !bytes.Equal(encode(t, b), again) || len(b.Rounds) != 1 || len(b.Actions) != 1 {
				t.Errorf("%v: read again it is\n%s", err, encode(t, b))
			}
			if got, ok := q.HostOf(c, &a, *a.Service("wordpress-self-hosted")); !ok || got != (q.Host{Key: host, Said: true}) {
				t.Errorf("WordPress runs on %+v, want %s", got, host)
			}
			stillCounts(t, cellsOf(c, &a), a)
		})
	}
}

// stillCounts checks which answers of the dental practice count.
func stillCounts(t *testing.T, cells map[string]q.Cell, a q.Assessment) {
	t.Helper()
	for _, id := range []string{"logs-reviewed", "admin-few-and-scoped", "public-links-expire", "secure-baseline-applied"} {
		cell := cells[id+"@microsoft-365"]
		if !cell.State.Scored() || cell.Control.Tier == "core" {
			t.Errorf("%s is %s", id, cell.State)
		}
		if _, known := cell.Credit(); !known || cell.Answer != a.Answers[cell.ID()] {
			t.Errorf("%s: %+v", id, cell.Answer)
		}
	}
	if cell := cells["web-stack-updates@wordpress-self-hosted"]; cell.State != q.Asked || cell.Answer.Option != "rarely" {
		t.Errorf("the work of WordPress itself: %s, %+v", cell.State, cell.Answer)
	}
	if cell := cells["backup-servers-databases@wordpress-self-hosted"]; cell.State != q.Inherited || cell.Answer.Option != "" {
		t.Errorf("what lies below it: %s, %+v", cell.State, cell.Answer)
	}
}
