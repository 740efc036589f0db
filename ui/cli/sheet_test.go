package cli

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
)

// TestSheetEncodings: answers read the same in each encoding that spreadsheets
// write and say, and in no other.
func TestSheetEncodings(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.New("Firm")
	s.AddService(questionnaire.Service{ID: "dropbox"})
	const text = "control\tservice\tanswer\tnote\r\nmfa-all-users\tdropbox\tA\tŻółć 😀\r\n"
	wide := func(order binary.AppendByteOrder, text string) (b []byte) {
		for _, u := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, u)
		}
		return b
	}
	for name, file := range map[string][]byte{
		"UTF-8":                                  []byte(text),
		"UTF-8 with a mark":                      []byte("\ufeff" + text),
		"UTF-16, low byte first":                 wide(binary.LittleEndian, "\ufeff"+text),
		"UTF-16, high byte first":                wide(binary.BigEndian, "\ufeff"+text),
		"no UTF-16 without a mark":               wide(binary.LittleEndian, text),
		"no half of a character":                 wide(binary.LittleEndian, "\ufeff"+text)[1:],
		"no byte too many":                       append(wide(binary.LittleEndian, "\ufeff"+text), 'x'),
		"no Windows-1252 with a byte it has not": []byte(strings.ReplaceAll(text, "Żółć 😀", "S\x81hne")),
	} {
		a := &app{Env: Env{In: bytes.NewReader(file), Err: new(bytes.Buffer)}}
		got, err := a.readSheet(stdin, reader{c: c, s: &s, day: "2026-11-20"})
		switch bad := strings.HasPrefix(name, "no "); {
		case bad && err == nil:
			t.Errorf("%s is read as %v", name, got)
		case !bad && (err != nil || len(got.entries) != 1 || got.entries[0].option != "everyone" || got.entries[0].notes.Note != "Żółć 😀"):
			t.Errorf("%s is read as %v (%v)", name, got, err)
		}
	}
}

// TestSheetRows: what the mark of a row says decides whether its answer is taken.
func TestSheetRows(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.New("Firm")
	s.AddService(questionnaire.Service{ID: "dropbox"})
	cell := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	k, _ := c.Control(cell.Control)
	s.Respond(cell, "Ben", "admins", questionnaire.Notes{}, "2026-11-10")
	mark := s.Mark("", "2026-11-20").Row(&s, k, cell, "", questionnaire.Notes{Note: "asked", Evidence: "=1"})
	other, changed := mark, mark
	other.Business, changed.Choices = "another", "0"
	late := questionnaire.New("Firm")
	late.AddService(questionnaire.Service{ID: "dropbox"})
	late.Respond(cell, "Ben", "admins", questionnaire.Notes{}, "2026-11-25")
	for name, test := range map[string]struct {
		s      *questionnaire.Assessment
		row    string
		by     string
		want   string // the answer with its note and by
		failed string
	}{
		"as it was sent":           {&s, "A,asked,'=1,," + mark.String(), "", "everyone|||", ""},
		"another note":             {&s, "A,asked again,=2,," + mark.String(), "", "everyone|asked again|=2|", ""},
		"blank":                    {&s, ",asked,'=1,," + mark.String(), "", "", ""},
		"a note alone":             {&s, ",changed,'=1,," + mark.String(), "", "", "a note or evidence, but no answer"},
		"by":                       {&s, "A,asked,'=1,#Anna," + mark.String(), "", "everyone|||Anna", ""},
		"--by":                     {&s, "A,asked,'=1,," + mark.String(), "Carl", "everyone|||Carl", ""},
		"both":                     {&s, "A,asked,'=1,Anna," + mark.String(), "Carl", "everyone|||Anna", ""},
		"another business":         {&s, "A,asked,'=1,," + other.String(), "", "", "a sheet of another business, not of Firm"},
		"no mark":                  {&s, "A,asked,'=1,,", "", "", "if it is of Firm, take it with --force, which checks its questions, services and answers"},
		"a mark that was changed":  {&s, "A,asked,'=1,,x" + mark.String() + ".", "", "", "is to stay as it was sent"},
		"other choices":            {&s, "A,asked,'=1,," + changed.String(), "", "", "the choices of this question have changed"},
		"said later by that one":   {&late, "A,asked,'=1,ben," + mark.String(), "", "", "answered here since the sheet was sent: “Not everyone” on 2026-11-25; the sheet says “Everyone”"},
		"said later by another":    {&late, "A,asked,'=1,Anna," + mark.String(), "", "everyone|||Anna", ""},
		"said before by that one":  {&s, "A,asked,'=1,Ben," + mark.String(), "", "everyone|||Ben", ""},
		"the same, said later":     {&late, "B,asked,'=1,Ben," + mark.String(), "", "", ""},
		"the same, before it went": {&s, "B,asked,'=1,Ben," + mark.String(), "", "admins|||Ben", ""},
	} {
		file := "control,service,question,answer,note,evidence,by,sheet\nmfa-all-users,dropbox,Who?," + test.row + "\n"
		a := &app{Env: Env{In: strings.NewReader(file), Err: new(bytes.Buffer)}}
		sh, err := a.readSheet(stdin, reader{c: c, s: test.s, day: "2026-11-22", by: test.by})
		got, failed := "", ""
		if err == nil {
			for _, e := range sh.entries {
				got += strings.Join([]string{e.option, e.notes.Note, e.notes.Evidence, e.notes.By}, "|")
			}
			for _, f := range append(sh.faults, sh.stale...) {
				failed += f.Error()
			}
		} else {
			failed = err.Error()
		}
		if got != test.want || (failed == "") != (test.failed == "") || !strings.Contains(failed, test.failed) {
			t.Errorf("%s: taken as %q, not %q; told %q, not %q", name, got, test.want, failed, test.failed)
		}
	}
}

// TestSheetOfAnotherOrder: the letters of a sheet are read by the order its options
// had when it was noted, also where the catalogue has another one by now. One that was
// noted without it is refused then.
func TestSheetOfAnotherOrder(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	cell := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	now, _ := c.Control(cell.Control)
	then := *now
	then.Question.Options = slices.Clone(now.Question.Options)
	slices.Reverse(then.Question.Options)
	then.Question.Options[1].ID = "gone-by-now"
	s := questionnaire.New("Firm")
	s.AddService(questionnaire.Service{ID: "dropbox"})
	noted := questionnaire.Sheet{Number: "withorder", To: "Ben", Date: "2026-11-20"}
	noted.Ask(&then, cell)
	before := noted
	before.Number, before.Options = "withoutorder", nil
	if err := errors.Join(s.Send(noted), s.Send(before)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ number, answer, want, failed string }{
		{"withorder", "A", "nobody", ""},
		{"withorder", "“d”", "everyone", ""},
		{"withorder", "Everyone", "everyone", ""},
		{"withorder", "B", "", "the choice B (gone-by-now) is gone since the sheet was sent"},
		{"withorder", "E", "", `no option "E"`},
		{"withoutorder", "A", "", "the choices of this question have changed"},
		{"notnotedhere", "A", "", "the choices of this question have changed"},
	} {
		mark := s.Mark(test.number, "2026-11-20").Row(&s, &then, cell, "Ben", questionnaire.Notes{})
		file := "control,service,question,answer,by,sheet\nmfa-all-users,dropbox,Who?," + test.answer + ",Ben," + mark.String() + "\n"
		a := &app{Env: Env{In: strings.NewReader(file), Err: new(bytes.Buffer)}}
		sh, err := a.readSheet(stdin, reader{c: c, s: &s, day: "2026-11-22"})
		if err != nil {
			t.Fatal(err)
		}
		got, failed := "", ""
		for _, e := range sh.entries {
			got += e.option
		}
		for _, f := range sh.faults {
			failed += f.Error()
		}
		if got != test.want || (failed == "") != (test.failed == "") || !strings.Contains(failed, test.failed) {
			t.Errorf("%s: %s is %q (%s), not %q (%s)", test.number, test.answer, got, failed, test.want, test.failed)
		}
	}
}
