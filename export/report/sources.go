package report

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Source is what something that the report says rests on. Its number is its place in
// Sources, from 1.
type Source struct {
	About string // what the report says by it; sources about one thing follow each other
	By    string // who published it, and as what; empty where the address says so
	Date  string // when, or as of when: YYYY, YYYY-MM or YYYY-MM-DD; may be empty
	URL   string // its web address; empty for what is no page
}

// Publisher is who published the source: the site where nobody is named.
func (s Source) Publisher() string { return cmp.Or(s.By, host(s.URL)) }

// Told is publisher and date of the source, as "Sophos, Mar 2024".
func (s Source) Told() string { return said(s.Publisher(), monthOf(s.Date)) }

// Text is the source as a list has it: "Sophos, Mar 2024: news.sophos.com/…" or, where the
// site is all that says who published it, "support.google.com/…, as of Nov 2026".
func (s Source) Text() string {
	page := strings.TrimPrefix(strings.TrimPrefix(s.URL, "https://"), "www.")
	switch {
	case s.By == "":
		return said(page, asOf(s.Date))
	case page == "":
		return s.Told()
	}
	return s.Told() + ": " + page
}

// said joins what is said, without what is empty.
func said(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// host is the site of a web address, without "www.".
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// monthOf writes a month or day of the catalogue as people do; a year stays.
func monthOf(date string) string {
	for _, layout := range []string{"2006-01", time.DateOnly} {
		if t, err := time.Parse(layout, date); err == nil {
			return t.Format("Jan 2006")
		}
	}
	return date
}

// asOf says of when something is, or is empty.
func asOf(date string) string {
	if date == "" {
		return ""
	}
	return "as of " + monthOf(date)
}

// Sources lists what the report rests on, by number: the figures of page one, the guides
// of its actions, what products do by themselves, the figures in its reasons, laws,
// frameworks, who answers for what, and its own estimates. No page is there twice.
func (r *Report) Sources() []Source {
	out := r.figureSources()
	seen := map[string]bool{}
	for _, s := range out {
		seen[s.URL] = true
	}
	add := func(s Source) {
		if s.URL != "" && !seen[s.URL] {
			seen[s.URL] = true
			out = append(out, s)
		}
	}
	figures := len(out)
	r.productSources(add)
	slices.SortStableFunc(out[figures:], func(a, b Source) int { return cmp.Compare(a.About, b.About) })
	for i := range r.Plan.Left() {
		k := r.Plan.Actions[i].Control
		add(Source{"Figures and reasons", k.WhyBy, k.WhyDate, k.WhySource})
	}
	for _, l := range r.Laws() {
		add(Source{LawsTitle, l.Name, l.AsOf, l.Source})
	}
	if r.serves() {
		for _, f := range r.Standards() {
			add(Source{"Frameworks", f.Title + ", version " + f.Version, f.Date, f.Source})
		}
	}
	r.layerSources(add)
	if r.Plan.Left() > 0 {
		out = append(out, Source{About: "Hours and costs", By: fmt.Sprintf("Estimates of this program, catalogue %s (%s)", r.Catalogue.Version, r.moneyWords())})
	}
	return out
}

// productSources are the pages about the products.
func (r *Report) productSources(add func(Source)) {
	for i := range r.Plan.Left() {
		for _, s := range r.Steps(&r.Plan.Actions[i]) {
			add(Source{s.Service, "", s.Guide.AsOf, s.Guide.Source})
		}
	}
	for _, d := range r.Duties.Services {
		for _, l := range d.Layers {
			add(Source{r.ServiceName(d.Key), "", "", l.Source})
		}
	}
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.State == questionnaire.Known {
			add(Source{r.ServiceName(c.Service), "", c.Fact.AsOf, c.Fact.Source})
		}
	}
}

// layerSources are the pages on who answers for what in general.
func (r *Report) layerSources(add func(Source)) {
	if len(r.Duties.Services) == 0 {
		return
	}
	for _, l := range r.Catalogue.Layers {
		for _, id := range l.Sources {
			if s, ok := r.Catalogue.SourceNamed(id); ok {
				add(Source{"Who does what in general", s.Name, "", s.URL})
			}
		}
	}
}

// Marks say where each figure comes from: by the number of its source where the report
// lists those, and else by publisher and date. The zero value marks nothing.
type Marks struct {
	sources []Source
	at      map[string]int // by web address; empty is what has none
	listed  bool
}

// Marks are those of the report.
func (r *Report) Marks() Marks {
	m := Marks{sources: r.Sources(), at: map[string]int{}, listed: r.listsSources()}
	for i, s := range m.sources {
		m.at[s.URL] = i
	}
	return m
}

// listsSources reports whether the report lists its sources, so that numbers lead there.
func (r *Report) listsSources() bool {
	o := r.Options
	return !o.Summary && o.Shows(SectionSources) && o.Annex != AnnexNone
}

// mark is the mark of a page, as "[7]" or "(Sophos, Mar 2024)".
func (m Marks) mark(address string) string {
	i, ok := m.at[address]
	switch {
	case !ok:
		return ""
	case m.listed:
		return fmt.Sprintf("[%d]", i+1)
	}
	return "(" + m.sources[i].Told() + ")"
}

// Why is why a control matters, with the mark of its figure.
func (m Marks) Why(k *catalogue.Control) string {
	if k.WhySource == "" {
		return k.Why
	}
	return marked(k.Why, m.mark(k.WhySource))
}

// Note is the note of a step in a product, with the number of its page.
func (m Marks) Note(i GuidanceItem) string {
	if !m.listed || i.Source == "" || i.Note == "" {
		return i.Note
	}
	return i.Note + " " + m.mark(i.Source)
}

// Law is the site of a law's source, with its number.
func (m Marks) Law(l LawRow) string {
	if !m.listed {
		return l.From()
	}
	return l.From() + " " + m.mark(l.Source)
}

// Estimate is a sum of money with the mark of our own estimates, where the report lists
// its sources.
func (m Marks) Estimate(sum string) string {
	if mark := m.mark(""); m.listed && mark != "" && strings.ContainsAny(sum, "0123456789") {
		return sum + " " + mark
	}
	return sum
}

// Cited is why a control matters, with publisher and date of its figure, for what has no
// list of sources.
func Cited(k *catalogue.Control) string {
	if k.WhySource == "" {
		return k.Why
	}
	return marked(k.Why, "("+Source{By: k.WhyBy, Date: k.WhyDate, URL: k.WhySource}.Told()+")")
}

// marked puts a mark before the end of a text's last sentence.
func marked(s, mark string) string {
	if mark == "" {
		return s
	}
	if body, whole := strings.CutSuffix(s, "."); whole {
		return body + " " + mark + "."
	}
	return s + " " + mark
}

// A sourceJSON is a source as JSON.
type sourceJSON struct {
	Number    int    `json:"number"`
	About     string `json:"about"`
	Publisher string `json:"publisher"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
}

func (r *Report) sourcesShape() []sourceJSON {
	list := []sourceJSON{}
	for i, s := range r.Sources() {
		list = append(list, sourceJSON{i + 1, s.About, s.Publisher(), s.Date, s.URL})
	}
	return list
}
