// Command hello is the smallest full-screen program in the library that the
// wizard is made with: what any start is measured against.
package main

import (
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

type hello struct{ n int }

func (h hello) Init() tea.Cmd { return nil }

func (h hello) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if k.String() == "ctrl+c" {
			return h, tea.Quit
		}
		h.n++
	}
	return h, nil
}

func (h hello) View() tea.View {
	v := tea.NewView(fmt.Sprintf("Hello, world %d", h.n))
	v.AltScreen = true
	return v
}

func main() {
	if _, err := tea.NewProgram(hello{}).Run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
