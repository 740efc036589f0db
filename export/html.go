package export

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"

	nethtml "golang.org/x/net/html"
)

// The page is made of the files in html: page.html is the frame, each other
// .html a few parts of the report, style.css its look.
//
//go:embed html
var htmlFiles embed.FS

var (
	htmlTemplate = template.Must(template.New("page.html").Funcs(htmlWords).ParseFS(htmlFiles, "html/*.html"))
	htmlStyle    = func() string {
		b, err := htmlFiles.ReadFile("html/style.css")
		if err != nil {
			panic(err) // it is part of the program
		}
		return string(b)
	}()
)

// htmlPolicy lets a browser use this one style sheet and pictures within the
// page, and nothing else: no script, no request, whatever the page says.
func htmlPolicy(style string) string {
	sum := sha256.Sum256([]byte(style))
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; img-src data:; base-uri 'none'; form-action 'none'"
}

// writeHTML writes the report as one page that needs no other file.
func writeHTML(w io.Writer, r *Report) error {
	p, err := newHTMLPage(r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := htmlTemplate.Execute(&b, p); err != nil {
		return fmt.Errorf("making the page: %w", err)
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing the page: %w", err)
	}
	return nil
}

// readHTML counts what a written page marks as actions, services and answers.
func readHTML(file []byte) (n Counts, err error) {
	if !bytes.HasSuffix(file, []byte("</html>\n")) {
		return n, errors.New("the page does not end")
	}
	page, err := nethtml.Parse(bytes.NewReader(file))
	if err != nil {
		return n, err
	}
	for c := range page.Descendants() {
		for _, a := range c.Attr {
			switch a.Key {
			case "data-action":
				n.Actions++
			case "data-service":
				n.Services++
			case "data-answer":
				n.Answers++
			}
		}
	}
	return n, nil
}
