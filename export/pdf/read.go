package pdf

import (
	"fmt"

	"yourpart/export/pdf/file"
	"yourpart/export/report"
)

// Read counts what the data attached to a report holds.
func Read(b []byte) (report.Counts, error) { return ReadLocked(b, "") }

// ReadLocked is Read for a report that a passphrase opens.
func ReadLocked(b []byte, passphrase string) (report.Counts, error) {
	return readAttached(b, passphrase, report.ReadReportJSON)
}

// readAttached counts what the data attached to a file holds. An empty
// passphrase is for a file that is not encrypted.
func readAttached(b []byte, passphrase string, read func([]byte) (report.Counts, error)) (report.Counts, error) {
	r, err := file.Open(b)
	if err == nil {
		err = r.Unlock(passphrase)
	}
	if err != nil {
		return report.Counts{}, err
	}
	data, err := r.Attachment()
	if err != nil {
		return report.Counts{}, err
	}
	c, err := read([]byte(data))
	if err != nil {
		return report.Counts{}, fmt.Errorf("the data attached to it: %w", err)
	}
	return c, nil
}
