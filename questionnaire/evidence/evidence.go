// Package evidence reads what free scanners found, and what that proposes for the
// answers of an assessment.
//
// A reader turns one scanner's file into a [Scan], which knows nothing of controls; the
// catalogue says what the scanner's checks show. Nothing here keeps a file, the clock or
// the network: a file comes in as an [io.Reader].
package evidence

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A Kind is a form of file that a scanner writes, such as "scubagear".
type Kind string

// The kinds of files that are read.
const (
	ScubaGear    Kind = "scubagear"
	ScubaGoggles Kind = "scubagoggles"
	Prowler      Kind = "prowler"
	SecurityHub  Kind = "security-hub"
	SecureScore  Kind = "secure-score"
	Lynis        Kind = "lynis"
	CheckDMARC   Kind = "checkdmarc"
	Scorecard    Kind = "scorecard"
)

// A Format is one form of file: how it is told from others, and how it is read.
type Format struct {
	Kind  Kind
	About string // for people: the tool, and which of its files
	// Detect reports whether a file is of the format, from its beginning as UTF-8 text.
	Detect func(head Head) bool
	// Read reads a whole file, which is UTF-8 text without a byte order mark.
	Read func(r io.Reader) (Scan, error)
}

// Formats lists the formats, in the order they are tried.
var Formats = []Format{
	{ScubaGear, "CISA ScubaGear, ScubaResults_*.json", detectScuba("ScubaGear"), readScuba(ScubaGear)},
	{ScubaGoggles, "CISA ScubaGoggles, ScubaResults_*.json", detectScuba("ScubaGoggles"), readScuba(ScubaGoggles)},
	{Prowler, "Prowler 4 and 5, *.ocsf.json or *.csv", detectProwler, readProwler},
	{SecurityHub, "AWS Security Hub, findings as ASFF in JSON", detectASFF, readASFF},
	{SecureScore, "Microsoft Secure Score, secureScores from Graph", detectSecureScore, readSecureScore},
	{Lynis, "Lynis, lynis-report.dat", detectLynis, readLynis},
	{CheckDMARC, "checkdmarc, JSON", detectCheckDMARC, readCheckDMARC},
	{Scorecard, "OpenSSF Scorecard, JSON", detectScorecard, readScorecard},
}

// Kinds lists the kinds, in the order of [Formats].
func Kinds() []Kind {
	kinds := make([]Kind, len(Formats))
	for i, f := range Formats {
		kinds[i] = f.Kind
	}
	return kinds
}

// Limits on a scan. They bound what a hostile file can take, and are far above what the
// scanners write.
const (
	MaxFile    = 512 << 20 // bytes
	MaxResults = 20_000    // different checks
	maxRows    = 3_000_000 // findings
	maxText    = 300       // characters kept of what a file says about one check
	maxHead    = 1 << 20   // bytes that are looked at to tell the format
)

// A Status says how one check, or one finding of it, came out.
type Status string

// The statuses. Only Pass and Fail say something about an answer.
const (
	Pass    Status = "pass"
	Fail    Status = "fail"
	Partial Status = "partial" // between the two, such as a score of 5 of 10, or mere advice
	Warning Status = "warning" // advice of the scanner that is not followed
	Manual  Status = "manual"  // a person has to look, or it does not apply
	Failed  Status = "error"   // the scanner could not look
	Muted   Status = "muted"   // left out or disputed by the owner of the scan
)

// Statuses lists them, in the order they are counted for people.
var Statuses = []Status{Pass, Fail, Partial, Warning, Manual, Failed, Muted}

// A Result is what a scan found for one check.
type Result struct {
	Check  string // id, without the version that some tools put behind it
	Status Status // of all rows together: Pass only where every row passed
	Rows   int    // findings, of which each is of one resource
	Fails  int    // findings that failed
	// Resource is the first resource that failed, or the first of all, and Detail what
	// the scanner says of it. Either may be empty.
	Resource, Detail string
}

// A Scan is one run of a scanner.
type Scan struct {
	Kind Kind
	// Maps are the ids of the catalogue's scanners that know its checks.
	Maps    []string
	Tool    string // for people, such as "ScubaGear"
	Version string // of the tool; empty where the file does not say
	// Subject is the tenant, account, host, domain or repository as the tool knows it,
	// and Names what it is called for people, such as a domain.
	Subject string
	Names   []string
	// Date is the day of the run, and Time the moment in a form that sorts as text. Both
	// are empty where the file does not say.
	Date    questionnaire.Date
	Time    string
	Guessed bool     // the day is that of the file, as it says none
	Results []Result // sorted by check
	Skipped int      // rows that are no checks, such as known vulnerabilities
	Notes   []string // what a person should know of the file, in sentences
}

// Result is the result of a check, or nil where it was not part of the scan.
func (s *Scan) Result(check string) *Result {
	i, ok := slices.BinarySearchFunc(s.Results, check, func(r Result, id string) int { return strings.Compare(r.Check, id) })
	if !ok {
		return nil
	}
	return &s.Results[i]
}

// Dated takes the moment of a file for that of the run, where the file names none.
func (s *Scan) Dated(file time.Time) {
	if s.Time == "" && s.Date == "" {
		s.Date, s.Time = moment(file)
		s.Guessed = true
	}
}

// Count is how many checks came out in a way.
func (s *Scan) Count(status Status) (n int) {
	for _, r := range s.Results {
		if r.Status == status {
			n++
		}
	}
	return n
}

// ErrUnknown says that a file is of no scanner that is read.
var ErrUnknown = errors.New("no scan that yourpart reads")

// Read reads a scanner's file of any format, or of the kind that is named where it is
// not empty. The errors are one line that says what would be right.
func Read(r io.Reader, kind Kind) (Scan, error) {
	in := bufio.NewReaderSize(decoded(r), maxHead)
	head, err := in.Peek(maxHead)
	if err != nil && err != io.EOF && err != bufio.ErrBufferFull {
		return Scan{}, err
	}
	h := headOf(head)
	for _, f := range Formats {
		if kind != "" && f.Kind != kind {
			continue
		}
		if !f.Detect(h) {
			continue
		}
		s, err := f.Read(in)
		if err != nil {
			return Scan{}, err
		}
		return s, s.check()
	}
	if kind != "" {
		if other := detected(h); other != "" {
			return Scan{}, fmt.Errorf("it is a file of %s, not of %s; leave --from out, or write --from %s", other, kind, other)
		}
	}
	return Scan{}, h.unknown()
}

// detected is the kind of a file, or empty.
func detected(h Head) Kind {
	for _, f := range Formats {
		if f.Detect(h) {
			return f.Kind
		}
	}
	return ""
}

// check returns what makes a scan unusable, if anything.
func (s *Scan) check() error {
	if s.Date == "" {
		return nil
	}
	_, err := s.Date.Time()
	if err != nil {
		return fmt.Errorf("the run is dated %q, which is no day; run the scanner again", string(s.Date))
	}
	return nil
}

// clean is a text of a file as one line that is safe to print, cut where it is long.
func clean(s string) string { return text.Cut(text.CleanLine(s), maxText) }
