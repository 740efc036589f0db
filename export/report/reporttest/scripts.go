package reporttest

import "strings"

// HostileScripts are what people may type in other scripts that has broken programs: long
// words, towers of marks, signs that turn text around and do not end, conjuncts, families of
// emoji, and codes that are no characters.
var HostileScripts = []string{
	strings.Repeat("ش", 2000), "شركة (" + strings.Repeat("لا", 300) + ") [x] «y»", strings.Repeat("שלום123 (", 60), "דוד כהן-לוי \"בע\"מ\" 17/3/2026, a@b.example",
	"a" + strings.Repeat("\u0301", 500), "ب" + strings.Repeat("\u064e\u0651", 300), strings.Repeat("\u0301", 40),
	"\u202eabc\u202dאבג", "\u2067אבג abc", "\u2066\u2067\u2068 x שלום", strings.Repeat("\u2067(", 130) + "א", "\u2069\u202c\u2069 ok",
	strings.Repeat("क्ष्म", 200), strings.Repeat("শ্রীক্ষ্ম", 80), strings.Repeat("ஔணௌ", 120), strings.Repeat("ക്ഷ്മ", 90), strings.Repeat("က္ကျွှ", 80), "ก" + strings.Repeat("ำ้", 40),
	strings.Repeat("ภาษาไทยไม่มีช่องว่าง", 500), strings.Repeat("東京都「（", 300), strings.Repeat("한글", 400), strings.Repeat("か\u3099", 100),
	strings.Repeat("👨‍👩‍👧‍👦", 100), strings.Repeat("🇩🇪", 61), "👍🏽\u200d\u200d\u200d👩", strings.Repeat("\u200d", 300), "\ufe0f\ufe0f☎\ufe0f",
	"\u0378\u0380\U000e0001\U0003fffd\U0010ffff\ufdd0\ufdef", "\xed\xa0\x80\xed\xb0\x80 lone", "\xff\xfe\x00\x01", "ﷺ﷽𒐫⸻", strings.Repeat("﷽", 200),
}
