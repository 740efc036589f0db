package room

import "sync"

// A Visit is one person's session.
type Visit struct {
	Name string
	Bell <-chan struct{}
	Over <-chan struct{} // closed when the same person has come in from elsewhere
	over chan struct{}
	end  func()
	room *Room
	once sync.Once
}

// Join lets somebody in who said a code. A session that the person had before is over.
func (r *Room) Join(name string) *Visit {
	v := &Visit{Name: name, over: make(chan struct{}), room: r}
	v.Over = v.over
	v.Bell, v.end = r.Listen()
	r.mu.Lock()
	before := r.sessions[name]
	r.sessions[name] = v
	r.mu.Unlock()
	if before != nil {
		close(before.over)
	}
	r.Ask(Change{Kind: joined, Who: name})
	return v
}

// Watch is a visit of the facilitator at the computer that the room is on. No code was said
// for it, and none ends it.
func (r *Room) Watch() *Visit {
	v := &Visit{Name: Facilitator, room: r}
	v.Bell, v.end = r.Listen()
	return v
}

// Leave ends a visit.
func (v *Visit) Leave() {
	v.once.Do(func() {
		v.end()
		if v.over == nil {
			return
		}
		v.room.mu.Lock()
		last := v.room.sessions[v.Name] == v
		if last {
			delete(v.room.sessions, v.Name)
		}
		v.room.mu.Unlock()
		if last {
			v.room.Ask(Change{Kind: left, Who: v.Name})
		}
	})
}
