package questionnaire_test

import (
	"testing"

	"yourpart/questionnaire"
)

// TestCopyOf: the names that sync tools, file managers and we give to second versions
// lead to the file's own, and names that only look a little like them do not.
func TestCopyOf(t *testing.T) {
	for _, name := range []string{
		"acme (Mara's conflicted copy 2026-11-30).json", "acme (conflicted copy 2026-11-30 101112).json",
		"acme (Bob (laptop)'s conflicted copy 2026-11-30).json", "acme (Mara's conflicted copy 2026-11-30) (1).json", "acme (Case Conflict).json",
		"acme.sync-conflict-20261130-101112-ABCDEF7.json", "acme (SFConflict mara@example.org 2026-11-30-10-11-12).json",
		"acme (1).json", "acme - Copy.json", "acme - Copy (2).json", "acme - Kopie.json", "acme copy.json", "acme copy 2.json",
		"acme (copy).json", "acme (another copy).json", "acme (3rd copy).json", "acme.other.json", "acme.other-2.json",
		"acme.json.bak", "acme.json.damaged", "acme.json.damaged-2", "acme.json.format1",
	} {
		if of, copied := questionnaire.CopyOf(name); of != "acme" || !copied {
			t.Errorf("%s is a copy of %q: %v", name, of, copied)
		}
	}
	for _, name := range []string{"acme.json", "acme-2025.json", "acme-zurich.json", "acme (UK).json", "photocopy.json", "acme (2026).json", "copy.json", "other.json"} {
		if of, copied := questionnaire.CopyOf(name); copied || of+".json" != name {
			t.Errorf("%s is taken for a copy of %q", name, of)
		}
	}
}

// TestNewerVersion: the day of the newest answer decides, then the number of changes,
// then the name.
func TestNewerVersion(t *testing.T) {
	old := []questionnaire.Version{ // each newer than those after it
		{File: "b/acme.json", Revision: 3, Answered: "2026-12-02"},
		{File: "acme.json", Revision: 300, Answered: "2025-11-20"},
		{File: "acme.json", Revision: 12, Answered: "2025-11-20"},
		{File: "acme (1).json", Revision: 12, Answered: "2025-11-20"},
		{File: "acme (2).json", Revision: 12, Answered: "2025-11-20"},
		{File: "acme.json", Revision: 400},
	}
	for i, v := range old {
		for j, w := range old {
			if v.Newer(w) != (i < j) {
				t.Errorf("%+v newer than %+v: %v", v, w, v.Newer(w))
			}
		}
	}
}
