package content_test

import (
	"io"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/internal/generated"
	"yourpart/questionnaire/catalogue"
)

// TestReferenceOfEvidence keeps the page of scanners as fresh as the content, and finds in
// it every check, what to run, and why a check shows nothing.
func TestReferenceOfEvidence(t *testing.T) {
	c := shipped(t)
	page := string(generated.Fresh(t, filepath.Join("..", "..", "..", "docs", "evidence.md"), func(w io.Writer) error { return catalogue.WriteEvidence(w, c) }))
	for _, s := range c.Scanners {
		want := append(s.Checks(), s.Name, s.Run, s.File, s.Can, s.Cannot, s.Licence, s.Source)
		for _, u := range s.Unmapped {
			want = append(append(want, u.Why), u.Checks...)
		}
		for was := range s.Former {
			want = append(want, was)
		}
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s: the page does not say %q", s.ID, w)
			}
		}
	}
}

// A pass never raises an answer to the best option where a single setting cannot show all
// that the option says: these need several checks, or stay below it.
func TestEvidenceIsHonest(t *testing.T) {
	c := shipped(t)
	for control, least := range map[string]int{"email-sender-protected": 3, "access-keys-rotated": 3, "dlp-rules": 3, "secure-coding-checks": 2} {
		k, _ := c.Control(control)
		for _, s := range c.Scanners {
			for _, e := range s.Shows {
				for _, p := range e.Pass {
					if e.Control == control && p.Option == k.Question.Options[0].ID && len(p.All) < least {
						t.Errorf("%s: %s shows the best answer to %s", s.ID, p.All, control)
					}
				}
			}
		}
	}
	for _, control := range []string{"owner-account-locked-away", "email-filtering", "server-os-updates", "threat-detection-on", "connected-apps-approved", "code-pipeline-protected", "waf-and-ddos", "logs-kept", "backup-servers-databases"} {
		k, _ := c.Control(control)
		for _, s := range c.Scanners {
			for _, e := range s.Shows {
				for _, p := range e.Pass {
					if e.Control == control && p.Option == k.Question.Options[0].ID {
						t.Errorf("%s shows the best answer to %s, part of which no setting shows", s.ID, control)
					}
				}
			}
		}
	}
}
