package interview

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
	"yourpart/ui/document"
)

// How long the questions take at the usual pace: with three services, and from one person
// with a single service to a business with forty. A test holds them to the number of questions.
const (
	CoreMinutes = 13
	FullMinutes = 51

	CoreLeast, CoreMost = 7, 18
	FullLeast, FullMost = 27, 114
)

// Depths are the choices of how much to ask, with how long each takes: for the
// present stack, or for three services where there is none yet.
func Depths(s *Interview) []Choice {
	minutes := map[questionnaire.Depth]int{questionnaire.CoreDepth: CoreMinutes, questionnaire.FullDepth: FullMinutes}
	of := " for three services"
	if len(s.Assessment.Services) > 0 {
		of = ""
		for d := range minutes {
			minutes[d] = MinutesFor(s, d)
		}
	}
	var list []Choice
	for _, d := range []questionnaire.Depth{questionnaire.CoreDepth, questionnaire.FullDepth} {
		list = append(list, Choice{string(d), fmt.Sprintf("%s · about %s%s", d, text.Plural(minutes[d], "minute"), of)})
	}
	return list
}

// MinutesFor is how long all questions of a depth take at the person's pace.
func MinutesFor(s *Interview, d questionnaire.Depth) int {
	a := s.Assessment.Clone()
	_, _ = a.EditProfile(func(p *questionnaire.Profile) { p.Depth = d }) // a depth there is
	whole := Interview{Document: &document.Document{Options: document.Options{Catalogue: s.Catalogue}, Assessment: a, Report: &report.Report{Result: scoring.Assess(s.Catalogue, &a)}}}
	left := s.Pace.Left(usualFor(Pages(&whole)))
	return max(1, int(left.Round(time.Minute)/time.Minute))
}

// Laws says which laws the countries typed bring in.
func (s *Interview) Laws(typed string) string {
	countries := List(typed)
	if len(countries) == 0 {
		return ""
	}
	var names, unknown []string
	for _, l := range s.Catalogue.LawsFor(countries, s.allData()) {
		if len(l.Countries) > 0 {
			names = append(names, s.lawName(l.Name))
		}
	}
	text := ""
	for _, c := range countries {
		switch like := s.meant(c); {
		case s.Catalogue.KnowsCountry(c):
		case like != "":
			text += " Do you mean " + like + "?"
		default:
			unknown = append(unknown, c)
		}
	}
	if len(names) > 0 {
		text = "May bring in: " + strings.Join(names, ", ") + "." + text
	}
	if len(unknown) > 0 {
		text += " No law is known here for " + strings.Join(unknown, ", ") + "; ask someone on the spot."
	}
	return strings.TrimSpace(text)
}

// meant are the countries whose names begin like that, a few of them.
func (s *Interview) meant(start string) string {
	const few = 3
	var names []string
	for _, l := range s.Catalogue.Laws {
		for _, c := range l.Countries {
			if strings.HasPrefix(c, strings.ToLower(start)) && len(c) > few { // shorter ones are codes
				names = append(names, catalogue.CountryName(c))
			}
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(names) > few {
		names = append(names[:few], "…")
	}
	return strings.Join(names, ", ")
}

func (s *Interview) allData() (ids []string) {
	for _, d := range s.Catalogue.Data {
		ids = append(ids, d.ID)
	}
	return ids
}

// lawName is a law with the one kind of data that brings it in, where it is
// only one.
func (s *Interview) lawName(law string) string {
	var kinds []string
	for _, d := range s.Catalogue.Data {
		if slices.Contains(d.Laws, law) {
			kinds = append(kinds, strings.ToLower(d.Name))
		}
	}
	if len(kinds) == 1 {
		return law + " with " + kinds[0]
	}
	return law
}
