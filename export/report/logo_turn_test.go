package report_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/png"
	"testing"

	. "yourpart/export/report"
	"yourpart/export/report/reporttest"
)

func TestLogosAreTurned(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			t.Run(fmt.Sprint(turn, order), func(t *testing.T) {
				l, err := DecodeLogo(reporttest.TurnedJPEG(t, turn, order))
				if err != nil {
					t.Fatal(err)
				}
				img, err := png.Decode(bytes.NewReader(l.PNG))
				if err != nil {
					t.Fatal(err)
				}
				if img.Bounds() != image.Rect(0, 0, 96, 48) || l.Width != 96 || l.Height != 48 {
					t.Fatalf("it is %v, and said to be %d by %d", img.Bounds(), l.Width, l.Height)
				}
				for where, at := range map[string]image.Point{"top left": {24, 12}, "top right": {72, 12}, "bottom left": {24, 36}, "bottom right": {72, 36}} {
					r, g, b, _ := img.At(at.X, at.Y).RGBA()
					want := reporttest.Corners[where]
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
	whole := reporttest.TurnedJPEG(t, 6, binary.BigEndian)
	if TurnOf(whole) != 6 {
		t.Fatal("the whole file says nothing")
	}
	for n := range 20 + len(reporttest.ExifOf(6, binary.BigEndian)) - 4 {
		if got := TurnOf(whole[:n]); got != Upright {
			t.Errorf("cut after %d bytes: %d", n, got)
		}
	}
	for _, bad := range []int{0, 9, 300} {
		if got := TurnIn(reporttest.ExifOf(bad, binary.LittleEndian)[6:]); got != Upright {
			t.Errorf("%d is taken for %d", bad, got)
		}
	}
	far := reporttest.ExifOf(6, binary.LittleEndian)[6:]
	copy(far[4:], []byte{0xff, 0xff, 0xff, 0xff})
	if got := TurnIn(far); got != Upright {
		t.Errorf("a directory behind the end is taken for %d", got)
	}
}
