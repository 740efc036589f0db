package interview

import (
	"time"

	"yourpart/questionnaire/catalogue"
)

// FoundTitle heads what a search found like that.
func FoundTitle(f catalogue.Found) string {
	switch f.Fit {
	case catalogue.Meant, catalogue.Kind:
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
	case f.Fit == catalogue.Meant, f.Fit == catalogue.Kind:
		return "for “" + f.By + "”"
	}
	return "also called “" + f.By + "”"
}

// FactsLine says when and where the facts of a service were read, and whether to look
// again on a day.
func FactsLine(f *catalogue.Facts, day time.Time) string {
	month := f.AsOf
	if read, err := time.Parse("2006-01", month); err == nil {
		month = read.Format("January 2006")
	}
	if f.Unsure(day) {
		return "Facts as of " + month + ", check this: " + f.Source
	}
	return "Facts as of " + month + ": " + f.Source
}
