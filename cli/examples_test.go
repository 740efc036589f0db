package cli

import (
	"regexp"
	"testing"

	"github.com/spf13/cobra"

	"yourpart/questionnaire/catalogue"
)

// TestExampleAnswers: the answers that the help shows are ones there are.
func TestExampleAnswers(t *testing.T) {
	c, err := catalogue.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	answer := regexp.MustCompile(` ([a-z][a-z-]+)(?:@[a-z-]+)?=([a-z-]+)`)
	found := 0
	var look func(cmd *cobra.Command)
	look = func(cmd *cobra.Command) {
		for _, m := range answer.FindAllStringSubmatch(cmd.Example, -1) {
			k, ok := c.Control(m[1])
			if !ok {
				continue // of another kind, such as --data dropbox=internal
			}
			found++
			if m[2] != "not-sure" && m[2] != "not-applicable" && m[2] != "handled-elsewhere" && k.Option(m[2]) == nil {
				t.Errorf("%s: %s has no option %s", cmd.CommandPath(), m[1], m[2])
			}
		}
		for _, sub := range cmd.Commands() {
			look(sub)
		}
	}
	look(newRoot(&app{}))
	if found < 3 {
		t.Errorf("%d answers found", found)
	}
}
