// Package e2e holds the tests of the whole program; there is no other code in
// it. They run with the repository's top folder as working directory, which
// TestMain sees to, and share one build of the program.
//
//   - script_test.go and testdata/script: commands, as a shell runs them
//   - examples_test.go, readme_test.go, sample_test.go, frames_test.go: what
//     help pages, the README and its pictures show is what the program does
//   - terminal_test.go, wizard*_test.go, plain_test.go, encrypt_test.go: the
//     program in a terminal
//   - crash*_test.go: the program is ended while answers are given
//   - leave_test.go, limits_test.go: it is stopped, or may not do what it needs
//   - numbers_test.go, portfolio*_test.go, sheet_test.go: every place says the
//     same
//   - oracle_test.go and testdata/oracle: who does what, against published
//     examples; agency_test.go: the shipped example
//   - comments_test.go, imports_test.go, network*_test.go, security_test.go:
//     rules for the code and for SECURITY.md
//   - memory_test.go, terminal_bench_test.go: what it takes
//
// There are three tiers. "go test -short" leaves out what takes long. "go test"
// runs everything that needs Go alone. "go test -tags acceptance" runs the
// tests that need other programs as well, and fails where one of these is not
// installed; the files named *_acceptance_test.go hold them, and scripts ask
// for the tier with [acceptance].
package e2e
