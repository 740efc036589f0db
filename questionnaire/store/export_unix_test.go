//go:build unix

package store

// ModeFor is modeFor.
var ModeFor = modeFor
