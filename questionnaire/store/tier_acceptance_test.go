//go:build acceptance

package store_test

const acceptance = true
