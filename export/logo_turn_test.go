package export

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// corners are the colours of a picture as it is to be seen.
var corners = map[string]color.RGBA{"top left": {220, 0, 0, 255}, "top right": {0, 180, 0, 255}, "bottom left": {0, 0, 220, 255}, "bottom right": {0, 0, 0, 255}}

// stored is what Exif says of each number: where the first row's first pixel
// belongs, the first row's last, and the same of the last row.
var stored = [9][4]string{
	1: {"top left", "top right", "bottom left", "bottom right"},
	2: {"top right", "top left", "bottom right", "bottom left"},
	3: {"bottom right", "bottom left", "top right", "top left"},
	4: {"bottom left", "bottom right", "top left", "top right"},
	5: {"top left", "bottom left", "top right", "bottom right"},
	6: {"top right", "bottom right", "top left", "bottom left"},
	7: {"bottom right", "top right", "bottom left", "top left"},
	8: {"bottom left", "top left", "bottom right", "top right"},
}

// turnedJPEG is a picture of 96 by 48 that a camera saved with that number.
func turnedJPEG(t testing.TB, turn int, order binary.AppendByteOrder) []byte {
	t.Helper()
	w, h := 96, 48
	if turn >= 5 {
		w, h = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, corners[stored[turn][2*(2*y/h)+2*x/w]])
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return withExif(b.Bytes(), exifOf(turn, order))
}

// exifOf is Exif data with two entries, the second of which is the number.
func exifOf(turn int, order binary.AppendByteOrder) []byte {
	out := []byte("Exif\x00\x00II*\x00")
	if order.String() == binary.BigEndian.String() {
		out = []byte("Exif\x00\x00MM\x00*")
	}
	out = order.AppendUint16(order.AppendUint32(out, 8), 2)
	for _, e := range [][2]uint16{{0x0103, 6}, {0x0112, uint16(turn)}} {
		out = order.AppendUint16(order.AppendUint16(out, e[0]), 3)
		out = order.AppendUint16(order.AppendUint16(order.AppendUint32(out, 1), e[1]), 0)
	}
	return order.AppendUint32(out, 0)
}

// withExif puts such data behind the first segment that a JPEG may have.
func withExif(file, exif []byte) []byte {
	jfif := append([]byte{0xff, 0xe0, 0, 16}, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x00\x00"...)
	out := append(append([]byte{}, file[:2]...), jfif...)
	out = binary.BigEndian.AppendUint16(append(out, 0xff, 0xff, 0xe1), uint16(len(exif)+2)) // with a byte to fill
	return append(append(out, exif...), file[2:]...)
}

func TestLogosAreTurned(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			t.Run(fmt.Sprint(turn, order), func(t *testing.T) {
				l, err := readLogo(turnedJPEG(t, turn, order))
				if err != nil {
					t.Fatal(err)
				}
				img, err := png.Decode(bytes.NewReader(l.png))
				if err != nil {
					t.Fatal(err)
				}
				if img.Bounds() != image.Rect(0, 0, 96, 48) || l.w != 96 || l.h != 48 {
					t.Fatalf("it is %v, and said to be %d by %d", img.Bounds(), l.w, l.h)
				}
				for where, at := range map[string]image.Point{"top left": {24, 12}, "top right": {72, 12}, "bottom left": {24, 36}, "bottom right": {72, 36}} {
					r, g, b, _ := img.At(at.X, at.Y).RGBA()
					want := corners[where]
					if far(r, want.R) || far(g, want.G) || far(b, want.B) {
						t.Errorf("%s is %v", where, img.At(at.X, at.Y))
					}
				}
			})
		}
	}
}

func far(got uint32, want uint8) bool {
	d := int(got>>8) - int(want)
	return d > 24 || d < -24
}

// TestTurnsThatMakeNoSense leave a picture as it is.
func TestTurnsThatMakeNoSense(t *testing.T) {
	whole := turnedJPEG(t, 6, binary.BigEndian)
	if turnOf(whole) != 6 {
		t.Fatal("the whole file says nothing")
	}
	for n := range 20 + len(exifOf(6, binary.BigEndian)) - 4 {
		if got := turnOf(whole[:n]); got != upright {
			t.Errorf("cut after %d bytes: %d", n, got)
		}
	}
	for _, bad := range []int{0, 9, 300} {
		if got := turnIn(exifOf(bad, binary.LittleEndian)[6:]); got != upright {
			t.Errorf("%d is taken for %d", bad, got)
		}
	}
	far := exifOf(6, binary.LittleEndian)[6:]
	copy(far[4:], []byte{0xff, 0xff, 0xff, 0xff})
	if got := turnIn(far); got != upright {
		t.Errorf("a directory behind the end is taken for %d", got)
	}
}
