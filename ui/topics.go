package ui

import (
	"strings"

	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// bar is how far the topic is, without colour as the only sign.
func (st *styles) progress(done, all, width int) string {
	n := 0
	if all > 0 {
		n = done * width / all
	}
	return st.good.Render(strings.Repeat("█", n)) + st.muted.Render(strings.Repeat("░", width-n))
}

// topics offers to go to the first open question of any topic.
func (v questions) topics(q interview.Question) picker {
	p := picker{s: v.s, title: "Go to a topic", noun: "topic"}
	for _, t := range v.s.CountTopics() {
		if t.Topic.ID == q.Control.Topic {
			p.at = len(p.all)
		}
		p.all = append(p.all, pick{text: t.Topic.Title, right: v.s.st.progress(t.Done, t.All, 10) + "  " + t.Count(),
			words: t.Topic.Title + " " + t.Topic.About, goTo: jumpMsg{to: questionnaire.CellID{Control: t.NextToOpen}}})
	}
	return p.find("")
}

// search offers every question; what is typed narrows them down.
func (v questions) search(q interview.Question) picker {
	p := picker{s: v.s, title: "Search the questions", noun: "question"}
	for _, t := range v.s.CountTopics() {
		for _, one := range t.Questions {
			if one.Control == q.Control {
				p.at = len(p.all)
			}
			p.all = append(p.all, v.pick(t, one))
		}
	}
	return p.find("")
}

// pick is a question in the search.
func (v questions) pick(t interview.TopicCount, q interview.Question) pick {
	state, words := v.s.Searched(t, q)
	return pick{head: t.Topic.Title, text: q.Control.Title, right: v.s.st.warn.Render(state),
		words: words, goTo: jumpMsg{to: questionnaire.CellID{Control: q.Control.ID}}}
}

// topicsBeside is the list of topics for a window with room beside the
// question.
func (v questions) topicsBeside(q interview.Question, width, height int) []string {
	st := v.s.st
	lines := []string{st.title.Render("Topics"), ""}
	for _, t := range v.s.CountTopics() {
		mark, name := "  ", t.Topic.Title
		if t.Topic.ID == q.Control.Topic {
			mark, name = st.accent.Render("▸ "), st.selected.Render(name)
		}
		right := st.progress(t.Done, t.All, 8) + "  " + st.muted.Render(t.Count())
		lines = append(lines, apart(mark+name, right, width))
	}
	return lines[:min(len(lines), height)]
}
