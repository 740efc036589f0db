package tty

import (
	"runtime"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// Env is what the environment says of the terminal. Get looks a variable up.
type Env struct{ Get func(string) string }

// charset is that of the locale in lower case without signs; empty where none is named.
func (e Env) charset() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := e.Get(name); locale != "" {
			_, set, _ := strings.Cut(locale, ".")
			set, _, _ = strings.Cut(set, "@")
			return strings.NewReplacer("-", "", "_", "").Replace(strings.ToLower(set))
		}
	}
	return ""
}

// UTF8 reports whether the terminal is one for UTF-8. Windows says so in no locale.
func (e Env) UTF8() bool { return runtime.GOOS == "windows" || e.charset() == "utf8" }

// ASCII reports whether the terminal may lack the signs beyond ASCII: its locale is not
// UTF-8, or it is the console of Linux, whose fonts have few.
func (e Env) ASCII() bool { return !e.UTF8() || e.Get("TERM") == "linux" }

// charsets are the ones of one byte a letter that locales name.
var charsets = map[string]*charmap.Charmap{
	"iso88591": charmap.ISO8859_1, "iso88592": charmap.ISO8859_2, "iso88593": charmap.ISO8859_3, "iso88594": charmap.ISO8859_4,
	"iso88595": charmap.ISO8859_5, "iso88597": charmap.ISO8859_7, "iso88599": charmap.ISO8859_9, "iso885910": charmap.ISO8859_10,
	"iso885913": charmap.ISO8859_13, "iso885914": charmap.ISO8859_14, "iso885915": charmap.ISO8859_15, "iso885916": charmap.ISO8859_16,
	"koi8r": charmap.KOI8R, "koi8u": charmap.KOI8U, "cp1250": charmap.Windows1250, "cp1251": charmap.Windows1251, "cp1252": charmap.Windows1252,
	"latin1": charmap.ISO8859_1, "latin9": charmap.ISO8859_15,
}

// charmap is the charset of the locale; nil where none of one byte a letter is named.
func (e Env) charmap() *charmap.Charmap {
	if locale := e.locale(); len(locale) == 5 && locale[2] == '_' && e.charset() == "" {
		return charmap.ISO8859_1 // which goes without saying
	}
	return charsets[e.charset()]
}

// Encode writes text in the charset of the locale, with a question mark for what it lacks; nil
// where the locale names no such charset.
func (e Env) Encode() func(string) string {
	set := e.charmap()
	if set == nil {
		return nil
	}
	return func(s string) string {
		out, err := encoding.ReplaceUnsupported(set.NewEncoder()).String(s)
		if err != nil {
			return s
		}
		return strings.ReplaceAll(out, "\x1a", "?")
	}
}

// Decode is what a byte beyond ASCII means in the locale, 0 where it means no letter; nil where
// the locale names no such charset.
func (e Env) Decode() func(byte) rune {
	set := e.charmap()
	if set == nil {
		return nil
	}
	return func(b byte) rune {
		r := set.DecodeByte(b)
		if r < 0xa0 || r == '\ufffd' {
			return 0
		}
		return r
	}
}

// locale is the one of letters without its charset.
func (e Env) locale() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := e.Get(name); locale != "" {
			locale, _, _ = strings.Cut(locale, ".")
			locale, _, _ = strings.Cut(locale, "@")
			return locale
		}
	}
	return ""
}

// Esc is how long the escape key may be the beginning of another key: what ESCDELAY says, in
// milliseconds, or longer where keys come over a network.
func (e Env) Esc() time.Duration {
	const least, usual, far, most = 10, 100, 300, 1000
	if n, err := strconv.Atoi(e.Get("ESCDELAY")); err == nil {
		return time.Duration(min(max(n, least), most)) * time.Millisecond
	}
	if e.Far() {
		return far * time.Millisecond
	}
	return usual * time.Millisecond
}

// Far reports whether the terminal is at the other end of a network.
func (e Env) Far() bool { return e.Get("SSH_CONNECTION") != "" || e.Get("SSH_TTY") != "" }

// Uncoloured reports whether CLICOLOR asks for no colours, and CLICOLOR_FORCE not for some.
func (e Env) Uncoloured() bool {
	force := e.Get("CLICOLOR_FORCE")
	return e.Get("CLICOLOR") == "0" && (force == "" || force == "0")
}

// Links reports whether the terminal is one that knows links in text. FORCE_HYPERLINK decides
// where it is set.
func (e Env) Links() bool {
	if force := e.Get("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	term := e.Get("TERM")
	if term == "dumb" || strings.HasPrefix(term, "screen") || strings.HasPrefix(term, "tmux") || e.Get("TMUX") != "" || e.Get("STY") != "" {
		return false // what is between may not hand them on
	}
	for _, name := range []string{"kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"} {
		if strings.Contains(term, name) {
			return true
		}
	}
	switch e.Get("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal":
		return true
	}
	vte, _ := strconv.Atoi(e.Get("VTE_VERSION"))
	return vte >= 5000 || e.Get("WT_SESSION") != "" || e.Get("KONSOLE_VERSION") != "" || e.Get("DOMTERM") != ""
}
