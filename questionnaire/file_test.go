package questionnaire_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yourpart/internal/text"
	q "yourpart/questionnaire"
)

// anyAssessment draws an assessment with all that a file can hold.
func anyAssessment(t *rapid.T) q.Assessment {
	c, _ := readSmall()
	line := rapid.Map(rapid.String(), text.CleanLine)
	text := rapid.Map(rapid.String(), text.CleanText)
	date := rapid.SampledFrom([]q.Date{"", "2026-11-30", "2000-01-01", "2199-12-31", "2028-02-29"})
	a := q.New(line.Draw(t, "name"))
	a.Profile.Sector = line.Draw(t, "sector")
	a.Profile.People = rapid.IntRange(0, q.MaxPeople).Draw(t, "people")
	if countries := rapid.SliceOfN(line, 0, 3).Draw(t, "countries"); len(countries) > 0 {
		a.Profile.Countries = countries
	}
	a.Profile.Consultant = line.Draw(t, "consultant")
	a.Profile.Logo = line.Draw(t, "logo")
	a.Profile.Depth = rapid.SampledFrom([]q.Depth{q.CoreDepth, q.FullDepth}).Draw(t, "depth")
	a.Profile.HoursPerWeek = rapid.Float64Range(q.MinHours, q.MaxHours).Draw(t, "hours")
	a.Profile.Start = date.Draw(t, "start")
	for range rapid.IntRange(0, 5).Draw(t, "services") {
		s := anyService(t, c)
		s.Plan = line.Draw(t, "plan")
		key := a.AddService(s)
		if other := rapid.SampledFrom(a.Keys()).Draw(t, "sign-in"); other != key {
			a.Service(key).SignIn = other
		}
		a.Service(key).RunsOn = rapid.SampledFrom(append(a.Keys(), "", "server", "long-gone")).Draw(t, "runs on")
		a.Service(key).Parts = rapid.SampledFrom([][]string{nil, {"servers"}, {"files", "long-gone"}}).Draw(t, "parts")
	}
	options := append([]string{"everyone", "nobody", "long-gone"}, q.Fixed...)
	for range rapid.IntRange(0, 8).Draw(t, "answers") {
		id := q.CellID{Control: rapid.SampledFrom(c.Controls).Draw(t, "control").ID}
		if len(a.Services) > 0 {
			id.Service = rapid.SampledFrom(append(a.Keys(), "", "removed")).Draw(t, "of")
		}
		a.Set(id, q.Answer{
			Option: rapid.SampledFrom(options).Draw(t, "option"), Note: text.Draw(t, "note"),
			Evidence: text.Draw(t, "evidence"), EvidenceFor: rapid.SampledFrom(append(options, "")).Draw(t, "evidence for"), Date: date.Draw(t, "date"), By: line.Draw(t, "by"),
			Together: rapid.Bool().Draw(t, "together"),
		})
	}
	for _, id := range rapid.SliceOfN(rapid.SampledFrom([]string{"policy", "find-out-policy", "own-copy"}), 0, 3).Draw(t, "actions") {
		a.SetTracking(id, anyTracking(t, line, text, date))
	}
	if rapid.Bool().Draw(t, "agreed") {
		a.Agreed = &q.Agreement{Date: "2026-05-04", By: line.Draw(t, "agreed by"), Actions: map[string]q.Promise{}}
		for _, id := range rapid.SliceOfN(rapid.SampledFrom([]string{"policy", "find-out-policy", "own-copy@mail"}), 0, 3).Draw(t, "agreed actions") {
			a.Agreed.Actions[id] = q.Promise{Due: "2026-06-01", Owner: line.Draw(t, "agreed owner")}
		}
	}
	return anyProposals(t, anySheets(t, anyHistory(t, a)))
}

// anyTracking draws what may be noted about an action; a risk is accepted only
// with all that takes.
func anyTracking(t *rapid.T, line, text *rapid.Generator[string], date *rapid.Generator[q.Date]) q.Tracking {
	tr := q.Tracking{
		Owner: line.Draw(t, "owner"), Due: date.Draw(t, "due"), Note: text.Draw(t, "note"),
		Status: rapid.SampledFrom(append(q.Statuses, "", q.Accepted)).Draw(t, "status"),
		Reason: text.Draw(t, "reason"), Expires: date.Draw(t, "expires"), Done: date.Draw(t, "done"),
	}
	if tr.Check() != nil {
		tr.Owner, tr.Reason, tr.Expires = "A"+tr.Owner, "R"+tr.Reason, "2027-06-30"
	}
	return tr
}

func encode(t rapid.TB, a q.Assessment) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := q.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSaveThenLoadIsIdentity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		before := a.Clone()
		b := encode(t, a)
		if !reflect.DeepEqual(a, before) {
			t.Fatal("encoding changes the assessment")
		}
		back, err := q.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("%v in\n%s", err, b)
		}
		if !reflect.DeepEqual(back, a) {
			t.Fatalf("saved %+v\nloaded %+v", a, back)
		}
		if again := encode(t, back); !bytes.Equal(again, b) {
			t.Fatalf("other bytes the second time:\n%s\n%s", b, again)
		}
	})
}

func TestNilAndEmptyEncodeAlike(t *testing.T) {
	bare := q.Assessment{Format: q.Format, Catalogue: q.New("").Catalogue, Profile: q.New("").Profile}
	if got, want := string(encode(t, bare)), string(encode(t, q.New(""))); got != want {
		t.Errorf("%s\nis not\n%s", got, want)
	}
}

func TestCloneSharesNothing(t *testing.T) {
	a := *build(t, "mail", "crm  +health", "policy=none")
	a.SetTracking("policy", q.Tracking{Owner: "Ada"})
	a.Profile.Countries = []string{"DE"}
	before := string(encode(t, a))
	b := a.Clone()
	b.Profile.Countries[0] = "FR"
	b.Services[0].Key = "other"
	b.Services[1].Data[0] = "public"
	b.Set(q.CellID{Control: "policy"}, q.Answer{})
	b.SetTracking("policy", q.Tracking{})
	if got := string(encode(t, a)); got != before {
		t.Errorf("a change of the copy shows in the original:\n%s", got)
	}
}

// saved is a file with something in every place.
func saved(t testing.TB) string {
	a := *build(t, "mail", "saas:Our till  +health *", "second-step@mail=everyone", "policy=none")
	a.Set(q.CellID{Control: "own-copy", Service: "mail"}, q.Answer{Option: q.NotApplicable, Note: "Größe <&>\n\u2028 \"0\"", Date: "2026-11-01"})
	a.SetTracking("policy", q.Tracking{Owner: "Ada", Due: "2026-12-01", Status: q.Doing})
	var b bytes.Buffer
	if err := q.Encode(&b, a); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestFileIsPlainToRead(t *testing.T) {
	s := saved(t)
	for _, want := range []string{"{\n  \"format\": 2,\n", "\"second-step@mail\": {", "Größe <&>", "\n}\n"} {
		if !strings.Contains(s, want) {
			t.Errorf("no %q in\n%s", want, s)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	swap := func(old, with string) string {
		s := strings.Replace(saved(t), old, with, 1)
		if s == saved(t) {
			t.Fatalf("no %q in the file", old)
		}
		return s
	}
	tests := []struct {
		name, in string
		is       error
		words    []string
	}{
		{"nothing", "", q.ErrDamaged, []string{"it is empty"}},
		{"blanks", " \n\t", q.ErrDamaged, []string{"it is empty"}},
		{"a list", "[]", nil, []string{"it is a JSON array"}},
		{"null", "null", nil, []string{`no "format"`}},
		{"another JSON file", `{"name": "x"}`, nil, []string{`no "format"`}},
		{"text", "hello", q.ErrDamaged, []string{"line 1"}},
		{"no UTF-8", swap("Our till", "Our \xff"), q.ErrDamaged, []string{"UTF-8"}},
		{"trailing data", saved(t) + "{}", q.ErrDamaged, nil},
		{"trailing brace", saved(t) + "}", q.ErrDamaged, nil},
		{"newer", swap(`"format": 2`, `"format": 3`), q.ErrNewer, []string{"format 3", "update yourpart"}},
		{"newer with unknown fields", `{"format": 7, "who": {}}`, q.ErrNewer, nil},
		{"format 0", swap(`"format": 2`, `"format": 0`), nil, []string{"no format 0"}},
		{"format as text", swap(`"format": 2`, `"format": "1"`), nil, []string{"line 2", "format"}},
		{"unknown field at the top", swap(`"format": 2`, `"format": 2, "colour": "red"`), nil, []string{`"colour"`, "not dropped"}},
		{"unknown field of a service", swap(`"key": "mail"`, `"key": "mail", "size": 3`), nil, []string{`"size"`}},
		{"unknown field of an answer", swap(`"option": "everyone"`, `"option": "everyone", "why": ""`), nil, []string{`"why"`}},
		{"cell without a control", swap(`"second-step@mail"`, `"@mail"`), nil, []string{"@mail"}},
		{"answer without an option", swap(`"option": "everyone"`, `"option": ""`), nil, []string{"second-step@mail", "no option"}},
		{"key twice", swap(`"key": "our-till"`, `"key": "mail"`), nil, []string{`"mail" stands twice`}},
		{"key of no form", swap(`"key": "mail"`, `"key": "../mail"`), nil, []string{"cannot be a key"}},
		{"service of nothing", swap(`"service": "mail"`, `"service": ""`), nil, []string{"mail needs"}},
		{"sign-in through nothing", swap(`"service": "mail"`, `"service": "mail", "sign_in": "gone"`), nil, []string{`"gone"`}},
		{"sign-in through itself", swap(`"service": "mail"`, `"service": "mail", "sign_in": "mail"`), nil, []string{`"mail"`}},
		{"no depth", swap(`"depth": "full"`, `"depth": "deep"`), nil, []string{`"deep"`, "core or full"}},
		{"revision below none", swap(`"format": 2`, `"format": 2, "revision": -1`), nil, []string{"revision cannot be -1"}},
		{"revision without end", swap(`"format": 2`, `"format": 2, "revision": 2000000000`), nil, []string{"from 0 to 1000000000"}},
		{"no hours", swap(`"hours_per_week": 4`, `"hours_per_week": 0`), nil, []string{"hours per week"}},
		{"people below none", swap(`"depth": "full"`, `"people": -1, "depth": "full"`), nil, []string{"-1"}},
		{"no date", swap("2026-12-01", "2026-02-30"), nil, []string{"policy", `"2026-02-30"`, "2026-11-30"}},
		{"far date", swap("2026-12-01", "9999-12-01"), nil, []string{"9999"}},
		{"no status", swap(`"doing"`, `"soon"`), nil, []string{`"soon"`, "todo, doing, done or accepted"}},
		{"huge", strings.Repeat(" ", q.MaxFile+1), nil, []string{"larger than 16 MiB"}},
		{"deep", strings.Repeat("[", 1<<20), nil, []string{"nested too deeply"}},
		{"deep inside", swap(`"actions": {`, `"actions": {"x": `+strings.Repeat("[", 40)+strings.Repeat("]", 40)+","), nil, []string{"nested too deeply"}},
		{"a field twice", swap(`"depth": "full"`, `"depth": "core", "depth": "full"`), nil, []string{"line", `"depth" stands twice`, "remove one"}},
		{"a field twice in other case", swap(`"depth": "full"`, `"DEPTH": "core", "depth": "full"`), nil, []string{`"depth" stands twice`}},
		{"a field twice, once escaped", swap(`"depth": "full"`, `"dept\u0068": "core", "depth": "full"`), nil, []string{`"depth" stands twice`}},
		{"an answer twice", swap(`"answers": {`, `"answers": {"second-step@mail": {"option": "nobody"},`), nil, []string{`"second-step@mail" stands twice`}},
		{"people without end", swap(`"depth": "full"`, `"people": 99999999999999999999, "depth": "full"`), nil, []string{"people cannot be"}},
		{"hours without end", swap(`"hours_per_week": 4`, `"hours_per_week": 1e999`), nil, []string{"hours_per_week cannot be"}},
		{"format without end", swap(`"format": 2`, `"format": 1e99`), nil, []string{"format cannot be"}},
		{"UTF-16", "\xff\xfe{\x00}\x00", q.ErrDamaged, []string{"UTF-8"}},
		{"two byte order marks", "\ufeff\ufeff" + saved(t), q.ErrDamaged, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := q.Decode(strings.NewReader(tt.in))
			if lacks(err, tt.words...) || (tt.is != nil && !errors.Is(err, tt.is)) {
				t.Errorf("%v; want %v and %q", err, tt.is, tt.words)
			}
			if err != nil && strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

func TestByteOrderMarkIsFine(t *testing.T) {
	a, err := q.Decode(strings.NewReader("\ufeff" + saved(t)))
	if err != nil || string(encode(t, a)) != saved(t) {
		t.Error(err)
	}
}

func TestCutShortIsNeverTakenForWhole(t *testing.T) {
	whole := saved(t)
	for i := range whole {
		a, err := q.Decode(strings.NewReader(whole[:i]))
		if err == nil && strings.TrimSpace(whole[i:]) != "" {
			t.Fatalf("cut after byte %d it loads as %+v", i, a)
		}
		if err != nil && !errors.Is(err, q.ErrDamaged) {
			t.Fatalf("cut after byte %d: %v", i, err)
		}
	}
}

// A file that went through an editor of another system is the same assessment.
func TestDecodeAcrossSystems(t *testing.T) {
	want, err := q.Decode(strings.NewReader(saved(t)))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"a byte order mark":  "\ufeff" + saved(t),
		"line ends with CR":  strings.ReplaceAll(saved(t), "\n", "\r\n"),
		"blanks at the ends": "\r\n " + saved(t) + "\n\t\n",
	} {
		if got, err := q.Decode(strings.NewReader(text)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What could drive a terminal is in the file only as an escape, so that
// looking at the file is safe. It is the same text when it is read again.
func TestEncodeEscapesWhatIsHidden(t *testing.T) {
	a := build(t, "mail", "policy=none")
	a.Profile.Name = "a\x1b[31m\u009b5m\u202eb\x7f\U000e0041 👩‍👩‍👧 Größe"
	b := encode(t, *a)
	for _, r := range string(b) {
		if text.Hidden(r) && r != '\n' {
			t.Errorf("%U is in the file", r)
		}
	}
	if !strings.Contains(string(b), "👩‍👩‍👧 Größe") {
		t.Error("good characters are escaped too")
	}
	back, err := q.Decode(bytes.NewReader(b))
	if err != nil || back.Profile.Name != a.Profile.Name {
		t.Errorf("%q, %v", back.Profile.Name, err)
	}
}

func TestEncodeRefusesWhatItCouldNotRead(t *testing.T) {
	for name, spoil := range map[string]func(*q.Assessment){
		"depth":  func(a *q.Assessment) { a.Profile.Depth = "" },
		"hours":  func(a *q.Assessment) { a.Profile.HoursPerWeek = 0 },
		"date":   func(a *q.Assessment) { a.Profile.Start = "tomorrow" },
		"key":    func(a *q.Assessment) { a.Services[0].Key = "" },
		"option": func(a *q.Assessment) { a.Answers[q.CellID{Control: "policy"}] = q.Answer{} },
		"status": func(a *q.Assessment) { a.Actions["policy"] = q.Tracking{Status: "soon"} },
		"cell":   func(a *q.Assessment) { a.Answers[q.CellID{}] = q.Answer{Option: "none"} },
		"at":     func(a *q.Assessment) { a.Answers[q.CellID{Control: "a@b"}] = q.Answer{Option: "none"} },
		"format": func(a *q.Assessment) { a.Format = 0 },
	} {
		a := build(t, "mail", "policy=none")
		spoil(a)
		var b bytes.Buffer
		if err := q.Encode(&b, *a); err == nil {
			t.Errorf("a wrong %s is saved:\n%s", name, b.Bytes())
		}
		if b.Len() > 0 {
			t.Errorf("a wrong %s writes half a file", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(saved(f)))
	f.Add([]byte(`{"format": 1}`))
	f.Add([]byte("\ufeff{}"))
	f.Add(encode(f, snap(f, *build(f, "mail", "crm  <mail", "policy=none"), "2026-05-31", "2026-11-30")))
	f.Add([]byte(old(f)))
	shared := build(f, "mail", "policy=none")
	shared.Identify(someID)
	respond(shared, "Anna", "everyone", "", "admins", "Ben", "nobody")
	if _, err := shared.Settle(changed, "admins", q.Notes{}, monday); err != nil {
		f.Fatal(err)
	}
	f.Add(encode(f, *shared))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, err := q.Decode(bytes.NewReader(b))
		if err != nil {
			return
		}
		if a.Former() {
			a.Identify(someID)
		}
		c := small(t)
		q.CheckOn(c, &a, today)
		q.Derive(c, &a)
		for _, p := range a.Rounds {
			past := a.At(p)
			q.CheckOn(c, &past, today)
		}
		once := encode(t, a)
		back, err := q.Decode(bytes.NewReader(once))
		if err != nil || !reflect.DeepEqual(a, back) {
			t.Fatalf("loaded %+v, saved and loaded again %+v, %v", a, back, err)
		}
		if twice := encode(t, back); !bytes.Equal(once, twice) {
			t.Fatal("other bytes the second time")
		}
	})
}
