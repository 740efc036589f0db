package catalogue

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// month is the form of as_of.
var month = regexp.MustCompile(`^20\d\d-(0[1-9]|1[0-2])$`)

// isURL reports whether s is a web address that may be shown as a link.
func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}

// service checks one service and its guides.
func (k *checker) service(s *Service) {
	k.want(kebab.MatchString(s.ID), "an id is lower-case words joined by hyphens")
	k.text("name", s.Name)
	k.text("provider", s.Provider)
	k.want(s.Model.Valid(), "no model %q; choose from %s", s.Model, join(Models))
	k.known("category", []string{s.Category}, k.c.Categories)
	k.want(len(s.Capabilities) > 0, "capabilities is missing")
	k.known("capability", s.Capabilities, k.c.Capabilities)
	k.want(len(s.Data) > 0, "data is missing")
	k.categories(s.Data)
	k.want(s.Account == "" || kebab.MatchString(s.Account), "account is lower-case words joined by hyphens")
	k.want(len(s.ProviderDoes) > 0 || s.Model == OnPrem, "provider_does is missing")
	for _, l := range []string{s.Links.Status, s.Links.Trust, s.Links.Responsibility, s.Links.DPA} {
		k.want(l == "" || isURL(l), "%q is not a web address", l)
	}
	for _, a := range s.Aliases {
		k.want(a == strings.ToLower(a) && a != "", "alias %q: aliases are lower-case", a)
	}
	if f := s.Facts; f != nil {
		k.want(month.MatchString(f.AsOf), "facts: as_of is a month such as 2026-08")
		k.want(isURL(f.Source), "facts: source is a web address")
	}
	k.overrides(s.Parties)
	k.variants(s)
	k.runs(s)
	k.guides(s)
}

func (k *checker) overrides(parties map[string]Override) {
	for id, o := range parties {
		l, ok := k.c.Layer(id)
		k.want(ok, "parties: no layer %q in layers.yaml", id)
		k.want(o.Party.Valid(), "parties: %s: no party %q; choose provider, shared or customer", id, o.Party)
		k.want(isURL(o.Source), "parties: %s: source is a web address", id)
		halves := ok && (o.YourPart != "" || l.YourPart != "") && (o.TheirPart != "" || l.TheirPart != "")
		k.want(o.Party != Shared || halves, "parties: %s: a shared cell needs both your_part and their_part", id)
	}
}

func (k *checker) variants(s *Service) {
	if s.Variants == nil {
		return
	}
	k.text("variants.text", s.Variants.Text)
	k.want(len(s.Variants.Options) >= 2, "variants needs at least two options")
	seen := map[string]bool{}
	for i, v := range s.Variants.Options {
		k.want(kebab.MatchString(v.ID) && !seen[v.ID], "variant %q: an id is lower-case words joined by hyphens, and stands once", v.ID)
		seen[v.ID] = true
		k.text("variant "+v.ID+": label", v.Label)
		k.want(v.Model == "" || v.Model.Valid(), "variant %q: no model %q", v.ID, v.Model)
		k.want(i > 0 || (v.Model == "" && len(v.Parties) == 0), "variant %q: the first variant is the usual one and changes nothing", v.ID)
		k.overrides(v.Parties)
	}
}

// sourceKinds are whose page a guide rests on.
var sourceKinds = []string{"vendor", "standard", "third-party"}

func (k *checker) guides(s *Service) {
	seen := map[string]bool{}
	for _, g := range s.Guides() {
		c, ok := k.c.Control(g.Control)
		if !ok {
			k.fault("guide for %q, which is no control", g.Control)
			continue
		}
		for _, f := range append([]string{""}, g.For...) {
			if f == "" && len(g.For) > 0 {
				continue
			}
			k.want(f == "" || kebab.MatchString(f), "guide for %s: for holds variants and subscriptions, in lower-case words joined by hyphens", g.Control)
			k.want(!seen[g.Control+" "+f], "two guides for %s", strings.TrimSpace(g.Control+" "+f))
			seen[g.Control+" "+f] = true
		}
		k.want(c.Scope == Organisation || k.c.canApply(c, s), "guide for %s, which is never asked for this service", g.Control)
		for name, v := range map[string]string{"where": g.Where, "fix": g.Fix, "plan": g.Plan} {
			k.want(strings.TrimSpace(v) != "", "guide for %s: %s is missing", g.Control, name)
		}
		k.want(isURL(g.Source), "guide for %s: source is a web address", g.Control)
		k.want(month.MatchString(g.AsOf), "guide for %s: as_of is a month such as 2026-08", g.Control)
		k.guideHazard(c, &g)
		k.alwaysOn(c, s, &g)
		k.want(g.Days == nil || *g.Days >= 0, "guide for %s: days is not negative", g.Control)
	}
	for id := range duplicates(s.Aliases) {
		k.fault("alias %q stands twice", id)
	}
}

func duplicates(list []string) map[string]bool {
	d := map[string]bool{}
	for i, v := range list {
		if slices.Contains(list[:i], v) {
			d[v] = true
		}
	}
	return d
}
