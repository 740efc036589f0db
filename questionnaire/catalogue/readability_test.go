package catalogue

import (
	"cmp"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Grades of the median text: US school years by the Flesch-Kincaid formula.
const (
	maxQuestionGrade = 8.0
	maxTextGrade     = 9.0
)

// sentences are the kinds of text that are whole sentences, and so can be graded.
var sentences = setOf("why", "risk", "question", "option", "check", "step", "task", "fix", "cheaper",
	"definition", "your_part", "their_part", "meaning")

// TestReadability holds every kind of text to words that an owner knows. Run
// it with -v to see the medians and the ten hardest texts.
func TestReadability(t *testing.T) {
	type graded struct {
		prose
		grade float64
	}
	var all []graded
	kinds := map[string][]float64{}
	onDisk(t).texts(func(p prose) {
		if sentences[p.kind] && p.text != "" {
			g := grade(p.text)
			all = append(all, graded{p, g})
			kinds[p.kind] = append(kinds[p.kind], g)
		}
	})
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		grades, limit := kinds[kind], maxTextGrade
		if kind == "question" {
			limit = maxQuestionGrade
		}
		slices.Sort(grades)
		median := grades[len(grades)/2]
		t.Logf("%-12s %4d texts, median grade %4.1f, nine in ten below %4.1f", kind, len(grades), median, grades[len(grades)*9/10])
		if median > limit {
			t.Errorf("the median %s is at grade %.1f; at most %.0f is wanted", kind, median, limit)
		}
	}
	slices.SortFunc(all, func(a, b graded) int { return cmp.Compare(b.grade, a.grade) })
	for _, g := range all[:min(10, len(all))] {
		t.Logf("%.1f %s: %s: %s: %s", g.grade, g.file, g.id, g.part, strings.TrimSpace(g.text))
	}
}

// grade is the Flesch-Kincaid grade of an English text: the US school year in
// which it can be read. It is rough for a single sentence, good for a median.
func grade(text string) float64 {
	sentences, words, sounds := 1, 0, 0
	fields := strings.Fields(text)
	for i, f := range fields {
		w := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w != "" {
			words++
			sounds += syllables(w)
		}
		if i < len(fields)-1 && strings.ContainsAny(f[len(f)-1:], ".!?") {
			sentences++
		}
	}
	if words == 0 {
		return 0
	}
	return 0.39*float64(words)/float64(sentences) + 11.8*float64(sounds)/float64(words) - 15.59
}

var (
	vowels = regexp.MustCompile(`[aeiouy]+`)
	// silent are endings with a vowel that is not spoken: "shared", "notes", "safe".
	silent = regexp.MustCompile(`([^aeiouydt]ed|[^aeiouylscxzg]es|[^aeiouyl]e|[aeiouy]les?)$`)
	// hiatus are neighbouring vowels spoken apart, as in "diary" and "video".
	hiatus = regexp.MustCompile(`ia([^lnt]|$)|iu|ea$|eo([^pru]|$)|io([^nu]|$)|ua[^r]|ying`)
)

// syllables counts the syllables of a word as a reader speaks it: acronyms by
// letter, numbers as one, and the halves of a joined word by themselves.
func syllables(word string) int {
	n := 0
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if part == "s" || part == "t" {
			continue // as in "owner's"
		}
		n += partSyllables(part)
	}
	return max(n, 1)
}

func partSyllables(part string) int {
	if isAcronym(part) {
		return len(singular(part))
	}
	part = strings.ToLower(part)
	n := len(vowels.FindAllString(part, -1)) + len(hiatus.FindAllString(part, -1))
	if silent.MatchString(part) {
		n--
	}
	return max(n, 1)
}

func TestSyllables(t *testing.T) {
	for word, want := range map[string]int{
		"a": 1, "the": 1, "safe": 1, "shared": 1, "wanted": 2, "notes": 1, "boxes": 2, "table": 2, "tables": 2, "rule": 1,
		"password": 2, "recovery": 4, "organisation": 5, "video": 3, "diary": 3, "million": 2, "special": 2, "people": 2,
		"sign-in": 2, "owner's": 2, "don't": 1, "MFA": 3, "APIs": 3, "24": 1, "changes": 2, "responsibility": 6, "idea": 3,
		"denying": 3, "actual": 3, "guard": 1, "files": 1, "used": 1,
	} {
		if got := syllables(word); got != want {
			t.Errorf("syllables(%q) = %d, want %d", word, got, want)
		}
	}
}

func TestGrade(t *testing.T) {
	for text, want := range map[string]float64{
		"":                        0,
		"The cat sat on the mat.": 0.39*6 + 11.8 - 15.59,
		// Two sentences, twelve words, seventeen syllables.
		"Turn on the second step. Every person in the office needs it.": 0.39*6 + 11.8*17/12 - 15.59,
		"It sits at example.com today.":                                 0.39*5 + 11.8*9/5 - 15.59,
	} {
		if got := grade(text); math.Abs(got-want) > 0.01 {
			t.Errorf("grade(%q) = %.2f, want %.2f", text, got, want)
		}
	}
}
