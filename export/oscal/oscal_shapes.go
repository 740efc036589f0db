package oscal

// The parts of OSCAL 1.1.3 that the program writes. An empty array is not
// allowed anywhere, so each is left out where it is empty.
type oscalFile struct {
	POAM    *oscalPOAM    `json:"plan-of-action-and-milestones,omitempty"`
	Results *oscalResults `json:"assessment-results,omitempty"`
}

type oscalPOAM struct {
	UUID         string             `json:"uuid"`
	Metadata     oscalMetadata      `json:"metadata"`
	SystemID     oscalSystemID      `json:"system-id"`
	Local        *oscalLocal        `json:"local-definitions,omitempty"`
	Observations []oscalObservation `json:"observations,omitempty"`
	Risks        []oscalRisk        `json:"risks,omitempty"`
	Items        []oscalItem        `json:"poam-items"`
}

type oscalResults struct {
	UUID     string        `json:"uuid"`
	Metadata oscalMetadata `json:"metadata"`
	Plan     oscalLink     `json:"import-ap"`
	Results  []oscalResult `json:"results"`
	Back     oscalBack     `json:"back-matter"`
}

type oscalResult struct {
	UUID         string             `json:"uuid"`
	Title        string             `json:"title"`
	Description  string             `json:"description"`
	Start        string             `json:"start"`
	End          string             `json:"end"`
	Local        *oscalLocal        `json:"local-definitions,omitempty"`
	Reviewed     oscalReviewed      `json:"reviewed-controls"`
	Observations []oscalObservation `json:"observations,omitempty"`
	Findings     []oscalFinding     `json:"findings,omitempty"`
}

type oscalMetadata struct {
	Title    string       `json:"title"`
	Modified string       `json:"last-modified"`
	Version  string       `json:"version"`
	OSCAL    string       `json:"oscal-version"`
	Props    []oscalProp  `json:"props,omitempty"`
	Roles    []oscalRole  `json:"roles,omitempty"`
	Parties  []oscalParty `json:"parties"`
}

type oscalSystemID struct {
	Type string `json:"identifier-type"`
	ID   string `json:"id"`
}

type oscalLink struct {
	Href string `json:"href"`
}

type oscalBack struct {
	Resources []oscalResource `json:"resources"`
}

type oscalResource struct {
	UUID        string `json:"uuid"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

type oscalLocal struct {
	Components []oscalComponent `json:"components"`
}

type oscalComponent struct {
	UUID        string      `json:"uuid"`
	Type        string      `json:"type"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Props       []oscalProp `json:"props,omitempty"`
	Status      oscalState  `json:"status"`
}

type oscalState struct {
	State  string `json:"state"`
	Reason string `json:"reason,omitempty"`
}

type oscalProp struct {
	Name  string `json:"name"`
	NS    string `json:"ns,omitempty"`
	Value string `json:"value"`
}

type oscalRole struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type oscalParty struct {
	UUID string `json:"uuid"`
	Type string `json:"type"`
	Name string `json:"name"`
}

type oscalReviewed struct {
	Selections []oscalSelection `json:"control-selections"`
}

type oscalSelection struct {
	All     *struct{}      `json:"include-all,omitempty"`
	Include []oscalControl `json:"include-controls,omitempty"`
}

type oscalControl struct {
	ID string `json:"control-id"`
}

type oscalObservation struct {
	UUID        string          `json:"uuid"`
	Title       string          `json:"title"`
	Description string          `json:"description"`
	Props       []oscalProp     `json:"props,omitempty"`
	Methods     []string        `json:"methods"`
	Types       []string        `json:"types"`
	Subjects    []oscalSubject  `json:"subjects,omitempty"`
	Evidence    []oscalEvidence `json:"relevant-evidence,omitempty"`
	Collected   string          `json:"collected"`
	Remarks     string          `json:"remarks,omitempty"`
}

type oscalEvidence struct {
	Description string `json:"description"`
}

type oscalSubject struct {
	UUID string `json:"subject-uuid"`
	Type string `json:"type"`
}

type oscalFinding struct {
	UUID         string              `json:"uuid"`
	Title        string              `json:"title"`
	Description  string              `json:"description"`
	Target       oscalTarget         `json:"target"`
	Observations []oscalSeesObserved `json:"related-observations"`
}

type oscalTarget struct {
	Type   string      `json:"type"`
	ID     string      `json:"target-id"`
	Status oscalState  `json:"status"`
	How    *oscalState `json:"implementation-status,omitempty"`
}

type oscalSeesObserved struct {
	UUID string `json:"observation-uuid"`
}

type oscalSeesRisk struct {
	UUID string `json:"risk-uuid"`
}

type oscalRisk struct {
	UUID         string                  `json:"uuid"`
	Title        string                  `json:"title"`
	Description  string                  `json:"description"`
	Statement    string                  `json:"statement"`
	Status       string                  `json:"status"`
	About        []oscalCharacterization `json:"characterizations"`
	Deadline     string                  `json:"deadline,omitempty"`
	Remediations []oscalResponse         `json:"remediations"`
	Observations []oscalSeesObserved     `json:"related-observations,omitempty"`
}

type oscalCharacterization struct {
	Origin oscalOrigin  `json:"origin"`
	Facets []oscalFacet `json:"facets"`
}

type oscalOrigin struct {
	Actors []oscalActor `json:"actors"`
}

type oscalActor struct {
	Type string `json:"type"`
	UUID string `json:"actor-uuid"`
}

type oscalFacet struct {
	Name   string `json:"name"`
	System string `json:"system"`
	Value  string `json:"value"`
}

type oscalResponse struct {
	UUID        string      `json:"uuid"`
	Lifecycle   string      `json:"lifecycle"`
	Title       string      `json:"title"`
	Description string      `json:"description"`
	Props       []oscalProp `json:"props,omitempty"`
	Tasks       []oscalTask `json:"tasks,omitempty"`
}

type oscalTask struct {
	UUID   string          `json:"uuid"`
	Type   string          `json:"type"`
	Title  string          `json:"title"`
	Timing *oscalTiming    `json:"timing,omitempty"`
	Needs  []oscalSeesTask `json:"dependencies,omitempty"`
	Tasks  []oscalTask     `json:"tasks,omitempty"`
	Who    []oscalWho      `json:"responsible-roles,omitempty"`
}

type oscalSeesTask struct {
	UUID string `json:"task-uuid"`
}

type oscalTiming struct {
	On oscalDate `json:"on-date"`
}

type oscalDate struct {
	Date string `json:"date"`
}

type oscalWho struct {
	Role    string   `json:"role-id"`
	Parties []string `json:"party-uuids"`
}

type oscalItem struct {
	UUID         string              `json:"uuid"`
	Title        string              `json:"title"`
	Description  string              `json:"description"`
	Props        []oscalProp         `json:"props,omitempty"`
	Observations []oscalSeesObserved `json:"related-observations,omitempty"`
	Risks        []oscalSeesRisk     `json:"related-risks,omitempty"`
}
