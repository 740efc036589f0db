package report

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// SentenceList joins the first keep names as "a, b and c", or as "a, b and 7
// more" where there are others.
func SentenceList(names []string, keep int) string {
	keep = max(0, min(keep, len(names)))
	if rest := len(names) - keep; rest > 0 {
		names = append(slices.Clone(names[:keep]), fmt.Sprintf("%d more", rest))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// Stack lists the names of all services, in order.
func (r *Report) Stack() []string {
	names := make([]string, len(r.Assessment.Services))
	for i, s := range r.Assessment.Services {
		names[i] = r.ServiceName(s.Key)
	}
	return names
}

// ServiceList names the services of an action one by one.
func (r *Report) ServiceList(a *scoring.Action) []string {
	if len(a.Services) == 0 {
		return []string{WholeFirm}
	}
	return r.NamesOf(a.Services)
}

// ForWhom names the services of an action inside a sentence.
func (r *Report) ForWhom(a *scoring.Action) string {
	if len(a.Services) == 0 {
		return "the whole firm"
	}
	return SentenceList(r.ServiceList(a), 4)
}

// NamesOf is what people call the services with those keys.
func (r *Report) NamesOf(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = r.ServiceName(key)
	}
	return names
}

// Heat is the score of one topic for one service; the empty key is the whole
// firm.
func (r *Report) Heat(service, topic string) scoring.Score { return r.Heats()[HeatKey{service, topic}] }

// A HeatKey is a cell of the heat map: the key of a service, empty for the whole
// business, and the id of a topic.
type HeatKey struct{ Service, Topic string }

// Heats are the scores of all topics for all services that have any.
func (r *Report) Heats() map[HeatKey]scoring.Score {
	all := map[HeatKey]scoring.Score{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Weight == 0 {
			continue
		}
		key := HeatKey{c.Service, c.Control.Topic}
		s := all[key]
		s.Add(c)
		all[key] = s
	}
	return all
}

// A BucketSum is what one bucket of the plan holds.
type BucketSum struct {
	Bucket          scoring.Bucket
	Fixes, FindOuts int
	Hours           float64
	Proven          float64 // once all fixes up to here are done
	Until           time.Time
}

// Buckets sums up the plan, leaving out buckets that hold nothing.
func (r *Report) Buckets() []BucketSum {
	var out []BucketSum
	days := map[scoring.Bucket]int{scoring.ThisWeek: 7, scoring.Days30: 30, scoring.Days60: 60, scoring.Days90: 90}
	for _, b := range scoring.Buckets {
		s := BucketSum{Bucket: b, Proven: r.projected(b)}
		if n := days[b]; n > 0 {
			s.Until = r.Plan.Start.AddDate(0, 0, n-1)
		}
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			if a.Bucket != b {
				continue
			}
			if a.Kind == scoring.FindOut {
				s.FindOuts++
			} else {
				s.Fixes++
			}
			if a.Status != questionnaire.Done {
				s.Hours += a.Hours
			}
		}
		if s.Fixes+s.FindOuts > 0 {
			out = append(out, s)
		}
	}
	return out
}

func (r *Report) projected(b scoring.Bucket) float64 {
	for _, p := range r.Plan.Projected {
		if p.Bucket == b {
			return p.Proven
		}
	}
	return 0
}

// KnownMark is how a cell stands that the product sees to by itself.
const KnownMark = "✓ known"

// cellWord says in a word how an answered cell stands.
func cellWord(c *scoring.Cell) string {
	switch {
	case c.State == questionnaire.Known:
		return KnownMark
	case !c.State.Scored():
		return "–"
	case c.Disputed():
		return "disputed"
	case !c.Known:
		return "open"
	case c.Value >= 1:
		return "in place"
	case c.Value > 0:
		return "partly"
	}
	return "gap"
}

// StateText says how far an action is, or why it is in the plan again, and the day
// that was agreed for it where it is planned for another. It is empty for one that is
// simply to do.
func StateText(a *scoring.Action) string {
	state, agreed := standing(a), AgreedText(a)
	if state != "" && agreed != "" {
		return state + ", " + agreed
	}
	return state + agreed
}

// ShortState is StateText where there is little room: how late the action is, without
// the day that was agreed.
func ShortState(a *scoring.Action) string {
	state, late := standing(a), LateText(a)
	if state != "" && late != "" {
		return state + ", " + late
	}
	return state + late
}

// standing is StateText without the day that was agreed.
func standing(a *scoring.Action) string {
	switch {
	case a.Closed:
		return DoneText(a)
	case Returned(a) != "":
		return Returned(a)
	case a.Status == questionnaire.Doing:
		return "under way"
	case a.Status == questionnaire.Done:
		return "marked as done: answer its question again to count it"
	}
	return ""
}

// UpperFirst makes the first letter a capital, for text that begins a sentence.
func UpperFirst(s string) string { return first(s, unicode.ToUpper) }

// LowerFirst makes the first letter small, for text inside a sentence.
func LowerFirst(s string) string { return first(s, unicode.ToLower) }

func first(s string, to func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(to(r)) + s[n:]
}
