package interview

import (
	"errors"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A Choice is a value with what people read.
type Choice struct{ Value, Label string }

func checkPeople(typed string) error {
	if typed == "" {
		return nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil {
		return errors.New("a whole number, such as 12")
	}
	return questionnaire.CheckPeople(n)
}

// Number writes hours without needless digits.
func Number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// Hours reads a number of hours. A decimal comma is taken as well as a point.
func Hours(typed string) (float64, error) {
	return strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
}

// CheckHours returns an error unless what was typed is a number of hours a week that a plan can
// use.
func CheckHours(typed string) error {
	h, err := Hours(typed)
	if err != nil {
		return errors.New("a number of hours, such as 4")
	}
	return questionnaire.CheckHours(h)
}

// CheckCurrency returns an error unless what was typed is the code of a currency that
// there is a rate for, or empty.
func CheckCurrency(typed string) error {
	if typed == "" {
		return nil
	}
	_, err := scoring.CurrencyNamed(typed)
	return err
}

// CheckDate returns an error unless what was typed is a day such as 2026-12-01, or empty.
func CheckDate(typed string) error { return questionnaire.Date(typed).Check() }

// List splits what was typed with commas.
func List(typed string) []string {
	var out []string
	for _, x := range strings.Split(typed, ",") {
		if x = text.CleanLine(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
