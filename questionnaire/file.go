package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// MaxFile is the size in bytes over which a saved file is refused.
const MaxFile = 16 << 20

// Limits on what one assessment holds.
const (
	MaxServices = 1000
	MaxAnswers  = 200_000
)

// Encode writes the assessment as indented JSON with keys in a fixed order,
// so that the same assessment always gives the same bytes.
func Encode(w io.Writer, a Assessment) error {
	if err := a.validate(); err != nil {
		return err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a.normal()); err != nil {
		return err
	}
	_, err := w.Write(text.EscapeHidden(b.Bytes()))
	return err
}

// normal replaces empty lists that are nil, so that nil and empty encode alike.
func (a Assessment) normal() Assessment {
	a = a.Clone()
	a.Services = normalServices(a.Services)
	if len(a.Profile.Countries) == 0 {
		a.Profile.Countries = nil
	}
	if len(a.Profile.Goals) == 0 {
		a.Profile.Goals = nil
	}
	if a.Answers == nil {
		a.Answers = map[CellID]Answer{}
	}
	if a.Actions == nil {
		a.Actions = map[string]Tracking{}
	}
	if len(a.Rounds) == 0 {
		a.Rounds = nil
	}
	if len(a.Responses) == 0 {
		a.Responses = nil
	}
	if len(a.Settled) == 0 {
		a.Settled = nil
	}
	if len(a.Sheets) == 0 {
		a.Sheets = nil
	}
	if len(a.Proposals) == 0 {
		a.Proposals = nil
	}
	if len(a.Log) == 0 {
		a.Log = nil
	}
	for id := range a.Settled {
		a.count(id)
	}
	for id := range a.Responses {
		a.count(id) // what counts follows from what was said, also where somebody edited the file
	}
	for i := range a.Rounds {
		a.Rounds[i] = a.Rounds[i].normal()
	}
	return a
}

// Errors that a caller may want to tell apart. Their texts are for people.
var (
	ErrNewer   = errors.New("written by a newer yourpart")
	ErrDamaged = errors.New("damaged or cut short")
)

// Decode reads a saved assessment. It refuses what it does not know rather
// than dropping it, so that writing it back loses nothing.
func Decode(r io.Reader) (Assessment, error) {
	b, err := ReadAll(r)
	if err != nil {
		return Assessment{}, err
	}
	return DecodeBytes(b)
}

// ReadAll reads what may be a saved assessment, and no more than that.
func ReadAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxFile+1))
	if err == nil && len(b) > MaxFile {
		err = fmt.Errorf("larger than %d MiB; that is no saved assessment", MaxFile>>20)
	}
	return b, err
}

// DecodeBytes is Decode of what is in memory already.
func DecodeBytes(b []byte) (Assessment, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if !utf8.Valid(b) {
		return Assessment{}, fmt.Errorf("%w: it holds bytes that are no UTF-8 text", ErrDamaged)
	}
	format, err := checkFormat(b)
	if err != nil {
		return Assessment{}, err
	}
	if err := checkKeys(b); err != nil {
		return Assessment{}, err
	}
	var a Assessment
	if format == 1 {
		var f format1
		err = decodeWhole(b, &f)
		a = f.migrated(b)
	} else {
		err = decodeWhole(b, &a)
	}
	if err != nil {
		return Assessment{}, err
	}
	a = a.normal()
	return a, a.validate()
}

// decodeWhole reads JSON into a value, and refuses what the value has no place for.
func decodeWhole(b []byte, into any) error {
	dec := json.NewDecoder(bytes.NewReader(b))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return explain(err, b)
	}
	if _, err := dec.Token(); err != io.EOF {
		return fmt.Errorf("%w: there is more after its end", ErrDamaged)
	}
	return nil
}

// checkFormat reads the format alone, so that a newer file is told as newer
// and not as one with unknown fields.
func checkFormat(b []byte) (format int, err error) {
	var head struct {
		Format *int   `json:"format"`
		Kind   string `json:"kind"` // of what other files of ours say of themselves
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return 0, explain(err, b)
	}
	switch {
	case head.Kind == "report":
		return 0, errors.New("no saved assessment: it is a report made of one")
	case head.Format == nil:
		return 0, errors.New(`no saved assessment: it has no "format"`)
	case *head.Format > Format:
		return 0, fmt.Errorf("%w (format %d; this one reads format %d): update yourpart to open it", ErrNewer, *head.Format, Format)
	case *head.Format < 1:
		return 0, fmt.Errorf("no saved assessment: there is no format %d", *head.Format)
	}
	return *head.Format, nil
}

// explain puts a JSON error in words, with the line where it happened.
func explain(err error, b []byte) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case strings.HasSuffix(err.Error(), "exceeded max depth"):
		return errNesting
	case len(bytes.TrimSpace(b)) == 0:
		return fmt.Errorf("%w: it is empty", ErrDamaged)
	case errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &syntax) && int(syntax.Offset) >= len(b):
		return fmt.Errorf("%w: it ends in the middle of line %d", ErrDamaged, line(b, len(b)))
	case errors.As(err, &syntax):
		return fmt.Errorf("%w: line %d is no JSON", ErrDamaged, line(b, int(syntax.Offset)))
	case errors.As(err, &typ) && typ.Field == "":
		return fmt.Errorf("no saved assessment: it is a JSON %s", typ.Value)
	case errors.As(err, &typ):
		return fmt.Errorf("line %d: %s cannot be a %s", line(b, int(typ.Offset)), typ.Field, typ.Value)
	}
	if field, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return fmt.Errorf("unknown field %s; it may come from a newer yourpart, and is not dropped", field)
	}
	return err
}

func line(b []byte, offset int) int {
	return 1 + bytes.Count(b[:min(max(offset, 0), len(b))], []byte("\n"))
}

// validate tells what makes an assessment unusable, if anything.
func (a Assessment) validate() error {
	if a.Format != Format {
		return fmt.Errorf("no format %d; this program writes format %d", a.Format, Format)
	}
	if err := checkID(a.ID); err != nil {
		return err
	}
	if a.Revision < 0 || a.Revision > maxRevision {
		return fmt.Errorf("revision cannot be %d; it counts changes, from 0 to %d", a.Revision, maxRevision)
	}
	if err := a.Profile.check(); err != nil {
		return fmt.Errorf("profile: %w", err)
	}
	if len(a.Services) > MaxServices || len(a.Answers) > MaxAnswers {
		return fmt.Errorf("more than %d services or %d answers", MaxServices, MaxAnswers)
	}
	if err := validateServices(a.Services); err != nil {
		return err
	}
	for _, check := range []func() error{a.validateRounds, a.validateResponses, a.validateSheets, a.validateProposals, a.validateAgreed, a.validateLog} {
		if err := check(); err != nil {
			return err
		}
	}
	for id, ans := range a.Answers {
		if err := checkCell(id, ans.Option); err != nil {
			return err
		}
		if err := ans.Date.Check(); err != nil {
			return fmt.Errorf("answers: %s: %w", id, err)
		}
	}
	for id, t := range a.Actions {
		if err := t.Check(); err != nil {
			return fmt.Errorf("actions: %s: %w", id, err)
		}
	}
	return nil
}

// Fits returns an error unless the catalogue knows every service of the assessment
// and every kind of data. What it does not know because the assessment is of a newer
// catalogue is kept and left out of account. Answers to unknown or retired controls
// do no harm.
func (a Assessment) Fits(c *catalogue.Catalogue) error {
	if a.Newer(c) {
		return nil
	}
	for _, s := range a.Services {
		if def, ok := c.Service(s.ID); !s.Custom() && !ok {
			return unknownService(c, s.ID, "or give the folder that has it with --catalogue DIR")
		} else if s.Variant != "" && (def == nil || !def.Way(s.Variant)) {
			return fmt.Errorf("services: %s has no way of being used called %q", s.Key, s.Variant)
		} else if i := slices.IndexFunc(s.Parts, func(p string) bool { return def == nil || !slices.Contains(def.Parts, p) }); i >= 0 {
			return fmt.Errorf("services: %s has no part called %q", s.Key, s.Parts[i])
		}
		for _, d := range s.Data {
			if _, ok := c.DataCategory(d); !ok {
				return unknown("kind of data", d, DataIDs(c), "")
			}
		}
	}
	return nil
}

// DataIDs lists the kinds of data there are.
func DataIDs(c *catalogue.Catalogue) []string {
	ids := make([]string, len(c.Data))
	for i, d := range c.Data {
		ids[i] = d.ID
	}
	return ids
}
