package typeset

import "strings"

// mirrors are signs that turn where text is read from the right, in pairs.
const mirrors = "()[]{}<>«»‹›≤≥≪≫⟨⟩⟪⟫⟦⟧「」『』【】〈〉《》〔〕〖〗〘〙〚〛（）［］｛｝＜＞⁅⁆⁽⁾₍₎❨❩❪❫❬❭❮❯❰❱❲❳❴❵⌈⌉⌊⌋⦅⦆｟｠｢｣⸢⸣⸤⸥⸨⸩⸦⸧⸠⸡⸂⸃⸄⸅⸉⸊⸌⸍⸜⸝"

var mirrorOf = func() map[rune]rune {
	out := map[rune]rune{}
	all := []rune(mirrors)
	for i := 0; i+1 < len(all); i += 2 {
		out[all[i]], out[all[i+1]] = all[i+1], all[i]
	}
	return out
}()

// Mirrored is the sign that stands for one where text is read from the right.
func Mirrored(r rune) rune {
	if m, ok := mirrorOf[r]; ok {
		return m
	}
	return r
}

// turned is text from the last letter to the first, mirrored.
func turned(s string) string {
	runes := []rune(s)
	var b strings.Builder
	for i := len(runes) - 1; i >= 0; i-- {
		b.WriteRune(Mirrored(runes[i]))
	}
	return b.String()
}
