//go:build unix

package e2e

import (
	"bufio"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
)

// conversed answers each prompt of a run without screens by what reply says, until the
// program ends, and returns all that was said by both.
func conversed(t *testing.T, home string, reply func(prompt string) string, args ...string) string {
	t.Helper()
	c := exec.Command(program(t), args...)
	c.Dir, c.Env = home, []string{"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "TERM=xterm-256color"}
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	tooLong := time.AfterFunc(2*patience, func() { _ = c.Process.Kill() })
	defer tooLong.Stop()
	var all, prompt strings.Builder
	for r := bufio.NewReader(out); ; {
		b, err := r.ReadByte()
		if err != nil {
			break
		}
		prompt.WriteByte(b)
		if said := prompt.String(); strings.HasSuffix(said, "\n> ") {
			line := reply(said) + "\n"
			all.WriteString(said + line)
			prompt.Reset()
			if _, err := io.WriteString(in, line); err != nil {
				break
			}
		}
	}
	all.WriteString(prompt.String())
	if err := c.Wait(); err != nil {
		t.Errorf("%v after:\n%s", err, all.String()[max(0, all.Len()-2000):])
	}
	return all.String()
}

var ofPage = regexp.MustCompile(`(?m)^Question (\d+) of (\d+), `)

// replies are what somebody types where a prompt says something, once each; else it is 1 to
// a question, and Enter.
type replies struct {
	once [][2]string // what a prompt says, and what is typed
}

func (r *replies) reply(prompt string) string {
	for i, of := range r.once {
		if strings.Contains(prompt, of[0]) {
			r.once = append(r.once[:i:i], r.once[i+1:]...)
			return of[1]
		}
	}
	if ofPage.MatchString(prompt) && strings.Contains(prompt, "\n  1. ") || strings.Contains(prompt, ", 1 to ") {
		return "1"
	}
	return ""
}

// birchLane types what a business of eight services says. The first service of several parts
// is asked about them twice.
func birchLane() *replies {
	return &replies{[][2]string{
		{"What do you want to do?", "1"},
		{"business called?", "Birch Lane"},
		{"How many people", "9"},
		{"Which services does the business use?", "Google Workspace, Dropbox, Slack, Heroku, QuickBooks Online, cPanel hosting, WordPress, digitalocean droplets"},
		{"Shared web hosting with cPanel: which parts do you use?", "9"},
		{"Write numbers from 1 to", "1"},
		{"Google Workspace: Who has to use a second step", "known"},
		{"Say not so and a number", "1"},
		{"or the answer for Dropbox, 1 to 7", "not so"},
		{"Now: Everyone, which is known.", "2"},
		{"Heroku, same question", ""},
		{": the same for all? Same question", "2"},
		{"What is the weakest second step", "undo"},
		{": the same for all? Who has to use a second step", "?"},
		{"One answer counts for each of", "split"},
		{"QuickBooks Online, same question", "together"},
		{": the same for all? Same question", "6"},
		{"What is the reason", "one reason for all"},
		{"or another answer for all of them", "6"},
		{"What is the reason", "one reason for all"},
		{"Write the report?", "./plan.pdf"},
	}}
}

// TestPlainFromNothing goes from nothing to a PDF without screens, with software on a host,
// a service of many parts, services that are asked about together, and what is known.
func TestPlainFromNothing(t *testing.T) {
	long(t)
	t.Parallel()
	home := t.TempDir()
	r := birchLane()
	said := conversed(t, home, r.reply, "--plain")
	if len(r.once) > 0 {
		t.Errorf("never asked: %q", r.once)
	}
	for _, want := range []string{
		"Taken as usual: WordPress (self-hosted) runs on Shared web hosting with cPanel.",
		"Known: Heroku: ", "Your answer counts instead; is so takes it back.", "Say not so to answer it yourself.", "for all ", "Undone: ", "One answer counts for each of ",
		"part 2 of 5, ", "Laptops and phones. The computers", "Written: ./plan.pdf\n", "What the products always do is known and not asked: ",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("no %q in:\n%s", want, said)
		}
	}
	if n := strings.Count(said, "\nLaptops and phones. The computers"); n != 1 {
		t.Errorf("what the page is about is said %d times", n)
	}
	if all := ofPage.FindAllStringSubmatch(said, -1); all[len(all)-1][1] != all[len(all)-1][2] {
		t.Errorf("the last question is %s of %s", all[len(all)-1][1], all[len(all)-1][2])
	}
	if b, err := os.ReadFile(filepath.Join(home, "plan.pdf")); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("no report: %v", err)
	}
	a := onDisk(t, filepath.Join(home, "data", "yourpart", "birch-lane.json"))
	if got := a.Service("cpanel-hosting").Parts; len(got) != 1 {
		t.Errorf("parts %q are used", got)
	}
	if got := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "heroku"}].Option; got != "admins" {
		t.Errorf("what is known was overruled with %q", got)
	}
	together := 0
	for id, ans := range a.Answers {
		if ans.Together {
			together++
			if (ans.Option != questionnaire.NotApplicable && ans.Option != questionnaire.HandledElsewhere) || ans.Note != "one reason for all" {
				t.Errorf("%s: %+v", id, ans)
			}
		}
	}
	if together < 2 {
		t.Errorf("%d answers were given together", together)
	}
}
