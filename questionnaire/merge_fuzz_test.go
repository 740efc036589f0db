package questionnaire_test

import (
	"bytes"
	"testing"

	q "yourpart/questionnaire"
)

// FuzzMerge unites any two files: what comes out is a file, and merging one of the two
// again changes nothing.
func FuzzMerge(f *testing.F) {
	var a, b q.Assessment
	a = *build(f, "mail", "crm", "policy=none", "second-step@mail=everyone")
	a.Identify(someID)
	b = a.Clone()
	a.Respond(changed, "Anna", "admins", q.Notes{Evidence: "scr-9.png"}, monday)
	b.Respond(changed, "Ben", "nobody", q.Notes{}, tuesday)
	b.AddService(q.Service{ID: "mail"})
	b.EditProfile(func(p *q.Profile) { p.Sector = "Shops" })
	f.Add(encode(f, a), encode(f, b))
	f.Add(encode(f, b), []byte(`{"format": 1, "catalogue": "2026.11", "profile": {"name": "Test"}, "services": [], "answers": {}, "actions": {}}`))
	f.Fuzz(func(t *testing.T, one, two []byte) {
		a, err := q.DecodeBytes(one)
		if err != nil {
			return
		}
		b, err := q.DecodeBytes(two)
		if err != nil {
			return
		}
		was := a.Clone()
		m, _ := q.Merge(a, b, nil)
		if !bytes.Equal(encode(t, a), encode(t, was)) {
			t.Fatal("the first copy was changed")
		}
		if err := a.TakeOver(m); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if q.Encode(&out, a) != nil {
			return // too much for one file
		}
		again, err := q.DecodeBytes(out.Bytes())
		if err != nil {
			t.Fatalf("%v in\n%s", err, out.Bytes())
		}
		if again.Lacks(&b) {
			_, what := q.Merge(again, b, nil)
			t.Fatalf("merged again it takes %+v", what.Taken)
		}
	})
}
