package report

import (
	"cmp"
	"path/filepath"
	"slices"
)

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
