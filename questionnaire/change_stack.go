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
	now.Countries, now.Goals = slices.Clone(was.Countries), slices.Clone(was.Goals)
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
	a.Profile.Countries, a.Profile.Currency, a.Profile.Depth, a.Profile.HoursPerWeek, a.Profile.Goals = t.Profile.Countries, t.Profile.Currency, t.Profile.Depth, t.Profile.HoursPerWeek, t.Profile.Goals
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

// BringBack puts the service back that was taken out last of those that fit, with its key
// and so its answers, with its details and in its place, and with what signed in through it
// or ran on it. It returns the key; false where the log knows of none.
func (a *Assessment) BringBack(fits func(s Service) bool) (key string, ok bool) {
	s, from, ok := a.takenOut(fits)
	if !ok {
		return "", false
	}
	before := a.stackPart()
	at := len(a.Services)
	for i := range a.Services {
		if of := place(from, a.Services[i].Key); of > place(from, s.Key) {
			at = i
			break
		}
	}
	a.Services = normalServices(slices.Insert(copiedServices(a.Services), at, copiedServices([]Service{s})...))
	for i := range a.Services {
		now := &a.Services[i]
		if of := place(from, now.Key); of >= 0 && now.SignIn == "" && from[of].SignIn == s.Key {
			now.SignIn = s.Key
		}
		if of := place(from, now.Key); of >= 0 && now.RunsOn == "" && from[of].RunsOn == s.Key {
			now.RunsOn = s.Key
		}
	}
	a.dropLinks(from)
	a.log(OfStack, s.Key, before, a.stackPart())
	return s.Key, true
}

// place is where a service with that key is in a stack, -1 where it is not.
func place(stack []Service, key string) int {
	return slices.IndexFunc(stack, func(s Service) bool { return s.Key == key })
}

// takenOut is the service that was taken out last of those that fit and are not in the
// stack, and the stack it was in.
func (a *Assessment) takenOut(fits func(s Service) bool) (s Service, from []Service, ok bool) {
	for _, e := range slices.Backward(a.Log) {
		if e.What != OfStack {
			continue
		}
		for _, was := range e.From.Services {
			if place(e.To.Services, was.Key) < 0 && a.Service(was.Key) == nil && fits(was) {
				return was, e.From.Services, true
			}
		}
	}
	return Service{}, nil, false
}

// Restack makes the stack the services named, keeping what is known of those that are or
// were there, with their keys and so their answers. It returns the stack before.
func (a *Assessment) Restack(named []Service) (was []Service) {
	was = a.Services
	old, before := copiedServices(was), a.stackPart()
	stack, kept, links := slices.Clone(named), map[string]bool{}, [][]Service{was}
	for i := range stack {
		s := &stack[i]
		s.Key = ""
		same := func(o Service) bool { return o.ID == s.ID && o.Name == s.Name }
		if at := slices.IndexFunc(old, same); at >= 0 {
			*s = old[at]
			old, kept[s.Key] = slices.Delete(old, at, at+1), true
		}
	}
	for i := range stack {
		s := &stack[i]
		same := func(o Service) bool { return s.Key == "" && o.ID == s.ID && o.Name == s.Name && !kept[o.Key] }
		if before, from, ok := a.takenOut(same); ok {
			*s, kept[before.Key] = copiedServices([]Service{before})[0], true
			links = append(links, from)
		}
	}
	a.Services = []Service{}
	for _, s := range stack {
		if s.Key == "" {
			s.Key = a.newKey(s, kept)
		}
		a.put(s)
	}
	a.dropLinks(links...)
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
