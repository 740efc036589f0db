package report

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a logo may be one
	"image/png"

	xdraw "golang.org/x/image/draw"
)

// MaxLogoBytes is the largest file that is taken for a logo.
const MaxLogoBytes = 5_000_000

// What a logo may be at most. A small file may unpack to a huge picture.
const (
	MaxLogoSide   = 8_000
	MaxLogoPixels = 12_000_000
)

// The pixels a logo is brought down to; enough for paper.
const (
	logoWide = 560
	logoHigh = 200
)

// A Logo is a picture that every format can take: a PNG of eight bits without
// transparency.
type Logo struct {
	PNG           []byte
	Width, Height int
}

// DecodeLogo decodes a PNG or JPEG of any kind and makes it small. It stands on
// white paper, so what can be seen through becomes white.
func DecodeLogo(file []byte) (*Logo, error) {
	if len(file) > MaxLogoBytes {
		return nil, fmt.Errorf("the logo has more than %d bytes; save it smaller", MaxLogoBytes)
	}
	conf, kind, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, errors.New("the logo is no picture in PNG or JPEG that can be read; save it anew as PNG")
	}
	if conf.Width < 1 || conf.Height < 1 || conf.Width > MaxLogoSide || conf.Height > MaxLogoSide || conf.Width*conf.Height > MaxLogoPixels {
		return nil, fmt.Errorf("the logo is %d by %d pixels; save it with %d by %d or less", conf.Width, conf.Height, 3000, 3000)
	}
	full, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("the logo is damaged (%s: %w); save it anew as PNG", kind, err)
	}
	turn := upright
	if kind == "jpeg" {
		turn = turnOf(file)
	}
	return encodeLogo(full, turn)
}

// encodeLogo draws a picture on white at the size it is used in, turned the way
// it is to be seen.
func encodeLogo(full image.Image, turn int) (*Logo, error) {
	from, mostW, mostH := full.Bounds(), logoWide, logoHigh
	if lying(turn) {
		mostW, mostH = mostH, mostW
	}
	share := min(1, float64(mostW)/float64(from.Dx()), float64(mostH)/float64(from.Dy()))
	w, h := max(1, int(float64(from.Dx())*share)), max(1, int(float64(from.Dy())*share))
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(small, small.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	xdraw.CatmullRom.Scale(small, small.Bounds(), full, from, xdraw.Over, nil)
	small = turned(small, turn)
	var b bytes.Buffer
	if err := png.Encode(&b, small); err != nil {
		return nil, fmt.Errorf("saving the logo: %w", err)
	}
	return &Logo{b.Bytes(), small.Rect.Dx(), small.Rect.Dy()}, nil
}

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
