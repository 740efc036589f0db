package country

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// rates has a line for each currency: its code and how much of it makes a euro. The
// second line is the day of the rates. To renew it, take those of another day
// from the European Central Bank, all at once.
//
//go:embed rates.txt
var rates string

// RatesDay is the day of the rates, as YYYY-MM-DD.
var RatesDay = sync.OnceValue(func() string {
	_, line, _ := strings.Cut(rates, "\n# ")
	line, _, _ = strings.Cut(line, "\n")
	return line
})

var perEuro = sync.OnceValue(func() map[string]float64 {
	found := map[string]float64{}
	for line := range lines(rates) {
		code, figure, _ := strings.Cut(line, " ")
		found[code], _ = strconv.ParseFloat(figure, 64)
	}
	return found
})

// Rate is how much of a currency makes a US dollar, to six digits, and whether that is
// known.
func Rate(currency string) (perDollar float64, ok bool) {
	euro, ok := perEuro()[currency]
	if !ok {
		return 0, false
	}
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(euro/perEuro()["USD"], 'g', 6, 64), 64)
	return rounded, true
}

// Currencies lists those with a rate, by code.
func Currencies() []string {
	var codes []string
	for code := range perEuro() {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}
