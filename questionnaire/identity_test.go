package questionnaire_test

import (
	"bytes"
	"reflect"
	"strings"
	"testing"

	q "yourpart/questionnaire"
)

const someID, otherID = "aaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbb"

// old is a file of format 1 with rounds, as version 1.0 wrote it.
func old(t testing.TB) string {
	a := snap(t, *build(t, "mail", "policy=none"), "2026-05-31", "2026-11-30")
	s := string(encode(t, a))
	s = strings.Replace(s, `"format": 2`, `"format": 1`, 1)
	s = strings.Replace(s, `"rounds"`, `"history"`, 1)
	s = strings.ReplaceAll(s, "      \"name\": \"2026-05-31\",\n", "")
	return strings.ReplaceAll(s, "      \"name\": \"2026-11-30\",\n", "")
}

func TestFormat1IsMigrated(t *testing.T) {
	a, err := q.Decode(strings.NewReader(old(t)))
	if err != nil {
		t.Fatal(err)
	}
	if a.Format != q.Format || !a.Former() || a.ID != "" || a.IDsFrom != "" {
		t.Errorf("only read: %+v", a)
	}
	if len(a.Rounds) != 2 || a.Rounds[0].Name != "2026-05-31" || a.Rounds[1].Name != "2026-11-30" || a.Rounds[0].Answers[q.CellID{Control: "policy"}] != "none" {
		t.Errorf("rounds: %+v", a.Rounds)
	}
	was := a.Profile.Name
	if _, err := a.EditProfile(func(p *q.Profile) { p.Name = "Another name" }); err != nil {
		t.Fatal(err)
	}
	a.Identify(someID)
	a.Identify(otherID)
	if a.ID != someID || a.IDsFrom != was || a.Former() {
		t.Errorf("saved: id %q, ids from %q; the first id stays, and the name is the one of the file", a.ID, a.IDsFrom)
	}
	back, err := q.DecodeBytes(encode(t, a))
	if err != nil || back.ID != someID || back.IDsFrom != was || back.Former() {
		t.Errorf("%+v, %v", back, err)
	}
}

// What belongs to one format only is unknown in the other, and so not dropped.
func TestFormatsAreNotMixed(t *testing.T) {
	first, second := old(t), string(encode(t, *build(t, "mail")))
	for in, word := range map[string]string{
		strings.Replace(first, `"catalogue"`, `"id": "`+someID+`", "catalogue"`, 1): `"id"`,
		strings.Replace(first, `"history"`, `"rounds"`, 1):                          `"rounds"`,
		strings.Replace(second, `"catalogue"`, `"history": [], "catalogue"`, 1):     `"history"`,
		strings.Replace(second, `"catalogue"`, `"id": "short", "catalogue"`, 1):     "16 to 64",
	} {
		if _, err := q.Decode(strings.NewReader(in)); lacks(err, word) {
			t.Errorf("%v; want %s", err, word)
		}
	}
}

func TestNewFilesKeepTheirID(t *testing.T) {
	a := q.New("Northwind")
	a.Identify(someID)
	b := encode(t, a)
	if !bytes.HasPrefix(b, []byte("{\n  \"format\": 2,\n  \"id\": \""+someID+"\",\n  \"catalogue\"")) {
		t.Errorf("it begins %.80s", b)
	}
	if back, err := q.DecodeBytes(b); err != nil || !reflect.DeepEqual(back, a) {
		t.Errorf("%+v, %v", back, err)
	}
	a.Reidentify(otherID)
	if a.ID != otherID || a.IDsFrom != "" {
		t.Errorf("%+v", a)
	}
}

func TestRedactedIDLeadsNowhere(t *testing.T) {
	a := q.New("Northwind")
	a.Identify(someID)
	b := a.Clone()
	b.Reidentify(otherID)
	redacted := func(a q.Assessment) q.Assessment {
		_, r := q.Redacted(small(t), a)
		return r
	}
	r := redacted(a)
	if r.ID == "" || r.ID == someID || r.IDsFrom != "" || r.ID == redacted(b).ID || r.ID != redacted(a).ID {
		t.Errorf("%q and %q", r.ID, redacted(b).ID)
	}
	encode(t, r) // it is an id that a file may have
}

func TestRelate(t *testing.T) {
	of := func(id, from, name string) *q.Assessment {
		a := q.New(name)
		a.ID, a.IDsFrom = id, from
		return &a
	}
	for _, tt := range []struct {
		name string
		a, b *q.Assessment
		want q.Relation
	}{
		{"one id", of(someID, "", "Lex"), of(someID, "", " LEX"), q.SameBusiness},
		{"one id, two names", of(someID, "", "Lex"), of(someID, "", "Praxis"), q.RenamedCopy},
		{"two ids, one name", of(someID, "", "Lex"), of(otherID, "", "Lex"), q.OtherBusiness},
		{"two ids that one old file got", of(someID, "Lex", "Lex"), of(otherID, "lex", "Lex Ltd"), q.SameBusiness},
		{"no ids", of("", "", "Lex  Müller"), of("", "", "lex müller"), q.SameBusiness},
		{"no ids, two names", of("", "", "Lex"), of("", "", "Praxis"), q.OtherBusiness},
		{"an old file and the new one", of("", "", "Lex"), of(someID, "Lex", "Lex Ltd"), q.SameBusiness},
		{"no ids and no names", of("", "", ""), of("", "", ""), q.OtherBusiness},
	} {
		if got := q.Relate(tt.a, tt.b); got != tt.want || q.Relate(tt.b, tt.a) != got {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
