//go:build unix

package e2e

import (
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// plain answers line by line until the program is ended. An answer is said to
// be saved when the next thing is asked.
func (c *crasher) plain(sig syscall.Signal) {
	c.t.Helper()
	cmd := exec.Command(c.bin, "open", "--plain", c.path)
	in, err := cmd.StdinPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	said := &speech{}
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { _ = cmd.Wait(); close(ended) }()
	asked := c.next(said, 0, ended)
	end := time.AfterFunc(time.Duration(c.chance.IntN(150))*time.Millisecond, func() { _ = cmd.Process.Signal(sig) })
	defer end.Stop()
	for n := 1; asked != ""; n++ {
		k, id := c.inPlain(asked)
		if k == nil {
			break // past the questions
		}
		at := c.chance.IntN(len(k.Question.Options))
		c.given(id, k.Question.Options[at].ID)
		if _, err := in.Write([]byte(strconv.Itoa(at+1) + "\n")); err != nil {
			break
		}
		if asked = c.next(said, n, ended); asked != "" {
			c.told(id, k.Question.Options[at].ID)
		}
	}
	select {
	case <-ended:
	case <-time.After(patience):
		c.t.Errorf("it does not end after %v:\n%s", sig, said.text())
		_ = cmd.Process.Kill()
		<-ended
	}
	if text := said.text(); strings.Contains(text, "not saved") {
		c.t.Errorf("plain: %s", text)
	}
}

// next waits for the prompt after n others, and returns it, or nothing where
// the program ended before.
func (c *crasher) next(said *speech, n int, ended <-chan struct{}) string {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		if prompts := strings.Split(said.text(), "\n> "); len(prompts) > n+1 {
			return prompts[n]
		}
		select {
		case <-ended:
			return ""
		case <-time.After(time.Millisecond):
		}
	}
	c.t.Errorf("nothing more is asked:\n%s", said.text())
	return ""
}

// inPlain is the control and the cell that a prompt asks about.
func (c *crasher) inPlain(prompt string) (*catalogue.Control, questionnaire.CellID) {
	where, found := "", false
	for i := range c.catalogue.Controls {
		k := &c.catalogue.Controls[i]
		if of, asks := strings.CutSuffix(titleOf(prompt), k.Question.Text); asks && k.Retired == "" {
			c.asked, where, found = k, strings.TrimSuffix(of, ": "), true
			break
		}
	}
	if m := further.FindStringSubmatch(prompt); m != nil {
		where = m[1] + m[2]
	} else if !found {
		return nil, questionnaire.CellID{} // past the questions
	}
	return c.asked, c.cellOf(c.asked, where)
}

// further is what is asked of a further service, which is all that is said then.
var further = regexp.MustCompile(`(?m)(?:^(.*), same question, 1 to|or the answer for (.*), 1 to)`)

// cellOf is the cell of a control for the service of a name, or for the whole business.
func (c *crasher) cellOf(k *catalogue.Control, name string) questionnaire.CellID {
	for _, service := range []string{"google-workspace", "dropbox", "aws-lightsail"} {
		if def, _ := c.catalogue.Service(service); name == def.Name {
			return questionnaire.CellID{Control: k.ID, Service: service}
		}
	}
	return questionnaire.CellID{Control: k.ID}
}

// titleOf is the line of a prompt before its options.
func titleOf(prompt string) string {
	lines := strings.Split(prompt, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "  1. ") && i > 0 {
			return lines[i-1]
		}
	}
	return ""
}

// speech is what a program said so far.
type speech struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *speech) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *speech) text() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}
