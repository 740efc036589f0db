package room

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
)

// A fake keeps answers in memory.
type fake struct {
	rows  []Row
	syncs int
	fails error
	wait  chan struct{} // Sync waits for it, where it is not nil
	begun chan struct{}
}

func newFake() *fake {
	f := &fake{}
	for i := range 3 {
		q := &Question{Key: fmt.Sprintf("q%d", i+1), Page: i + 1, Pages: 3, Control: fmt.Sprintf("q%d", i+1), Text: "Is it so?",
			Options: []Option{{"yes", "Yes", "", "1"}, {"no", "No", "", "2"}}}
		f.rows = append(f.rows, Row{Question: q, Said: map[string]Said{}})
	}
	return f
}

func (f *fake) Apply(c Change) error {
	for i := range f.rows {
		if r := &f.rows[i]; r.Key == c.Row && c.Kind == Answer {
			said := map[string]Said{c.Who: {Option: c.Option}}
			for who, s := range r.Said {
				if who != c.Who {
					said[who] = s
				}
				r.Disputed = r.Disputed || s.Option != c.Option
			}
			r.Said = said
		} else if r.Key == c.Row && c.Kind == Settle {
			r.Settled, r.Disputed = c.Option, false
		}
	}
	return nil
}

func (f *fake) Sync() error {
	f.syncs++
	if f.wait != nil {
		f.begun <- struct{}{}
		<-f.wait
	}
	return f.fails
}
func (f *fake) Rows() []Row  { return append([]Row{}, f.rows...) }
func (f *fake) Plan() Plan   { return Plan{} }
func (f *fake) Idle() bool   { return false }
func (f *fake) Place() Place { return Place{} }

func guests(t *testing.T, names ...string) Guests {
	t.Helper()
	codes := map[string]string{Facilitator: NewCode()}
	for _, n := range names {
		codes[n] = NewCode()
	}
	g, err := NewGuests(names, codes)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func open(t *testing.T, f *fake, names ...string) *Room {
	t.Helper()
	r, err := New("Northwind", guests(t, names...), f, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

// do asks for changes one after another, and fails where one is refused.
func do(t *testing.T, r *Room, changes ...Change) {
	t.Helper()
	for _, c := range changes {
		if err := <-r.Ask(c); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
	}
}

// TestHidden: what others said shows once all who are in have answered, to those who have;
// or when the facilitator shows it. Who is alone, who leaves and who comes late change
// nothing about that.
func TestHidden(t *testing.T) {
	t.Parallel()
	r := open(t, newFake(), "Anna", "Ben", "Dora")
	anna := r.Join("Anna")
	do(t, r, Change{Kind: Answer, Who: "Anna", Row: "q1", Option: "yes"})
	if s := r.State(); s.Sees("Anna", s.Row("q1")) || s.Row("q1").Revealed {
		t.Error("one person alone opens a question")
	}
	ben := r.Join("Ben")
	do(t, r, Change{Kind: Move, Row: "q1"})
	if s := r.State(); s.Sees("Ben", s.Row("q1")) || !reflect.DeepEqual(s.Missing(s.Row("q1")), []string{"Ben"}) {
		t.Error("Ben sees what Anna said before he answered")
	}
	do(t, r, Change{Kind: Answer, Who: "Ben", Row: "q2", Option: "no"})
	anna.Leave()
	do(t, r, Change{Kind: Move, Row: "q2"})
	if r.State().Row("q2").Revealed {
		t.Error("who leaves opens a question")
	}
	do(t, r, Change{Kind: Answer, Who: "Ben", Row: "q1", Option: "no"})
	s := r.State()
	if row := s.Row("q1"); !s.Sees("Ben", row) || !row.Disputed || s.Sees("Dora", row) {
		t.Errorf("%+v", row)
	}
	do(t, r, Change{Kind: Reveal, Row: "q3"})
	if !r.State().Row("q3").Revealed {
		t.Error("the facilitator cannot show it")
	}
	do(t, r, Change{Kind: Settle, Row: "q1", Option: "no"})
	if s := r.State(); !s.Sees("Dora", s.Row("q1")) {
		t.Error("what is settled is not shown to all")
	}
	for _, c := range []Change{{Kind: Answer, Who: "Anna", Row: "q9", Option: "yes"}, {Kind: Answer, Who: "Anna", Row: "q1", Option: "perhaps"},
		{Kind: Answer, Who: "Mallory", Row: "q1", Option: "yes"}, {Kind: Answer, Row: "q1", Option: "yes"}} {
		if err := <-r.Ask(c); err == nil {
			t.Errorf("%+v is taken", c)
		}
	}
	ben.Leave()
}

// TestOnDiskFirst: what cannot be kept is not shown, and is told; when it can be, all of it
// is there.
func TestOnDiskFirst(t *testing.T) {
	t.Parallel()
	f := newFake()
	f.fails = errors.New("no space left")
	r := open(t, f, "Anna")
	if err := <-r.Ask(Change{Kind: Answer, Who: "Anna", Row: "q1", Option: "yes"}); err == nil || !strings.Contains(err.Error(), "no space left") {
		t.Error(err)
	}
	if s := r.State(); s.Trouble == "" || len(s.Row("q1").Said) != 0 || s.Given != 0 {
		t.Errorf("%+v", s)
	}
	r.Close() // so that the keeper is ours
	f.fails = nil
	r.take(asked{Change{Kind: retry}, make(chan error, 1)})
	if s := r.State(); s.Trouble != "" || len(s.Row("q1").Said) != 1 {
		t.Errorf("%+v", s)
	}
	if err := <-r.Ask(Change{Kind: Move, Row: "q2"}); err == nil {
		t.Error("after the end something is taken")
	}
}

// TestTogether: what comes while the disk is busy is kept at once.
func TestTogether(t *testing.T) {
	t.Parallel()
	f := newFake()
	f.wait, f.begun = make(chan struct{}), make(chan struct{})
	r := open(t, f, "Anna")
	first := r.Ask(Change{Kind: Answer, Who: "Anna", Row: "q1", Option: "yes"})
	<-f.begun
	var rest []<-chan error
	for range 100 {
		rest = append(rest, r.Ask(Change{Kind: Answer, Who: "Anna", Row: "q2", Option: "yes"}))
	}
	f.wait <- struct{}{}
	if err := <-first; err != nil {
		t.Error(err)
	}
	<-f.begun
	f.wait <- struct{}{}
	for _, done := range rest {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	r.Close()
	if f.syncs != 2 {
		t.Errorf("the disk was waited for %d times", f.syncs)
	}
}

// TestBell: a bell that nobody hears holds up nobody, and is heard once for all.
func TestBell(t *testing.T) {
	t.Parallel()
	r := open(t, newFake(), "Anna", "Ben")
	v := r.Join("Anna")
	defer v.Leave()
	var all sync.WaitGroup
	for w := range 10 {
		all.Go(func() {
			for i := range 200 {
				do(t, r, Change{Kind: Answer, Who: []string{"Anna", "Ben"}[w%2], Row: fmt.Sprintf("q%d", i%3+1), Option: "yes"})
			}
		})
	}
	all.Wait()
	<-v.Bell
	if n := r.State().Given; n != 2000 {
		t.Errorf("%d answers", n)
	}
	select {
	case <-v.Bell:
		t.Error("it rings again for nothing")
	default:
	}
}

// TestTakeover: one session a person; the second ends the first, and the person stays in.
func TestTakeover(t *testing.T) {
	t.Parallel()
	r := open(t, newFake(), "Anna")
	first, second := r.Join("Anna"), r.Join("Anna")
	<-first.Over
	first.Leave()
	do(t, r, Change{Kind: Move, Row: "q2"})
	if !r.State().Here["Anna"] {
		t.Error("Anna is not in any more")
	}
	second.Leave()
	do(t, r, Change{Kind: Move, Row: "q1"})
	if r.State().Here["Anna"] || !r.State().Came {
		t.Error("Anna is still in")
	}
}

// TestCodes: upper case, spaces and dashes do not matter; nothing else lets in, and nobody
// comes in without a code.
func TestCodes(t *testing.T) {
	t.Parallel()
	g, err := NewGuests([]string{"Anna"}, map[string]string{"Anna": "h3kp-x7wd", Facilitator: NewCode()})
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]bool{"h3kp-x7wd": true, " H3KP X7WD ": true, "h3kpx7wd": true, "h3kp–x7wd": true, "h3kp-x7we": false, "": false, "h3kp": false, "anna": false} {
		if name, ok := g.enter(code); ok != want || ok && name != "Anna" {
			t.Errorf("%q: %q, %v", code, name, ok)
		}
	}
	if _, err := NewGuests([]string{"Anna"}, map[string]string{Facilitator: NewCode()}); err == nil {
		t.Error("Anna may come in without a code")
	}
	if _, err := New("x", Guests{}, newFake(), time.Now); err == nil {
		t.Error("a room without codes is made")
	}
	seen := map[string]bool{}
	for range 200 {
		c := NewCode()
		if !IsCode(c) || seen[c] || len(c) != 9 || strings.ContainsAny(c, "01ilo") {
			t.Fatalf("%q", c)
		}
		seen[c] = true
	}
	for _, names := range [][]string{{"Anna", "anna"}, {"#"}, {"facilitator"}, make([]string, MostPeople+1)} {
		if got, err := CheckNames(names); err == nil {
			t.Errorf("%q are taken: %q", names, got)
		}
	}
	if names, err := CheckNames([]string{" #Anna\x1b[31m ", "Jörg B"}); err != nil || len(names) != 2 || strings.Contains(names[0], "\x1b") {
		t.Errorf("%q, %v", names, err)
	}
}
