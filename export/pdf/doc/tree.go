package doc

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yourpart/export/pdf/file"
)

// addTree puts the structure tree in and returns its object.
func (d *Doc) addTree(f *file.File) (int, error) {
	d.top()
	root := d.tags.stack[0]
	root.settle()
	root.headings(&ladder{titled: d.titled})
	root.number(f)
	nums, links, err := d.addPages(f)
	if err != nil {
		return 0, err
	}
	w := &treeWriter{f: f, tree: f.Add(""), links: links, pageH: d.paper.h}
	w.write(root)
	parents := f.Add("<</Nums [" + strings.Join(nums, "\n") + "]>>")
	body := fmt.Sprintf("<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d", root.object, parents, len(nums))
	if len(w.named) > 0 {
		slices.Sort(w.named)
		body += fmt.Sprintf(" /IDTree %d 0 R", f.Add("<</Names ["+strings.Join(w.named, "\n")+"]>>"))
	}
	f.Objects[w.tree] = body + ">>"
	return w.tree, nil
}

// pageObject is the number that the library gives the object of a page.
func pageObject(page int) int { return 1 + 2*page }

// addPages ties every page and every link to the elements on it. It returns
// the rows of the parent tree and the objects of the links.
func (d *Doc) addPages(f *file.File) (nums []string, links map[annotation]int, err error) {
	links = map[annotation]int{}
	pages := d.f.PageCount()
	for p := 1; p <= pages; p++ {
		refs := make([]string, len(d.tags.runs[p]))
		for i, e := range d.tags.runs[p] {
			refs[i] = ref(e.object)
		}
		nums = append(nums, fmt.Sprintf("%d [%s]", p-1, strings.Join(refs, " ")))
	}
	for p := 1; p <= pages; p++ {
		n := pageObject(p)
		body := f.Objects[n]
		if !strings.HasPrefix(body, "<</Type /Page\n") {
			return nil, nil, file.ErrShape
		}
		body = strings.Replace(body, "/Group <</Type /Group /S /Transparency /CS /DeviceRGB>>\n", "", 1)
		if before, rest, ok := strings.Cut(body, "/Annots ["); ok {
			list, after, _ := strings.Cut(rest, "]\n")
			each := strings.Split(list, "<</Type /Annot ")[1:]
			if len(each) != len(d.tags.links[p]) {
				return nil, nil, file.ErrShape
			}
			var refs []string
			for i, a := range each {
				l := d.tags.links[p][i]
				at := f.Add(fmt.Sprintf("<</Type /Annot /StructParent %d /F 4 /Contents %s %s", len(nums), file.TextString(l.about), a))
				links[annotation{p, i}] = at
				nums = append(nums, fmt.Sprintf("%d %s", len(nums), ref(l.in.object)))
				refs = append(refs, ref(at))
			}
			body = before + "/Annots [" + strings.Join(refs, " ") + "]\n" + after
		}
		f.Objects[n] = body
		f.Extend(n, fmt.Sprintf(" /StructParents %d /Tabs /S", p-1))
	}
	return nums, links, nil
}

func ref(object int) string { return strconv.Itoa(object) + " 0 R" }

// number gives an element and all below it their numbers in the file.
func (e *element) number(f *file.File) {
	e.object = f.Add("")
	for _, c := range e.elements() {
		c.number(f)
	}
}

// A treeWriter puts elements into a file.
type treeWriter struct {
	f     *file.File
	tree  int
	links map[annotation]int
	pageH float64
	named []string // of the cells that others call their heads
}

// write puts an element and all below it into the file.
func (w *treeWriter) write(e *element) {
	page := 0
	for _, k := range e.kids {
		if r, ok := k.(run); ok {
			page = r.page
			break
		}
	}
	var kids strings.Builder
	for i, k := range e.kids {
		if i > 0 {
			kids.WriteByte(' ')
		}
		switch k := k.(type) {
		case *element:
			kids.WriteString(ref(k.object))
			w.write(k)
		case run:
			if k.page == page {
				kids.WriteString(strconv.Itoa(k.id))
				continue
			}
			fmt.Fprintf(&kids, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(k.page), k.id)
		case annotation:
			fmt.Fprintf(&kids, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(k.page), w.links[k])
		}
	}
	parent := w.tree
	if e.parent != nil {
		parent = e.parent.object
	}
	more := ""
	if page > 0 {
		more = " /Pg " + ref(pageObject(page))
	}
	w.f.Objects[e.object] = "<</Type /StructElem /S /" + e.role + " /P " + ref(parent) + more + w.more(e) + " /K [" + kids.String() + "]>>"
}

// more are the entries that only some elements have.
func (w *treeWriter) more(e *element) string {
	switch {
	case e.actual != "":
		return " /ActualText " + file.TextString(e.actual)
	case e.role == "Figure":
		x, y := e.box[0], w.pageH-e.box[1]
		return fmt.Sprintf(" /Alt %s /A <</O /Layout /BBox [%.2f %.2f %.2f %.2f]>>", file.TextString(e.alt), x, y-e.box[3], x+e.box[2], y)
	case e.role == "L":
		return " /A <</O /List /ListNumbering /" + string(e.labels) + ">>"
	case e.cell == nil:
		return ""
	}
	var a strings.Builder
	if e.cell.scope != "" {
		a.WriteString(" /Scope /" + e.cell.scope)
	}
	if e.cell.columns > 1 {
		a.WriteString(" /ColSpan " + strconv.Itoa(e.cell.columns))
	}
	if e.cell.rows > 1 {
		a.WriteString(" /RowSpan " + strconv.Itoa(e.cell.rows))
	}
	if len(e.cell.heads) > 0 {
		a.WriteString(" /Headers [")
		for _, h := range e.cell.heads {
			a.WriteString(h.id())
		}
		a.WriteByte(']')
	}
	out := ""
	if a.Len() > 0 {
		out = " /A <</O /Table" + a.String() + ">>"
	}
	if e.cell.named {
		out += " /ID " + e.id()
		w.named = append(w.named, e.id()+" "+ref(e.object))
	}
	return out
}

// id names an element within its file.
func (e *element) id() string { return fmt.Sprintf("(h%06d)", e.object) }
