package fonts

import (
	"slices"
	"strings"
	"unicode"
)

// A group is letters that one font should draw together.
type group struct {
	script  string // by Unicode, such as Devanagari; eastAsian, or common
	look    string // of Han letters, such as "jp"; empty elsewhere
	letters []rune
}

const (
	eastAsian = "Han"    // with kana, hangul and bopomofo
	common    = "Common" // signs, emoji and marks, of no script of their own
)

// eastern are the scripts that are drawn with Han letters.
var eastern = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo}

// groups are letters by their script, those of none last, as what draws a script often
// has its signs.
func groups(letters []rune, country string) (out []group) {
	by := map[string][]rune{}
	for _, r := range letters {
		s := scriptOf(r)
		by[s] = append(by[s], r)
	}
	for s, list := range by {
		slices.Sort(list)
		g := group{script: s, letters: slices.Compact(list)}
		if s == eastAsian {
			g.look = lookOf(g.letters, country)
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b group) int {
		if (a.script == common) != (b.script == common) {
			if a.script == common {
				return 1
			}
			return -1
		}
		return strings.Compare(a.script, b.script)
	})
	return out
}

func scriptOf(r rune) string {
	if unicode.In(r, eastern...) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef {
		return eastAsian
	}
	if unicode.In(r, unicode.Common, unicode.Inherited) {
		return common
	}
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) {
			return name
		}
	}
	return common
}

// lookOf is how Han letters look in a country, or where that has no look of its own, to
// whom the letters beside them belong.
func lookOf(letters []rune, country string) string {
	if look := map[string]string{"JP": "jp", "KR": "kr", "TW": "tc", "HK": "hk", "MO": "hk", "CN": "sc", "SG": "sc", "MY": "sc"}[country]; look != "" {
		return look
	}
	has := func(tables ...*unicode.RangeTable) bool {
		return slices.ContainsFunc(letters, func(r rune) bool { return unicode.In(r, tables...) })
	}
	switch {
	case has(unicode.Hiragana, unicode.Katakana):
		return "jp"
	case has(unicode.Hangul):
		return "kr"
	case has(unicode.Bopomofo):
		return "tc"
	}
	return "sc"
}

// looks are what families of fonts with Han letters are called that have one look only.
// The first that a family's name contains, without its spaces, says which.
var looks = []struct{ name, look string }{
	{"hiraginosansgb", "sc"}, {"hiragino", "jp"}, {"yugothic", "jp"}, {"meiryo", "jp"}, {"msgothic", "jp"}, {"mspgothic", "jp"}, {"msuigothic", "jp"},
	{"ipa", "jp"}, {"takao", "jp"}, {"vlgothic", "jp"}, {"malgun", "kr"}, {"sdgothic", "kr"}, {"nanum", "kr"}, {"gulim", "kr"}, {"dotum", "kr"}, {"batang", "kr"},
	{"yahei", "sc"}, {"simsun", "sc"}, {"simhei", "sc"}, {"dengxian", "sc"}, {"wenquanyi", "sc"}, {"heitisc", "sc"}, {"pingfangsc", "sc"}, {"fallback", "sc"},
	{"jhenghei", "tc"}, {"mingliu", "tc"}, {"heititc", "tc"}, {"pingfangtc", "tc"}, {"pingfanghk", "hk"},
}

// hanLook is the look of a family's Han letters, or empty where that is not known.
func hanLook(family string) string {
	name := plainName(family)
	for _, end := range []string{"jp", "kr", "sc", "tc", "hk"} {
		if strings.HasSuffix(name, end) {
			return end
		}
	}
	for _, l := range looks {
		if strings.Contains(name, l.name) {
			return l.look
		}
	}
	return ""
}

// plainName is a name in lower case, without spaces and signs.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// alone are the scripts whose letters look right without tables that join and place
// them.
var alone = []string{eastAsian, common, "Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Hebrew", "Cherokee", "Ethiopic", "Canadian_Aboriginal", "Coptic", "Tifinagh", "Vai", "Yi"}

// rank is how well a face serves a group of whose letters it has so many: the less the
// better, the first number before the second.
func (c *face) rank(g group, has int) []int {
	const regular, normal = 400, 5
	weight := max(c.weight-regular, regular-c.weight)
	lacks := len(g.letters) - has
	return []int{
		flag(lacks*20 > len(g.letters)), // what a few letters of many lack comes from another font
		flag(!c.shapes && !slices.Contains(alone, g.script)),
		flag(c.slant),
		flag(weight > 100),
		c.elsewhere(g.look),
		flag(c.varies && weight > 0),
		c.place(g),
		lacks,
		weight,
		max(c.width-normal, normal-c.width),
		flag(c.varies),
	}
}

func flag(is bool) int {
	if is {
		return 1
	}
	return 0
}

// elsewhere is how far the look of Han letters is from the one that is wanted.
func (c *face) elsewhere(look string) int {
	if look == "" {
		return 0
	}
	near := map[string]string{"tc": "hk", "hk": "tc"}
	switch is := hanLook(c.family); is {
	case look:
		return 0
	case near[look], "":
		return 1
	}
	return 2
}

// known are the families of systems that are drawn for reading on a page, before others
// that are not Noto Sans.
var knownFamilies = []string{"segoeui", "nirmalaui", "nirmalatext", "leelawadeeui", "yugothic", "meiryo", "microsoftyahei", "microsoftjhenghei", "malgungothic", "ebrima", "gadugi",
	"myanmartext", "microsofthimalaya", "mongolianbaiti", "sylfaen", "segoeuisymbol", "segoeuiemoji", "segoeuihistoric",
	"sfarabic", "sfhebrew", "sfgeorgian", "sfarmenian", "hiraginosans", "hiraginokakugothic", "pingfang", "applesdgothicneo", "kohinoor", "thonburi", "sukhumvit", "arialhebrew", "mukta", "applesymbols",
	"sourcehansans", "droidsans", "arialunicodems", "arial", "tahoma", "dejavusans", "freesans", "liberationsans"}

// place is where a family comes among those that could draw a script.
func (c *face) place(g group) int {
	const others, last = 100, 1000
	name, script := plainName(c.family), plainName(g.script)
	switch {
	case strings.Contains(name, "lastresort"), strings.Contains(name, "unifont"), name == "":
		return last
	case strings.Contains(name, "mono") || strings.Contains(name, "courier"):
		return others + 40
	case g.script == common && (name == "notoemoji" || strings.HasPrefix(name, "notosanssymbols") || name == "notosansmath"):
		return 0
	case name == "notosans"+script, g.script == eastAsian && slices.Contains([]string{"notosanscjk", "notosans"}, strings.TrimSuffix(name, hanLook(c.family))):
		return 0
	case name == "notosans", strings.HasPrefix(name, "notosans"+script+"ui"):
		return 1
	}
	for i, known := range knownFamilies {
		if strings.HasPrefix(name, known) {
			return 2 + i
		}
	}
	switch {
	case strings.HasPrefix(name, "notosans") && !strings.Contains(name, "unjoined"):
		return others
	case strings.Contains(name, "serif") || strings.Contains(name, "times"):
		return others + 20
	case strings.HasPrefix(name, "noto"):
		return others + 10
	}
	return others + 15
}
