package sheetml

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// The errors for a sheet with more in it than is asked for.
var (
	ErrMany = errors.New("the sheet has more rows or columns than are read")
	ErrLong = errors.New("the sheet has more text than is read")
)

// Limits are how much of a sheet is read; what is blank beyond it does not count.
type Limits struct {
	Rows, Columns int
	Text          int // bytes of all cells together
}

// NoLimits are those of the format.
var NoLimits = Limits{Rows: MaxRows, Columns: MaxColumns, Text: 1 << 40}

// Rows reads a sheet, counted from 0, row by row: the number of the row, from 1, and its cells
// up to the last that has something, as they are stored. A formula counts as what it showed
// last. Rows without text are passed over. The error is ErrDamaged, ErrMany, ErrLong or that
// of visit.
func (r *Reader) Rows(sheet int, most Limits, visit func(number int, cells []string) error) error {
	if r.at[sheet] == "" {
		return nil
	}
	part, err := r.part(r.at[sheet])
	if err != nil || part == nil {
		return ErrDamaged
	}
	g := grid{d: xml.NewDecoder(bytes.NewReader(part)), texts: r.texts, most: most}
	for {
		t, err := next(g.d)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return ErrDamaged
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return nil
			}
		case xml.StartElement:
			if t.Name.Local != "row" {
				continue
			}
			cells, err := g.row(t)
			if err == nil && strings.TrimSpace(strings.Join(cells, "")) != "" {
				err = visit(g.number, cells)
			}
			if err != nil {
				return err
			}
		}
	}
}

// A grid reads the cells of one sheet.
type grid struct {
	d      *xml.Decoder
	texts  []string
	most   Limits
	number int // of the row, from 1
	text   int // bytes so far
}

// row reads the cells of a row, up to its end.
func (g *grid) row(e xml.StartElement) (cells []string, err error) {
	if g.number, err = rowNumber(e, g.number); err != nil {
		return nil, err
	}
	x := -1
	for {
		t, err := next(g.d)
		if err != nil {
			return nil, ErrDamaged
		}
		switch t := t.(type) {
		case xml.EndElement:
			return cells, nil
		case xml.StartElement:
			if t.Name.Local != "c" {
				if g.d.Skip() != nil {
					return nil, ErrDamaged
				}
				continue
			}
			last := x
			if x++; attr(t, "r") != "" {
				x, err = columnOf(attr(t, "r"))
			}
			if err != nil || x <= last || x >= MaxColumns {
				return nil, ErrDamaged
			}
			s, formula, err := g.cell(t)
			if err != nil {
				return nil, err
			}
			if s == "" && !formula {
				continue
			}
			if cells, err = g.add(cells, x, s); err != nil {
				return nil, err
			}
		}
	}
}

// add puts a cell where it belongs, if that is within the limits.
func (g *grid) add(cells []string, x int, s string) ([]string, error) {
	if g.text += len(s); g.text > g.most.Text {
		return nil, ErrLong
	}
	if x >= g.most.Columns || g.number > g.most.Rows {
		if strings.TrimSpace(s) != "" {
			return nil, ErrMany
		}
		return cells, nil
	}
	for len(cells) < x {
		cells = append(cells, "")
	}
	return append(cells, s), nil
}

// cell is the text of a cell as it is stored, and whether it is worked out.
func (g *grid) cell(e xml.StartElement) (s string, formula bool, err error) {
	value, inline, has := "", "", false
	for {
		t, err := next(g.d)
		if err != nil {
			return "", false, ErrDamaged
		}
		if _, ends := t.(xml.EndElement); ends {
			break
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "v":
			value, err = plain(g.d)
		case "is":
			inline, err = rich(g.d)
			has = true
		case "f":
			formula = true
			err = g.d.Skip()
		default:
			err = g.d.Skip()
		}
		if err != nil {
			return "", false, ErrDamaged
		}
	}
	switch kind := attr(e, "t"); {
	case kind == "inlineStr" && has:
		return inline, formula, nil
	case kind == "s" && value != "":
		i, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || i < 0 || i >= len(g.texts) {
			return "", false, ErrDamaged
		}
		return g.texts[i], formula, nil
	}
	return value, formula, nil
}
