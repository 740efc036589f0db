//go:build acceptance

package html

import (
	"encoding/json"
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/sheet"
)

// driver is what a person does with a form, as a script: fills it in, comes back to the
// page, looks, and saves. It leaves what it saw in the page.
const driver = `(async () => {
const at = n => document.querySelectorAll("fieldset")[n - 1];
const choose = (n, letter) => at(n).querySelector('input[value="' + letter + '"]').click();
if (!sessionStorage.getItem("filled")) {
  choose(1, "b"); choose(1, "a"); choose(2, "n"); choose(3, "s"); choose(4, "a"); choose(5, "a");
  const area = at(2).querySelector("textarea");
  area.value = NOTE; area.dispatchEvent(new Event("input", {bubbles: true}));
  at(4).querySelector("button.less").click();
  sessionStorage.setItem("filled", "yes");
  location.reload();
  return;
}
const seen = {many: document.getElementById("many").textContent, more: document.getElementById("more").textContent, images: document.images.length,
  note: at(2).querySelector("textarea").value, hidden: getComputedStyle(document.querySelector(".off")).display, small: []};
for (const e of document.querySelectorAll("label, button, summary, .go")) { const h = e.getBoundingClientRect().height; if (h && h < 44) seen.small.push(e.outerHTML.slice(0, 60)); }
let saved;
const make = URL.createObjectURL;
URL.createObjectURL = b => { saved = b; return make.call(URL, b); };
HTMLAnchorElement.prototype.click = function () { seen.name = this.download; };
document.getElementById("save").click();
seen.text = await saved.text();
seen.shown = document.getElementById("out").value;
seen.said = document.getElementById("said").textContent;
try { await fetch(ADDRESS); seen.fetched = "sent"; } catch (e) { seen.fetched = "refused"; }
const image = new Image(); image.src = ADDRESS; document.body.append(image);
await new Promise(done => { image.onerror = image.onload = done; });
window.confirm = () => true;
document.getElementById("clear").click();
seen.cleared = document.getElementById("many").textContent;
try { seen.kept = localStorage.length; } catch (e) { seen.kept = 0; }
document.documentElement.dataset.seen = JSON.stringify(seen);
})();`

// TestFormInBrowser has a browser fill a form in: what it saves is read back as what was
// chosen, also after a reload; nothing leaves the page, and names stay text.
func TestFormInBrowser(t *testing.T) {
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	defer server.Close()
	a := reporttest.Agency(t).Assessment.Clone()
	a.Profile.Name = `Müller & "Söhne" </script><img src=x onerror=alert(1)>`
	r, file := formOf(t, &a, "Anna <b>Schmidt</b>", false)
	const note = "We take “no” cards\n [see 3b] – only invoices… 日本 é\u0301 👍🏽 \u202eand enough more of it for a line to wrap > here"
	script := strings.NewReplacer("NOTE", quoted(t, note), "ADDRESS", quoted(t, server.URL)).Replace(driver)
	page := string(file)
	page = strings.Replace(page, "script-src ", "script-src "+hashed(script)+" ", 1)
	page = strings.Replace(page, "</body>", "<script>"+script+"</script></body>", 1)
	var seen struct {
		Many, More, Note, Name, Text, Shown, Said, Fetched, Cleared, Hidden string
		Small                                                               []string
		Images, Kept                                                        int
	}
	dom := dumped(t, page)
	found := regexp.MustCompile(`data-seen="([^"]*)"`).FindStringSubmatch(dom)
	if found == nil {
		t.Fatalf("the script did not come to its end:\n%.2000s", dom)
	}
	if err := json.Unmarshal([]byte(html.UnescapeString(found[1])), &seen); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(seen.Many, "4 of ") || seen.Note != note || seen.More != "" || seen.Hidden != "none" {
		t.Errorf("after a reload: %q, %q, %q, %q", seen.Many, seen.Note, seen.More, seen.Hidden)
	}
	if seen.Name != "answers-anna-b-schmidt-b.txt" || seen.Text != seen.Shown || !strings.HasPrefix(seen.Said, "Saved as answers-anna-") {
		t.Errorf("saved as %q, %q; shown as %q; told %q", seen.Name, seen.Text, seen.Shown, seen.Said)
	}
	if seen.Fetched != "refused" || asked.Load() != 0 || seen.Images != 0 || len(seen.Small) > 0 {
		t.Errorf("fetched: %s, asked %d times, %d pictures; too small to hit: %q", seen.Fetched, asked.Load(), seen.Images, seen.Small)
	}
	if !strings.HasPrefix(seen.Cleared, "0 of ") || seen.Kept != 0 {
		t.Errorf("cleared: %q, %d things are kept", seen.Cleared, seen.Kept)
	}
	parts, err := r.Sheet()
	if err != nil {
		t.Fatal(err)
	}
	s := questionnaire.Sheet{Number: formNumber, To: "Anna", Date: "2026-11-30"}
	for _, p := range parts {
		for _, c := range p.Cells {
			s.Ask(c.Control, c.ID())
		}
	}
	if err := a.Send(s); err != nil {
		t.Fatal(err)
	}
	reply, err := sheet.Read([]byte("Hello,\r\n" + strings.ReplaceAll(seen.Text, "\n", "\r\n> ")))
	if err != nil {
		t.Fatalf("%v\n%s", err, seen.Text)
	}
	m, err := reply.Match(r.Catalogue, &a)
	if err != nil || reply.Typed || len(m.Answers) != 4 || len(m.Faults) > 0 {
		t.Fatalf("%+v, %v", m, err)
	}
	if best := m.Answers[0]; best.Question != 1 || best.Option != s.Options[s.Cells[0].Control][0] || m.Answers[1].Option != questionnaire.NotApplicable || !strings.HasPrefix(m.Answers[1].Note, "We take “no” cards (see 3b) – only") || m.Answers[2].Option != questionnaire.NotSure || m.Answers[3].Question != 5 {
		t.Errorf("%+v", m.Answers)
	}
}

// TestFormWithoutScript has a browser print a form with its script taken out, as a preview
// shows it: it says how to answer by message.
func TestFormWithoutScript(t *testing.T) {
	a := reporttest.Agency(t).Assessment.Clone()
	_, file := formOf(t, &a, "Anna", false)
	page := strings.Replace(string(file), formScript, "", 1)
	text := strings.Join(printed(t, []byte(page)), " ")
	for _, want := range []string{"Answer by message.", "SHEET abcd-efgh-ijkl-mnop", "1. ", "s for not sure"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%.1000s", want, text)
		}
	}
}

func quoted(t *testing.T, s string) string {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// dumped is a page after its scripts ran in a browser of the size of a phone.
func dumped(t *testing.T, page string) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "form.html")
	if err := os.WriteFile(in, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	dom, err := exec.Command(reporttest.Tool(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--window-size=360,740", "--virtual-time-budget=20000", "--dump-dom", in).Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(dom)
}
