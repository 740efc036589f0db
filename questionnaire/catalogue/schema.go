package catalogue

import (
	"encoding/json"
	"io"
	"reflect"
	"slices"

	"github.com/invopop/jsonschema"
)

//go:generate go test -run TestSchemaIsFresh -update .

// controlsFile is the form of controls/TOPIC.yaml.
type controlsFile struct {
	Controls []Control `yaml:"controls"`
}

// WriteSchema writes the JSON Schema of the two kinds of file that a person
// may add: services/ID.yaml and controls/TOPIC.yaml. Editors use it to
// complete and to check.
func WriteSchema(w io.Writer) error {
	r := jsonschema.Reflector{
		FieldNameTag: "yaml",
		Anonymous:    true,
		Mapper:       words,
	}
	service, controls := r.Reflect(&Service{}), r.Reflect(&controlsFile{})
	defs := service.Definitions
	for name, def := range controls.Definitions {
		defs[name] = def
	}
	defs["ControlsFile"] = defs["controlsFile"]
	delete(defs, "controlsFile")
	for name, def := range defs {
		describe(name, def)
	}
	schema := &jsonschema.Schema{
		Version:     jsonschema.Version,
		Title:       "yourpart content",
		Description: "A file services/ID.yaml or controls/TOPIC.yaml.",
		If:          &jsonschema.Schema{Required: []string{"controls"}},
		Then:        &jsonschema.Schema{Ref: "#/$defs/ControlsFile"},
		Else:        &jsonschema.Schema{Ref: "#/$defs/Service"},
		Definitions: defs,
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(schema)
}

// words gives the types that are one of a few words.
func words(t reflect.Type) *jsonschema.Schema {
	switch t {
	case reflect.TypeFor[Model]():
		return oneOf(Models...)
	case reflect.TypeFor[Party]():
		return oneOf(Customer, Shared, Provider)
	case reflect.TypeFor[Scope]():
		return oneOf(PerService, Organisation)
	case reflect.TypeFor[Tier]():
		return oneOf(Core, Full)
	}
	return nil
}

func oneOf[T ~string](list ...T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range list {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// describe adds what people should know to a definition, and the limits that
// the checks set.
func describe(name string, def *jsonschema.Schema) {
	for p := def.Properties.Oldest(); p != nil; p = p.Next() {
		p.Value.Description = descriptions[name+"."+p.Key]
		limit(name+"."+p.Key, p.Value)
	}
}

// limit sets the limits of one property that the checks enforce too.
func limit(name string, s *jsonschema.Schema) {
	switch name {
	case "Service.id", "Control.id", "Option.id", "Variant.id":
		s.Pattern = kebab.String()
	case "Control.weight":
		s.Minimum, s.Maximum = "1", "10"
	case "Option.credit":
		s.Minimum, s.Maximum = "0", "1"
	case "Option.label":
		most := uint64(maxLabel)
		s.MaxLength = &most
	case "Question.options":
		least, most := uint64(2), uint64(4)
		s.MinItems, s.MaxItems = &least, &most
	case "Guide.as_of":
		s.Pattern = month.String()
	case "Control.inherit":
		s.Items = oneOf("account", "sign-in")
	case "Control.refs":
		s.PropertyNames = oneOf(Frameworks...)
	case "Cost.per":
		s.Enum = oneOf(costUnits[1:]...).Enum
	case "Where.models", "Service.capabilities", "Service.data", "Control.layers":
		least := uint64(1)
		s.MinItems = &least
	}
	if slices.Contains([]string{"Guide.source", "Override.source", "Control.why_source", "Links.status",
		"Links.trust", "Links.responsibility", "Links.dpa"}, name) {
		s.Format = "uri"
	}
}

// descriptions says what is not plain from a property's name. A test keeps
// each of them on a property that is there.
var descriptions = map[string]string{
	"ControlsFile.controls": "The controls of one topic, in the order they are asked. The file's name is the topic.",
	"Control.id":            "Lower-case words joined by hyphens. Never changes once released: saved files hold it.",
	"Control.title":         "What should be in place, in a few words.",
	"Control.scope":         "Asked for each service, or once for the organisation.",
	"Control.layers":        "Ids of layers. The control is the business's own where one of them is.",
	"Control.weight":        "How much it counts, 1 to 10.",
	"Control.must_have":     "Its absence holds the band at \"at risk\".",
	"Control.tier":          "core is always asked, full in full depth only.",
	"Control.inherit":       "Through what a service may take the answer of another.",
	"Control.ask_when":      "Conditions on earlier answers that must all hold.",
	"Control.why":           "One or two sentences, with one sourced figure at most.",
	"Control.why_source":    "The web page of that figure.",
	"Control.why_by":        "Who published that page.",
	"Control.why_date":      "The month in which, YYYY-MM; of a page without a date, in which it was read.",
	"Control.risk":          "What goes wrong without it, in words for a director.",
	"Control.check":         "How to find out, in any product.",
	"Control.whom":          "Whom to ask.",
	"Control.refs":          "Identifiers in published frameworks; never their texts.",
	"Control.retired":       "The replacement's id or a reason, where it is no longer asked.",
	"Where.models":          "The models in which it makes sense.",
	"Where.capabilities":    "It makes sense for a service that can do one of these.",
	"Where.data":            "It makes sense for a service that holds one of these.",
	"Where.facts":           "Facts of the profile that call for it even when no service does.",
	"Condition.control":     "An earlier control.",
	"Condition.is":          "Options from one end of its scale, best or worst.",
	"Question.text":         "At most 25 words.",
	"Question.options":      "Two to four, best first; the best has credit 1, the last 0.",
	"Option.label":          "At most 14 characters.",
	"Option.text":           "A full sentence.",
	"Remediation.title":     "What to do, as an order.",
	"Remediation.needs":     "Ids of controls whose actions come first.",
	"Remediation.repeat":    "Set where the duty comes back.",
	"Hours.first":           "Hours of work for the first service.",
	"Hours.each":            "Hours for each further service.",
	"Cost.text":             "What it costs, in words.",
	"Cost.low":              "US dollars at least, for one of per.",
	"Cost.high":             "US dollars at most, for one of per.",
	"Service.id":            "The file's name without .yaml.",
	"Service.category":      "An id of vocabulary.yaml.",
	"Service.aliases":       "Other names people search for, in lower case.",
	"Service.capabilities":  "What it can do, by ids of vocabulary.yaml.",
	"Service.data":          "What data it usually holds, by ids of data.yaml.",
	"Service.account":       "The login it shares with other services, such as aws.",
	"Service.parties":       "Layers where the service differs from its model.",
	"Service.variants":      "Ways of using the service that move it to another model.",
	"Service.provider_does": "What the provider does, one sentence each.",
	"Service.retired":       "The replacement's id or a reason, where it is no longer offered.",
	"Variants.text":         "The question that decides.",
	"Variants.options":      "The first is the usual one and changes nothing.",
	"Override.your_part":    "What is left to the business, where the layer is shared.",
	"Override.their_part":   "What the provider does, where the layer is shared.",
	"Override.source":       "The web page that says so.",
	"Guide.control":         "The control that is done this way here.",
	"Guide.where":           "The menu path or page.",
	"Guide.fix":             "What to do there, as sentences a person can follow today.",
	"Guide.plan":            "The subscription that has it.",
	"Guide.cheaper":         "What to do where the subscription lacks it.",
	"Guide.days":            "How long deleted data or logs survive, where that is the point.",
	"Guide.source":          "The web page of the fact.",
	"Guide.as_of":           "The month it was read, such as 2026-08.",
	"Guide.verified":        "Whether that page was really read.",
	"Guide.volatile":        "Set for facts that vendors change often.",
	"Links.dpa":             "The data processing agreement.",
	"Links.responsibility":  "The page that says who does what.",
	"Remediation.steps":     "One sentence or two each.",
	"Repeat.days":           "How often it comes back. 30, 90, 180 and 365 are months: the same day of a later month.",
	"Repeat.hours":          "Hours of work each time, for all services together; an estimate.",
	"Repeat.task":           "What to do then.",
	"Control.where":         "What services and firms it makes sense for.",
	"Control.question":      "How to find out.",
	"Control.remediation":   "What closes the gap.",
	"Remediation.hours":     "Hours of a person's work.",
	"Remediation.cost":      "Money beside the hours.",
	"Variant.parties":       "Replaces the service's parties.",
	"Variant.model":         "Replaces the service's model.",
	"Cost.per":              "The unit of low and high.",
}
