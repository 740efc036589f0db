//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"yourpart/export"
)

// timed runs a program to its end so often and returns the medians.
func timed(rounds int, name string, args ...string) (wall, cpu time.Duration, kB int64, err error) {
	var walls, cpus []time.Duration
	for range rounds {
		c := exec.Command(name, args...)
		begin := time.Now()
		if out, err := c.CombinedOutput(); err != nil {
			return 0, 0, 0, fmt.Errorf("%v: %w: %s", args, err, out)
		}
		walls = append(walls, time.Since(begin))
		cpus = append(cpus, c.ProcessState.UserTime()+c.ProcessState.SystemTime())
		if u, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
			kB = max(kB, u.Maxrss)
		}
	}
	slices.Sort(walls)
	slices.Sort(cpus)
	return walls[rounds/2], cpus[rounds/2], kB, nil
}

// processTable measures commands as a shell runs them.
func processTable(bin, work string) (string, error) {
	file := example(work)
	rows := [][]string{{"Command on the example", "Wall", "CPU", "Memory at most"}}
	for _, args := range [][]string{{"--version"}, {"score"}, {"plan"}, {"responsibilities"}, {"check"}} {
		full := args
		if !strings.HasPrefix(args[0], "-") {
			full = append(slices.Clone(args), file)
		}
		wall, cpu, kB, err := timed(31, bin, full...)
		if err != nil {
			return "", err
		}
		rows = append(rows, []string{"`" + args[0] + "`", ms(float64(wall)), ms(float64(cpu)), fmt.Sprintf("%d MB", kB/1024)})
	}
	return table(rows), nil
}

// formatTable measures each format of the report.
func formatTable(bin, work string) (string, error) {
	file := example(work)
	rows := [][]string{{"Format", "Wall", "CPU", "Memory at most", "Size"}}
	for _, f := range export.Formats {
		out := filepath.Join(work, "report"+f.Ext)
		wall, cpu, kB, err := timed(11, bin, "export", file, "-f", f.Name, "-o", out, "--force")
		if err != nil {
			return "", err
		}
		info, err := os.Stat(out)
		if err != nil {
			return "", err
		}
		rows = append(rows, []string{"`" + f.Name + "`", ms(float64(wall)), ms(float64(cpu)), fmt.Sprintf("%d MB", kB/1024), fmt.Sprintf("%.0f kB", float64(info.Size())/1e3)})
	}
	return table(rows), nil
}

// batchTable exports many assessments on one core and on two.
func batchTable(bin, work string) (string, error) {
	rows := [][]string{{"Assessments to PDF", "One core", "Two cores", "Faster by", "Memory at most"}}
	for _, n := range []int{100, 1000} {
		dir := filepath.Join(work, fmt.Sprint("clients", n))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		b, err := os.ReadFile(example(work))
		if err != nil {
			return "", err
		}
		args := []string{"export", "-f", "pdf", "-q", "--force", "-o", filepath.Join(work, "out") + "/"}
		for i := range n {
			path := filepath.Join(dir, fmt.Sprintf("client-%d.json", i))
			if err := os.WriteFile(path, b, 0o600); err != nil {
				return "", err
			}
			args = append(args, path)
		}
		var walls [2]time.Duration
		var most int64
		for cores := 1; cores <= 2; cores++ {
			c := append([]string{"GOMAXPROCS=" + strconv.Itoa(cores), bin}, args...)
			wall, _, kB, err := timed(1, "env", c...)
			if err != nil {
				return "", err
			}
			walls[cores-1], most = wall, max(most, kB)
		}
		rows = append(rows, []string{fmt.Sprint(n), fmt.Sprintf("%.1f s", walls[0].Seconds()), fmt.Sprintf("%.1f s", walls[1].Seconds()),
			fmt.Sprintf("%.2f×", float64(walls[0])/float64(walls[1])), fmt.Sprintf("%d MB", most/1024)})
	}
	return table(rows), nil
}
