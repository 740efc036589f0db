package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/country"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// currencyFlag adds the flag that says which currency money is in.
func currencyFlag(cmd *cobra.Command, code *string) {
	cmd.Flags().StringVar(code, "currency", "", "money is in the currency `CODE`, such as EUR (default that of the business)")
	_ = cmd.RegisterFlagCompletionFunc("currency", completeCurrency)
}

// completeCurrency offers the currencies that there is a rate for.
func completeCurrency(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	return listed(typed, country.Currencies())
}

// checkCurrency returns a usage error unless the code is empty or one with a rate.
func checkCurrency(code string) error {
	if err := interview.CheckCurrency(code); err != nil {
		return usagef("--currency: %v", err)
	}
	return nil
}

// inCurrency shows the report in the currency asked for, and takes the budget for that.
// A budget needs the head count where something costs so much per person.
func (o *planOptions) inCurrency(r *report.Report) error {
	r.Options.Currency = o.currency
	if o.limit.Budget == nil {
		return nil
	}
	if r.Plan.NeedsPeople(r.Assessment.Profile) {
		return usagef(`something costs so much per person; say how many there are with "yourpart edit %s --people N" before asking for the best within a budget`, shown(o.file))
	}
	if o.currency != "" {
		dollars := r.Money().Dollars(*o.limit.Budget)
		o.limit.Budget = &dollars
	}
	return nil
}

// perPerson is what a choice costs on top for each person, where nobody said how many
// there are.
func perPerson(r *report.Report, c *scoring.Choice) string {
	each := r.ChosenCost(c).PerPerson.FirstYear()
	if each == 0 {
		return ""
	}
	return fmt.Sprintf(", plus %s per person", report.MostText(r.Money(), each))
}

// limitText is what there is to spend, the budget as it was typed.
func limitText(r *report.Report, o planOptions) string {
	budget := ""
	if o.limit.Budget != nil {
		in, asked := scoring.Currency{}, *o.limit.Budget
		if o.currency != "" {
			in = r.Money()
			asked *= in.Rate()
		}
		budget = fmt.Sprintf("%s %.6g", in.Code(), asked)
	}
	switch {
	case o.limit.Hours == nil:
		return budget
	case o.limit.Budget == nil:
		return report.Hours(*o.limit.Hours)
	}
	return report.Hours(*o.limit.Hours) + " and " + budget
}
