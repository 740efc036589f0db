package page

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// Edited lists what differs between an assessment and what it became: the profile,
// then service by service.
func Edited(c *catalogue.Catalogue, was, now *questionnaire.Assessment) (lines []string) {
	for i := range interview.Fields {
		f := &interview.Fields[i]
		if from, to := f.Get(&was.Profile), f.Get(&now.Profile); from != to {
			lines = append(lines, changed(f.Label, from, to))
		}
	}
	if was.ID != now.ID {
		lines = append(lines, "it has an id of its own; what is exported of it from now on is another client's")
	}
	for _, s := range was.Services {
		if t := now.Service(s.Key); t == nil || t.ID != s.ID {
			lines = append(lines, questionnaire.Name(c, s)+" is taken out"+keptAnswers(now, s.Key))
		}
	}
	for _, s := range now.Services {
		before := was.Service(s.Key)
		if before == nil || before.ID != s.ID {
			lines = append(lines, fmt.Sprintf("%s is added as %s%s", questionnaire.Name(c, s), s.Key, backAnswers(was, s.Key)))
			continue
		}
		lines = append(lines, editedService(c, was, now, *before, s)...)
	}
	return lines
}

// editedService lists what differs between two states of one service.
func editedService(c *catalogue.Catalogue, was, now *questionnaire.Assessment, from, to questionnaire.Service) (lines []string) {
	name := questionnaire.Name(c, to)
	add := func(what, from, to string) {
		if from != to {
			lines = append(lines, changed(name+", "+what, from, to))
		}
	}
	add("name", questionnaire.Name(c, from), name)
	add("model", string(from.Model), string(to.Model))
	add("variant", from.Variant, to.Variant)
	add("data", dataNames(c, from.Data), dataNames(c, to.Data))
	add("the business stops without it", yesNo(from.Stops), yesNo(to.Stops))
	if from.SignIn != to.SignIn {
		add("sign-in", signInName(c, was, from), signInName(c, now, to))
	}
	add("subscription", from.Plan, to.Plan)
	add("parts in use", partNames(c, from.Parts), partNames(c, to.Parts))
	add("runs on", hostName(c, was, from), hostName(c, now, to))
	return lines
}

// changed says what something is and what it was.
func changed(what, from, to string) string {
	return fmt.Sprintf("%s: %s (was %s)", what, said(to), said(from))
}

// said is what a field says, on one line.
func said(s string) string {
	if s = text.CleanLine(s); s == "" {
		return "not said"
	}
	return s
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func dataNames(c *catalogue.Catalogue, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if d, ok := c.DataCategory(id); ok {
			names[i] = strings.ToLower(d.Name[:1]) + d.Name[1:]
		}
	}
	return strings.Join(names, ", ")
}

// partNames are the parts of a service that are used.
func partNames(c *catalogue.Catalogue, ids []string) string {
	if len(ids) == 0 {
		return "all of them"
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = id
		if at := slices.IndexFunc(c.Capabilities, func(w catalogue.Named) bool { return w.ID == id }); at >= 0 {
			names[i] = report.LowerFirst(c.Capabilities[at].Name)
		}
	}
	return strings.Join(names, ", ")
}

// hostName is what a service is installed on, empty for what is installed on nothing.
func hostName(c *catalogue.Catalogue, a *questionnaire.Assessment, s questionnaire.Service) string {
	name, said := report.HostOf(c, a, s)
	if name != "" && !said {
		return name + ", as is usual"
	}
	return name
}

// signInName is how people sign in to a service.
func signInName(c *catalogue.Catalogue, a *questionnaire.Assessment, s questionnaire.Service) string {
	switch through := a.Service(s.SignIn); {
	case s.SignIn == questionnaire.OwnLogin:
		return "a login of its own"
	case through != nil:
		return "through " + questionnaire.Name(c, *through)
	}
	return "as is usual"
}

// keptAnswers says what becomes of the answers of a service that is taken out.
func keptAnswers(a *questionnaire.Assessment, key string) string {
	n := answersOf(a, key)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %s in the file, for when it is added again", text.Plural(n, "answer stays", "answers stay"))
}

// backAnswers says that there are answers of a service that is added.
func backAnswers(a *questionnaire.Assessment, key string) string {
	if n := answersOf(a, key); n > 0 {
		return fmt.Sprintf(", with its %s from before", text.Plural(n, "answer"))
	}
	return ""
}

// answersOf counts the answers for one service.
func answersOf(a *questionnaire.Assessment, key string) (n int) {
	for id := range a.Answers {
		if id.Service == key {
			n++
		}
	}
	return n
}
