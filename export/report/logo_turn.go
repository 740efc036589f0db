package report

import (
	"bytes"
	"encoding/binary"
	"image"
)

// A camera that was held upright saves its picture lying down and notes how to
// turn it, in the Exif data of the JPEG. The numbers are those of Exif: 1 is as
// it is, 2 to 4 mirror or turn by half, and 5 to 8 swap width and height too.

const upright = 1

// turnOf is how the picture in a JPEG is to be turned; upright where nothing
// sound is said of it.
func turnOf(file []byte) int {
	const start, app1, scan = 0xd8, 0xe1, 0xda
	if len(file) < 2 || file[0] != 0xff || file[1] != start {
		return upright
	}
	for b := file[2:]; len(b) >= 4 && b[0] == 0xff && b[1] != scan; {
		if b[1] == 0xff { // may stand between segments
			b = b[1:]
			continue
		}
		n := int(binary.BigEndian.Uint16(b[2:])) + 2
		if n < 4 || n > len(b) {
			return upright
		}
		if exif, ok := bytes.CutPrefix(b[4:n], []byte("Exif\x00\x00")); ok && b[1] == app1 {
			return turnIn(exif)
		}
		b = b[n:]
	}
	return upright
}

// turnIn looks for it in the first directory of Exif data, which is laid out as
// a TIFF file.
func turnIn(exif []byte) int {
	const entry, orientation, short = 12, 0x0112, 3
	if len(exif) < 8 {
		return upright
	}
	var order binary.ByteOrder
	switch string(exif[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return upright
	}
	at := uint64(order.Uint32(exif[4:]))
	if at+2 > uint64(len(exif)) {
		return upright
	}
	dir := exif[at+2:]
	for range order.Uint16(exif[at:]) {
		if len(dir) < entry {
			break
		}
		if order.Uint16(dir) == orientation {
			if v := int(order.Uint16(dir[8:])); order.Uint16(dir[2:]) == short && v >= 1 && v <= 8 {
				return v
			}
			break
		}
		dir = dir[entry:]
	}
	return upright
}

// lying reports whether width and height are swapped.
func lying(turn int) bool { return turn >= 5 }

// turned is a picture the way it is to be seen.
func turned(p *image.RGBA, turn int) *image.RGBA {
	if turn == upright {
		return p
	}
	w, h := p.Rect.Dx(), p.Rect.Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if lying(turn) {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			fx, fy := x, y
			if lying(turn) {
				fx, fy = y, x
			}
			switch turn {
			case 2, 3, 7, 8:
				fx = w - 1 - fx
			}
			switch turn {
			case 3, 4, 6, 7:
				fy = h - 1 - fy
			}
			out.SetRGBA(x, y, p.RGBAAt(fx, fy))
		}
	}
	return out
}
