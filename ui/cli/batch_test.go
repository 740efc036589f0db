package cli

import (
	"bufio"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

// TestBatchOutlivesPanics: a mistake of ours in one assessment is told in a
// line, and all others are done.
func TestBatchOutlivesPanics(t *testing.T) {
	var out, told bytes.Buffer
	a := &app{Env: Env{Out: &out, Err: &told}, out: bufio.NewWriter(&out)}
	var jobs []*job
	for i := range 20 {
		jobs = append(jobs, &job{source: fmt.Sprintf("client-%d.json", i)})
	}
	err := a.batch(jobs, func(j *job) error {
		if j == jobs[3] {
			panic("no such\x1b[31m row\nat all")
		}
		j.written = []string{j.source + ".pdf"}
		return nil
	})
	if err == nil || err.Error() != "1 of 20 assessments failed; the others are done" {
		t.Errorf("the batch ends with %v", err)
	}
	if code(err) != Failed {
		t.Errorf("code %d", code(err))
	}
	_ = a.out.Flush()
	if n := strings.Count(out.String(), ".pdf\n"); n != 19 {
		t.Errorf("%d of 19 others are done:\n%s", n, out.String())
	}
	if s := told.String(); strings.Count(s, "\n") != 1 || !strings.HasPrefix(s, "yourpart: internal error (") || !strings.HasSuffix(s, "; client-3.json is as it was last saved\n") || strings.Contains(s, "\x1b") {
		t.Errorf("told %q", s)
	}
}

// TestBatchSumsUpLast: where paths and remarks go to one screen, the sum stands
// below the last path.
func TestBatchSumsUpLast(t *testing.T) {
	var screen bytes.Buffer
	a := &app{Env: Env{Out: &screen, Err: &screen}, out: bufio.NewWriter(&screen)}
	jobs := []*job{{source: "a.json"}, {source: "b.json"}}
	err := a.batch(jobs, func(j *job) error {
		j.written = []string{j.source + ".pdf"}
		return nil
	})
	if want := "a.json.pdf\nb.json.pdf\nyourpart: 2 reports of 2 assessments written\n"; err != nil || screen.String() != want {
		t.Errorf("%v\n%s", err, screen.String())
	}
}
