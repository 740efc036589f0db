package catalogue

import (
	"regexp"
	"slices"
)

// frameworkDate is the form of a framework's date.
var frameworkDate = regexp.MustCompile(`^20\d\d-(0[1-9]|1[0-2])(-[0-3]\d)?$`)

// framework checks one standard and what shows it.
func (k *checker) framework(f *Framework) {
	k.want(kebab.MatchString(f.ID), "an id is lower-case words joined by hyphens")
	for name, s := range map[string]string{"title": f.Title, "version": f.Version, "licence": f.Licence, "read": f.Read, "can": f.Can, "cannot": f.Cannot} {
		k.text(name, s)
	}
	k.want(frameworkDate.MatchString(f.Date), "date is a month or a day, such as 2026-04 or 2026-04-27")
	k.want(isURL(f.Source), "source is a web address")
	k.want(f.Refs == "" || slices.Contains(Frameworks, f.Refs), "no key %q for refs; choose from %s", f.Refs, join(Frameworks))
	k.want(len(f.Requirements) > 0, "requirements is missing")
	seen := map[string]bool{}
	for i := range f.Requirements {
		r := &f.Requirements[i]
		k.want(r.ID != "" && !seen[r.ID], "requirement %q: each has an id, which no other has", r.ID)
		seen[r.ID] = true
		k.requirement(r)
	}
}

func (k *checker) requirement(r *Requirement) {
	k.want((r.Kind() == NoneShow) == (r.None != ""), "requirement %s: none says why no control shows it, where none does", r.ID)
	seen := map[string]bool{}
	for _, s := range r.Controls {
		c, ok := k.c.Control(s.Control)
		if !ok {
			k.fault("requirement %s: no control %q", r.ID, s.Control)
			continue
		}
		k.want(!seen[s.Control], "requirement %s: %s is listed twice", r.ID, s.Control)
		seen[s.Control] = true
		k.want(c.Retired == "", "requirement %s: %s is retired", r.ID, s.Control)
		switch s.Kind {
		case FullShow:
			k.want(s.Rule == ShowAll || s.Rule == ShowAny, "requirement %s: %s: no rule %q; choose all or any", r.ID, s.Control, s.Rule)
			credit := slices.ContainsFunc(c.Question.Options, func(o Option) bool { return o.Credit == s.MinCredit })
			k.want(credit && s.MinCredit > 0, "requirement %s: %s: min_credit %v is no credit of its question above 0", r.ID, s.Control, s.MinCredit)
		case PartialShow:
			k.want(s.Rule == "" && s.MinCredit == 0, "requirement %s: %s: what only touches it has no rule and no min_credit", r.ID, s.Control)
		default:
			k.fault("requirement %s: %s: no kind %q; choose full or partial", r.ID, s.Control, s.Kind)
		}
	}
}
