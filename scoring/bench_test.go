//go:build unix

package scoring_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/scoring"
)

func BenchmarkAssess(b *testing.B) {
	forStacks(b, func(c *catalogue.Catalogue, a *q.Assessment) func() {
		return func() { scoring.Assess(c, a) }
	})
}

func BenchmarkMakePlan(b *testing.B) {
	forStacks(b, func(c *catalogue.Catalogue, a *q.Assessment) func() {
		r := scoring.Assess(c, a)
		return func() { scoring.MakePlan(&r, a, start, start) }
	})
}

func BenchmarkDerive(b *testing.B) {
	forStacks(b, func(c *catalogue.Catalogue, a *q.Assessment) func() {
		return func() { q.Derive(c, a) }
	})
}

func BenchmarkLoad(b *testing.B) {
	forStacks(b, func(_ *catalogue.Catalogue, a *q.Assessment) func() {
		var file bytes.Buffer
		must(b, q.Encode(&file, *a))
		return func() {
			_, err := q.Decode(bytes.NewReader(file.Bytes()))
			must(b, err)
		}
	})
}

// BenchmarkSave is what the wizard does after an answer, down to the disk.
func BenchmarkSave(b *testing.B) {
	forStacks(b, func(_ *catalogue.Catalogue, a *q.Assessment) func() {
		store, err := store.Create(filepath.Join(b.TempDir(), "large.json"), *a, nil)
		must(b, err)
		b.Cleanup(func() { store.Close() })
		return func() { must(b, store.Save(*a)) }
	})
}

func must(b *testing.B, err error) {
	if err != nil {
		b.Fatal(err)
	}
}

// forStacks runs something for stacks of several sizes. Beside the time on the
// clock it tells the processor's time, which does not count other programs.
func forStacks(b *testing.B, prepare func(*catalogue.Catalogue, *q.Assessment) func()) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run := prepare(largeOf(b, n))
			b.ReportAllocs()
			from := processorTime(b)
			for b.Loop() {
				run()
			}
			b.ReportMetric((processorTime(b)-from).Seconds()*1000/float64(b.N), "cpu-ms/op")
		})
	}
}

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
