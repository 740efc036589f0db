package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"yourpart/export/table/sheetml"
)

// What a workbook that comes back may hold. A sheet of ours takes less than a
// hundredth of it.
const (
	mostUnpacked = 16 << 20 // bytes, of all its parts
	mostText     = 64 << 20 // bytes, of the cells of a sheet, which may share texts
	mostParts    = 500
	mostRows     = 10000
	mostColumns  = 500
)

// errBook is told of a workbook that is damaged, or none.
var errBook = errors.New("not a workbook that can be read; open it in a spreadsheet and save it as Excel Workbook (.xlsx) or CSV UTF-8")

// readWorkbook reads the sheet of a workbook that has the columns of ours, or the
// first one. Formulas count as what they showed last. Nothing is unpacked to the
// disk.
func readWorkbook(file []byte) (g Grid, err error) {
	if err := mayUnpack(file); err != nil {
		return Grid{}, err
	}
	f, err := sheetml.Open(file)
	if err != nil {
		return Grid{}, errBook
	}
	var first []GridRow
	for i := range f.Sheets {
		rows, err := workbookRows(f, i)
		if err != nil {
			return Grid{}, err
		}
		if packed(rows) {
			rows, err = unpacked(rows, ';')
			return Grid{Rows: rows}, err
		}
		rows, headed := fromHead(rows)
		if headed {
			return Grid{Rows: rows, Even: true}, nil
		}
		if first == nil {
			first = rows
		}
	}
	return Grid{Rows: first, Even: true}, nil
}

// mayUnpack refuses packed files that are none of ours: of another program, or
// more than there can be in a sheet.
func mayUnpack(file []byte) error {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return errBook
	}
	size, book := uint64(0), false
	for _, part := range z.File {
		switch {
		case part.Name == "content.xml":
			return errors.New("an OpenDocument file (.ods); save it as Excel 2007–365 (.xlsx) or as Text CSV")
		case part.Name == "xl/workbook.bin":
			return errors.New("a binary workbook (.xlsb); save it as Excel Workbook (.xlsx)")
		case strings.HasSuffix(part.Name, ".iwa"):
			return errors.New("a Numbers file; choose File › Export To › Excel or CSV")
		case part.Name == "xl/workbook.xml":
			book = true
		}
		if size += min(part.UncompressedSize64, mostUnpacked+1); size > mostUnpacked || len(z.File) > mostParts {
			return fmt.Errorf("more than %d MiB once unpacked; that is no sheet of questions", mostUnpacked>>20)
		}
	}
	if !book {
		return errBook
	}
	return nil
}

// workbookRows is the rows of one sheet that have something in them.
func workbookRows(f *sheetml.Reader, sheet int) (out []GridRow, err error) {
	last := 0
	err = f.Rows(sheet, sheetml.Limits{Rows: mostRows, Columns: mostColumns, Text: mostText}, func(number int, cells []string) error {
		out = append(out, GridRow{Number: number, Cells: cells, Apart: number > last+1})
		last = number
		return nil
	})
	switch {
	case errors.Is(err, sheetml.ErrMany):
		return nil, fmt.Errorf("more than %d rows or %d columns; that is no sheet of questions", mostRows, mostColumns)
	case errors.Is(err, sheetml.ErrLong):
		return nil, fmt.Errorf("more than %d MiB of text; that is no sheet of questions", mostText>>20)
	case err != nil:
		return nil, errBook
	}
	return out, nil
}
