package screens

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"yourpart/ui/workshop/room"
)

// TestLines: without a screen questions come in lines, with the same rules.
func TestLines(t *testing.T) {
	r, _ := opened(t, "Anna", "Ben")
	v := r.Join("Anna")
	in, typed := io.Pipe()
	heard, out := io.Pipe()
	done := make(chan string, 1)
	go func() {
		last, _ := Participant(&Terminal{In: in, Out: out, Lines: true}, r, v)
		done <- last
	}()
	said := bufio.NewReader(heard)
	hears := func(want string) {
		t.Helper()
		for {
			line, err := said.ReadString('\n')
			if err != nil {
				t.Fatalf("no %q: %v", want, err)
			}
			if strings.Contains(line, want) {
				return
			}
		}
	}
	hears("You are Anna.")
	hears("Question 1 of 3. For Google Workspace. Who has to")
	hears("3 Nobody")
	fmt.Fprintln(typed, "9")
	hears("Type one of the numbers")
	fmt.Fprintln(typed, "2")
	hears("Saved: Admins only.")
	hears("For Dropbox.")
	fmt.Fprintln(typed, "-")
	hears("Why?")
	fmt.Fprintln(typed, "we have none")
	hears("Saved: Not applicable.")
	hears("Wait for the next question.")
	do(t, r, room.Change{Kind: room.Move, Row: "q2"})
	hears("The room goes on.")
	hears("Question 2 of 3.")
	go func() { _, _ = io.Copy(io.Discard, said) }()
	fmt.Fprintln(typed, "q")
	if last := <-done; last != farewell {
		t.Errorf("%q", last)
	}
	if s := r.State().Row("q1").Said["Anna"]; s.Note != "we have none" {
		t.Errorf("%+v", s)
	}
}

// TestEcho: a terminal that lets single keys through gets its echo, and can take back.
func TestEcho(t *testing.T) {
	var out bytes.Buffer
	e := &echo{bufio.NewReader(strings.NewReader("ab\x7f\x1bc\r\x03")), &out}
	if line, err := e.line(); line != "ac" || err != nil || out.String() != "ab\b \bc\n" {
		t.Errorf("%q, %v, %q", line, err, out.String())
	}
	if _, err := e.line(); err == nil {
		t.Error("ctrl+c goes on")
	}
}
