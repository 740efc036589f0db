//go:build !acceptance

package e2e

// acceptance reports whether the tests may use programs other than Go. It is
// set by the build tag of that name.
const acceptance = false
