package questionnaire

import (
	"fmt"
	"slices"
)

// EditProfile changes the profile. It returns the one before; on an error,
// which says what is wrong, nothing has changed.
func (a *Assessment) EditProfile(edit func(p *Profile)) (was Profile, err error) {
	was = a.Profile
	now := was
	now.Countries = slices.Clone(was.Countries)
	edit(&now)
	if err := now.check(); err != nil {
		return was, err
	}
	before := a.profilePart()
	a.Profile = now
	a.log(OfProfile, "", before, a.profilePart())
	return was, nil
}

// AddService appends an entry to the stack under a key of its own and returns
// the key: the service's id, id-2 for a second one, or a slug of the name.
func (a *Assessment) AddService(s Service) string {
	before := a.stackPart()
	s.Key = a.newKey(s, nil)
	a.put(s)
	a.log(OfStack, s.Key, before, a.stackPart())
	return s.Key
}

// newKey is a key for a service that is neither in the stack nor taken.
func (a *Assessment) newKey(s Service, taken map[string]bool) string {
	base := s.ID
	if s.Custom() {
		base = Slug(s.Name)
	}
	key := base
	for n := 2; a.Service(key) != nil || taken[key] || key == OwnLogin; n++ {
		key = fmt.Sprintf("%s-%d", base, n)
	}
	return key
}

// put appends an entry to the stack under the key that it has.
func (a *Assessment) put(s Service) {
	a.Services = append(slices.Clip(a.Services), normalServices([]Service{s})...)
}

// NewFrom is a new assessment for a business that is set up as another one is: with
// its stack, how that is used and what data is in it, and with its countries, depth
// and hours. What was answered, done and noted, and who anybody is, stays behind.
func NewFrom(template Assessment) Assessment {
	a, t := New(""), template.Clone()
	a.Services = t.Services
	a.Profile.Countries, a.Profile.Currency, a.Profile.Depth, a.Profile.HoursPerWeek = t.Profile.Countries, t.Profile.Currency, t.Profile.Depth, t.Profile.HoursPerWeek
	return a
}

// RemoveService takes an entry out of the stack and returns the stack before.
// Its answers are kept, so that they are there again when the service comes
// back. Who signed in through it does so in the usual way again, and what ran on it
// runs where that is usual.
func (a *Assessment) RemoveService(key string) (was []Service) {
	was = a.Services
	before := a.stackPart()
	a.Services = slices.DeleteFunc(slices.Clone(was), func(s Service) bool { return s.Key == key })
	a.dropLinks(was)
	a.log(OfStack, key, before, a.stackPart())
	return was
}

// Restack makes the stack the services named, keeping what is known of those
// that were there, with their keys and so their answers. It returns the stack before.
func (a *Assessment) Restack(named []Service) (was []Service) {
	was = a.Services
	old, before := copiedServices(was), a.stackPart()
	stack, kept := slices.Clone(named), map[string]bool{}
	for i := range stack {
		s := &stack[i]
		s.Key = ""
		same := func(o Service) bool { return o.ID == s.ID && o.Name == s.Name }
		if at := slices.IndexFunc(old, same); at >= 0 {
			*s = old[at]
			old, kept[s.Key] = slices.Delete(old, at, at+1), true
		}
	}
	a.Services = []Service{}
	for _, s := range stack {
		if s.Key == "" {
			s.Key = a.newKey(s, kept)
		}
		a.put(s)
	}
	a.dropLinks(was)
	a.log(OfStack, "", before, a.stackPart())
	return was
}

// dropLinks sets sign-ins back to the usual that go through a service which is not
// there any more, and so what runs on one. The stacks are those of before, as a kind
// of host is no key of any.
func (a *Assessment) dropLinks(before ...[]Service) {
	gone := func(key string) bool { return key != "" && a.Service(key) == nil }
	for i := range a.Services {
		s := &a.Services[i]
		if gone(s.SignIn) && s.SignIn != OwnLogin {
			s.SignIn = ""
		}
		was := func(stack []Service) bool {
			return slices.ContainsFunc(stack, func(e Service) bool { return e.Key == s.RunsOn })
		}
		if gone(s.RunsOn) && slices.ContainsFunc(before, was) {
			s.RunsOn = ""
		}
	}
}

// EditService changes one entry of the stack: its name, its data and how it is
// used. Its key stays, and what is named twice is there once. It returns the entry
// before; on an error, which says what is wrong, nothing has changed.
func (a *Assessment) EditService(key string, edit func(s *Service)) (was Service, err error) {
	i := slices.IndexFunc(a.Services, func(s Service) bool { return s.Key == key })
	if i < 0 {
		return was, fmt.Errorf("no service %q in this assessment", key)
	}
	services := copiedServices(a.Services)
	was = a.Services[i]
	s := &services[i]
	edit(s)
	s.Key, s.ID = was.Key, was.ID
	if s.Name != was.Name {
		if err := CheckName(s.Name); err != nil {
			return was, err
		}
	}
	if s.RunsOn == key && was.RunsOn != key {
		return was, fmt.Errorf("%s cannot run on itself; name another service of the stack, or a kind of host", key)
	}
	s.Data, s.Parts = once(s.Data), once(s.Parts)
	services = normalServices(services)
	if err := validateServices(services); err != nil {
		return was, err
	}
	before := a.stackPart()
	a.Services = services
	a.log(OfStack, key, before, a.stackPart())
	return was, nil
}

// once is a list without what is in it before.
func once(list []string) (out []string) {
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// copiedServices is a stack that shares nothing with another.
func copiedServices(services []Service) []Service {
	services = slices.Clone(services)
	for i := range services {
		services[i].Data, services[i].Parts = slices.Clone(services[i].Data), slices.Clone(services[i].Parts)
	}
	return services
}
