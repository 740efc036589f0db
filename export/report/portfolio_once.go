package report

import (
	"cmp"
	"fmt"
	"slices"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Is notes whose assessment a line is of and which version. A redacted report does
// not say.
func (c *Client) Is(s *questionnaire.Assessment) {
	c.who, c.version = questionnaire.BusinessOf(s), questionnaire.VersionOf(c.File, s)
}

// Once counts each business once: of several files of one, such as what a sync tool
// kept when two people changed it, or last year's, the newest stays as a line, which
// names the others.
func (p *Portfolio) Once() {
	var clients []Client
	for _, c := range p.Clients {
		i := slices.IndexFunc(clients, func(d Client) bool { return c.who.Is(d.who) })
		switch {
		case i < 0:
			clients = append(clients, c)
		case c.version.Newer(clients[i].version):
			c.Copies = append(clients[i].Copies, clients[i].File)
			clients[i] = c
		default:
			clients[i].Copies = append(clients[i].Copies, c.File)
		}
	}
	p.Clients = clients
	for i := range clients {
		slices.Sort(clients[i].Copies)
	}
}

// CopiesTitle is over the clients of whom there are several files, and CopiesNote is
// what that means.
const (
	CopiesTitle = "Counted once"
	CopiesNote  = "Of several files of one client the one with the newest answers counts."
)

// Several lists the clients of whom there are several files, in one line each.
func (p *Portfolio) Several() (lines []string) {
	for i := range p.Clients {
		if c := &p.Clients[i]; len(c.Copies) > 0 {
			lines = append(lines, c.Label()+": "+c.counts()+", not "+c.CopiesText())
		}
	}
	return lines
}

// counts names the file that counts.
func (c *Client) counts() string {
	return cmp.Or(text.CleanLine(c.File), "the newest file") + " counts"
}

// CopiesText names the files of the client that do not count, or is empty.
func (c *Client) CopiesText() string {
	names := make([]string, len(c.Copies))
	for i, file := range c.Copies {
		names[i] = text.CleanLine(file)
	}
	return SentenceList(names, len(names))
}

// hideCopies takes the names of files out and leaves how many there are.
func (c *Client) hideCopies() {
	for i := range c.Copies {
		c.Copies[i] = fmt.Sprint("copy ", i+1)
	}
}
