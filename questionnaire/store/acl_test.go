package store_test

import (
	"reflect"
	"testing"

	"yourpart/questionnaire/store"
)

const everyID = 0xffffffff

// A list of rights is passed on so that everybody may do what he could, and
// nobody more: who loses the file or its group gets an entry by name.
func TestListIsPassedOn(t *testing.T) {
	type list = [][3]uint32
	const uid, gid = 1000, 2000
	old := list{{1, 6, everyID}, {2, 7, 1001}, {4, 6, everyID}, {16, 6, everyID}, {32, 4, everyID}}
	for name, c := range map[string]struct {
		in         list
		own, group bool
		want       list
	}{
		"another owner":           {old, false, true, list{{1, 6, everyID}, {2, 6, 1000}, {2, 6, 1001}, {4, 6, everyID}, {16, 6, everyID}, {32, 4, everyID}}},
		"another group":           {old, true, false, list{{1, 6, everyID}, {2, 6, 1001}, {4, 4, everyID}, {8, 6, 2000}, {16, 6, everyID}, {32, 4, everyID}}},
		"a mask that takes all":   {list{{1, 6, everyID}, {2, 6, 1001}, {4, 6, everyID}, {16, 0, everyID}, {32, 0, everyID}}, false, true, list{{1, 6, everyID}, {2, 6, 1000}, {2, 0, 1001}, {4, 0, everyID}, {16, 6, everyID}, {32, 0, everyID}}},
		"one without names":       {list{{1, 6, everyID}, {4, 4, everyID}, {32, 0, everyID}}, true, false, list{{1, 6, everyID}, {4, 0, everyID}, {8, 4, 2000}, {16, 4, everyID}, {32, 0, everyID}}},
		"one that names the last": {list{{1, 6, everyID}, {2, 4, 1000}, {4, 4, everyID}, {16, 4, everyID}, {32, 0, everyID}}, false, true, list{{1, 6, everyID}, {2, 6, 1000}, {4, 4, everyID}, {16, 6, everyID}, {32, 0, everyID}}},
	} {
		if got, ok := store.PassOn(c.in, uid, gid, c.own, c.group); !ok || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, ok, c.want)
		}
	}
	for name, bad := range map[string]list{"nothing": nil, "no others": {{1, 6, everyID}, {4, 4, everyID}}} {
		if _, ok := store.PassOn(bad, uid, gid, false, false); ok {
			t.Errorf("%s is a list", name)
		}
	}
}
