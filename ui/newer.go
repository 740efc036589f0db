package ui

import "yourpart/internal/text"

// newer is the page that says that the open file is of a newer catalogue, and what
// becomes of it; nil where it is not. The footer keeps saying so.
func (s *session) newer() []screen {
	if said := s.Report.NewerText(); said != "" {
		return []screen{newPage(s, "A newer catalogue").add(said)}
	}
	return nil
}

// newerState is the newer catalogue of the open file for the footer, or empty.
func (s *session) newerState() string {
	if !s.Assessment.Newer(s.Catalogue) {
		return ""
	}
	return s.st.warn.Render("catalogue " + text.CleanLine(s.Assessment.Catalogue))
}
