package ui

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A topicCount is how far the questions of one topic are.
type topicCount struct {
	topic      catalogue.Topic
	questions  []question
	done, all  int
	nextToOpen string // the control at which to go on
}

// countTopics sums up the questions by topic, in the order they are asked.
func (s *Interview) countTopics() (list []topicCount) {
	for _, q := range listQuestions(s) {
		if n := len(list); n == 0 || list[n-1].topic.ID != q.control.Topic {
			t, _ := s.Catalogue.Topic(q.control.Topic)
			list = append(list, topicCount{topic: t})
		}
		t := &list[len(list)-1]
		t.questions = append(t.questions, q)
		t.all++
		if !q.open() {
			t.done++
		}
	}
	for i := range list {
		t := &list[i]
		first := max(slices.IndexFunc(t.questions, question.open), 0)
		t.nextToOpen = t.questions[first].control.ID
	}
	return list
}

// topicAt is the topic of the nth question.
func (s *Interview) topicAt(n int) topicCount {
	for _, t := range s.countTopics() {
		if n < t.all {
			return t
		}
		n -= t.all
	}
	return topicCount{}
}

// count is "3 of 7" in a fixed width, so that columns of it stand straight.
func (t topicCount) count() string { return fmt.Sprintf("%2d of %2d", t.done, t.all) }

// bar is how far the topic is, without colour as the only sign.
func (st *styles) progress(done, all, width int) string {
	n := 0
	if all > 0 {
		n = done * width / all
	}
	return st.good.Render(strings.Repeat("█", n)) + st.muted.Render(strings.Repeat("░", width-n))
}

// topics offers to go to the first open question of any topic.
func (v questions) topics(q question) picker {
	p := picker{s: v.s, title: "Go to a topic", noun: "topic"}
	for _, t := range v.s.countTopics() {
		if t.topic.ID == q.control.Topic {
			p.at = len(p.all)
		}
		p.all = append(p.all, pick{text: t.topic.Title, right: v.s.st.progress(t.done, t.all, 10) + "  " + t.count(),
			words: t.topic.Title + " " + t.topic.About, goTo: jumpMsg{to: questionnaire.CellID{Control: t.nextToOpen}}})
	}
	return p.find("")
}

// search offers every question; what is typed narrows them down.
func (v questions) search(q question) picker {
	p := picker{s: v.s, title: "Search the questions", noun: "question"}
	for _, t := range v.s.countTopics() {
		for _, one := range t.questions {
			if one.control == q.control {
				p.at = len(p.all)
			}
			p.all = append(p.all, v.pick(t, one))
		}
	}
	return p.find("")
}

// pick is a question in the search.
func (v questions) pick(t topicCount, q question) pick {
	state, words := v.s.searched(t, q)
	return pick{head: t.topic.Title, text: q.control.Title, right: v.s.st.warn.Render(state),
		words: words, goTo: jumpMsg{to: questionnaire.CellID{Control: q.control.ID}}}
}

// searched is how a question stands, and the words that find it: its own, its
// topic, the services it asks about and what was noted.
func (s *Interview) searched(t topicCount, q question) (state, words string) {
	all := []string{t.topic.Title, q.control.Title, q.control.Question.Text, q.control.ID}
	unsure := false
	for i := range q.cells {
		c := &q.cells[i]
		all = append(all, s.report.ServiceName(c.Service), c.Answer.Note, c.Answer.Evidence, c.Answer.By)
		unsure = unsure || (answerable(c) && c.Answer.Option == questionnaire.NotSure)
	}
	switch {
	case q.open():
		state = "open"
	case unsure:
		state = "not sure"
	}
	return state, strings.Join(all, " ")
}

// A foundQuestion is a question that a search found.
type foundQuestion struct {
	topic   string
	control *catalogue.Control
}

// findQuestions are the questions that have every word typed.
func (s *Interview) findQuestions(typed string) (found []foundQuestion) {
	words := strings.Fields(strings.ToLower(typed))
	for _, t := range s.countTopics() {
		for _, q := range t.questions {
			if _, all := s.searched(t, q); hasAll(all, words) {
				found = append(found, foundQuestion{t.topic.Title, q.control})
			}
		}
	}
	return found
}

// topicsBeside is the list of topics for a window with room beside the
// question.
func (v questions) topicsBeside(q question, width, height int) []string {
	st := v.s.st
	lines := []string{st.title.Render("Topics"), ""}
	for _, t := range v.s.countTopics() {
		mark, name := "  ", t.topic.Title
		if t.topic.ID == q.control.Topic {
			mark, name = st.accent.Render("▸ "), st.selected.Render(name)
		}
		right := st.progress(t.done, t.all, 8) + "  " + st.muted.Render(t.count())
		lines = append(lines, apart(mark+name, right, width))
	}
	return lines[:min(len(lines), height)]
}
