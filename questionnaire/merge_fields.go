package questionnaire

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// asJSON is a value in the words of the file, to be compared and shown.
func asJSON(v any) string {
	b, _ := json.Marshal(v)
	return string(b)
}

// copyKey is under which name the words of nobody are kept: one has the empty name,
// and those of other copies are numbered.
func copyKey(i int) string {
	if i == 0 {
		return ""
	}
	return fmt.Sprintf("#%d", i+1)
}

// fieldsOf takes a value apart into its fields, each as JSON. What is left out of the
// file is left out.
func fieldsOf(v any) map[string]string {
	var raw map[string]json.RawMessage
	_ = json.Unmarshal([]byte(asJSON(v)), &raw)
	fields := make(map[string]string, len(raw))
	for name, b := range raw {
		fields[name] = string(b)
	}
	return fields
}

// fromFields puts a value together again.
func fromFields(fields map[string]string, into any) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, name := range slices.Sorted(maps.Keys(fields)) {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(asJSON(name) + ":" + fields[name])
	}
	b.WriteByte('}')
	_ = json.Unmarshal(b.Bytes(), into) // it came from such a value
}

// trackingFields are the fields of a tracking. A status, its owner and what else
// belongs to it are one, as a risk is only accepted with all of them.
func trackingFields(t *Tracking) map[string]string {
	if t == nil {
		return nil
	}
	fields := fieldsOf(*t)
	state := map[string]string{}
	for _, name := range []string{"owner", "status", "reason", "expires", "done"} {
		if v, ok := fields[name]; ok {
			state[name] = v
			delete(fields, name)
		}
	}
	if len(state) > 0 {
		fields["status"] = asJSON(state)
	}
	return fields
}

func trackingOf(fields map[string]string) (t Tracking) {
	fields = maps.Clone(fields)
	var state map[string]string
	if s, ok := fields["status"]; ok {
		_ = json.Unmarshal([]byte(s), &state)
		delete(fields, "status")
	}
	maps.Copy(fields, state)
	fromFields(fields, &t)
	return t
}

// stackFields are the fields of each service, by its key.
func stackFields(services []Service) map[string]map[string]string {
	all := map[string]map[string]string{}
	for _, s := range services {
		all[s.Key] = fieldsOf(s)
	}
	return all
}

// A lastValue is what an entry of a log made of a field.
type lastValue struct {
	n  int // of the entry
	is string
}

func (v lastValue) compare(w lastValue) int {
	return cmp.Or(cmp.Compare(v.n, w.n), cmp.Compare(v.is, w.is))
}

// versions notes from the logs which entry changed a field last, in each copy, and
// which values it had before.
func (m *merging) versions() {
	m.byA, m.byB, m.seen, m.last = map[string]int{}, map[string]int{}, map[string]map[string]bool{}, map[string]lastValue{}
	for _, of := range []struct {
		log []Entry
		by  map[string]int
	}{{m.a.Log, m.byA}, {m.b.Log, m.byB}} {
		for i := range of.log {
			e := &of.log[i]
			if e.Unmerged {
				continue
			}
			note := func(path string, from, to map[string]string) {
				for name := range bothKeys(from, to) {
					if p := path + name; from[name] != to[name] {
						of.by[p] = max(of.by[p], e.N)
						if now := (lastValue{e.N, to[name]}); now.compare(m.last[p]) > 0 {
							m.last[p] = now
						}
						if m.seen[p] == nil {
							m.seen[p] = map[string]bool{}
						}
						m.seen[p][from[name]] = true
					}
				}
			}
			switch e.What {
			case OfProfile:
				if e.From.Profile != nil && e.To.Profile != nil {
					note("profile/", fieldsOf(*e.From.Profile), fieldsOf(*e.To.Profile))
				}
			case OfAgreed:
				note("agreed/", agreedFields(e.From.Agreed), agreedFields(e.To.Agreed))
			case OfTracking:
				note("action/"+e.Of+"/", trackingFields(e.From.Tracking), trackingFields(e.To.Tracking))
			case OfStack:
				from, to := stackFields(e.From.Services), stackFields(e.To.Services)
				for key := range bothKeys(from, to) {
					note("service/"+key+"/", from[key], to[key])
				}
			}
		}
	}
}

func bothKeys[V any](a, b map[string]V) map[string]bool {
	keys := map[string]bool{}
	for k := range a {
		keys[k] = true
	}
	for k := range b {
		keys[k] = true
	}
	return keys
}

// fields merges two values field by field: where one copy left a field as it was in
// the base, the other one's counts; without a base the one that the log says was
// changed later. Where both changed it, the other value is listed.
func (m *merging) fields(what What, of, path string, a, b map[string]string, base *map[string]string) map[string]string {
	out := map[string]string{}
	for name := range bothKeys(a, b) {
		x, y, p := a[name], b[name], path+name
		kept, other := x, y
		last := m.last[p] // which both know where one took a merge with the other back
		later := cmp.Or(cmp.Compare(m.byA[p], m.byB[p]), cmp.Compare(one(last.n > 0 && x == last.is), one(last.n > 0 && y == last.is)), cmp.Compare(x, y))
		if later < 0 {
			kept, other = y, x
		}
		clash := other != "" && kept != other && !m.seen[p][other]
		if m.apart && x != "" {
			kept, other, clash = x, y, x != y && y != ""
		}
		if base != nil && x != y {
			switch was := (*base)[name]; {
			case x == was:
				kept, clash = y, false
			case y == was:
				kept, clash = x, false
			default:
				clash = true
			}
		}
		if clash {
			m.clashes = append(m.clashes, Conflict{what, of, name, kept, other})
		}
		if kept != "" {
			out[name] = kept
		}
	}
	return out
}

func (m *merging) profile() {
	var base *map[string]string
	if m.base != nil {
		f := fieldsOf(m.base.Profile)
		base = &f
	}
	fromFields(m.fields(OfProfile, "", "profile/", fieldsOf(m.a.Profile), fieldsOf(m.b.Profile), base), &m.out.Profile)
}

func (m *merging) tracking() {
	m.out.Actions = map[string]Tracking{}
	for id := range bothKeys(m.a.Actions, m.b.Actions) {
		of := func(a *Assessment) map[string]string {
			t := a.Actions[id]
			return trackingFields(&t)
		}
		fa, fb := of(m.a), of(m.b)
		var base *map[string]string
		if m.base != nil {
			f := of(m.base)
			base = &f
		}
		m.out.SetTracking(id, trackingOf(m.fields(OfTracking, id, "action/"+id+"/", fa, fb, base)))
	}
}
