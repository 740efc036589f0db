package export

import (
	"yourpart/export/docx/word"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// A Layout is everything that may be asked of a report: what it shows and what
// it is dressed and protected with.
type Layout struct {
	report.Options
	doc.Extra
}

// Check returns what is wrong with the layout, if anything.
func (l Layout) Check() error {
	if err := l.Options.Check(); err != nil {
		return err
	}
	if len(l.Template) > 0 {
		if err := word.CheckTemplate(l.Template); err != nil {
			return err
		}
	}
	return l.Extra.Check()
}
