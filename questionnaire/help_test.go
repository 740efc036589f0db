package questionnaire_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

var readSmall = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	return catalogue.Load(os.DirFS("testdata/catalogue"))
})

// small is the little catalogue that the tests of three packages share.
func small(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := readSmall()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func shipped(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// build makes an assessment of the small catalogue in full depth. Each part is
// a service as on the command line, with options after two blanks:
//
//	mail            a service of the catalogue
//	vm:managed      in another variant
//	saas:Our till   one of the user's own
//	crm  <mail      reached through mail's sign-in
//	mail  !own      with a login of its own
//	vm  +health     with that data instead of the usual
//	vm  *           the business stops without it
//
// or an answer such as second-step@mail=everyone.
func build(t testing.TB, parts ...string) *q.Assessment {
	t.Helper()
	c := small(t)
	a := q.New("Test")
	a.Profile.Depth = q.FullDepth
	for _, p := range parts {
		if strings.Contains(p, "=") {
			id, option, err := a.ParseAnswer(c, p)
			if err != nil {
				t.Fatal(err)
			}
			a.Set(id, q.Answer{Option: option})
			continue
		}
		name, opts, _ := strings.Cut(p, "  ")
		s, err := q.ParseService(c, name)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range strings.Fields(opts) {
			switch o[0] {
			case '<':
				s.SignIn = o[1:]
			case '!':
				s.SignIn = q.OwnLogin
			case '+':
				s.Data = strings.FieldsFunc(o[1:], func(r rune) bool { return r == ',' })
			case '*':
				s.Stops = true
			}
		}
		a.AddService(s)
	}
	return &a
}

// cellsOf is every cell by its name.
func cellsOf(c *catalogue.Catalogue, a *q.Assessment) map[string]q.Cell {
	m := map[string]q.Cell{}
	for _, cell := range q.Cells(c, a) {
		id := cell.ID()
		m[id.String()] = cell
	}
	return m
}

// lacks reports whether an error is missing, or misses one of the words.
func lacks(err error, words ...string) bool {
	if err == nil {
		return true
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			return true
		}
	}
	return false
}
