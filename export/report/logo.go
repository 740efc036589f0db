package report

import (
	"bytes"
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
