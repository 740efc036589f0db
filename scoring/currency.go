package scoring

import (
	"fmt"
	"math"
	"strings"

	"yourpart/internal/country"
	"yourpart/questionnaire"
)

// A Currency is what money is shown in. The zero value is US dollars, in which
// the catalogue has all costs.
type Currency struct {
	code    string  // empty is Dollars
	rate    float64 // units for a dollar
	missing string  // the currency of the business, where it has no rate
}

// Dollars is the code of US dollars.
const Dollars = "USD"

// CurrencyOf is what a business is shown money in: the currency that its profile
// names, or that of the first of its countries that is known, and US dollars
// where there is none, or no rate for it.
func CurrencyOf(p questionnaire.Profile) Currency {
	code := p.Currency
	if c, ok := country.First(p.Countries); ok && code == "" {
		code = c.Currency
	}
	if code == "" {
		return Currency{}
	}
	c, err := CurrencyNamed(code)
	if err != nil {
		return Currency{missing: code}
	}
	return c
}

// CurrencyNamed is the currency with that code, in whatever case. The error lists those
// that there are.
func CurrencyNamed(code string) (Currency, error) {
	code = strings.ToUpper(code)
	rate, ok := country.Rate(code)
	if !ok {
		return Currency{}, fmt.Errorf("no rate for the currency %q; choose from %s", code, strings.Join(country.Currencies(), ", "))
	}
	return Currency{code: code, rate: rate}, nil
}

// Code is its code by ISO 4217.
func (c Currency) Code() string {
	if c.code == "" {
		return Dollars
	}
	return c.code
}

// Rate is how much of it makes a US dollar.
func (c Currency) Rate() float64 {
	if c.code == "" {
		return 1
	}
	return c.rate
}

// Missing is the code of the currency of the business where that has no rate, so that
// this one is US dollars; mostly it is empty.
func (c Currency) Missing() string { return c.missing }

// RateDate is the day of the rates.
func RateDate() questionnaire.Date { return questionnaire.Date(country.RatesDay()) }

// An Amount is what something costs in a currency: Likely, which is halfway
// between the low and the high end of what the catalogue says, and Cap, the high end.
type Amount struct{ Likely, Cap float64 }

// Of is an amount of US dollars in the currency, to the cent.
func (c Currency) Of(m Money) Amount {
	cents := func(dollars float64) float64 { return math.Round(dollars*c.Rate()*100) / 100 }
	return Amount{cents((m.Low + m.High) / 2), cents(m.High)}
}

// Dollars is an amount of the currency in US dollars.
func (c Currency) Dollars(amount float64) float64 { return amount / c.Rate() }
