package export

import (
	"fmt"
	"strings"
)

// addTree puts the structure tree, the language and the description in.
func (d *pdf) addTree(f *pdfFile) error {
	d.top()
	root := d.tags.stack[0]
	for n, body := range f.objects { // an entry without children has no count
		if strings.Contains(body, "/Title ") && strings.Contains(body, "/Count 0") {
			f.objects[n] = strings.Replace(body, "/Count 0", "", 1)
		}
	}
	root.number(f)
	tree := f.add("")
	nums, links, err := d.addPages(f)
	if err != nil {
		return err
	}
	root.write(f, tree, links)
	parents := f.add("<</Nums [" + strings.Join(nums, "\n") + "]>>")
	f.objects[tree] = fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", root.object, parents, len(nums))
	about := f.add(d.about())
	f.extend(f.root, fmt.Sprintf("/Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R /ViewerPreferences <</DisplayDocTitle true>>\n",
		language, tree, about))
	return nil
}

// pageObject is the number that the library gives the object of a page.
func pageObject(page int) int { return 1 + 2*page }

// addPages ties every page and every link to the elements on it. It returns
// the rows of the parent tree and the objects of the links.
func (d *pdf) addPages(f *pdfFile) (nums []string, links map[annotation]int, err error) {
	links = map[annotation]int{}
	pages := d.f.PageCount()
	for p := 1; p <= pages; p++ {
		refs := make([]string, len(d.tags.runs[p]))
		for i, e := range d.tags.runs[p] {
			refs[i] = fmt.Sprintf("%d 0 R", e.object)
		}
		nums = append(nums, fmt.Sprintf("%d [%s]", p-1, strings.Join(refs, " ")))
	}
	for p := 1; p <= pages; p++ {
		n := pageObject(p)
		body := f.objects[n]
		if !strings.HasPrefix(body, "<</Type /Page\n") {
			return nil, nil, errShape
		}
		body = strings.Replace(body, "/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>\n", "", 1)
		if before, rest, ok := strings.Cut(body, "/Annots ["); ok {
			list, after, _ := strings.Cut(rest, "]\n")
			each := strings.Split(list, "<</Type /Annot ")[1:]
			if len(each) != len(d.tags.links[p]) {
				return nil, nil, errShape
			}
			var refs []string
			for i, a := range each {
				at := f.add(fmt.Sprintf("<</Type /Annot /StructParent %d /F 4 /Contents %s %s", len(nums), textString("Link"), a))
				links[annotation{p, i}] = at
				nums = append(nums, fmt.Sprintf("%d %d 0 R", len(nums), d.tags.links[p][i].object))
				refs = append(refs, fmt.Sprintf("%d 0 R", at))
			}
			body = before + "/Annots [" + strings.Join(refs, " ") + "]\n" + after
		}
		f.objects[n] = body
		f.extend(n, fmt.Sprintf(" /StructParents %d /Tabs /S", p-1))
	}
	return nums, links, nil
}

// number gives an element and all below it their numbers in the file.
func (e *element) number(f *pdfFile) {
	e.object = f.add("")
	for _, k := range e.kids {
		if c, ok := k.(*element); ok {
			c.number(f)
		}
	}
}

// write puts an element and all below it into the file.
func (e *element) write(f *pdfFile, tree int, links map[annotation]int) {
	page := 0
	for _, k := range e.kids {
		if r, ok := k.(run); ok && page == 0 {
			page = r.page
		}
	}
	kids := make([]string, 0, len(e.kids))
	for _, k := range e.kids {
		switch k := k.(type) {
		case *element:
			kids = append(kids, fmt.Sprintf("%d 0 R", k.object))
			k.write(f, tree, links)
		case run:
			if k.page == page {
				kids = append(kids, fmt.Sprint(k.id))
				continue
			}
			kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(k.page), k.id))
		case annotation:
			kids = append(kids, fmt.Sprintf("<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(k.page), links[k]))
		}
	}
	parent, more := tree, ""
	if e.parent != nil {
		parent = e.parent.object
	}
	if page > 0 {
		more += fmt.Sprintf(" /Pg %d 0 R", pageObject(page))
	}
	if e.alt != "" {
		more += " /Alt " + textString(e.alt)
	}
	if e.role == "TH" {
		more += " /A <</O /Table /Scope /Column>>"
	}
	f.objects[e.object] = fmt.Sprintf("<</Type /StructElem /S /%s /P %d 0 R%s /K [%s]>>", e.role, parent, more, strings.Join(kids, " "))
}

// about is the file's description of itself.
func (d *pdf) about() string {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	x := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>` +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>` +
		`<rdf:li xml:lang="x-default">` + esc.Replace(d.title()) + `</rdf:li></rdf:Alt></dc:title>` +
		`<dc:language><rdf:Bag><rdf:li>` + language + `</rdf:li></rdf:Bag></dc:language>` +
		`</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
	return fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(x), x)
}
