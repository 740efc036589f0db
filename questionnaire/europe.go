package questionnaire

import (
	"strings"
)

// europe holds the countries whose people the GDPR or the UK GDPR protects,
// by code and by English name.
var europe = wordSet(`at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se
	is li no gb uk eu eea austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany
	greece hungary ireland italy latvia lithuania luxembourg malta netherlands holland poland portugal romania slovakia
	slovenia spain sweden iceland liechtenstein norway england scotland wales britain europe`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

func inEurope(country string) bool {
	switch c := strings.ToLower(strings.TrimSpace(country)); c {
	case "united kingdom", "great britain", "european union", "northern ireland", "czech republic", "the netherlands":
		return true
	default:
		return europe[c]
	}
}
