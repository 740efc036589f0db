package table

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What a workbook that comes back may hold. A sheet of ours takes less than a
// hundredth of it.
const (
	mostUnpacked = 16 << 20 // bytes, of all its parts
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
	defer func() { // of the library, which takes some damaged files as they come
		if recover() != nil {
			g, err = Grid{}, errBook
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, RawCellValue: true})
	if err != nil {
		return Grid{}, errBook
	}
	defer f.Close()
	var first []GridRow
	for _, name := range f.GetSheetList() {
		rows, err := workbookRows(f, name)
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
func workbookRows(f *excelize.File, name string) (out []GridRow, err error) {
	rows, err := f.Rows(name)
	if err != nil {
		return nil, errBook
	}
	defer rows.Close()
	apart := false
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		switch {
		case err != nil:
			return nil, errBook
		case strings.TrimSpace(strings.Join(cells, "")) == "":
			apart = true
			continue
		case n > mostRows || strings.TrimSpace(strings.Join(cells[min(len(cells), mostColumns):], "")) != "":
			return nil, fmt.Errorf("more than %d rows or %d columns; that is no sheet of questions", mostRows, mostColumns)
		}
		out = append(out, GridRow{Number: n, Cells: cells[:min(len(cells), mostColumns)], Apart: apart})
		apart = false
	}
	if rows.Error() != nil {
		return nil, errBook
	}
	return out, nil
}
