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
		i := slices.IndexFunc(clients, func(d Client) bool { return c.who.Relate(d.who) == questionnaire.SameBusiness })
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

// CopiesTitle is over what is said of files that are copies of each other, and
// CopiesNote is what becomes of them.
const (
	CopiesTitle = "Copies"
	CopiesNote  = "Of several files of one client the one with the newest answers counts."
)

// Several says of which clients there are several files, in one line each, and which
// clients began as copies of one file, so that a person has to say whose they are.
func (p *Portfolio) Several() (lines []string) {
	for i := range p.Clients {
		if c := &p.Clients[i]; len(c.Copies) > 0 {
			lines = append(lines, c.Label()+": "+c.counts()+", not "+c.CopiesText())
		}
	}
	for i := range p.Clients {
		for j := range i {
			if b, c := &p.Clients[j], &p.Clients[i]; b.who.Relate(c.who) == questionnaire.RenamedCopy {
				lines = append(lines, fmt.Sprintf("%s and %s have one id under two names, so they count apart. "+
					"Where one is another client, yourpart edit FILE --new-id makes it one; where both are one, give them one name.", b.place(), c.place()))
			}
		}
	}
	return lines
}

// place is the client with its file.
func (c *Client) place() string {
	if c.alias != "" || c.File == "" {
		return c.Label()
	}
	return c.Label() + " (" + text.CleanLine(c.File) + ")"
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
