package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"

	"yourpart/export/report"
)

// newHelp shows the true, current keys of the page below, those that lead from it to any
// step, and what the wizard is.
func newHelp(s *session, below screen, to ...key.Binding) page {
	p := newPage(s, "Help")
	p.help = true
	p = p.add("ON THIS PAGE").add(helpLines(below.Keys())...)
	mouse := keyMouse
	if s.Mouse {
		mouse.SetHelp("f2", "mouse off")
	}
	p = p.add("", "EVERYWHERE").add(helpLines(append(to, keyAsk, keySave, mouse, keySuspend, keyRedraw, keyQuit))...)
	if v, ok := below.(plan); ok {
		p = p.add("", "HOW THE PLAN IS ORDERED", report.OrderWords, v.s.Report.BatchLine())
	}
	return p.add("", "MARKS").add(marks...).add("",
		"Y is yours, S is shared, P is the provider's part.",
		"",
		"The score is a range. The lower end is proven: what nobody knows counts as missing. The upper end is what it could be if all of that were in place.",
		"",
		"Every answer is saved as soon as you give it. Nothing leaves this computer.")
}

// marks are what the signs mean, which is the same on every page.
var marks = []string{
	"[x]  chosen, or done      [ ]  not      [~]  begun",
	"[2]  chosen twice, for two accounts      [+] [-]  a list, closed or open",
	"●  the answer      ○  not the answer      ✓  known of the product, so nobody is asked",
	"?  people differ, or not known enough      ~  some of them, or in the middle",
	"▸  the cursor      ↑ ↓  there is more above or below",
}

// helpLines is a line for each binding, with every key of it. What they do is in one
// column; a binding with too many keys for that takes the room it needs.
func helpLines(bindings []key.Binding) (lines []string) {
	wide := 0
	for _, k := range bindings {
		if w := widthOf(allKeys(k)); w <= 30 {
			wide = max(wide, w)
		}
	}
	for _, k := range bindings {
		if k.Enabled() {
			keys := allKeys(k)
			lines = append(lines, pad(keys, max(wide, widthOf(keys))+2)+inFull(k))
		}
	}
	return lines
}

// full is more than the footer has room for, by the key and what it says there.
var full = map[string]string{
	"a fill rows":                    "this row's answer for the open rows",
	"u next open":                    "the next open row, here or at another question",
	"? why":                          "why, and all there is to know",
	"o split":                        "one row for each, where services are asked about together",
	"o join":                         "ask about the open ones together again",
	"n note":                         "note, evidence and who said so",
	"b answered by":                  "who answers from now on",
	"y accept scan":                  "accept what the scan shows about this row, with it as evidence",
	"e what scans show":              "all that scans show, to be decided one by one",
	"i import a scan":                "read a free scanner's file, and propose answers from it",
	"a accept":                       "accept what the scan shows, with it as evidence",
	"A accept all new":               "accept all where nothing is answered yet",
	"k keep mine":                    "keep the answer there is; the scan is set aside",
	"d choose":                       "choose the answer yourself, where the scan leaves several",
	"enter look":                     "look: why the scan says so, and the question",
	"d settle":                       "settle which answer counts, where people differ",
	"z undo":                         "take back the last change, again for the one before",
	"ctrl+r undo":                    "take back the last change, again for the one before",
	"t topics":                       "topics, and how far each is",
	"/ search":                       "search by words",
	"tab skip":                       "skip it for now",
	"x clear":                        "clear the answer",
	"r review":                       "review: what is open",
	"g go to":                        "any step of the wizard, by its number",
	"ctrl+g go to":                   "any step of the wizard, by its number",
	"P projector":                    "large for a projector: who said what, the next disputed, points to park",
	"k park a point":                 "park a point: it goes behind the question's note, and the review lists it",
	"g go to number":                 "go to a question: type its number, then enter",
	"n next disputed":                "the next question about which people differ",
	"0-9 go to that step":            "home, profile and so on to the export, by their numbers",
	"s - = not sure, N/A, elsewhere": "not sure, not applicable, handled elsewhere",
	"u rest as usual":                "keep the rest as usual, and go on",
	"↑↓ look":                        "line by line, and from row to row; enter lists the answers of a row",
	"w what if":                      "what if: try actions and watch the score",
	"space status":                   "status: todo, doing, done",
	"space list":                     "list the questions of each batch",
	"c calendar":                     "calendar of what comes back",
	"e edit":                         "edit owner, due date, note and status",
	"+- hours a week":                "more or fewer hours a week; every date moves",
}

// inFull is what a key does.
func inFull(k key.Binding) string {
	if text, ok := full[k.Help().Key+" "+k.Help().Desc]; ok {
		return text
	}
	return k.Help().Desc
}

// allKeys names every key of a binding.
func allKeys(k key.Binding) string {
	names := make([]string, len(k.Keys()))
	for i, name := range k.Keys() {
		names[i] = keyName(name)
	}
	return strings.Join(names, " ")
}

// keyName is what stands on the key.
func keyName(name string) string {
	switch name {
	case "up":
		return "↑"
	case "down":
		return "↓"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "pgdn"
	}
	return name
}
