package interview

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// parkedWord begins an open point within a note.
const parkedWord = "Parked: "

// ParkedIn are the open points that a note holds, in the order they were parked.
func ParkedIn(note string) (points []string) {
	for _, p := range strings.Split(text.CleanLine(note), parkedWord)[1:] {
		if p = strings.TrimRight(p, "; "); p != "" {
			points = append(points, p)
		}
	}
	return points
}

// Parked are the open points about a cell: those of the answer that counts, and of what
// each person said.
func (s *Interview) Parked(id questionnaire.CellID) (points []string) {
	seen := map[string]bool{}
	notes := []string{s.Assessment.Answers[id].Note}
	for _, w := range s.Assessment.Words(id) {
		notes = append(notes, w.Note)
	}
	for _, note := range notes {
		for _, p := range ParkedIn(note) {
			if !seen[p] {
				seen[p] = true
				points = append(points, p)
			}
		}
	}
	return points
}

// Park adds an open point to the note of a cell, behind what it says already. A cell without
// an answer is not sure then. An error says that there is no room for it.
func (s *Interview) Park(a *questionnaire.Assessment, id questionnaire.CellID, point string) error {
	point = strings.ReplaceAll(text.CleanLine(point), parkedWord, "")
	if point == "" {
		return fmt.Errorf("write what is open")
	}
	note := parkedWord + point
	if was := strings.TrimRight(s.noteOf(id), " "); was != "" {
		note = was + "; " + note
	}
	if utf8.RuneCountInString(note) > text.MaxText {
		return fmt.Errorf("the note has no room left: it takes %d characters", text.MaxText)
	}
	s.Annotate(a, id, questionnaire.Notes{Note: note})
	return nil
}

// noteOf is the note that [Interview.Annotate] changes for a cell.
func (s *Interview) noteOf(id questionnaire.CellID) string {
	if s.person(id) != "" {
		return s.Own(id).Note
	}
	if !s.Several(id) {
		return s.Assessment.Answers[id].Note
	}
	if own := s.Assessment.WordOf(id, ""); own.Option != "" {
		return own.Note
	}
	return s.Assessment.WordOf(id, questionnaire.PersonName(s.Assessment.Answers[id].By)).Note
}
