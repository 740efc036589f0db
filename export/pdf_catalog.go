package export

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"yourpart/questionnaire"
)

// An about is what a file says of itself, once for the programs that read Info
// and once for those that read XMP.
type about struct {
	title, subject, author string
	made                   time.Time
}

const madeBy = "yourpart"

// about tells what the report is. A name stands here as it was typed, also in
// letters that the font lacks. The day of the report stands for the moment it
// was made, so that equal reports are equal files.
func (d *pdf) about() about {
	p, day := d.r.Assessment.Profile, d.r.Date
	return about{
		title:   cmp.Or(d.called, ReportTitle) + " – " + properText(d.r.Name()),
		subject: cmp.Or(d.called, reportSubject),
		author:  properText(p.Consultant),
		made:    time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC),
	}
}

// properText is one line of valid text in which every character is one.
func properText(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	return shortened(questionnaire.CleanLine(strings.Map(visible, s)), 300)
}

// info writes it for Info.
func (a about) info() string {
	out := "<</Producer " + textString(madeBy) + " /Creator " + textString(madeBy) +
		" /Title " + textString(a.title) + " /Subject " + textString(a.subject)
	if a.author != "" {
		out += " /Author " + textString(a.author)
	}
	day := pdfDate(a.made)
	return out + " /CreationDate " + day + " /ModDate " + day + ">>"
}

func pdfDate(t time.Time) string { return t.Format("(D:20060102150405Z)") }

// The attachment.
const (
	dataName  = "report.json"
	dataAbout = "The whole report for other programs"
)

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
		len(data), pdfDate(a.made)), string(data)))
	spec := f.add(fmt.Sprintf("<</Type /Filespec /F (%s) /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>",
		dataName, textString(dataName), textString(dataAbout), file, file))
	return fmt.Sprintf(" /AF [%d 0 R] /Names <</EmbeddedFiles <</Names [(%s) %d 0 R]>>>>", spec, dataName, spec)
}

// streamOf makes the body of an object with a stream that is not compressed
// yet.
func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}
