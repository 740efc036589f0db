package ui

import (
	tea "charm.land/bubbletea/v2"

	"yourpart/ui/document"
)

type recentMsg struct{ files []document.Recent }

// recentCmd looks for recent files.
func recentCmd(s *session) tea.Cmd {
	held := s.Held()
	return func() tea.Msg { return recentMsg{document.Recents(s.Document, held)} }
}
