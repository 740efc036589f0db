package interview

import "yourpart/questionnaire/catalogue"

// FoundTitle heads what a search found like that.
func FoundTitle(f catalogue.Found) string {
	switch f.Fit {
	case catalogue.Meant:
		return "Services of that kind"
	case catalogue.Ends:
		return "Names that end like that"
	case catalogue.Spelled:
		return "Spelled nearly like that"
	}
	return "Found"
}

// FoundWhy says what a search found a service by. It is empty where that is its own name.
func FoundWhy(f catalogue.Found) string {
	switch {
	case f.By == "":
		return ""
	case f.By == f.Service.Provider:
		return "by " + f.By
	case f.Fit == catalogue.Meant:
		return "for “" + f.By + "”"
	}
	return "also called “" + f.By + "”"
}
