package catalogue

import "slices"

// A Model says how much of a service the provider runs.
type Model string

// The models, from "you run everything" to "they run nearly everything".
const (
	OnPrem Model = "on-prem"
	IaaS   Model = "iaas"
	CaaS   Model = "caas"
	PaaS   Model = "paas"
	FaaS   Model = "faas"
	SaaS   Model = "saas"
)

// Models lists every model in that order.
var Models = []Model{OnPrem, IaaS, CaaS, PaaS, FaaS, SaaS}

// Valid reports whether m is one of the six models.
func (m Model) Valid() bool { return slices.Contains(Models, m) }

// String is the model as people write it.
func (m Model) String() string {
	switch m {
	case OnPrem:
		return "on-premises"
	case IaaS:
		return "IaaS"
	case CaaS:
		return "CaaS"
	case PaaS:
		return "PaaS"
	case FaaS:
		return "FaaS"
	case SaaS:
		return "SaaS"
	}
	return string(m)
}

// Plain says what the model means to someone who has never heard of it.
func (m Model) Plain() string {
	switch m {
	case OnPrem:
		return "your own machines, run by you"
	case IaaS:
		return "rented servers, run by you"
	case CaaS:
		return "your containers on their servers"
	case PaaS:
		return "your app or database on their platform"
	case FaaS:
		return "your functions, run on demand"
	case SaaS:
		return "a ready-made application"
	}
	return ""
}

// A Party answers for a layer.
type Party string

// The parties. Shared always comes with both halves in words.
const (
	Customer Party = "customer"
	Shared   Party = "shared"
	Provider Party = "provider"
)

// Valid reports whether p is one of the three parties.
func (p Party) Valid() bool { return p == Customer || p == Shared || p == Provider }

// Yours reports whether the business has work to do where p answers.
func (p Party) Yours() bool { return p == Customer || p == Shared }

// Letter is the one-letter form: Y yours, S shared, P provider.
func (p Party) Letter() string {
	switch p {
	case Customer:
		return "Y"
	case Shared:
		return "S"
	}
	return "P"
}
