//go:build !acceptance

package store_test

// acceptance is set where tests may not be left out for want of something.
const acceptance = false
