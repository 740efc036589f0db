package html

import (
	"slices"
	"strconv"
	"strings"

	"yourpart/export/html/fill"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// An htmlPage is a report with what its templates ask for beside.
type htmlPage struct {
	*report.Report
	Change   *report.Compared // since the last snapshot; nil where there is none
	Terms    []catalogue.Term
	Contents []htmlSection
	Cites    report.Marks // of the sources
	htmlFrame
}

// newHTMLPage works out once what the page needs more than once.
func newHTMLPage(r *report.Report, logo []byte) (*htmlPage, error) {
	frame, err := newHTMLFrame(r.Options, logo, report.MainTitle+" – "+r.Name())
	if err != nil {
		return nil, err
	}
	p := &htmlPage{Report: r, Change: r.Since(), Terms: r.Glossary(), Cites: r.Marks(), htmlFrame: frame}
	p.Contents = p.sections()
	return p, nil
}

// htmlWords are the words of other formats, by the names templates call them.
var htmlWords = map[string]any{
	"span": report.Range, "coverage": report.Coverage, "rangeWords": report.RangeWords,
	"day": report.Day, "hours": report.Hours, "every": report.Every, "down": scoring.Down, "join": strings.Join, "count": text.Plural,
	"dateText": func(d string) string { return report.DayOf(questionnaire.Date(d)) }, "stands": report.Stands, "sentences": report.Sentences, "weight": report.WeightWords, "lines": htmlLines,
	"bar":    func(s scoring.Score) htmlBar { return htmlBar{s} },
	"proven": func(p float64) htmlBar { return htmlBar{scoring.Score{Earned: p, Total: 100}} },
	"bands":  func() []report.BandSpan { return report.BandScale }, "parties": func() []report.PartyWord { return report.PartyWords },
	"class": func(b scoring.Band) string {
		if b == "" {
			return "open"
		}
		return string(b)
	},
	"optionHeads": func() []string { return report.OptionHeads }, "enquiry": report.EnquiryWords,
	"word": func(id string) string {
		return map[string]string{"report": report.MainTitle, "summary": report.SummaryTitle, "portfolio": report.PortfolioTitle, "clients": report.ClientsTitle, "unread": report.UnreadTitle, "copies": report.CopiesTitle, "copies-note": report.CopiesNote, "in-all": report.InAll, "closed": report.ClosedTitle, "closed-intro": report.ClosedIntro, "help": report.HelpTitle, "again": report.AgainTitle, "confirm": report.ConfirmWords, "threats": report.ThreatsTitle, "first": report.FirstTitle, "whom": report.FoundTitle, "sign": report.SignTitle, "picture": report.PictureTitle, "picture-intro": report.PictureIntro, "curve": report.CurveTitle, "ask": report.AskTitle, "why": report.WhyTitle,
			"your-part": report.YourPartTitle, "their-part": report.TheirPartTitle, "heat": report.HeatTitle, "factors": report.FactorsTitle,
			"no-services": report.NoServices, "no-questions": report.NoQuestions, "public": report.PublicTitle, "public-intro": report.PublicIntro}[id]
	},
	"short":    func(url string) string { return strings.TrimPrefix(url, "https://") },
	"helpText": report.HelpText, "lawHeads": func() []string { return report.LawHeads }, "lawIntro": func() string { return report.LawsIntro },
}

// Redacted reports whether owners, reasons and notes are left out.
func (p *htmlPage) Redacted() bool { return p.Options.Redact }

// An htmlSection is one entry of the contents.
type htmlSection struct{ ID, Title, Intro string }

// sections are the parts that this report shows and has something for.
func (p *htmlPage) sections() (out []htmlSection) {
	there := map[string]bool{report.SectionProgress: p.Change != nil || len(p.Reopened()) > 0, report.SectionFindOut: len(p.FindOuts()) > 0,
		report.SectionCalendar: len(p.Plan.Recurring) > 0, report.SectionAccepted: len(p.Plan.Accepted) > 0, report.SectionAside: p.Aside().Total() > 0, report.SectionReadiness: len(p.Goals()) > 0 || p.WantsReadiness(), report.SectionLaws: p.TellsLaws(), report.SectionGlossary: len(p.Terms) > 0,
		report.SectionSources: len(p.Sources()) > 0, report.SectionEnquiries: len(p.Enquiries())+len(p.PublicPages()) > 0}
	all := map[string]htmlSection{
		report.SectionSummary: {report.SectionSummary, report.SummaryTitle, ""}, report.SectionResponsibilities: {report.SectionResponsibilities, report.MapTitle, report.MapIntro},
		report.SectionResults:  {report.SectionResults, report.ResultsTitle, "Solid is proven, hatched is possible: nobody was sure or answered. Marks stand at 40, 60 and 80."},
		report.SectionProgress: {report.SectionProgress, report.ProgressTitle, ""}, report.SectionPlan: {report.SectionPlan, report.PlanTitle, p.PlanIntro()}, report.SectionFindOut: {report.SectionFindOut, report.FindTitle, report.FindIntro},
		report.SectionCalendar: {report.SectionCalendar, report.CalendarTitle, report.ComingIntro + " " + p.CalendarNote()}, report.SectionAccepted: {report.SectionAccepted, report.AcceptedTitle, report.AcceptedIntro},
		report.SectionAside:     {report.SectionAside, report.AsideTitle, p.Aside().String() + ". " + report.AsideIntro},
		report.SectionReadiness: {report.SectionReadiness, report.ReadinessTitle, p.ReadyIntro()},
		report.SectionLaws:      {report.SectionLaws, report.LawsTitle, ""},
		report.SectionEvidence:  {report.SectionEvidence, report.EvidenceTitle, p.EvidenceAbout()},
		report.SectionAnswers:   {report.SectionAnswers, report.AnswersTitle, p.AnswersAbout()}, report.SectionMethod: {report.SectionMethod, report.MethodTitle, report.MethodIntro},
		report.SectionGlossary: {report.SectionGlossary, report.GlossaryTitle, ""}, report.SectionSources: {report.SectionSources, report.SourcesTitle, report.SourcesIntro},
		report.SectionSignOff: {report.SectionSignOff, report.SignTitle, report.SignIntro}, report.SectionEnquiries: {report.SectionEnquiries, report.EnquiryTitle, report.SendIntro},
	}
	for _, id := range p.Options.Shown() {
		if has, depends := there[id]; depends && !has {
			continue
		}
		if id == report.SectionSignOff {
			out = append(out, htmlSection{"limits", report.LimitsTitle, ""})
			if p.Options.SignsFirst() {
				continue
			}
		}
		out = append(out, all[id])
	}
	return out
}

// Draw fills the template that is named as an entry of the contents.
func (p *htmlPage) Draw(id string) (fill.HTML, error) { return htmlTemplate().Fill(id, p) }

// Section is the entry of one part, or nil where the page has none.
func (p *htmlPage) Section(id string) *htmlSection {
	if i := slices.IndexFunc(p.Contents, func(s htmlSection) bool { return s.ID == id }); i >= 0 {
		return &p.Contents[i]
	}
	return nil
}

// SinceLine is what changed, in a line.
func (p *htmlPage) SinceLine() string { return p.SinceText(p.Change) }

// ServiceMark names a service where people do not read it: by its key, or by its
// number where parts are left out.
func (p *htmlPage) ServiceMark(key string) string {
	if !p.Narrowed() {
		return key
	}
	return strconv.Itoa(1 + slices.Index(p.Assessment.Keys(), key))
}

// DutyFor names the services of a duty.
func (p *htmlPage) DutyFor(d scoring.Duty) string { return p.DutyNames(&d) }

// An htmlPart is the business's part of one layer.
type htmlPart struct{ Layer, Who, Text, For string }

// YourParts say what each layer asks of the business.
func (p *htmlPage) YourParts() []htmlPart {
	who := map[string]string{catalogue.Customer.Letter(): "Yours", catalogue.Shared.Letter(): "Shared"}
	var out []htmlPart
	for i, l := range p.Catalogue.Layers {
		for _, part := range p.OwnParts(i) {
			w, ok := who[part.Letters]
			if !ok {
				w = "Yours or shared"
			}
			out = append(out, htmlPart{l.Name, w, part.Text, p.PartFor(part)})
		}
	}
	return out
}

// PartyText says in words who answers for a layer.
func (p *htmlPage) PartyText(party catalogue.Party) string {
	for _, w := range report.PartyWords {
		if w.Party == party {
			return w.Text
		}
	}
	return ""
}

// An htmlHeat is one cell of the heat map.
type htmlHeat struct {
	Text string
	Band scoring.Band
}

// An htmlHeatRow is one service of the heat map.
type htmlHeatRow struct {
	Name  string
	Cells []htmlHeat
}

// HeatRows are the rows of the heat map.
func (p *htmlPage) HeatRows() []htmlHeatRow {
	var out []htmlHeatRow
	for _, row := range p.HeatScores() {
		h := htmlHeatRow{Name: row.Name}
		for _, s := range row.Scores {
			text, band := report.HeatText(s)
			h.Cells = append(h.Cells, htmlHeat{text, band})
		}
		out = append(out, h)
	}
	return out
}

// HeatWords say what stands in the heat map.
func (p *htmlPage) HeatWords() []string { return []string{report.HeatNote, report.HeatUnknown} }

// An htmlBar is a score as a bar from 0 to 100.
type htmlBar struct{ scoring.Score }

// Low and High are the whole percents that people read.
func (b htmlBar) Low() int  { return scoring.Down(b.Proven()) }
func (b htmlBar) High() int { _, high := b.Whole(); return high }

// Open is how wide the part is that nobody knows.
func (b htmlBar) Open() int {
	if b.Settled() {
		return 0
	}
	return b.High() - b.Low()
}

// An htmlAnswer is one answer with all services that gave it.
type htmlAnswer struct {
	report.AnswerRow
	Services []string
	Notes    []string // lines
}

// An htmlQuestion is one question with its answers.
type htmlQuestion struct {
	Text    string
	Control *catalogue.Control
	Answers []htmlAnswer
}

// An htmlTopic is one topic with its questions.
type htmlTopic struct {
	Title     string
	Questions []htmlQuestion
}

// Topics are all answers, by topic and question.
func (p *htmlPage) Topics() (topics []htmlTopic) {
	for _, g := range p.AnswerGroups() {
		if n := len(topics); n == 0 || topics[n-1].Title != g.Topic {
			topics = append(topics, htmlTopic{Title: g.Topic})
		}
		t := &topics[len(topics)-1]
		if n := len(t.Questions); n == 0 || t.Questions[n-1].Control != g.Control {
			t.Questions = append(t.Questions, htmlQuestion{Text: g.Question, Control: g.Control})
		}
		q := &t.Questions[len(t.Questions)-1]
		q.Answers = append(q.Answers, htmlAnswer{g.AnswerRow, g.Services, g.Remarks()})
	}
	return topics
}

// An htmlSource is one source under its number.
type htmlSource struct {
	report.Source
	Number int
}

// An htmlSourceGroup is the sources about one thing.
type htmlSourceGroup struct {
	About   string
	Sources []htmlSource
}

// SourceGroups are the sources by what they are about.
func (p *htmlPage) SourceGroups() (out []htmlSourceGroup) {
	for i, s := range p.Sources() {
		if n := len(out); n == 0 || out[n-1].About != s.About {
			out = append(out, htmlSourceGroup{About: s.About})
		}
		g := &out[len(out)-1]
		g.Sources = append(g.Sources, htmlSource{s, i + 1})
	}
	return out
}

// htmlLines are the lines of a text that people typed.
func htmlLines(s string) []string {
	if s = text.CleanText(s); s == "" {
		return nil
	}
	return strings.Split(s, "\n")
}
