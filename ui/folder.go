package ui

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"

	tea "charm.land/bubbletea/v2"
)

// openerMsg brings the command that shows a folder.
type openerMsg struct{ command []string }

// findOpener looks for a way to show a folder on this computer.
func findOpener() tea.Msg { return openerMsg{opener(runtime.GOOS, os.Getenv, exec.LookPath)} }

// opener is the command that shows a folder, or nothing where there is none, or
// no screen that the person sits at.
func opener(system string, getenv func(string) string, find func(string) (string, error)) []string {
	name := map[string]string{"windows": "explorer", "darwin": "open"}[system]
	if name == "" {
		name = "xdg-open"
		if getenv("DISPLAY") == "" && getenv("WAYLAND_DISPLAY") == "" {
			return nil
		}
	}
	if getenv("SSH_CONNECTION") != "" {
		return nil
	}
	path, err := find(name)
	if err != nil {
		return nil
	}
	return []string{path}
}

// openFolder starts the command and does not wait for it.
func openFolder(command []string, folder string) tea.Cmd {
	return func() tea.Msg {
		c := exec.Command(command[0], append(command[1:], folder)...)
		if err := c.Start(); err != nil {
			return failMsg{fmt.Errorf("cannot open %s: %w", folder, err)}
		}
		go func() { _ = c.Wait() }()
		return nil
	}
}
