package cli

import (
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// TestNewAsksEveryField: each field of the profile is a flag of yourpart new and of
// yourpart edit, and one that is added is so without more.
func TestNewAsksEveryField(t *testing.T) {
	was := interview.Fields
	t.Cleanup(func() { interview.Fields = was })
	interview.Fields = append(was[:len(was):len(was)], interview.Field{ID: "motto", Kind: interview.KindText, About: "its motto, as `TEXT`",
		Get: func(p *questionnaire.Profile) string { return p.Sector },
		Put: func(p *questionnaire.Profile, typed string) { p.Sector = "motto " + typed }})
	for _, command := range []string{"new", "edit"} {
		help, _, _ := runOn(nil, command, "--help")
		words, _, _ := runOn(nil, "__complete", command, "--")
		for _, f := range interview.Fields {
			if !strings.Contains(help, "--"+f.ID+" ") {
				t.Errorf("the help of %s does not tell of --%s", command, f.ID)
			}
			if !strings.Contains(words, "--"+f.ID+"\t") {
				t.Errorf("--%s of %s is not completed", f.ID, command)
			}
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
	out, told, code = runOn([]byte(out), "edit", "-", "--motto", "-", "--people", "7", "--country", "-", "--hours", "2.5", "--depth", "full")
	if a, err = questionnaire.Decode(strings.NewReader(out)); err != nil || code != OK {
		t.Fatalf("code %d, %v: %s", code, err, told)
	}
	p = a.Profile
	if p.Name != "Firm" || p.AnsweredBy != "Mara" || p.Sector != "motto " || p.People != 7 || len(p.Countries) != 0 || p.HoursPerWeek != 2.5 || p.Depth != questionnaire.FullDepth {
		t.Errorf("changed to %+v", p)
	}
}
