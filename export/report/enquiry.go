package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// An Enquiry is what to ask one party outside the firm: a supplier who may
// know how things stand, or a provider about its part.
type Enquiry struct {
	To        string // "your IT supplier", "Amazon Web Services"
	Provider  bool   // of services in the stack
	Services  []string
	Questions []OutsideQuestion
	// Confirm is what the firm takes to be a provider's part where both have one.
	Confirm []TheirPart
	Scans   []OutsideScan
	Until   time.Time // a week after the report, or sooner where a fix waits for an answer
}

// Title is what a list for one party is called.
func (e Enquiry) Title() string { return "Questions for " + e.To }

// Text is a question in the words for that party: who runs a service cannot
// know how it is used.
func (e Enquiry) Text(q OutsideQuestion) string {
	if e.Provider {
		return q.Control.Title
	}
	return q.Control.Question.Text
}

// ConfirmWords stand over what a provider is to confirm.
const ConfirmWords = "We take it that this is your part. Please tick what is right, and correct what is not."

// An OutsideQuestion is an open question with the services it is about; none
// is the whole firm.
type OutsideQuestion struct {
	Control  *catalogue.Control
	Services []string
}

// A TheirPart is a layer with what a provider is taken to do in it.
type TheirPart struct{ Layer, Text string }

// Enquiries are the questions for each party outside the firm: first for those
// whom a find-out action names, then for the providers of the services it is
// about, where the provider has a part in what is asked, has no public page that says
// so, and nobody else is asked all of it.
func (r *Report) Enquiries() []Enquiry {
	b := enquiries{r: r, at: map[string]int{}, run: map[string][]*questionnaire.ServiceDuties{}}
	for i := range r.Duties.Services {
		d := &r.Duties.Services[i]
		to := r.provider(*r.Assessment.Service(d.Key))
		b.run[to] = append(b.run[to], d)
	}
	for _, a := range r.toFindOut() {
		if to := outsider(a.Control.Whom); to != "" {
			b.ask(to, false, a, a.Services)
		}
	}
	r.shared(func(a *scoring.Action, s *questionnaire.Service, to string) {
		if r.publicPage(s) == "" {
			b.ask(to, true, a, []string{s.Key})
		}
	})
	return slices.DeleteFunc(b.out, Enquiry.twice)
}

// toFindOut are the open actions that find something out.
func (r *Report) toFindOut() []*scoring.Action {
	var open []*scoring.Action
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.Kind == scoring.FindOut && a.Open() {
			open = append(open, a)
		}
	}
	return open
}

// shared calls do for each open question with each service of which the provider has a
// part in it, and with the provider.
func (r *Report) shared(do func(a *scoring.Action, s *questionnaire.Service, provider string)) {
	duties := map[string]*questionnaire.ServiceDuties{}
	for i := range r.Duties.Services {
		duties[r.Duties.Services[i].Key] = &r.Duties.Services[i]
	}
	for _, a := range r.toFindOut() {
		for _, key := range a.Services {
			s := r.Assessment.Service(key)
			if to := r.provider(*s); to != "" && sharesPart(duties[key], a.Control) {
				do(a, s, to)
			}
		}
	}
}

// A PublicPage is where a provider tells everybody which part of a service is its own,
// so that no sheet of questions is sent to it.
type PublicPage struct {
	Provider string
	Services []string // names
	URL      string
}

// Text names the provider and the services.
func (p PublicPage) Text() string { return p.Provider + ", for " + SentenceList(p.Services, 6) }

// PublicPages are the pages to look at in place of writing to a provider, one for each
// provider and page of the services that open questions are about.
func (r *Report) PublicPages() []PublicPage {
	var out []PublicPage
	r.shared(func(_ *scoring.Action, s *questionnaire.Service, to string) {
		url := r.publicPage(s)
		if url == "" {
			return
		}
		i := slices.IndexFunc(out, func(p PublicPage) bool { return p.Provider == to && p.URL == url })
		if i < 0 {
			i = len(out)
			out = append(out, PublicPage{Provider: to, URL: url})
		}
		if name := r.ServiceName(s.Key); !slices.Contains(out[i].Services, name) {
			out[i].Services = append(out[i].Services, name)
		}
	})
	return out
}

// publicPage is where the maker of a service says who does what, the page on that first;
// it is empty where there is none, and where it is not a maker that answers but
// somebody of one's own, such as "your hosting company".
func (r *Report) publicPage(s *questionnaire.Service) string {
	def, ok := r.Catalogue.Service(s.ID)
	if !ok || strings.HasPrefix(def.Provider, "Your ") {
		return ""
	}
	return cmp.Or(def.Links.Responsibility, def.Links.Trust, def.Links.DPA)
}

// twice reports whether a provider would be asked only what a supplier is asked
// as well.
func (e Enquiry) twice() bool {
	return e.Provider && !slices.ContainsFunc(e.Questions, func(q OutsideQuestion) bool { return outsider(q.Control.Whom) == "" })
}

// enquiries gathers questions by party.
type enquiries struct {
	r   *Report
	out []Enquiry
	at  map[string]int                            // where a party is in out
	run map[string][]*questionnaire.ServiceDuties // by provider
}

// daysToAnswer is the least that somebody outside gets.
const daysToAnswer = 7

// until is the working day by which an answer is asked for: when the plan has it, or
// as soon as can be expected, but before any fix begins that waits for it.
func (b *enquiries) until(a *scoring.Action) time.Time {
	days := scoring.WorkdaysFor(b.r.Assessment.Profile)
	day := a.Due
	if soonest := days.Next(b.r.Date.AddDate(0, 0, daysToAnswer)); day.Before(soonest) {
		day = soonest
	}
	for i := range b.r.Plan.Actions {
		if f := &b.r.Plan.Actions[i]; f.Open() && slices.Contains(f.Needs, a.ID) && !day.Before(f.Start) {
			day = a.Due // the fix begins after it
		}
	}
	return day
}

// ask adds the question of an action to those for one party.
func (b *enquiries) ask(to string, provider bool, a *scoring.Action, keys []string) {
	id := fmt.Sprint(provider, to)
	i, there := b.at[id]
	if !there {
		i = len(b.out)
		b.at[id] = i
		e := Enquiry{To: to, Provider: provider, Until: b.until(a)}
		if provider {
			e.Confirm = b.theirParts(to)
		}
		b.out = append(b.out, e)
	}
	e := &b.out[i]
	if day := b.until(a); day.Before(e.Until) {
		e.Until = day
	}
	if !provider {
		e.scan(b.r, a.Control.ID, keys)
	}
	names := b.r.NamesOf(keys)
	for _, n := range names {
		if !slices.Contains(e.Services, n) {
			e.Services = append(e.Services, n)
		}
	}
	if last := len(e.Questions) - 1; last >= 0 && e.Questions[last].Control == a.Control {
		e.Questions[last].Services = append(e.Questions[last].Services, names...)
		return
	}
	e.Questions = append(e.Questions, OutsideQuestion{a.Control, names})
}

// outsider finds the party outside the firm among those whom a control says to
// ask, such as "your IT supplier" in "whoever runs the backups, or your IT
// supplier". Everybody else works in the firm.
func outsider(whom string) string {
	const usual = "IT supplier"
	var parties []string
	for _, clause := range strings.Split(whom, ", or ") {
		for i, part := range strings.Split(clause, " or ") {
			name, found := strings.CutPrefix(part, "your ")
			if strings.HasPrefix(part, "whoever ") || i == 0 && !found {
				break // what stands behind it is part of it
			}
			parties = append(parties, name)
		}
	}
	switch {
	case len(parties) == 0:
		return ""
	case slices.Contains(parties, usual):
		return "your " + usual
	}
	return "your " + strings.Join(parties, " or ")
}

// provider is who runs a service, or empty where it is the firm itself.
func (r *Report) provider(s questionnaire.Service) string {
	def, ok := r.Catalogue.Service(s.ID)
	if !ok {
		return "the provider of " + r.ServiceName(s.Key)
	}
	name, _, _ := strings.Cut(def.Provider, ", such as")
	name = strings.TrimPrefix(name, "You and ")
	if strings.HasPrefix(name, "You (") {
		return ""
	}
	if rest, ok := strings.CutPrefix(name, "Your "); ok {
		return "your " + rest
	}
	return name
}

// sharesPart reports whether the provider of a service has a part in one of a
// control's layers.
func sharesPart(d *questionnaire.ServiceDuties, k *catalogue.Control) bool {
	return slices.ContainsFunc(d.Layers, func(l questionnaire.LayerParty) bool {
		return l.Party == catalogue.Shared && slices.Contains(k.Layers, l.Layer)
	})
}

// theirParts is what one provider does in the layers it shares, over all of
// its services, each once.
func (b *enquiries) theirParts(provider string) []TheirPart {
	var out []TheirPart
	for i := range b.r.Catalogue.Layers {
		for _, s := range b.run[provider] {
			if i >= len(s.Layers) || s.Layers[i].Party != catalogue.Shared {
				continue
			}
			if p := (TheirPart{s.Layers[i].Name, s.Layers[i].Theirs}); !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// EnquiryWords is what the page says before it asks.
func EnquiryWords(e Enquiry) string {
	if e.Provider {
		return fmt.Sprintf("We use %s, and are working out which part of its security is ours and which is yours. Please tell us what it offers for the following, and where.", SentenceList(e.Services, 6))
	}
	said := "We are working out how our cloud services and computers are looked after. You may know what we do not. A tick and a few words are enough; where it differs from one service to another, please say so."
	if len(e.Scans) > 0 {
		said += " A free scan that only reads settings tells a part of it: where you can, run it and send us its file."
	}
	for _, s := range e.Scans {
		said += " " + s.text()
	}
	return said
}
