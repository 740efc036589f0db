package sheet

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
)

// A Reply is what came back of one sheet.
type Reply struct {
	Number string // of the sheet
	Given  []Given
	Typed  bool // a person typed it, so nothing shows that it is whole
}

// A Given is one answer.
type Given struct {
	Question int // from 1
	Letter   string
	Note     string // in one line
}

// The errors of a text. ErrNone is that of one in which there is no reply at all.
var (
	ErrNone    = errors.New("no answers of a form in it; there is the word SHEET, the number of the sheet, and answers such as 1a 2c 3d")
	ErrTooLong = fmt.Errorf("larger than %d MiB; what comes back of a form has a few kB", MaxText>>20)
	// ErrChanged is that of a text of which the checksum is another one.
	ErrChanged = errors.New("cut short or changed on the way; ask for the file of answers again, or for all of the text")
	errNumber  = errors.New("it does not say which sheet it is of; after SHEET goes the number at the top of the form")
	errSeveral = errors.New("answers of more than one sheet in it; put each in a file of its own")
	errTwice   = errors.New("answers of one sheet are in it twice, and differ; keep those that count")
)

// Read finds the one reply in a file or a message: whatever is around it, quoted or
// not, in any encoding that mail programs and editors write.
func Read(b []byte) (Reply, error) {
	if len(b) > MaxText {
		return Reply{}, ErrTooLong
	}
	var found []Reply
	nameless := false
	said := decoded(b)
	if strings.ContainsRune(said, 0) {
		return Reply{}, ErrNone // no text has one
	}
	for _, body := range bodies(lineEnds.Replace(said)) {
		list, err := replies(plain(body))
		if errors.Is(err, errNumber) {
			nameless = true
			continue
		}
		if err != nil {
			return Reply{}, err
		}
		found = append(found, list...)
	}
	if len(found) == 0 {
		if nameless {
			return Reply{}, errNumber
		}
		return Reply{}, ErrNone
	}
	best := found[0]
	for _, r := range found[1:] {
		switch {
		case r.Number != best.Number:
			return Reply{}, errSeveral
		case r.said() != best.said():
			return Reply{}, errTwice
		case !r.Typed:
			best = r
		}
	}
	return best, nil
}

// said is what a reply says, for its checksum and to compare.
func (r Reply) said() string {
	var b strings.Builder
	b.WriteString(r.Number)
	for _, g := range r.Given {
		fmt.Fprintf(&b, " %d%s %s", g.Question, g.Letter, folded(g.Note))
	}
	return b.String()
}

var (
	// numbered is the number of a sheet: after the word in groups however they are
	// parted, else with hyphens.
	numbered = regexp.MustCompile(`(?i)(?:\bSHEET[ :#\n]{1,3}([a-z0-9]{4}(?:[-‐‑–—_ \n]{0,2}[a-z0-9]{4}){3})|(?:^|[ \n"'(*“‘])([a-z0-9]{4}(?:[-‐‑–—]\n?[a-z0-9]{4}){3}))(?:[ \n:,;]|$)`)
	unnamed  = regexp.MustCompile(`(?i)\bSHEET[ :\n]{1,3}\d{1,3}[a-z]\b`)
	summed   = regexp.MustCompile(`^[ \n]{1,3}(?i:SUM)[ :\n]{1,3}([0-9A-Fa-f]{8})\b`)
	sumWord  = regexp.MustCompile(`^[ \n]{1,3}(?i:SUM)\b`)
	gap      = regexp.MustCompile(`^[ ,;.:*•·–\n-]*`)
	ended    = regexp.MustCompile(`^(?i:END)\b`)
	answer   = regexp.MustCompile(`^(\d{1,4})[ ]{0,2}[).:=/–-]{0,2}[ ]{0,2}(?:([A-Za-z])(?:[^\pL\pM]|$)|(\?))`)
	begun    = regexp.MustCompile(`^\d`)
)

// replies finds all replies in a text. The error is that of one which is damaged, or
// which does not say of which sheet it is.
func replies(s string) (list []Reply, err error) {
	at := 0
	for at < len(s) {
		m := numbered.FindStringSubmatchIndex(s[at:])
		if m == nil {
			break
		}
		first, last := m[2], m[3]
		if first < 0 {
			first, last = m[4], m[5]
		}
		r, used, err := reply(number(s[at+first:at+last]), s[at+last:])
		if err != nil {
			return nil, err
		}
		if len(r.Given) > 0 {
			if list = append(list, r); len(list) > 100 {
				return nil, errSeveral
			}
		}
		at += last + used
	}
	if len(list) == 0 && unnamed.MatchString(s) {
		return nil, errNumber
	}
	return list, nil
}

// number is the number of a sheet as it is kept. A 0, 1 or 8, which none has, is the
// letter that it looks like.
func number(written string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		case r == '0':
			return 'o'
		case r == '1':
			return 'l'
		case r == '8':
			return 'b'
		case 'a' <= r && r <= 'z', '2' <= r && r <= '7', r == '9':
			return r
		}
		return -1
	}, written)
}

// reply reads what follows a number, and says how many bytes of it that was. There
// are no answers where only the number was written, as in what was sent.
func reply(number, s string) (r Reply, used int, err error) {
	r = Reply{Number: number, Typed: true}
	sum := ""
	if m := summed.FindStringSubmatch(s); m != nil {
		sum, r.Typed, used = strings.ToLower(m[1]), false, len(m[0])
	} else if sumWord.MatchString(s) {
		return r, 0, ErrChanged
	}
	n, end, err := r.answers(s[used:])
	used += n
	switch {
	case err != nil && !r.Typed:
		return r, used, ErrChanged
	case err != nil:
		return r, used, err
	case !r.Typed && (!end || Sum(r.said()) != sum):
		return r, used, ErrChanged
	}
	return r, used, nil
}

// answers reads answers up to the END of a form, or to the first line that does not
// begin with one.
func (r *Reply) answers(s string) (used int, end bool, err error) {
	for {
		between := gap.FindString(s[used:])
		at := used + len(between)
		if ended.MatchString(s[at:]) {
			return at, true, nil
		}
		m := answer.FindStringSubmatchIndex(s[at:])
		if m == nil {
			if begun.MatchString(s[at:]) && !strings.Contains(between, "\n") && len(r.Given) > 0 {
				word, _, _ := strings.Cut(s[at:min(len(s), at+40)], " ")
				return at, false, fmt.Errorf("%q is no answer; one looks like 12b", text.CleanLine(word))
			}
			return used, false, nil
		}
		g := Given{Letter: "?"}
		g.Question, _ = strconv.Atoi(s[at+m[2] : at+m[3]])
		used = at + m[1]
		if m[4] >= 0 {
			g.Letter = strings.ToLower(s[at+m[4] : at+m[5]])
			used = at + m[5]
		}
		var n int
		if g.Note, n, err = note(s[used:]); err != nil {
			return used, false, fmt.Errorf("question %d: %w", g.Question, err)
		}
		used += n
		if err := r.add(g); err != nil {
			return used, false, err
		}
	}
}

// add keeps an answer. One that is there already in the same words is passed over.
func (r *Reply) add(g Given) error {
	i := slices.IndexFunc(r.Given, func(o Given) bool { return o.Question == g.Question })
	switch {
	case i >= 0 && r.Given[i] == g && r.Typed:
		return nil
	case i >= 0:
		return fmt.Errorf("question %d is answered twice; keep one of them", g.Question)
	case len(r.Given) == MaxAnswers:
		return fmt.Errorf("more than %d answers", MaxAnswers)
	}
	r.Given = append(r.Given, g)
	return nil
}

// note reads a note in brackets behind an answer; there may be none.
func note(s string) (said string, used int, err error) {
	begin := len(s) - len(strings.TrimLeft(s, " \n"))
	if begin > 2 || begin == len(s) {
		return "", 0, nil
	}
	opened, closed := s[begin], byte(']')
	switch opened {
	case '[':
	case '(':
		closed = ')'
	default:
		return "", 0, nil
	}
	depth := 0
	for i := begin; i < len(s); i++ {
		switch {
		case s[i] == opened && (opened == '(' || i == begin):
			depth++
		case s[i] == closed:
			if depth--; depth == 0 {
				if n := utf8.RuneCountInString(s[begin+1 : i]); n > text.MaxText {
					return "", 0, fmt.Errorf("its note has %d characters; %d are kept, so make it shorter", n, text.MaxText)
				}
				return text.CleanLine(s[begin+1 : i]), i + 1, nil
			}
		}
	}
	return "", 0, fmt.Errorf("its note has a %c and no %c", opened, closed)
}

// typed are two answers of a form in a row, as people type them.
var typed = regexp.MustCompile(`(?i)(^|[\s,;:])\d{1,3}[a-z][\s,;]+\d{1,3}[a-z]([\s,;.]|$)`)

// Numberless is the error of a message with answers of a form that does not say which
// form, and nil for any other. A sheet of rows may have such words in a note, so it is asked
// of what could be read as neither.
func Numberless(b []byte) error {
	if typed.MatchString(decoded(b)) {
		return errNumber
	}
	return nil
}
