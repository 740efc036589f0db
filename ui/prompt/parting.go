package prompt

import (
	"fmt"
	"os"
	"strings"
	"syscall"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/ui/document"
	"yourpart/ui/leave"
)

// parting says where the file is when the program is asked to end in the middle of a line, by
// ctrl+c and its like, and ends it as the signal does. It returns what takes that back.
func (p *plain) parting() (undo func()) {
	return leave.On([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, func(sig os.Signal) {
		if lines := p.at.Load(); lines != nil {
			_, _ = fmt.Fprintf(p.out, "\n%s\n", text.Printed(strings.Join(*lines, "\n")))
		}
		leave.As(sig)
	})
}

// place notes where the file is, for parting.
func (p *plain) place() {
	if p.s.Store != nil {
		lines := document.Farewell(p.s.Store.Path(), p.reports)
		p.at.Store(&lines)
	}
}

// decoded is a line in UTF-8. One in another charset is decoded where the locale names one, and
// asked for again where somebody types it.
func (p *plain) decoded(line string, err error, at string) (string, error) {
	if utf8.ValidString(line) {
		return line, err
	}
	var b strings.Builder
	for rest := line; rest != ""; {
		r, n := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && n == 1 {
			if r = 0; p.o.Decode != nil {
				r = p.o.Decode(rest[0])
			}
			if r == 0 {
				return "", p.refused(at)
			}
		}
		b.WriteRune(r)
		rest = rest[n:]
	}
	return b.String(), err
}

// refused is about a line in a charset that nobody knows.
func (p *plain) refused(at string) error {
	if p.o.Typed {
		p.say("This terminal does not send UTF-8, and nothing says what it sends. Type it again without letters such as \u00fc.")
		return errStay
	}
	return fmt.Errorf("the line for %q is not UTF-8; convert the input first, such as with: iconv -f ISO-8859-1 -t UTF-8", at)
}
