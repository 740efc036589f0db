package export

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"yourpart/questionnaire"
)

// An about is what a file says of itself: on its pages, and once for the
// programs that read Info and once for those that read XMP.
type about struct {
	kind, name     string // such as ReportTitle, and whom it is about
	subject        string
	author         string
	day            time.Time
	redacted       bool
	data, dataWhat string // the name of the attachment, and what it is
}

const madeBy = "yourpart"

// aboutReport tells what a report is.
func aboutReport(r *Report) about {
	return about{kind: ReportTitle, name: r.Name(), subject: reportSubject, author: r.Assessment.Profile.Consultant,
		day: r.Date, redacted: r.Options.Redact, data: "report.json", dataWhat: "The whole report for other programs"}
}

// title is what the file is called. A name stands here as it was typed, also in
// letters that the font lacks.
func (a about) title() string { return a.kind + " – " + properText(a.name) }

// made is the day of the report, which stands for the moment it was made, so
// that equal reports are equal files.
func (a about) made() time.Time {
	return time.Date(a.day.Year(), a.day.Month(), a.day.Day(), 0, 0, 0, 0, time.UTC)
}

// properText is one line of valid text in which every character is one.
func properText(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return shortened(questionnaire.CleanLine(strings.Map(visible, s)), 300)
}

// info writes it for Info.
func (a about) info() string {
	out := "<</Producer " + textString(madeBy) + " /Creator " + textString(madeBy) +
		" /Title " + textString(a.title()) + " /Subject " + textString(a.subject)
	if author := properText(a.author); author != "" {
		out += " /Author " + textString(author)
	}
	day := pdfDate(a.made())
	return out + " /CreationDate " + day + " /ModDate " + day + ">>"
}

func pdfDate(t time.Time) string { return t.Format("(D:20060102150405Z)") }

var outlinesRE = regexp.MustCompile(`/Outlines (\d+ 0 R)`)

// addCatalog writes the root of the file and what hangs on it: description,
// colours, and the report's data, where there is any. What only an archive asks
// for is not in an encrypted file.
func (f *pdfFile) addCatalog(a about, tree int, data []byte) {
	f.objects[f.info] = a.info()
	meta := f.add(streamOf("/Type /Metadata /Subtype /XML", a.xmp(f.lock != nil)))
	special := " /Extensions <</ADBE <</BaseVersion /1.7 /ExtensionLevel 8>>>>" // AES-256 came after 1.7
	if f.lock == nil {
		icc := f.add(streamOf("/N 3", string(srgbProfile())))
		intent := f.add(fmt.Sprintf("<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>", icc))
		special = fmt.Sprintf(" /OutputIntents [%d 0 R]", intent)
	}
	attached := ""
	if data != nil {
		attached = f.attach(a, data)
	}
	outlines := ""
	if m := outlinesRE.FindStringSubmatch(f.objects[f.root]); m != nil {
		outlines = " /Outlines " + m[1] + " /PageMode /UseOutlines"
	}
	f.objects[f.root] = fmt.Sprintf("<</Type /Catalog /Pages 1 0 R%s /Lang (%s) /MarkInfo <</Marked true>> /StructTreeRoot %d 0 R /Metadata %d 0 R"+
		"%s%s /ViewerPreferences <</DisplayDocTitle true>>>>",
		outlines, language, tree, meta, special, attached)
}

// attach adds the report's data as a file, and returns what the root says of it.
func (f *pdfFile) attach(a about, data []byte) string {
	// The kind of file is "application/json"; #2F is the slash.
	file := f.add(streamOf(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /ModDate %s>>",
		len(data), pdfDate(a.made())), string(data)))
	spec := f.add(fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>",
		a.data, textString(a.data), textString(a.dataWhat), file, file))
	return fmt.Sprintf(" /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [(%s) %d 0 R]>>>>", spec, a.data, spec)
}

// streamOf makes the body of an object with a stream that is not compressed
// yet.
func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}
