package interview

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// HasAll reports whether a text has every one of the words that [Words] made of what was
// typed, however it spells them: without its accents, hyphens and capitals, and whether or not
// it writes two words as one.
func HasAll(searched string, words []string) bool {
	folded := text.Folded(searched)
	joined := strings.ReplaceAll(folded, " ", "")
	for _, w := range words {
		if !strings.Contains(folded, w) && !strings.Contains(joined, w) {
			return false
		}
	}
	return true
}

// Words are those of a search as it was typed, as [HasAll] compares them.
func Words(typed string) []string { return strings.Fields(text.Folded(typed)) }

// A TopicCount is how far the pages of one topic are.
type TopicCount struct {
	Topic      catalogue.Topic
	Pages      []Page
	Done, All  int    // of the pages
	NextToOpen string // the control at which to go on
}

// CountTopics sums up the pages by topic, in the order they are asked. A page of several
// controls counts for the topic of the first of them.
func (s *Interview) CountTopics() (list []TopicCount) {
	for _, p := range Pages(s) {
		id := p.Questions[0].Control.Topic
		if n := len(list); n == 0 || list[n-1].Topic.ID != id {
			t, _ := s.Catalogue.Topic(id)
			list = append(list, TopicCount{Topic: t})
		}
		t := &list[len(list)-1]
		t.Pages = append(t.Pages, p)
		t.All++
		if !p.Open() {
			t.Done++
		}
	}
	for i := range list {
		t := &list[i]
		first := t.Pages[max(slices.IndexFunc(t.Pages, Page.Open), 0)]
		t.NextToOpen = first.Questions[max(slices.IndexFunc(first.Questions, Question.Open), 0)].Control.ID
	}
	return list
}

// TopicAt is the topic of the nth page.
func (s *Interview) TopicAt(n int) TopicCount {
	for _, t := range s.CountTopics() {
		if n < t.All {
			return t
		}
		n -= t.All
	}
	return TopicCount{}
}

// Count is "3 of 7" in a fixed width, so that columns of it stand straight.
func (t TopicCount) Count() string { return fmt.Sprintf("%2d of %2d", t.Done, t.All) }

// Searched is how a question stands, and the words that find it: its own, those of its
// page and topic, the services it asks about and what was noted.
func (s *Interview) Searched(t TopicCount, p Page, q Question) (state, words string) {
	all := []string{t.Topic.Title, p.Title(), q.Control.Title, q.Control.Question.Text, q.Control.ID}
	unsure, disputed := false, false
	for i := range q.Cells {
		c := &q.Cells[i]
		all = append(all, s.Report.ServiceName(c.Service), c.Answer.Note, c.Answer.Evidence, c.Answer.By)
		disputed = disputed || (Answerable(c) && c.Disputed())
		unsure = unsure || (Answerable(c) && c.Answer.Option == questionnaire.NotSure)
	}
	switch {
	case q.Open():
		state = "open"
	case disputed:
		state = "disputed"
	case unsure:
		state = "not sure"
	}
	return state, strings.Join(all, " ")
}

// A foundQuestion is a question that a search found.
type foundQuestion struct {
	Topic   string
	Control *catalogue.Control
}

// FindQuestions are the questions that have every word typed.
func (s *Interview) FindQuestions(typed string) (found []foundQuestion) {
	words := Words(typed)
	for _, t := range s.CountTopics() {
		for _, p := range t.Pages {
			for _, q := range p.Questions {
				if _, all := s.Searched(t, p, q); HasAll(all, words) {
					found = append(found, foundQuestion{t.Topic.Title, q.Control})
				}
			}
		}
	}
	return found
}
