package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Headline is what page one says first: what is wrong in the words of the answers that
// weigh most in the worst scenarios; where nothing is known whom to ask, and where all is
// in place what to keep doing. It claims no more than the answers say.
func (r *Report) Headline() string {
	total := r.Result.Total
	gaps, open := r.headlineGaps(), r.openQuestions()
	switch {
	case total.None() && r.Aside().Everything():
		return "Everything that was asked was set aside, so nothing can be said about this business yet."
	case len(r.Assessment.Services) == 0:
		return "No service has been named yet: name those in use, then answer the questions."
	case total.None():
		return "Nothing has been asked yet: name the services in use, then answer the questions."
	case gaps != "" && total.Coverage() < scoring.MinCoverage && open > 0:
		return gaps + " Much else is not known: " + r.askFirst(open)
	case gaps != "":
		return gaps
	case open > 0 && len(r.Plan.Accepted) == 0:
		return "How things stand is not known yet: " + r.askFirst(open)
	}
	return r.keepSo()
}

// headlineGaps are the one or two gaps that weigh most, of different topics, in a sentence;
// empty where no open fix is known. What an answer says goes before the risk of a control of
// which no answer says anything.
func (r *Report) headlineGaps() string {
	type gap struct {
		*scoring.Action
		said  string
		whole bool // said is a sentence
		stake float64
	}
	var gaps []gap
	all := r.wholes()
	for i := range all {
		if a := &all[i]; a.Kind == scoring.Fix && a.Open() {
			said, whole := r.clause(a)
			gaps = append(gaps, gap{a, said, whole, r.Result.Stake(a) * (1 - r.worst(a))})
		}
	}
	if len(gaps) == 0 {
		return ""
	}
	if clause := func(g gap) bool { return !g.whole }; slices.ContainsFunc(gaps, clause) {
		gaps = slices.DeleteFunc(gaps, func(g gap) bool { return g.whole })
	}
	late := func(g gap) int { return max(int(scoring.MustHaves), int(g.Block)) }
	slices.SortStableFunc(gaps, func(a, b gap) int { return cmp.Or(cmp.Compare(late(a), late(b)), cmp.Compare(b.stake, a.stake)) })
	first := gaps[0]
	const least = 0.25 // of the first, for a second to be said beside it
	for _, g := range gaps[1:] {
		if g.Control.Topic == first.Control.Topic || g.stake < least*first.stake {
			continue
		}
		if first.whole {
			return ended(first.said) + " " + ended(g.said)
		}
		return UpperFirst(first.said) + ", and " + g.said + "."
	}
	return ended(first.said)
}

// worst is the least credit of the answers to an action's control that fall short, so that
// what is not there at all is said before what is there in part.
func (r *Report) worst(a *scoring.Action) float64 {
	least := 1.0
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.Control.ID == a.Control.ID && c.Gap() {
			least = min(least, c.Value)
		}
	}
	return least
}

// ended is a clause as a sentence.
func ended(s string) string { return strings.TrimSuffix(UpperFirst(s), ".") + "." }

// clause says what falls short, by the worst of the answers that say it for page one, with
// the services that have that answer. Where none does it is the control's risk, and
// a whole sentence.
func (r *Report) clause(a *scoring.Action) (said string, whole bool) {
	var worst *catalogue.Option
	var keys []string
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Control.ID != a.Control.ID || !c.Gap() || c.Service != "" && !slices.Contains(a.Services, c.Service) {
			continue
		}
		o := c.Control.Option(c.Answer.Option)
		if o == nil || o.Headline == "" || worst != nil && o.Credit > worst.Credit {
			continue
		}
		if worst == nil || o.Credit < worst.Credit {
			worst, keys = o, nil
		}
		keys = append(keys, c.Service)
	}
	if worst == nil {
		return a.Control.Risk, true
	}
	return strings.ReplaceAll(worst.Headline, catalogue.Placeholder, r.someServices(keys)), false
}

// someServices names services inside a sentence of page one.
func (r *Report) someServices(keys []string) string {
	const most, letters = 3, 40
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = Shortened(text.CleanLine(r.ServiceName(key)), letters)
	}
	if len(names) == most+1 {
		return SentenceList(names, most+1)
	}
	return SentenceList(names, most)
}

// keepSo says what is good where nothing is left to do, and what to keep doing.
func (r *Report) keepSo() string {
	keep := " Keep the recurring duties in the calendar."
	if n := len(r.Plan.Recurring); n > 0 {
		keep = fmt.Sprintf(" Keep it so: %s, the first on %s.", text.Plural(n, "recurring duty is", "recurring duties are")+" in the calendar", Day(r.Plan.Recurring[0].Next))
	}
	lo, _ := r.Result.Total.Whole()
	switch n := len(r.Plan.Accepted); {
	case n > 0:
		return "What is not in place is accepted for now: " + text.Plural(n, "risk") + "." + keep
	case lo < 100:
		return "What was missing is marked as done: answer its questions again to count it." + keep
	case r.Aside().Total() > 0:
		return r.Status() + keep
	}
	return fmt.Sprintf("By the answers all that was asked about is in place%s.", r.goodThings()) + keep
}

// goodThings names what matters most of what is in place.
func (r *Report) goodThings() string {
	var good []*catalogue.Control
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.Weight > 0 && c.Known && c.Value >= 1 && !slices.Contains(good, c.Control) {
			good = append(good, c.Control)
		}
	}
	slices.SortStableFunc(good, func(a, b *catalogue.Control) int {
		first := func(k *catalogue.Control) bool { return k.Urgency.Tier == 1 && k.MustHave }
		if first(a) != first(b) {
			if first(a) {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Weight, a.Weight)
	})
	if len(good) < 2 {
		return ""
	}
	return ", such as " + LowerFirst(good[0].Title) + " and " + LowerFirst(good[1].Title)
}

// An AskGroup is what one person is to be asked.
type AskGroup struct {
	Whom      string // in words: "your IT supplier"
	Questions int
	Gain      float64 // points that their answers may add at most
}

// AskGroups are the open questions by whom to ask, the most first.
func (r *Report) AskGroups() (out []AskGroup) {
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if a.Kind != scoring.FindOut || !a.Open() {
			continue
		}
		whom := cmp.Or(outsider(a.Control.Whom), a.Control.Whom)
		at := slices.IndexFunc(out, func(g AskGroup) bool { return g.Whom == whom })
		if at < 0 {
			out, at = append(out, AskGroup{Whom: whom}), len(out)
		}
		out[at].Questions, out[at].Gain = out[at].Questions+1, out[at].Gain+a.Gain
	}
	slices.SortStableFunc(out, func(a, b AskGroup) int { return cmp.Compare(b.Questions, a.Questions) })
	return out
}

// openQuestions is how many questions there are to find out about.
func (r *Report) openQuestions() (n int) {
	for _, g := range r.AskGroups() {
		n += g.Questions
	}
	return n
}

// askFirst says how many questions are open and who is asked most of them.
func (r *Report) askFirst(open int) string {
	said := text.Plural(open, "question is", "questions are") + " open."
	g := r.AskGroups()[0]
	if g.Questions == open {
		return said + " Ask " + g.Whom + "."
	}
	return fmt.Sprintf("%s Ask %s first, about %d of them.", said, strings.TrimSuffix(g.Whom, "."), g.Questions)
}

// ScoreText is the score in plain words, such as "55 of 100 in place, up to 65 once 6
// open questions are answered." It is empty where there is no result.
func (r *Report) ScoreText() string {
	total := r.Result.Total
	if total.None() {
		return ""
	}
	lo, hi := total.Whole()
	if total.Coverage() < scoring.MinCoverage {
		return fmt.Sprintf("%d of 100 known to be in place, up to %d once %s answered.", lo, hi, text.Plural(r.openQuestions(), "open question is", "open questions are"))
	}
	switch open := r.openQuestions(); {
	case total.Settled():
		return fmt.Sprintf("%d of 100 in place; no question is open.", lo)
	case open == 0:
		return fmt.Sprintf("%d of 100 in place, up to %d once all is known.", lo, hi)
	default:
		return fmt.Sprintf("%d of 100 in place, up to %d once %s answered.", lo, hi, text.Plural(open, "open question is", "open questions are"))
	}
}
