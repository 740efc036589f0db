package store

import (
	"encoding/binary"
	"slices"
)

// A POSIX list of rights, as Linux keeps it beside a file: a version, then
// entries of a kind, the rights (read 4, write 2, run 1) and whose they are. All but
// the owner's and the others' hold as far as the mask has them too.
const (
	listVersion = 2
	listHead    = 4
	listEntry   = 8

	entryOwner  = 0x01
	entryUser   = 0x02
	entryGroup  = 0x04
	entryGroups = 0x08
	entryMask   = 0x10
	entryOther  = 0x20
)

// An entry of a list of rights.
type entry struct {
	kind, may uint16
	id        uint32
}

// nobody is the id of an entry that is about no one in particular.
const nobody = 0xffffffff

// readList takes a list of rights apart; nil where it is none that we know.
func readList(b []byte) (list []entry) {
	if len(b) < listHead || (len(b)-listHead)%listEntry != 0 || binary.LittleEndian.Uint32(b) != listVersion {
		return nil
	}
	for at := listHead; at < len(b); at += listEntry {
		list = append(list, entry{binary.LittleEndian.Uint16(b[at:]), binary.LittleEndian.Uint16(b[at+2:]), binary.LittleEndian.Uint32(b[at+4:])})
	}
	return list
}

// writeList puts a list together again, in the order that the system wants.
func writeList(list []entry) []byte {
	slices.SortStableFunc(list, func(a, b entry) int {
		if a.kind != b.kind {
			return int(a.kind) - int(b.kind)
		}
		return int(int64(a.id) - int64(b.id))
	})
	b := binary.LittleEndian.AppendUint32(nil, listVersion)
	for _, e := range list {
		b = binary.LittleEndian.AppendUint16(b, e.kind)
		b = binary.LittleEndian.AppendUint16(b, e.may)
		b = binary.LittleEndian.AppendUint32(b, e.id)
	}
	return b
}

// passOn is a list for a file that has another owner, or another group, than
// the one before. Each of them gets an entry of its own there, so that everybody
// may do what he could, and nobody more. It reports false for a list that it does not know.
func passOn(b []byte, uid, gid uint32, own, group bool) ([]byte, bool) {
	list := readList(b)
	find := func(kind uint16, id uint32) int {
		return slices.IndexFunc(list, func(e entry) bool { return e.kind == kind && e.id == id })
	}
	owner, mine, mask, other := find(entryOwner, nobody), find(entryGroup, nobody), find(entryMask, nobody), find(entryOther, nobody)
	if owner < 0 || mine < 0 || other < 0 {
		return nil, false
	}
	if mask < 0 {
		list = append(list, entry{entryMask, list[mine].may, nobody})
		mask = len(list) - 1
	}
	for i, e := range list { // so that the mask may grow below
		if e.kind == entryUser || e.kind == entryGroup || e.kind == entryGroups {
			list[i].may &= list[mask].may
		}
	}
	name := func(kind uint16, id uint32, may uint16) {
		if i := find(kind, id); i >= 0 {
			list[i].may = may
			return
		}
		list = append(list, entry{kind, may, id})
	}
	if !own {
		name(entryUser, uid, list[owner].may)
	}
	if !group {
		name(entryGroups, gid, list[mine].may)
		list[mine].may &= list[other].may
	}
	for _, e := range list {
		if e.kind == entryUser || e.kind == entryGroup || e.kind == entryGroups {
			list[mask].may |= e.may
		}
	}
	return writeList(list), true
}
