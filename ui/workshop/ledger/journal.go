package ledger

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/workshop/room"
)

// A record is one line of the journal: a change that was made, or where the room went.
type record struct {
	Kind   room.Kind              `json:"kind,omitempty"`
	Who    string                 `json:"who,omitempty"`
	Cells  []questionnaire.CellID `json:"cells,omitempty"`
	Rest   bool                   `json:"rest,omitempty"` // the cells were asked about together
	Option string                 `json:"option,omitempty"`
	Note   string                 `json:"note,omitempty"`
	Day    questionnaire.Date     `json:"day,omitempty"`
	// Counters are those of the words or decisions that the change made, cell by cell. The
	// file has it already where its own are as high.
	Counters []int       `json:"counters,omitempty"`
	Place    *room.Place `json:"place,omitempty"`
}

// A header is the first line of a journal. It says whose it is.
type header struct {
	Journal int    `json:"workshop_journal"` // 1
	ID      string `json:"id"`               // of the assessment
}

// maxLine bounds a line of a journal, and maxJournal all of it, in bytes.
const (
	maxLine    = 256 << 10
	maxJournal = 64 << 20
)

// A journal is a file that is only added to.
type journal struct {
	path, id string
	f        *os.File
	records  int // since it was begun
}

// readJournal reads what a journal has, if there is one. A last line that is cut short was
// never said to be saved.
func readJournal(path, id string) (records []record, place room.Place, err error) {
	f, err := store.OpenInput(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, place, nil
	}
	if err != nil {
		return nil, place, err
	}
	defer f.Close()
	lines := bufio.NewScanner(io.LimitReader(f, maxJournal))
	lines.Buffer(nil, maxLine)
	lines.Split(whole)
	if !lines.Scan() {
		return nil, place, nil
	}
	var h header
	if err := strict(lines.Bytes(), &h); err != nil || h.Journal != 1 {
		return nil, place, fmt.Errorf("%s is not the journal of a workshop of this version; move it away", text.Shown(path))
	}
	if h.ID != id {
		return nil, place, fmt.Errorf("%s is of another assessment; move it away, or put its assessment back", text.Shown(path))
	}
	for lines.Scan() {
		var r record
		if err := strict(lines.Bytes(), &r); err != nil || !r.sound() {
			return nil, place, fmt.Errorf("%s is damaged at its line %d; move it away to go on without what it holds", text.Shown(path), len(records)+2)
		}
		if r.Place != nil {
			place = *r.Place
		}
		records = append(records, r)
	}
	return records, place, lines.Err()
}

// sound reports whether a record can have been written here.
func (r record) sound() bool {
	switch r.Kind {
	case "":
		return r.Place != nil && len(r.Cells) == 0
	case room.Answer, room.Settle, room.Park, room.Agree:
		day, err := r.Day.Time()
		return err == nil && !day.IsZero() && r.Place == nil && len(r.Counters) == len(r.Cells)
	}
	return false
}

// whole splits into lines that have an end.
func whole(data []byte, atEOF bool) (advance int, line []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, data[:i], nil
	}
	if atEOF {
		return len(data), nil, nil
	}
	return 0, nil, nil
}

// strict decodes one line that has no other fields.
func strict(line []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// startJournal begins a journal in place of the one before, at a place.
func startJournal(path, id string, place room.Place) (*journal, error) {
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file; move it away", text.Shown(path))
	}
	j := &journal{path: path, id: id}
	b, err := j.head(place)
	if err == nil {
		err = store.WriteFile(path, b, false) // which makes sure of its name on the disk as well
	}
	if err == nil {
		j.f, err = os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
	}
	if err != nil {
		return nil, fmt.Errorf("no journal can be kept beside the file: %w", store.Reason(err))
	}
	return j, nil
}

// head is how a journal begins that has a place and nothing else.
func (j *journal) head(place room.Place) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	err := errors.Join(e.Encode(header{1, j.id}), e.Encode(record{Place: &place}))
	return b.Bytes(), err
}

// begin empties the journal but for a place, as the file has everything. Whatever is left of
// it when the program ends here can be read.
func (j *journal) begin(place room.Place) error {
	b, err := j.head(place)
	if err == nil {
		err = j.f.Truncate(0)
	}
	if err == nil {
		_, err = j.f.Write(b)
	}
	if err == nil {
		err = j.f.Sync()
	}
	j.records = 0
	return store.Reason(err)
}

// add writes records down and returns when they are on the disk.
func (j *journal) add(records []record) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	for _, r := range records {
		if err := e.Encode(r); err != nil {
			return err
		}
	}
	_, err := j.f.Write(b.Bytes())
	if err == nil {
		err = j.f.Sync()
	}
	if err != nil {
		return store.Reason(err)
	}
	j.records += len(records)
	return nil
}
