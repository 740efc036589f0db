package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// clients is a folder of so many, the first one changed last.
func clients(t *testing.T, o Options, names ...string) {
	t.Helper()
	for i, name := range names {
		a := firm(t, "dropbox")
		a.Profile.Name = name
		path := filepath.Join(o.Folder, fmt.Sprintf("%03d-%s.json", i, questionnaire.FileName(name)))
		s, err := store.Create(path, a, nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = s.Close()
		day := time.Now().Add(-time.Duration(i) * time.Minute)
		if err := os.Chtimes(path, day, day); err != nil {
			t.Fatal(err)
		}
	}
}

// manyNames are so many names.
func manyNames(n int) (names []string) {
	for i := range n {
		names = append(names, fmt.Sprintf("Client %03d", i))
	}
	return names
}

// TestHomeListsAllClients: at any size all that can be done at home is in sight beside
// the clients, and each of them can be reached.
func TestHomeListsAllClients(t *testing.T) {
	o := testOptions(t)
	clients(t, o, manyNames(120)...)
	for _, size := range [][2]int{{80, 24}, {60, 20}, {200, 60}} {
		d := begin(t, newSession(o))
		d.resize(size[0], size[1])
		d.see("Start a new assessment", "▸ Continue Client 000", "120 CLIENTS", "type to search", "Open a file", "Compare", "Quit")
		d.keys("end")
		d.see("▸ Quit", "Start a new assessment")
		for range 4 { // over those that are no clients
			d.keys("up")
		}
		d.see("▸ Continue Client 119", "Quit")
	}
}

// TestHomeSearch: letters and the slash search the clients with folded names; enter opens
// the one at the cursor.
func TestHomeSearch(t *testing.T) {
	o := testOptions(t)
	clients(t, o, append(manyNames(30), "Müller & Söhne", "E-Bike Hub", "Quinn")...)
	d := begin(t, newSession(o))
	d.text("mull")
	d.see("Search: mull", "1 of 33 clients", "▸ Continue Müller & Söhne", "enter open", "esc clear the search")
	d.gone("Client 000", "Start a new assessment")
	d.keys("ctrl+u")
	d.text("zebra")
	d.see("0 of 33 clients", "No client is called “zebra”")
	d.keys("enter", "down")
	d.at(stepHome)
	d.keys("esc")
	d.see("Start a new assessment", "▸ Continue Client 000")
	d.keys("/")
	d.see("33 of 33 clients")
	d.text("quinn")
	d.see("▸ Continue Quinn")
	d.keys("esc", "/")
	d.text("ebike")
	d.keys("enter")
	if got := d.app.s.Assessment.Profile.Name; got != "E-Bike Hub" {
		t.Errorf("opened %q", got)
	}
}

// TestHomeSaysHowFar: a client's row has the score, its band, how far it is answered and
// the day; one that nobody answered anything of says that.
func TestHomeSaysHowFar(t *testing.T) {
	o := testOptions(t)
	clients(t, o, "Fresh")
	s, err := store.Create(filepath.Join(o.Folder, "agency.json"), agency(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	d := begin(t, newSession(o))
	d.resize(120, 24)
	d.see("Continue Northwind Digital  proven ", " answered · ", "Continue Fresh  nothing answered yet · ")
	for _, c := range d.app.screen.(home).clients {
		if c.Name == "Northwind Digital" {
			d.see(c.Score + " · " + c.Answered + " answered · " + c.Day() + " · " + c.Band)
		}
	}
}

// TestHomeWithoutClients has nothing to search, and says so.
func TestHomeWithoutClients(t *testing.T) {
	d := start(t)
	d.gone("search")
	d.keys("/")
	d.see("There are no clients yet")
	d.keys("esc", "enter")
	d.at(stepProfile)
}

// TestHomeGoesOnReading: the first clients are there before the last are read, and the
// cursor stays where it was as they come.
func TestHomeGoesOnReading(t *testing.T) {
	o := testOptions(t)
	clients(t, o, manyNames(100)...)
	s := newSession(o)
	t.Cleanup(s.Close)
	h := newHome(s).(home)
	next, more := h.Update(h.Init()())
	h = next.(home)
	if len(h.clients) != 20 || !h.reading || more == nil {
		t.Fatalf("%d clients at first", len(h.clients))
	}
	if view := h.View(78, 19); !strings.Contains(view, "20 CLIENTS SO FAR") {
		t.Errorf("it does not say that more are to come:\n%s", view)
	}
	h.at = len(h.items) - 1
	for more != nil {
		next, more = h.Update(more())
		h = next.(home)
	}
	if len(h.clients) != 100 || h.reading || h.items[h.at].label != "Quit" {
		t.Errorf("%d clients, at %q", len(h.clients), h.items[h.at].label)
	}
	if _, cmd := h.Update(clientsMsg{list: s.Listing(nil), more: true}); cmd != nil {
		t.Error("a list of a page that was left is read on")
	}
}

// TestHomeKnowsFilesElsewhere: a file that was opened by its path is listed from then on.
func TestHomeKnowsFilesElsewhere(t *testing.T) {
	o := testOptions(t)
	path := filepath.Join(t.TempDir(), "away.json")
	a := firm(t, "dropbox")
	a.Profile.Name = "Away Ltd"
	s, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	d := begin(t, newSession(o))
	d.gone("Away Ltd")
	d.choose("Open a file")
	d.text(path)
	d.keys("enter")
	if d.app.s.Store == nil {
		t.Fatal("it is not opened")
	}
	d.app.s.Close()
	begin(t, newSession(o)).see("Continue Away Ltd")
	named := newSession(testOptions(t))
	if err := named.Open(path); err != nil {
		t.Fatal(err)
	}
	begin(t, named)
	list := named.Listing(nil)
	list.More(9)
	if c := list.Clients(); len(c) != 1 || document.Find(c, "away")[0].Name != "Away Ltd" {
		t.Errorf("a file named on the command line is not noted: %v", c)
	}
}

// TestHomeOfManyClients: five hundred are all listed, the last is reached by its name and
// by the end of the list, and a search that finds none leaves home as it was.
func TestHomeOfManyClients(t *testing.T) {
	o := testOptions(t)
	clients(t, o, manyNames(500)...)
	d := begin(t, newSession(o))
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
		d.resize(size[0], size[1])
		d.see("500 CLIENTS", "▸ Continue Client 000", "Start a new assessment", "Quit")
		d.text("client 499")
		d.see("1 of 500 clients", "▸ Continue Client 499")
		d.text("9")
		d.see("0 of 500 clients", "No client is called “client 4999”")
		d.keys("enter")
		d.at(stepHome)
		d.keys("esc")
		d.see("500 CLIENTS", "▸ Continue Client 000")
	}
	d.text("client 499")
	d.keys("enter")
	if got := d.app.s.Assessment.Profile.Name; got != "Client 499" {
		t.Errorf("opened %q", got)
	}
}

// TestHomeByMouse: a click opens a client, in the list and in a search, and the wheel moves
// the cursor.
func TestHomeByMouse(t *testing.T) {
	o := testOptions(t)
	o.Mouse = true
	clients(t, o, manyNames(40)...)
	for _, search := range []string{"", "client 00"} {
		d := begin(t, newSession(o))
		d.text(search)
		d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
		d.see("▸ Continue Client 001")
		d.click("Continue Client 003")
		if got := d.app.s.Assessment.Profile.Name; got != "Client 003" {
			t.Errorf("after %q a click opened %q", search, got)
		}
		d.app.s.Close()
	}
}

// TestHomeForgetsFilesThatAreGone: what was opened elsewhere and is not there any more is
// not listed, and comes back with its file.
func TestHomeForgetsFilesThatAreGone(t *testing.T) {
	o, away := testOptions(t), Options{}
	away.Folder = t.TempDir()
	clients(t, away, "Away Ltd")
	path := filepath.Join(away.Folder, "000-away-ltd.json")
	document.Remember(o.Options.Options, path)
	clients(t, o, "Near Ltd")
	begin(t, newSession(o)).see("Continue Near Ltd", "Continue Away Ltd")
	if err := os.Rename(path, path+".gone"); err != nil {
		t.Fatal(err)
	}
	d := begin(t, newSession(o))
	d.see("Continue Near Ltd")
	d.gone("Away Ltd")
	if err := os.Rename(path+".gone", path); err != nil {
		t.Fatal(err)
	}
	begin(t, newSession(o)).see("Continue Near Ltd", "Continue Away Ltd")
}

// TestHomeListsEncryptedFiles by the name of their file, as what they say is closed, and
// asks for the passphrase once one is chosen.
func TestHomeListsEncryptedFiles(t *testing.T) {
	o := testOptions(t)
	clients(t, o, "Open Ltd")
	a := firm(t, "dropbox")
	a.Profile.Name = "Secret Ltd"
	key, err := cheap().New(secretWords)
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Create(filepath.Join(o.Folder, "locked.json"), a, key)
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	d := begin(t, newSession(o))
	d.see("Continue locked  encrypted", "Continue Open Ltd")
	d.gone("Secret Ltd")
	d.text("secret")
	d.see("0 of 2 clients")
	d.keys("ctrl+u")
	d.text("lock")
	d.see("1 of 2 clients", "▸ Continue locked  encrypted")
	d.keys("enter")
	d.see("This file is encrypted")
	d.text(secretWords)
	d.keys("enter")
	if got := d.app.s.Assessment.Profile.Name; got != "Secret Ltd" {
		t.Errorf("opened %q:\n%s", got, d.screen())
	}
}
