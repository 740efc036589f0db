package content_test

import (
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// stacks are what four small businesses use, as their owners type it, with what each
// means; a dash is for what the catalogue does not have.
var stacks = map[string]string{
	"a bakery in Lyon": `pennylane=pennylane, sumup=sumup, ovh=ovh-webhosting, gmail=google-workspace, whatsapp=whatsapp-business,
		instagram=meta-business, google my business=google-business-profile, brevo=brevo, banque en ligne=online-banking, caisse=*commerce-payments`,
	"a clinic in Nairobi": `m-pesa=m-pesa-business, whatsapp business=whatsapp-business, microsoft 365=microsoft-365, zoom=zoom,
		quickbooks=quickbooks-online, google drive=google-workspace, mikrotik=-, flutterwave=flutterwave, anydesk=anydesk, bitdefender=bitdefender-gravityzone`,
	"a shop in São Paulo": `mercado pago=mercado-pago, conta azul=conta-azul, omie=omie, whatsapp=whatsapp-business, instagram=meta-business,
		shopify=shopify, google workspace=google-workspace, nuvemshop=-, hostinger=hostinger, canva=canva`,
	"a practice in Munich": `datev=datev, fritzbox=fritzbox, praxissoftware=own-program|windows-server-program, teamviewer=teamviewer, strato=strato-hosting,
		synology=synology-nas, microsoft 365=microsoft-365, virenschutz=*backup-security, doctolib=-, steuerberater=*accounting-payroll-hr`,
}

// TestStacksByRegion: nine of ten tools of each business are found first by what its
// owner types. A star is for any service of a category.
func TestStacksByRegion(t *testing.T) {
	c := shipped(t)
	for who, list := range stacks {
		all, found := 0, 0
		for tool := range strings.SplitSeq(list, ",") {
			typed, means, _ := strings.Cut(strings.TrimSpace(tool), "=")
			all++
			switch got := c.Search(typed); {
			case means == "-":
			case len(got) > 0 && got[0].Fit <= catalogue.Words && meansThat(got[0].Service, means):
				found++
			default:
				t.Errorf("%s: %q does not lead to %s", who, typed, means)
			}
		}
		if all != 10 || found < 9 {
			t.Errorf("%s finds %d of %d tools", who, found, all)
		}
	}
}

func meansThat(s *catalogue.Service, means string) bool {
	if category, ok := strings.CutPrefix(means, "*"); ok {
		return s.Category == category
	}
	for id := range strings.SplitSeq(means, "|") {
		if s.ID == id {
			return true
		}
	}
	return false
}

// TestServicesAreWhole: there are enough services, and each has at least three guides
// with a source and its kind, and says when and where its facts were read.
func TestServicesAreWhole(t *testing.T) {
	c, offered := shipped(t), 0
	for i := range c.Services {
		s := &c.Services[i]
		if s.Retired != "" {
			continue
		}
		offered++
		if len(s.Guides()) < 3 {
			t.Errorf("%s has %d guides", s.ID, len(s.Guides()))
		}
		for _, g := range s.Guides() {
			if g.Source == "" || g.SourceKind == "" {
				t.Errorf("%s: the guide for %s has source %q of kind %q", s.ID, g.Control, g.Source, g.SourceKind)
			}
		}
		if s.Facts == nil {
			t.Errorf("%s does not say when its facts were read", s.ID)
		}
	}
	if offered < 163 {
		t.Errorf("%d services", offered)
	}
}
