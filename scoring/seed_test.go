package scoring_test

import "flag"

// Properties are tried on the same values in every run, so that chance decides
// no test. -rapid.seed N, or RAPID_SEED=N, tries others; what fails prints its N.
func init() {
	if seed := flag.Lookup("rapid.seed"); seed.Value.String() == "0" {
		if err := seed.Value.Set("1"); err != nil {
			panic(err)
		}
	}
}
