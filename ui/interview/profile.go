package interview

import (
	"errors"
	"strconv"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A Choice is a value with what people read.
type Choice struct{ Value, Label string }

// Number writes hours without needless digits.
func Number(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// CheckPeople returns an error unless s is a whole number of people from 1 to
// 1,000,000, or empty.
func CheckPeople(s string) error {
	if s == "" {
		return nil
	}
	if n, err := strconv.Atoi(s); err != nil || n < 1 || n > 1_000_000 {
		return errors.New("a whole number, such as 12")
	}
	return nil
}

// CheckHours returns an error unless s is a number of hours a week that a plan can
// use. A decimal comma is taken as well as a point.
func CheckHours(s string) error {
	h, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil {
		return errors.New("a number of hours, such as 4")
	}
	return questionnaire.CheckHours(h)
}

// CheckDate returns an error unless s is a day such as 2026-12-01, or empty.
func CheckDate(s string) error {
	if s == "" {
		return nil
	}
	_, err := questionnaire.Date(s).Time()
	return err
}

// List splits what was typed with commas.
func List(s string) []string {
	var out []string
	for _, x := range strings.Split(s, ",") {
		if x = text.CleanLine(x); x != "" {
			out = append(out, x)
		}
	}
	return out
}
