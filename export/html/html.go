// Package html writes a report or a portfolio as one web page that loads nothing
// else, and counts what such a page holds. It does not know about files, nor how a
// figure came about.
package html

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	nethtml "golang.org/x/net/html"

	"yourpart/export/html/fill"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// The page is made of the files beside this one: page.html is the frame, each other
// .html a few parts of the report, style.css its look.
//
//go:embed *.html style.css
var htmlFiles embed.FS

// htmlTemplate is read when the first page is written, since reading it takes
// longer than starting the rest of the program's parts.
var htmlTemplate = sync.OnceValue(func() *fill.Set {
	set, err := fill.Parse(htmlFiles, "*.html", htmlWords, htmlMethods)
	if err != nil {
		panic(err) // they are part of the program
	}
	return set
})

var htmlStyle = func() string {
	b, err := htmlFiles.ReadFile("style.css")
	if err != nil {
		panic(err) // it is part of the program
	}
	return string(b)
}()

// htmlPolicy lets a browser use this one style sheet and pictures within the
// page, and nothing else: no script, no request, whatever the page says.
func htmlPolicy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

// Write writes the report as one page that needs no other file.
func Write(w io.Writer, r *report.Report, logo []byte) error {
	p, err := newHTMLPage(r, logo)
	if err != nil {
		return err
	}
	return writePage(w, "page.html", p)
}

// writePage fills a template that makes a whole page.
func writePage(w io.Writer, template string, data any) error {
	page, err := htmlTemplate().Fill(template, data)
	if err != nil {
		return fmt.Errorf("making the page: %w", err)
	}
	if _, err := io.WriteString(w, strings.Map(htmlRune, string(page))); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

// htmlRune drops what could drive a terminal that shows the page, wherever it
// came from: templates escape only what HTML gives a meaning.
func htmlRune(r rune) rune {
	if text.Hidden(r) && r != '\n' && r != '\t' {
		return -1
	}
	return r
}

// Read counts what a written page marks as actions, services and answers.
func Read(file []byte) (report.Counts, error) {
	marks, err := htmlMarks(file)
	return report.Counts{Actions: marks["data-action"], Services: marks["data-service"], Answers: marks["data-answer"]}, err
}

// htmlMarks counts the attributes of a page by name.
func htmlMarks(file []byte) (map[string]int, error) {
	if !bytes.HasSuffix(file, []byte("</html>\n")) {
		return nil, errors.New("the page does not end")
	}
	page, err := nethtml.Parse(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	marks := map[string]int{}
	for c := range page.Descendants() {
		for _, a := range c.Attr {
			marks[a.Key]++
		}
	}
	return marks, nil
}

// An htmlFrame is what every page has around what it says.
type htmlFrame struct {
	Title string
	Logo  *htmlLogo
	style string
}

func newHTMLFrame(o report.Options, logo []byte, title string) (f htmlFrame, err error) {
	if err := o.Check(); err != nil {
		return f, err
	}
	f = htmlFrame{Title: title, style: htmlStyle + htmlLook(o)}
	if len(logo) > 0 {
		l, err := report.DecodeLogo(logo)
		if err != nil {
			return f, err
		}
		f.Logo = &htmlLogo{fill.URL("data:image/png;base64," + base64.StdEncoding.EncodeToString(l.PNG)), l.Width, l.Height}
	}
	return f, nil
}

// Language is that of the page's text.
func (f htmlFrame) Language() string { return report.Language }

// Policy is the element that tells the browser what the page may do. All of it
// is ours.
func (f htmlFrame) Policy() fill.HTML {
	return fill.HTML(`<meta http-equiv="Content-Security-Policy" content="` + htmlPolicy(f.style) + `">`)
}

// Style is the style sheet.
func (f htmlFrame) Style() fill.CSS { return fill.CSS(f.style) }
