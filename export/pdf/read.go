package pdf

import (
	"fmt"

	"yourpart/export/pdf/file"
	"yourpart/export/report"
)

// ReadAnnex makes sure that every object of an annex can be read. It carries no data,
// so nothing is counted.
func ReadAnnex(b []byte, passphrase string) error {
	r, err := unlocked(b, passphrase)
	if err != nil {
		return err
	}
	return r.Whole()
}

// Counts is how much the data attached to a report has to hold: all of it, or
// nothing where parts are left out and so no data is attached.
func Counts(r *report.Report) report.Counts {
	if narrowed(r) {
		return report.Counts{}
	}
	return r.Counts()
}

// Read counts what the data attached to a report holds. Of a report without any
// it makes sure that every object can be read, and counts nothing.
func Read(b []byte) (report.Counts, error) { return ReadLocked(b, "") }

// ReadLocked is Read for a report that a passphrase opens.
func ReadLocked(b []byte, passphrase string) (report.Counts, error) {
	r, err := unlocked(b, passphrase)
	if err != nil {
		return report.Counts{}, err
	}
	if has, err := r.Attached(); err != nil || !has {
		if err == nil {
			err = r.Whole()
		}
		return report.Counts{}, err
	}
	return countAttached(r, report.ReadReportJSON)
}

// unlocked is a file that can be read. An empty passphrase is for one that is not
// encrypted.
func unlocked(b []byte, passphrase string) (*file.Reader, error) {
	r, err := file.Open(b)
	if err != nil {
		return nil, err
	}
	return r, r.Unlock(passphrase)
}

// readAttached counts what the data attached to a file holds.
func readAttached(b []byte, passphrase string, read func([]byte) (report.Counts, error)) (report.Counts, error) {
	r, err := unlocked(b, passphrase)
	if err != nil {
		return report.Counts{}, err
	}
	return countAttached(r, read)
}

func countAttached(r *file.Reader, read func([]byte) (report.Counts, error)) (report.Counts, error) {
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
