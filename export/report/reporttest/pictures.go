package reporttest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// Corners are the colours of a picture as it is to be seen.
var Corners = map[string]color.RGBA{"top left": {220, 0, 0, 255}, "top right": {0, 180, 0, 255}, "bottom left": {0, 0, 220, 255}, "bottom right": {0, 0, 0, 255}}

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

// TurnedJPEG is a picture of 96 by 48 that a camera saved with that number.
func TurnedJPEG(t testing.TB, turn int, order binary.AppendByteOrder) []byte {
	t.Helper()
	w, h := 96, 48
	if turn >= 5 {
		w, h = h, w
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, Corners[stored[turn][2*(2*y/h)+2*x/w]])
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return withExif(b.Bytes(), ExifOf(turn, order))
}

// ExifOf is Exif data with two entries, the second of which is the number.
func ExifOf(turn int, order binary.AppendByteOrder) []byte {
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
