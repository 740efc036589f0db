package interview_test

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// TestFieldsAreTheProfile: each part of a profile has a field that sets it, takes
// what it gives, and lets a right value pass.
func TestFieldsAreTheProfile(t *testing.T) {
	logo := filepath.Join(t.TempDir(), "logo.png")
	f, err := os.Create(logo)
	if err == nil {
		err = png.Encode(f, image.NewGray(image.Rect(0, 0, 2, 2)))
		f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	typed := map[string]string{"name": "Firm", "sector": "Baker", "people": "12", "country": "Germany, France", "currency": "CHF", "answered-by": "Mara",
		"consultant": "Ben", "logo": logo, "hours": "2.5", "start": "2026-12-01", "depth": "full", "goal": "nis2, cyber-essentials"}
	var p questionnaire.Profile
	for _, d := range interview.Fields {
		for _, check := range []func(string) error{d.Check, d.Look} {
			if check == nil {
				continue
			}
			if err := check(typed[d.ID]); err != nil {
				t.Errorf("%s takes no %q: %v", d.ID, typed[d.ID], err)
			}
		}
		d.Put(&p, typed[d.ID])
		if got := d.Get(&p); got != typed[d.ID] {
			t.Errorf("%s is %q, was set to %q", d.ID, got, typed[d.ID])
		}
	}
	for i, v := 0, reflect.ValueOf(p); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("no field sets the profile's %s", v.Type().Field(i).Name)
		}
	}
}

// TestFieldLimits: what is out of bounds is refused where it is typed as well as in
// a file, and a decimal comma is a point.
func TestFieldLimits(t *testing.T) {
	for _, c := range []struct{ id, right, wrong string }{
		{"people", "1", "0"}, {"people", "1000000", "1000001"}, {"people", "", "-1"}, {"people", "14", "many"},
		{"hours", "0.25", "0.2"}, {"hours", "168", "168.5"}, {"hours", "2,5", ""}, {"hours", "4", "NaN"},
		{"currency", "eur", "euro"}, {"currency", "", "XYZ"}, {"start", "2026-12-01", "2026-02-30"}, {"start", "", "soon"},
	} {
		for _, d := range interview.Fields {
			if d.ID != c.id {
				continue
			}
			if err := d.Check(c.right); err != nil {
				t.Errorf("%s refuses %q: %v", c.id, c.right, err)
			}
			if d.Check(c.wrong) == nil {
				t.Errorf("%s takes %q", c.id, c.wrong)
			}
		}
	}
	a := questionnaire.New("Firm")
	for _, n := range []int{-1, questionnaire.MaxPeople + 1} {
		if _, err := a.EditProfile(func(p *questionnaire.Profile) { p.People = n }); err == nil {
			t.Errorf("a profile takes %d people", n)
		}
	}
}
