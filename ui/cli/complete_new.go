package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// named are the services of the assessment that a command changes or begins with, and
// those that --service or --add names.
func (a *app) named(cmd *cobra.Command, args []string) (*catalogue.Catalogue, []questionnaire.Service) {
	c, err := a.catalogue()
	if err != nil {
		return nil, nil
	}
	s := questionnaire.New("")
	begin, _ := cmd.Flags().GetString("from")
	if len(args) > 0 {
		begin = args[0]
	}
	if begin != "" && begin != stdin {
		if old, err := a.readFor(c, begin); err == nil {
			s = *old
		}
	}
	lists, _ := cmd.Flags().GetStringArray("service")
	more, _ := cmd.Flags().GetStringArray("add")
	lists = append(lists, more...)
	seen := map[string]bool{} // cobra reads the flags twice before it asks
	for _, text := range split(lists) {
		if seen[text] {
			continue
		}
		seen[text] = true
		if service, err := questionnaire.ParseService(c, text); err == nil {
			s.AddService(service)
		}
	}
	return c, s.Services
}

// completeData offers a service, then the kinds of data.
func (a *app) completeData(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	if c == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	key, kinds, ok := strings.Cut(typed, "=")
	if !ok {
		return pairs(c, services)
	}
	var words []string
	for _, d := range c.Data {
		words = append(words, d.ID+"\t"+d.Name)
	}
	words, directive := listed(kinds, words)
	return behind(key, words), directive
}

// completePairs offers a service; what follows is free.
func (a *app) completePairs(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	if c == nil || strings.Contains(typed, "=") {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return pairs(c, services)
}

// completeStops offers the services of the stack.
func (a *app) completeStops(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	return listed(typed, keyWords(c, services))
}

// completeSignIn offers a service, then the others that it may be reached
// through.
func (a *app) completeSignIn(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	key, _, ok := strings.Cut(typed, "=")
	if !ok {
		return pairs(c, services)
	}
	words := []string{questionnaire.OwnLogin + "\ta login of its own"}
	for _, w := range keyWords(c, services) {
		if !strings.HasPrefix(w, key+"\t") {
			words = append(words, w)
		}
	}
	return behind(key, words), cobra.ShellCompDirectiveNoFileComp
}

// completeNew completes the flags of "new".
func (a *app) completeNew(cmd *cobra.Command) {
	_ = cmd.RegisterFlagCompletionFunc("from", completeFiles)
	_ = cmd.RegisterFlagCompletionFunc("service", a.completeServices)
	_ = cmd.RegisterFlagCompletionFunc("data", a.completeData)
	_ = cmd.RegisterFlagCompletionFunc("stops", a.completeStops)
	_ = cmd.RegisterFlagCompletionFunc("sign-in", a.completeSignIn)
	_ = cmd.RegisterFlagCompletionFunc("runs-on", a.completeRunsOn)
	_ = cmd.RegisterFlagCompletionFunc("parts", a.completeParts)
}

// completeRunsOn offers software that is installed on something, then what it may run
// on.
func (a *app) completeRunsOn(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	key, _, ok := strings.Cut(typed, "=")
	if c == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	s := questionnaire.Assessment{Services: services}
	if !ok {
		return pairs(c, slices.DeleteFunc(slices.Clone(services), func(e questionnaire.Service) bool { _, guest := questionnaire.HostOf(c, &s, e); return !guest }))
	}
	e := s.Service(key)
	if e == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, other := range questionnaire.Hosts(c, &s, *e) {
		words = append(words, keyWords(c, []questionnaire.Service{*s.Service(other)})...)
	}
	if def, known := c.Service(e.ID); known && def.RunsOn != nil {
		for _, kind := range def.RunsOn.Hosts {
			words = append(words, kind+"\t"+c.Host(kind).Name)
		}
	}
	return behind(key, words), cobra.ShellCompDirectiveNoFileComp
}

// completeParts offers a service of several parts, then the parts.
func (a *app) completeParts(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, services := a.named(cmd, args)
	key, typedParts, ok := strings.Cut(typed, "=")
	if c == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	parts := func(e questionnaire.Service) []string {
		if def, known := c.Service(e.ID); known {
			return def.Parts
		}
		return nil
	}
	if !ok {
		return pairs(c, slices.DeleteFunc(slices.Clone(services), func(e questionnaire.Service) bool { return len(parts(e)) == 0 }))
	}
	for _, e := range services {
		if e.Key == key {
			words, directive := listed(typedParts, parts(e))
			return behind(key, words), directive
		}
	}
	return nil, cobra.ShellCompDirectiveNoFileComp
}

// completeCountry offers the countries that some law of the catalogue names.
func (a *app) completeCountry(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	laws := map[string][]string{}
	var names []string
	for _, l := range c.Laws {
		for _, name := range l.Countries {
			name = catalogue.CountryName(name)
			if laws[name] == nil {
				names = append(names, name)
			}
			laws[name] = append(laws[name], l.Name)
		}
	}
	var words []string
	for _, name := range names {
		if !strings.Contains(name, " ") { // at which a shell would split it
			words = append(words, name+"\t"+strings.Join(laws[name], ", "))
		}
	}
	return listed(typed, words)
}

// pairs are the keys of services with the sign that something follows.
func pairs(c *catalogue.Catalogue, services []questionnaire.Service) ([]string, cobra.ShellCompDirective) {
	words := keyWords(c, services)
	for i, w := range words {
		words[i] = strings.Replace(w, "\t", "=\t", 1)
	}
	return words, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// behind puts words behind a key.
func behind(key string, words []string) []string {
	for i, w := range words {
		words[i] = key + "=" + w
	}
	return words
}
