package file

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
)

// properText is one line of valid text in which every character is one.
func properText(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return report.Shortened(text.CleanLine(strings.Map(Visible, s)), 300)
}

// info writes it for Info.
func info(a report.About) string {
	out := "<</Producer " + TextString(report.MadeBy) + " /Creator " + TextString(report.MadeBy) +
		" /Title " + TextString(titleOf(a)) + " /Subject " + TextString(a.Subject)
	if author := properText(a.Author); author != "" {
		out += " /Author " + TextString(author)
	}
	day := dateText(a.Made())
	return out + " /CreationDate " + day + " /ModDate " + day + ">>"
}

func dateText(t time.Time) string { return t.Format("(D:20060102150405Z)") }

var outlinesRE = regexp.MustCompile(`/Outlines (\d+ 0 R)`)

// AddCatalog writes the root of the file and what hangs on it: description,
// colours, and the report's data, where there is any. What only an archive asks
// for is not in an encrypted file.
func (f *File) AddCatalog(a report.About, tree int, data []byte) {
	f.Objects[f.info] = info(a)
	meta := f.Add(StreamOf("/Type /Metadata /Subtype /XML", xmp(a, f.Lock != nil)))
	special := " /Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>" // AES-256 came after 1.7
	if f.Lock == nil {
		icc := f.Add(StreamOf("/N 3", string(SRGBProfile())))
		intent := f.Add(fmt.Sprintf("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>", icc))
		special = fmt.Sprintf(" /OutputIntents [%d 0 R]", intent)
	}
	attached := ""
	if data != nil {
		attached = f.attach(a, data)
	}
	outlines := ""
	if m := outlinesRE.FindStringSubmatch(f.Objects[f.root]); m != nil {
		outlines = " /Outlines " + m[1] + " /PageMode /UseOutlines"
	}
	f.Objects[f.root] = fmt.Sprintf("<</Type /Catalog /Pages 1 0 R%s /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R"+
		"%s%s /ViewerPreferences <</DisplayDocTitle true>>>>",
		outlines, report.Language, tree, meta, special, attached)
}

// attach adds the report's data as a file, and returns what the root says of it.
func (f *File) attach(a report.About, data []byte) string {
	// The kind of file is "application/json"; #2F is the slash.
	file := f.Add(StreamOf(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /ModDate %s>>",
		len(data), dateText(a.Made())), string(data)))
	spec := f.Add(fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>",
		a.Data, TextString(a.Data), TextString(a.DataWhat), file, file))
	return fmt.Sprintf(" /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [(%s) %d 0 R]>>>>", spec, a.Data, spec)
}

// StreamOf makes the body of an object with a stream that is not compressed
// yet.
func StreamOf(dict, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// titleOf is what the file is called. A name stays as it was typed, also in
// letters that the font lacks.
func titleOf(a report.About) string { return a.Kind + " – " + properText(a.Name) }
