package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// CheckSound holds a file against what a screen reader needs.
func CheckSound(t testing.TB, file []byte) {
	t.Helper()
	checkSoundIn(t, openedPDF(t, file))
}

// checkSoundIn does so for an opened one.
func checkSoundIn(t testing.TB, o *opened) {
	t.Helper()
	s := &soundness{opened: o, seen: map[mcid]refTo{}, links: map[refTo]refTo{}, ids: map[string]bool{}}
	tree := o.dict(o.root["StructTreeRoot"])
	kids := tree["K"].([]any)
	if len(kids) != 1 || o.dict(kids[0])["S"] != name("Document") {
		t.Error("the tree is no document")
	}
	s.walk(kids[0], o.root["StructTreeRoot"].(refTo), "")
	if s.first != "H1" {
		t.Errorf("the first heading is %q", s.first)
	}
	s.parents(tree)
	for i, p := range o.pages() {
		s.page(i, p.(refTo))
	}
	if len(s.seen) > 0 {
		t.Errorf("%d runs of the tree are on no page", len(s.seen))
	}
	for _, h := range s.headers {
		if !s.ids[h] {
			t.Errorf("a cell is headed by %s, which is not there", h)
		}
	}
}

type mcid struct {
	page refTo
	id   int
}

// soundness is what has been seen of a file so far.
type soundness struct {
	*opened
	seen    map[mcid]refTo  // the element of each run
	links   map[refTo]refTo // the element of each link
	ids     map[string]bool
	headers []string
	level   int // of the last heading
	first   string
}

// parentOf says where elements may stand; nothing means anywhere.
var parentOf = map[string][]string{"LI": {"L"}, "Lbl": {"LI"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "TR": {"THead", "TBody"},
	"TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"}, "TBody": {"Table"}, "H1": {"Document"}, "H2": {"Document"}, "H3": {"Document"}, "H4": {"Document"}}

// walk checks an element and all below it.
func (s *soundness) walk(v any, parent refTo, in string) {
	s.Helper()
	e := s.dict(v)
	role := string(e["S"].(name))
	if e["P"] != parent {
		s.Errorf("%s %v names another parent", role, v)
	}
	if want := parentOf[role]; want != nil && !slices.Contains(want, in) {
		s.Errorf("a %s stands in a %s", role, in)
	}
	if a, ok := e["A"].(dict); role == "TH" && (!ok || a["Scope"] == nil) {
		s.Errorf("a TH has no scope")
	} else if role == "Figure" && (e["Alt"] == nil || e["Alt"] == "" || a["BBox"] == nil) {
		s.Errorf("a figure has no text or place: %v", e)
	} else if role == "L" && a["ListNumbering"] == nil {
		s.Error("a list does not say how it is numbered")
	}
	if id, ok := e["ID"].(string); ok {
		s.ids[id] = true
	}
	s.heading(role)
	if role == "Table" {
		s.table(e)
	}
	if a, ok := e["A"].(dict); ok && a["Headers"] != nil {
		for _, h := range a["Headers"].([]any) {
			s.headers = append(s.headers, h.(string))
		}
	}
	kids := e["K"].([]any)
	if len(kids) == 0 && !doc.Cells[role] {
		s.Errorf("a %s holds nothing", role)
	}
	for _, k := range kids {
		s.kid(k, v.(refTo), e, role)
	}
}

// kid checks one child of an element.
func (s *soundness) kid(k any, at refTo, e dict, role string) {
	s.Helper()
	if n, ok := k.(float64); ok {
		k = dict{"Type": name("MCR"), "Pg": e["Pg"], "MCID": n}
	}
	d, ok := k.(dict)
	if !ok {
		s.walk(k, at, role)
		return
	}
	if d["Type"] == name("OBJR") {
		if role != "Link" {
			s.Errorf("a link stands in a %s", role)
		}
		s.links[d["Obj"].(refTo)] = at
		return
	}
	run := mcid{d["Pg"].(refTo), int(d["MCID"].(float64))}
	if _, twice := s.seen[run]; twice {
		s.Errorf("run %v is in the tree twice", run)
	}
	s.seen[run] = at
}

// heading makes sure that no level is left out.
func (s *soundness) heading(role string) {
	s.Helper()
	if len(role) != 2 || role[0] != 'H' || role == "HR" {
		return
	}
	n, err := strconv.Atoi(role[1:])
	if err != nil {
		return
	}
	if s.first == "" {
		s.first = role
	}
	if n > s.level+1 {
		s.Errorf("a heading of level %d follows one of %d", n, s.level)
	}
	s.level = n
}

// table makes sure that all rows of a table are equally wide.
func (s *soundness) table(e dict) {
	s.Helper()
	wide := map[int]bool{}
	var reach [][2]int // of cells over several rows: rows to go, columns
	for _, part := range e["K"].([]any) {
		for _, row := range s.dict(part)["K"].([]any) {
			n := 0
			for i := range reach {
				if reach[i][0] > 0 {
					reach[i][0]--
					n += reach[i][1]
				}
			}
			for _, cell := range s.dict(row)["K"].([]any) {
				a, _ := s.dict(cell)["A"].(dict)
				span := func(of string) int {
					if n, ok := a[of].(float64); ok {
						return int(n)
					}
					return 1
				}
				n += span("ColSpan")
				reach = append(reach, [2]int{span("RowSpan") - 1, span("ColSpan")})
			}
			wide[n] = true
		}
	}
	if len(wide) != 1 {
		s.Errorf("the rows of a table are %v cells wide", wide)
	}
	for _, r := range reach {
		if r[0] > 0 {
			s.Errorf("a cell reaches %d rows beyond its table", r[0])
		}
	}
}

// parents checks the way back from runs and links to their elements.
func (s *soundness) parents(tree dict) {
	s.Helper()
	nums := s.dict(tree["ParentTree"])["Nums"].([]any)
	pages := s.pages()
	for i := 0; i < len(nums); i += 2 {
		key := int(nums[i].(float64))
		if key != i/2 {
			s.Fatalf("the parent tree goes on with %d after %d", key, i/2-1)
		}
		runs, ok := nums[i+1].([]any)
		if !ok {
			continue // a link; page looks at it
		}
		for id, e := range runs {
			if got := s.seen[mcid{pages[key].(refTo), id}]; got != e {
				s.Errorf("run %d of page %d is said to be in %v and is in %v", id, key+1, e, got)
			}
		}
	}
	if next := int(tree["ParentTreeNextKey"].(float64)); next != len(nums)/2 {
		s.Errorf("the next key is %d of %d", next, len(nums)/2)
	}
	for i, p := range pages {
		d := s.dict(p)
		if d["StructParents"] != float64(i) || d["Tabs"] != name("S") {
			s.Errorf("page %d is not tied to the tree", i+1)
		}
		links, _ := d["Annots"].([]any)
		for _, l := range links {
			a := s.dict(l)
			key, _ := a["StructParent"].(float64)
			if at := nums[2*int(key)+1]; at != s.links[l.(refTo)] || s.links[l.(refTo)] == 0 {
				s.Errorf("a link on page %d is in %v and is said to be in %v", i+1, s.links[l.(refTo)], at)
			}
			if c, _ := a["Contents"].(string); len(c) < len("Goes to a") {
				s.Errorf("a link on page %d says %q of itself", i+1, c)
			}
		}
	}
}

var (
	tagRE   = regexp.MustCompile(`^/(\w+) (?:<</MCID (\d+)>> |<<.*>> )?B[DM]C$`)
	paintRE = regexp.MustCompile(`(^| )(Tj|TJ|f|f\*|F|S|s|B|b|Do|sh)( |$)`)
)

// page makes sure that all that is drawn on a page is marked, once.
func (s *soundness) page(i int, p refTo) {
	s.Helper()
	var open []string
	for _, line := range strings.Split(unquoted(s.data(s.dict(p)["Contents"])), "\n") {
		m := tagRE.FindStringSubmatch(line)
		switch {
		case m != nil && (m[1] != "Span" || m[2] != ""):
			if len(open) > 0 {
				s.Errorf("page %d: %s inside %v", i+1, m[0], open)
			}
			open = append(open, m[1])
			if m[2] != "" {
				id, _ := strconv.Atoi(m[2])
				if _, ok := s.seen[mcid{p, id}]; !ok {
					s.Errorf("page %d: %s is not in the tree", i+1, line)
				}
				delete(s.seen, mcid{p, id})
			}
		case m != nil:
			open = append(open, m[1])
		case line == "EMC":
			if len(open) == 0 {
				s.Fatalf("page %d: EMC without a run", i+1)
			}
			open = open[:len(open)-1]
		case len(open) == 0 && paintRE.MatchString(line):
			s.Errorf("page %d: drawn outside of any run: %.80q", i+1, line)
		}
	}
	if len(open) > 0 {
		s.Errorf("page %d ends inside %v", i+1, open)
	}
}

var stringRE = regexp.MustCompile(`(?s)\((?:[^\\()]|\\.)*\)`)

// unquoted is a page without its strings, so that lines are lines.
func unquoted(page string) string { return stringRE.ReplaceAllString(page, "()") }

func TestPDFSound(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for name, r := range reporttest.Firms(t) {
		t.Run(name, func(t *testing.T) { CheckSound(t, PDFOf(t, r)) })
	}
}

// TestPDFSoundUnderOptions draws what people can ask for.
func TestPDFSoundUnderOptions(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewNRGBA(image.Rect(0, 0, 9, 5))); err != nil {
		t.Fatal(err)
	}
	asked := []report.Options{{Summary: true}, {Redact: true}, {Paper: "letter", Accent: "#ffcc00"}}
	for _, s := range report.Sections {
		asked = append(asked, report.Options{Sections: []string{s.ID}})
	}
	for _, o := range asked {
		CheckSound(t, PDFOf(t, reporttest.With(reporttest.WithAside(t), o), doc.Extra{Logo: logo.Bytes()}))
	}
}

// TestPDFReadsInOrder makes sure that a screen reader gets what it needs where
// it needs it.
func TestPDFReadsInOrder(t *testing.T) {
	o := openedPDF(t, PDFOf(t, reporttest.Agency(t)))
	count := map[string]int{}
	var walk func(v any)
	walk = func(v any) {
		e := o.dict(v)
		count[string(e["S"].(name))]++
		for _, k := range e["K"].([]any) {
			if _, ok := k.(refTo); ok {
				walk(k)
			}
		}
	}
	walk(o.dict(o.root["StructTreeRoot"])["K"].([]any)[0])
	for _, role := range []string{"H1", "H2", "H3", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TH", "TD", "Figure", "Link", "TOC", "TOCI"} {
		if count[role] == 0 {
			t.Errorf("nothing is tagged as %s: %v", role, count)
		}
	}
	if count["THead"] != count["Table"] {
		t.Errorf("%d of %d tables have a head", count["THead"], count["Table"])
	}
	if n := fmt.Sprint(count["TOC"]); n != "1" {
		t.Errorf("%s lists of contents", n)
	}
}
