package cli

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// TestNewAsksEveryField: each field of the profile is a flag of yourpart new, and
// one that is added is so without more.
func TestNewAsksEveryField(t *testing.T) {
	was := interview.Fields
	t.Cleanup(func() { interview.Fields = was })
	interview.Fields = append(was[:len(was):len(was)], interview.Field{ID: "motto", Kind: interview.KindText, About: "its motto, as `TEXT`",
		Get: func(p *questionnaire.Profile) string { return p.Sector },
		Put: func(p *questionnaire.Profile, typed string) { p.Sector = "motto " + typed }})
	help, _, _ := runOn(nil, "new", "--help")
	words, _, _ := runOn(nil, "__complete", "new", "--")
	for _, f := range interview.Fields {
		if !strings.Contains(help, "--"+f.ID+" ") {
			t.Errorf("the help does not tell of --%s", f.ID)
		}
		if !strings.Contains(words, "--"+f.ID+"\t") {
			t.Errorf("--%s is not completed", f.ID)
		}
	}
	out, told, code := runOn(nil, "new", "--name", "Firm", "--motto", "we  bake", "--answered-by", "Mara", "--country", "Germany, France", "--country", "Italy", "--people", "0", "-o", "-")
	a, err := questionnaire.Decode(strings.NewReader(out))
	if err != nil || code != OK {
		t.Fatalf("code %d, %v: %s", code, err, told)
	}
	p := a.Profile
	if p.Sector != "motto we bake" || p.AnsweredBy != "Mara" || strings.Join(p.Countries, " ") != "Germany France Italy" || p.HoursPerWeek != questionnaire.DefaultHours || p.Depth != questionnaire.CoreDepth {
		t.Errorf("made %+v", p)
	}
}
