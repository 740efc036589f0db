package export

import "yourpart/scoring"

// Letter puts a score in one sign, so that colour is never needed: "!" low,
// "~" middle, "+" good, "?" not known enough, "" nothing asked.
func Letter(s scoring.Score) string {
	switch {
	case s.None():
		return ""
	case s.Band() == "":
		return "?"
	case s.Band() == scoring.Good:
		return "+"
	case s.Band() == scoring.Fair:
		return "~"
	}
	return "!"
}
