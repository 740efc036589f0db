package cli

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
)

// A mergeJSON is what merge --json prints.
type mergeJSON struct {
	Format    int           `json:"format"`
	File      string        `json:"file"`
	DryRun    bool          `json:"dry_run"`
	Changed   bool          `json:"changed"` // or would be
	Others    []mergedJSON  `json:"others"`
	Disputes  []disputeJSON `json:"disputes"`
	Decided   []settledJSON `json:"settled"`
	Removable []string      `json:"removable"`
}

// A mergedJSON is what one copy came to.
type mergedJSON struct {
	File     string      `json:"file"`
	Business string      `json:"business"`
	Taken    []takenJSON `json:"taken"`
	Clashes  []clashJSON `json:"clashes"`
}

// A clashJSON is something that both changed.
type clashJSON struct {
	What  questionnaire.What `json:"what"`
	Of    string             `json:"of,omitempty"`
	Field string             `json:"field,omitempty"`
	Kept  any                `json:"kept"`
	Other any                `json:"other"`
}

// A disputeJSON is a question about which people differ.
type disputeJSON struct {
	Control   string            `json:"control"`
	Service   string            `json:"service"`
	Responses []report.WordJSON `json:"responses"`
	Why       string            `json:"why,omitempty"` // --prefer did not settle it
}

// A settledJSON is a question that --prefer settled.
type settledJSON struct {
	Control string `json:"control"`
	Service string `json:"service"`
	Option  string `json:"option"`
	Person  string `json:"person"` // whose word it is
	Rule    string `json:"rule"`
}

// showUnion prints what a merge came to.
func (a *app) showUnion(u *union) error {
	a.tellNamesakes(u)
	if u.json {
		return report.WriteJSON(a.out, u.shape())
	}
	p := a.page()
	u.sayTaken(p)
	u.saySettled(p)
	u.sayDisputes(p)
	u.sayClashes(p)
	p.Gap()
	switch {
	case u.changed && u.dryRun:
		p.Say("Nothing was changed; without --dry-run this is saved in %s.", shown(u.file))
	case u.changed:
		p.Say("%s. %s. \"yourpart undo %s\" takes the merge back.", "Saved in "+shown(u.file), open(u.catalogue, &u.result), text.Argument(u.file))
	default:
		p.Say("%s has all of it already, so nothing is written.", shown(u.file))
	}
	if left := u.leftovers(); len(left) > 0 && !u.dryRun {
		names := make([]string, len(left))
		for i, file := range left {
			names[i] = shown(file)
		}
		p.Say("%s merged, so %s can be removed.", report.SentenceList(names, len(names))+map[bool]string{true: " is", false: " are"}[len(left) == 1],
			map[bool]string{true: "it", false: "they"}[len(left) == 1])
	}
	if u.dryRun {
		return a.show(p)
	}
	return a.confirm(p)
}

func (u *union) sayTaken(p *page.Page) {
	for _, o := range u.others {
		if len(o.Taken) == 0 {
			p.Say("Nothing in %s is new.", shown(o.file))
			continue
		}
		p.Say("From %s:", shown(o.file))
		for _, t := range o.Taken {
			p.Hang("  - ", takenText(t))
		}
	}
}

func (u *union) saySettled(p *page.Page) {
	if len(u.settled) == 0 {
		return
	}
	p.Gap()
	p.Say("Settled by --prefer %s:", u.prefer)
	for _, c := range u.settled {
		p.Hang("  - ", fmt.Sprintf("%s: %s", c.Cell, strings.Join(report.WordLines(u.control(c.Cell), []questionnaire.Word{c.Word}), "")))
	}
}

func (u *union) sayDisputes(p *page.Page) {
	if len(u.disputes) == 0 {
		return
	}
	p.Gap()
	p.Say("Disputed; \"yourpart answer %s QUESTION=OPTION --settle\" decides which counts:", text.Argument(u.file))
	for _, d := range u.disputes {
		k := u.control(d.Cell)
		said := d.Cell.String() + ": " + report.DisputeText(k, d.Words)
		if why := u.left[d.Cell]; why != "" {
			said += "; --prefer " + u.prefer + " does not decide, as " + why
		}
		p.Hang("  - ", said)
		for _, line := range report.WordLines(k, d.Words) {
			p.Hang("      ", line)
		}
	}
}

func (u *union) sayClashes(p *page.Page) {
	if !slices.ContainsFunc(u.others, func(o copied) bool { return len(o.Clashes) > 0 }) {
		return
	}
	p.Gap()
	p.Say("Changed in both copies; look whether the right value stayed:")
	for _, o := range u.others {
		for _, c := range o.Clashes {
			p.Hang("  - ", clashText(c)+" ("+shown(o.file)+")")
		}
	}
}

// noteDisputes tells of disputes where standard output has the assessment.
func (a *app) noteDisputes(u *union) {
	a.tellNamesakes(u)
	for _, d := range u.disputes {
		a.note("%s: disputed: %s; --settle decides which counts", d.Cell, report.DisputeText(u.control(d.Cell), d.Words))
	}
}

// control is a cell's control, or one that says nothing where the catalogue has none.
func (u *union) control(id questionnaire.CellID) *catalogue.Control {
	if k, ok := u.catalogue.Control(id.Control); ok {
		return k
	}
	return &catalogue.Control{}
}

// clashText is something that both changed, with both values.
func clashText(c questionnaire.Conflict) string {
	of := string(c.What)
	if c.Of != "" {
		of = c.Of
	}
	switch {
	case c.What == questionnaire.OfRound:
		return fmt.Sprintf("round %q is another one in each, of %s and of %s; both are kept", of, c.Kept, c.Other)
	case c.What == questionnaire.OfAgreed:
		return fmt.Sprintf("another plan was agreed in each; %s stays, not %s", agreedValue(c.Kept), agreedValue(c.Other))
	case c.Field == "":
		return fmt.Sprintf("%s was removed in one and changed in the other; it stays", of)
	}
	return fmt.Sprintf("%s, %s: %s stays, not %s", of, strings.ReplaceAll(c.Field, "_", " "), valueWords(c.Kept), valueWords(c.Other))
}

// agreedValue names an agreed plan of the file.
func agreedValue(s string) string {
	var g questionnaire.Agreement
	if json.Unmarshal([]byte(s), &g) != nil || g.Date == "" {
		return "no plan"
	}
	return "that of " + string(g.Date)
}

// valueWords is a value of the file in words.
func valueWords(s string) string {
	switch v := plainValue(s).(type) {
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(v)) {
			parts = append(parts, fmt.Sprintf("%s %v", key, v[key]))
		}
		return strings.Join(parts, ", ")
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = fmt.Sprint(v[i])
		}
		return strings.Join(parts, ", ")
	case string:
		return fmt.Sprintf("%q", report.Shortened(v, 60))
	default:
		return fmt.Sprint(v)
	}
}

// plainValue is what a text of the file's JSON holds, or the text where it is none.
func plainValue(s string) any {
	if s == "" {
		return nil
	}
	var v any
	if json.Unmarshal([]byte(s), &v) != nil {
		return s
	}
	if fields, ok := v.(map[string]any); ok { // whose values are texts of JSON in turn
		for key, inner := range fields {
			if inner, ok := inner.(string); ok {
				fields[key] = plainValue(inner)
			}
		}
	}
	return v
}

// shape is a merge as JSON.
func (u *union) shape() mergeJSON {
	shape := mergeJSON{Format: report.JSONFormat, File: u.file, DryRun: u.dryRun, Changed: u.changed, Others: []mergedJSON{},
		Disputes: []disputeJSON{}, Decided: []settledJSON{}, Removable: []string{}}
	for _, o := range u.others {
		m := mergedJSON{o.file, businessName(&o.said), []takenJSON{}, []clashJSON{}}
		for _, t := range o.Taken {
			m.Taken = append(m.Taken, u.takenShape(t))
		}
		for _, c := range o.Clashes {
			m.Clashes = append(m.Clashes, clashJSON{c.What, c.Of, c.Field, plainValue(c.Kept), plainValue(c.Other)})
		}
		shape.Others = append(shape.Others, m)
	}
	for _, d := range u.disputes {
		shape.Disputes = append(shape.Disputes, disputeJSON{d.Cell.Control, d.Cell.Service, report.WordsJSON(d.Words), u.left[d.Cell]})
	}
	for _, c := range u.settled {
		shape.Decided = append(shape.Decided, settledJSON{c.Cell.Control, c.Cell.Service, c.Word.Option, c.Word.Person, u.prefer})
	}
	if !u.dryRun {
		shape.Removable = append(shape.Removable, u.leftovers()...)
	}
	return shape
}

// businessName is what an assessment's business is called.
func businessName(s *questionnaire.Assessment) string { return text.CleanLine(s.Profile.Name) }

// A takenJSON is one thing that was taken over: as in the file, and as other commands
// show it.
type takenJSON struct {
	questionnaire.Taken
	Control string `json:"control,omitempty"`
	Service string `json:"service,omitempty"`
	Title   string `json:"title,omitempty"` // of the control
	// Was and Is are the ids of options, or words such as "disputed"; with what people
	// call them.
	Was     string `json:"was,omitempty"`
	Is      string `json:"is,omitempty"`
	WasText string `json:"was_text,omitempty"`
	IsText  string `json:"is_text,omitempty"`
	Text    string `json:"text"` // what the page says
}

// takenShape is one thing that was taken over, as JSON.
func (u *union) takenShape(t questionnaire.Taken) takenJSON {
	j := takenJSON{Taken: t, Text: takenText(t)}
	if t.What != questionnaire.OfAnswer && t.What != questionnaire.OfTracking {
		return j
	}
	id, err := questionnaire.ParseCellID(strings.TrimPrefix(t.Of, scoring.FindOutID("")))
	if err != nil {
		return j
	}
	k := u.control(id)
	j.Control, j.Service, j.Title = id.Control, id.Service, k.Title
	if t.What == questionnaire.OfAnswer {
		j.Was, j.Is = stoodAs(t.From), stoodAs(t.To)
		j.WasText, j.IsText = report.Stands(k, j.Was), report.Stands(k, j.Is)
	}
	return j
}

// disputedWord is how a question stands about which people differ.
const disputedWord = "disputed"

// stoodAs is how a cell stood in one word: the id of its option, or as compare has it.
func stoodAs(p questionnaire.Part) string {
	switch {
	case p.Answer != nil:
		return p.Answer.Option
	case len(p.Responses) > 0:
		return disputedWord
	}
	return scoring.Unanswered
}

// takenText is one thing that was taken over in a line, as the log has it.
func takenText(t questionnaire.Taken) string {
	return report.LogText(questionnaire.Entry{What: t.What, Of: t.Of, From: t.From, To: t.To})
}
