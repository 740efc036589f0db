package file

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// SRGBProfile tells printers and screens what our colours are: sRGB, as an ICC
// profile of version 4.2 made from the numbers of IEC 61966-2-1.
func SRGBProfile() []byte {
	curve := iccTag("para", u16(3), u16(0), fixed16(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045))
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", localized("sRGB IEC61966-2-1")},
		{"cprt", localized("No copyright, use freely")},
		{"wtpt", iccTag("XYZ ", fixed16(0.9642, 1, 0.8249))},
		// From the light of day, D65, to that of the profile, D50.
		{"chad", iccTag("sf32", fixed16(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168))},
		// Each light under D50; together they are white.
		{"rXYZ", iccTag("XYZ ", fixed16(0.43607, 0.22249, 0.01392))},
		{"gXYZ", iccTag("XYZ ", fixed16(0.38515, 0.71687, 0.09708))},
		{"bXYZ", iccTag("XYZ ", fixed16(0.14307, 0.06061, 0.71410))},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil}, // one curve for all
	}
	index, data := u32(len(tags)), []byte{}
	start := 128 + 4 + 12*len(tags)
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			for len(data)%4 != 0 {
				data = append(data, 0)
			}
			at, size = start+len(data), len(t.data)
			data = append(data, t.data...)
		}
		index = append(append(append(index, t.name...), u32(at)...), u32(size)...)
	}
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	out := append(iccHeader(start+len(data)), index...)
	return append(out, data...)
}

// iccHeader is the head of a profile for screens, with so many bytes in all.
func iccHeader(size int) []byte {
	h := make([]byte, 128)
	copy(h, u32(size))
	copy(h[8:], []byte{4, 0x20})
	copy(h[12:], "mntrRGB XYZ ")
	for i, n := range []int{2026, 1, 1} { // any day, but always the same
		copy(h[24+2*i:], u16(n))
	}
	copy(h[36:], "acsp")
	copy(h[68:], fixed16(0.9642, 1, 0.8249))
	return h
}

// iccTag is the data of a tag after its kind.
func iccTag(kind string, parts ...[]byte) []byte {
	out := append([]byte(kind), 0, 0, 0, 0)
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// localized is text in one language.
func localized(s string) []byte {
	var text []byte
	for _, c := range utf16.Encode([]rune(s)) {
		text = append(text, u16(int(c))...)
	}
	return iccTag("mluc", u32(1), u32(12), []byte("enUS"), u32(len(text)), u32(28), text)
}

func u16(n int) []byte { return binary.BigEndian.AppendUint16(nil, uint16(n)) }

func u32(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }

// fixed16 writes numbers with sixteen bits behind the point.
func fixed16(numbers ...float64) (out []byte) {
	for _, n := range numbers {
		out = append(out, u32(int(math.Round(n*65536)))...)
	}
	return out
}
