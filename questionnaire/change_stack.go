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
	key := a.addService(s)
	a.log(OfStack, key, before, a.stackPart())
	return key
}

func (a *Assessment) addService(s Service) string {
	base := s.ID
	if s.Custom() {
		base = Slug(s.Name)
	}
	s.Key = base
	for n := 2; a.Service(s.Key) != nil || s.Key == OwnLogin; n++ {
		s.Key = fmt.Sprintf("%s-%d", base, n)
	}
	if s.Data == nil {
		s.Data = []string{}
	}
	a.Services = append(slices.Clip(a.Services), s)
	return s.Key
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
// back. Who signed in through it does so in the usual way again.
func (a *Assessment) RemoveService(key string) (was []Service) {
	was = a.Services
	before := a.stackPart()
	a.Services = slices.DeleteFunc(slices.Clone(was), func(s Service) bool { return s.Key == key })
	a.dropSignIns()
	a.log(OfStack, key, before, a.stackPart())
	return was
}

// Restack makes the stack the services named, keeping what is known of those
// that were there. It returns the stack before.
func (a *Assessment) Restack(named []Service) (was []Service) {
	was = a.Services
	old, before := copiedServices(was), a.stackPart()
	a.Services = []Service{}
	for _, s := range named {
		same := func(o Service) bool { return o.ID == s.ID && o.Name == s.Name }
		if i := slices.IndexFunc(old, same); i >= 0 {
			s = old[i]
			old = slices.Delete(old, i, i+1)
		}
		a.addService(s)
	}
	a.dropSignIns()
	a.log(OfStack, "", before, a.stackPart())
	return was
}

// dropSignIns sets sign-ins back to the usual that go through a service which
// is not there any more.
func (a *Assessment) dropSignIns() {
	for i := range a.Services {
		if in := a.Services[i].SignIn; in != "" && in != OwnLogin && a.Service(in) == nil {
			a.Services[i].SignIn = ""
		}
	}
}

// EditService changes one entry of the stack: its name, its data and how it is
// used. Its key stays, and data named twice is there once. It returns the entry
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
	data := []string{}
	for _, id := range s.Data {
		if !slices.Contains(data, id) {
			data = append(data, id)
		}
	}
	s.Data = data
	if err := validateServices(services); err != nil {
		return was, err
	}
	before := a.stackPart()
	a.Services = services
	a.log(OfStack, key, before, a.stackPart())
	return was, nil
}

// copiedServices is a stack that shares nothing with another.
func copiedServices(services []Service) []Service {
	services = slices.Clone(services)
	for i := range services {
		services[i].Data = slices.Clone(services[i].Data)
	}
	return services
}
