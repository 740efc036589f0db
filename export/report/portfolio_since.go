package report

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// withheldRound is what stands for the name of a round in a redacted portfolio.
const withheldRound = "-"

// sinceDay is the day since which changes are asked for, where it is a day.
func (p *Portfolio) sinceDay() (questionnaire.Date, bool) {
	_, err := questionnaire.Date(p.Since).Time()
	return questionnaire.Date(p.Since), err == nil
}

// sinceWords says since when clients moved, such as "the newest snapshot" or "the round
// “Spring 2026”".
func (p *Portfolio) sinceWords() string {
	day, ok := p.sinceDay()
	switch {
	case p.Since == "":
		return "the newest snapshot"
	case ok:
		return "the newest round of " + DayOf(day) + " or before"
	case p.Since == withheldRound:
		return "the round that was asked for"
	}
	return "the round " + quoted(p.Since)
}

// sinceLabel is the same where there is little room.
func (p *Portfolio) sinceLabel() string {
	day, ok := p.sinceDay()
	switch {
	case ok:
		return "Since " + DayOf(day)
	case p.Since == "" || p.Since == withheldRound:
		return "Since " + p.sinceWords()
	}
	return "Since “" + Shortened(text.CleanLine(p.Since), 24) + "”"
}

// NoRound is said in the place of a change of a client that has no such round.
const NoRound = "no such round"

// lacks reports whether changes since a round are asked for that the client does not
// have.
func (p *Portfolio) lacks(c *Client) bool { return p.Since != "" && c.Since == "" }

// Lacking says which clients have no such round, where changes since one are asked for.
// It is empty where all have it.
func (p *Portfolio) Lacking() string {
	var names []string
	for i := range p.Clients {
		if c := &p.Clients[i]; p.lacks(c) {
			names = append(names, c.Label())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "No such round: " + SentenceList(names, 12) + "."
}

// SinceIn is since when a client moved, for its line: the day with the name of the
// round, NoRound, or empty.
func (p *Portfolio) SinceIn(c *Client) string {
	if p.lacks(c) {
		return NoRound
	}
	return c.SinceText()
}

// CheckSince returns an error where changes since a round are asked for that no client
// has. Known are the rounds that there are, as people call them.
func (p *Portfolio) CheckSince(known []string) error {
	if p.Since == "" || slices.ContainsFunc(p.Clients, func(c Client) bool { return !p.lacks(&c) }) {
		return nil
	}
	what := fmt.Sprintf("round %q", text.CleanLine(p.Since))
	if day, ok := p.sinceDay(); ok {
		what = fmt.Sprintf("round of %s or before", day)
	}
	slices.Sort(known)
	known = slices.Compact(known)
	const few = 6
	there := "there is none yet"
	switch n := len(known); {
	case n > few:
		there = fmt.Sprintf("there are %s and %d more", strings.Join(known[:few], ", "), n-few)
	case n == 1:
		there = "the only one is " + known[0]
	case n > 0:
		there = "there are " + strings.Join(known, ", ")
	}
	return fmt.Errorf("--since: no client has a %s; %s", what, there)
}

// Orders are the ways to sort a portfolio, by name.
var Orders = []struct {
	Name, About string
	Less        func(a, b *Client) int
}{
	{"score", "the lowest proven score first", byScore},
	{"overdue", "the most overdue actions first", func(a, b *Client) int {
		return cmp.Or(b.Overdue-a.Overdue, b.Due-a.Due, byScore(a, b))
	}},
	{"change", "the largest loss first", func(a, b *Client) int { return cmp.Or(cmp.Compare(a.moved(), b.moved()), byScore(a, b)) }},
	{"name", "by name", func(a, b *Client) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.File, b.File)) }},
}

// byScore puts those without a result first: they are to be asked.
func byScore(a, b *Client) int {
	return cmp.Or(cmp.Compare(a.Score.Proven(), b.Score.Proven()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.File, b.File))
}

// moved is the change of the proven score, 0 where there is nothing to compare.
func (c *Client) moved() float64 {
	if c.Since == "" || c.Before.None() || c.Score.None() {
		return 0
	}
	return c.Score.Proven() - c.Before.Proven()
}

// Sort puts the clients in one of the Orders; in the first one where there is
// none of that name. It also finds those that have one name, such as two years
// of one client, which are told apart by their files.
func (p *Portfolio) Sort(order string) {
	Less := Orders[0].Less
	for _, o := range Orders {
		if o.Name == order {
			Less = o.Less
		}
	}
	slices.SortStableFunc(p.Clients, func(a, b Client) int { return Less(&a, &b) })
	type called struct{ name, file string }
	alike := map[called]int{}
	for i := range p.Clients {
		c := &p.Clients[i]
		alike[called{name: c.Name}]++
		alike[called{c.Name, filepath.Base(c.File)}]++
	}
	for i := range p.Clients {
		c := &p.Clients[i]
		base := filepath.Base(c.File)
		switch {
		case alike[called{name: c.Name}] == 1:
			c.alias = ""
		case alike[called{c.Name, base}] == 1:
			c.alias = base
		default:
			c.alias = c.File
		}
	}
}

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
