package catalogue_test

import (
	"fmt"
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// stock is a catalogue for searching.
var stock = &catalogue.Catalogue{
	Categories: []catalogue.Named{{ID: "office", Name: "E-mail and office"}, {ID: "net", Name: "Office network"}},
	Everyday: []catalogue.Everyday{
		{Words: []string{"wifi", "réseau"}, Category: "net"},
		{Words: []string{"files"}, Services: []string{"zbox", "abox"}},
		{Words: []string{"cables"}, Category: "net", Services: []string{"zbox"}},
	},
	Services: []catalogue.Service{
		{ID: "abox", Name: "A-Box", Provider: "Acme", Category: "office", Aliases: []string{"acme files online"}},
		{ID: "illustrator", Name: "Illustrator", Provider: "Draw Ltd", Category: "office"},
		{ID: "mail-365", Name: "Mail 365", Provider: "Acme", Category: "office", Aliases: []string{"office 365", "mélomail"}},
		{ID: "mail-365-plus", Name: "Mail 365 Plus", Provider: "Acme", Category: "office"},
		{ID: "old", Name: "Old Mail", Provider: "Acme", Category: "office", Retired: "gone"},
		{ID: "unibox", Name: "UniBox", Provider: "Kwik", Category: "net"},
		{ID: "wecom", Name: "WeCom", Provider: "Tencent", Category: "office", Aliases: []string{"企业微信"}},
		{ID: "zbox", Name: "Z-Box", Provider: "Zed", Category: "office"},
	},
}

// TestSearch: who types something gets what is called so, by whichever name, then what
// the word stands for, and only else what is nearly it.
func TestSearch(t *testing.T) {
	for _, tt := range []struct {
		typed string
		want  []string // service, closeness, name
	}{
		{"", nil},
		{" - ", nil},
		{"a box", []string{"abox 0 "}},
		{"ABOX", []string{"abox 0 "}},
		{"Mail 365", []string{"mail-365 0 ", "mail-365-plus 2 "}},
		{"mail", []string{"mail-365 2 ", "mail-365-plus 2 ", "abox 4 E-mail and office", "illustrator 4 E-mail and office", "wecom 4 E-mail and office", "zbox 4 E-mail and office"}},
		{"365", []string{"mail-365 3 ", "mail-365-plus 3 "}},
		{"office365", []string{"mail-365 0 office 365"}},
		{"Melomail", []string{"mail-365 0 mélomail"}},
		{"企业微信", []string{"wecom 0 企业微信"}},
		{"acme plus", []string{"mail-365-plus 3 "}},
		{"zed", []string{"zbox 3 Zed"}},
		{"wifi", []string{"unibox 1 wifi"}},
		{"reseau", []string{"unibox 1 réseau"}},
		{"res", []string{"unibox 4 réseau"}},
		{"files", []string{"zbox 1 files", "abox 1 files"}},
		{"network", []string{"unibox 4 Office network"}},
		{"rator", []string{"illustrator 5 "}},
		{"strato", nil}, // inside of a word is nothing
		{"ilustrator", []string{"illustrator 6 "}},
		{"unbiox", []string{"unibox 6 "}},
		{"old mail", nil},
		{"z", []string{"zbox 2 "}},
		{"e-mail", []string{"abox 4 E-mail and office", "illustrator 4 E-mail and office", "mail-365 4 E-mail and office", "mail-365-plus 4 E-mail and office", "wecom 4 E-mail and office", "zbox 4 E-mail and office"}},
		{"email", []string{"abox 4 E-mail and office", "illustrator 4 E-mail and office", "mail-365 4 E-mail and office", "mail-365-plus 4 E-mail and office", "wecom 4 E-mail and office", "zbox 4 E-mail and office"}},
		{"cables", []string{"zbox 1 cables", "unibox 1 cables"}}, // those that are named first
		{"wi-fi", []string{"unibox 1 wifi"}},
		{"w", []string{"wecom 2 "}}, // a letter alone starts no word
	} {
		var got []string
		for _, f := range stock.Search(tt.typed) {
			got = append(got, fmt.Sprintf("%s %d %s", f.Service.ID, f.Fit, f.By))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.typed, got, tt.want)
		}
	}
}
