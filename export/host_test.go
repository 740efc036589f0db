package export_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"yourpart/export"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// ofServers matches what only somebody does who runs a server.
var ofServers = regexp.MustCompile(`\b(ufw|sshd|SSH key|apt)\b`)

// TestNoServerNoServerWork: a business that rents web hosting, or has software on a NAS, reads
// nothing of firewalls, keys and packages of a server, in any format.
func TestNoServerNoServerWork(t *testing.T) {
	for _, stack := range []string{"cpanel-hosting,wordpress-self-hosted", "wordpress-self-hosted", "synology-nas,wordpress-self-hosted"} {
		for _, depth := range []questionnaire.Depth{questionnaire.CoreDepth, questionnaire.FullDepth} {
			if testing.Short() && depth == questionnaire.FullDepth {
				continue
			}
			for _, worst := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s %s worst %t", stack, depth, worst), func(t *testing.T) {
					t.Parallel()
					r := hostReport(t, depth, worst, strings.Split(stack, ",")...)
					for _, f := range export.Formats {
						noServerWork(t, f.Name, written(t, f, r))
					}
					if worst {
						return
					}
					for _, f := range export.Sheets {
						noServerWork(t, "sheet "+f.Name, written(t, f, r))
					}
				})
			}
		}
	}
}

// hostReport is of a business with those services, unanswered or with the last answer
// to every question.
func hostReport(t *testing.T, depth questionnaire.Depth, worst bool, services ...string) *report.Report {
	t.Helper()
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Corner Office", services...)
	a.Profile.Depth = depth
	for _, cell := range questionnaire.Cells(c, a) {
		if o := cell.Control.Question.Options; worst {
			a.Set(cell.ID(), questionnaire.Answer{Option: o[len(o)-1].ID, Date: "2026-11-20"})
		}
	}
	if off := (questionnaire.CellID{Control: "ssh-keys-only", Service: "synology-nas"}); a.Service(off.Service) != nil && depth == questionnaire.FullDepth {
		a.Set(off, questionnaire.Answer{Option: "keys", Date: "2026-11-20"}) // a NAS has a command line, which is off
	}
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// written is what a file says, as far as its kind can be read.
func written[T export.Counted](t *testing.T, f export.FormatOf[T], r T) string {
	t.Helper()
	var file bytes.Buffer
	if err := f.Write(&file, r, doc.Extra{}); err != nil {
		t.Fatalf("%s: %v", f.Name, err)
	}
	switch b := file.Bytes(); {
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return reporttest.TextOf(t, b)
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return reporttest.Unzipped(t, b)
	}
	return file.String()
}

func noServerWork(t *testing.T, name, text string) {
	t.Helper()
	for _, at := range ofServers.FindAllStringIndex(text, 3) {
		t.Errorf("%s says %q", name, text[max(0, at[0]-60):min(len(text), at[1]+40)])
	}
}
