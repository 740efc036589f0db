package questionnaire

// A format1 is a saved file of format 1, which this program reads and no longer
// writes. It is the present format without an id, with rounds called history and
// named by their days.
type format1 struct {
	Format    int                 `json:"format"`
	Catalogue string              `json:"catalogue"`
	Revision  int                 `json:"revision"`
	Profile   Profile             `json:"profile"`
	Services  []Service           `json:"services"`
	Answers   map[CellID]Answer   `json:"answers"`
	Actions   map[string]Tracking `json:"actions"`
	History   []past1             `json:"history"`
}

// A past1 is a Past of format 1.
type past1 struct {
	Date      Date              `json:"date"`
	Catalogue string            `json:"catalogue"`
	Depth     Depth             `json:"depth"`
	People    int               `json:"people"`
	Countries []string          `json:"countries"`
	Services  []Service         `json:"services"`
	Answers   map[CellID]string `json:"answers"`
}

// migrated is the assessment in the present format. The bytes are those of the file.
func (f format1) migrated(b []byte) Assessment {
	a := Assessment{Format: Format, Catalogue: f.Catalogue, Revision: f.Revision, Profile: f.Profile, Services: f.Services,
		Answers: f.Answers, Actions: f.Actions, former: former{digest(b), f.Profile.Name}}
	for _, p := range f.History {
		a.Rounds = append(a.Rounds, Past{string(p.Date), p.Date, p.Catalogue, p.Depth, p.People, p.Countries, p.Services, p.Answers})
	}
	return a
}
