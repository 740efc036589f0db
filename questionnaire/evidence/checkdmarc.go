package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readerOf reads what is in memory.
func readerOf(b []byte) io.Reader { return bytes.NewReader(b) }

// detectCheckDMARC reports whether a file is of checkdmarc: one domain or a list.
func detectCheckDMARC(h Head) bool {
	return h.has("domain", "spf", "dmarc") || h.has("[].domain", "[].spf", "[].dmarc")
}

// A mailDomain is what checkdmarc says about one domain.
type mailDomain struct {
	Domain string `json:"domain"`
	SPF    *struct {
		Valid  *bool  `json:"valid"`
		Error  string `json:"error"`
		Parsed struct {
			All json.RawMessage `json:"all"`
		} `json:"parsed"`
	} `json:"spf"`
	DMARC *struct {
		Valid *bool  `json:"valid"`
		Error string `json:"error"`
		Tags  map[string]struct {
			Value json.RawMessage `json:"value"`
		} `json:"tags"`
	} `json:"dmarc"`
	MTASTS *struct {
		Valid *bool  `json:"valid"`
		Error string `json:"error"`
	} `json:"mta_sts"`
	DNSSEC *bool `json:"dnssec"`
}

// maxDomains is how many domains are read.
const maxDomains = 10_000

func readCheckDMARC(r io.Reader) (Scan, error) {
	t := newTally(Scan{Kind: CheckDMARC, Maps: []string{string(CheckDMARC)}, Tool: "checkdmarc"})
	t.scan.Notes = append(t.scan.Notes, "checkdmarc writes no date into its file, and does not look for DKIM.")
	dec := json.NewDecoder(r)
	first, err := dec.Token()
	if err != nil {
		return Scan{}, explain(err)
	}
	if first == json.Delim('{') {
		d, err := oneDomain(dec)
		if err != nil {
			return Scan{}, explain(err)
		}
		t.domain(d)
	}
	for n := 0; first == json.Delim('[') && dec.More(); n++ {
		var d mailDomain
		if err := dec.Decode(&d); err != nil {
			return Scan{}, explain(err)
		}
		if n == maxDomains {
			return Scan{}, fmt.Errorf("more than %d domains; take those of the business alone", maxDomains)
		}
		t.domain(&d)
	}
	if first == json.Delim('[') {
		if _, err := dec.Token(); err != nil {
			return Scan{}, explain(err)
		}
	}
	if err := ended(dec); err != nil {
		return Scan{}, err
	}
	return t.done()
}

// oneDomain reads the rest of an object that has begun.
func oneDomain(dec *json.Decoder) (*mailDomain, error) {
	var d mailDomain
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, err
		}
		into := map[any]any{"domain": &d.Domain, "spf": &d.SPF, "dmarc": &d.DMARC, "mta_sts": &d.MTASTS, "dnssec": &d.DNSSEC}[key]
		if into == nil {
			err = skip(dec)
		} else {
			err = dec.Decode(into)
		}
		if err != nil {
			return nil, err
		}
	}
	_, err := dec.Token()
	if err == nil && d.Domain == "" {
		err = errors.New("it names no domain; take the JSON as checkdmarc wrote it")
	}
	return &d, err
}

// domain counts what is said about a domain, as results of our own.
func (t *tally) domain(d *mailDomain) {
	name := clean(d.Domain)
	if t.again(name) {
		return
	}
	t.of(name, "")
	if len(t.scan.Names) < 20 {
		t.scan.Names = append(t.scan.Names, name)
	}
	if d.SPF != nil {
		valid := dnsStatus(d.SPF.Valid, d.SPF.Error)
		t.add("spf.valid", valid, name, d.SPF.Error)
		if valid == Pass {
			t.add("spf.all", oneOf(word(d.SPF.Parsed.All), map[string]Status{"fail": Pass, "softfail": Pass, "pass": Fail, "neutral": Fail}), name, "")
		}
	}
	if d.DMARC != nil {
		valid := dnsStatus(d.DMARC.Valid, d.DMARC.Error)
		t.add("dmarc.valid", valid, name, d.DMARC.Error)
		if valid == Pass {
			t.add("dmarc.policy", d.policy(), name, "p="+word(d.DMARC.Tags["p"].Value))
			rua := Fail
			if d.DMARC.Tags["rua"].Value != nil {
				rua = Pass
			}
			t.add("dmarc.rua", rua, name, "")
		}
	}
	if d.MTASTS != nil {
		t.add("mta_sts.valid", dnsStatus(d.MTASTS.Valid, d.MTASTS.Error), name, d.MTASTS.Error)
	}
	if d.DNSSEC != nil {
		t.add("dnssec", map[bool]Status{true: Pass, false: Fail}[*d.DNSSEC], name, "")
	}
}

// policy is whether false mail is held back or refused: all of it, and for subdomains too.
func (d *mailDomain) policy() Status {
	tag := func(name string) string { return strings.ToLower(word(d.DMARC.Tags[name].Value)) }
	status := oneOf(tag("p"), map[string]Status{"quarantine": Pass, "reject": Pass, "none": Fail})
	if pct := tag("pct"); status == Pass && (pct != "" && pct != "100" || tag("sp") == "none") {
		return Partial
	}
	return status
}

// dnsStatus is whether a record is valid. A server that did not answer says nothing.
func dnsStatus(valid *bool, said string) Status {
	switch said = strings.ToLower(said); {
	case valid == nil:
		return Manual
	case *valid:
		return Pass
	case strings.Contains(said, "timed out"), strings.Contains(said, "timeout"), strings.Contains(said, "servfail"), strings.Contains(said, "lifetime"), strings.Contains(said, "nameservers failed"):
		return Failed
	}
	return Fail
}

// oneOf is the status of a word, or Manual.
func oneOf(word string, statuses map[string]Status) Status {
	if s, ok := statuses[strings.ToLower(word)]; ok {
		return s
	}
	return Manual
}

// word is a JSON value that is a text or a number, as text.
func word(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	return strings.Trim(string(raw), `"`)
}
