"use strict";
(() => {
const $ = id => document.getElementById(id), root = document.documentElement, number = $("form").dataset.sheet;
const key = "yourpart-" + number, sets = [...document.querySelectorAll("fieldset")], groups = number.match(/.{1,4}/g).join("-");
const make = (name, props) => Object.assign(document.createElement(name), props);
root.className = "on";

// What every question takes beside its own answers is added here, to keep the page small.
const fixed = [["Not sure"], ["Not applicable", "Please say why it cannot apply here."], ["Handled elsewhere", "Please say what takes care of it."]];
sets.forEach((s, i) => {
  const row = make("div", {className: "three"});
  [...s.dataset.fixed].forEach((value, at) => {
    const line = make("label"), input = make("input", {type: "radio", name: "q" + (i + 1), value, checked: value === s.dataset.chosen}), [name, why] = fixed[at];
    if (why) input.dataset.why = why;
    line.append(input, make("b", {textContent: value}), make("span", {textContent: name}));
    row.append(line); });
  s.querySelector("details").before(row);
});

// What was given so far: for each question its letter and a note.
const notes = [], wants = [];
const letter = i => { const c = sets[i].querySelector("input:checked"); return c ? c.value : ""; };
const note = i => notes[i].value.normalize("NFC").replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}]/gu, c => "\u200c\u200d".includes(c) ? c : "").replace(/\[/g, "(").replace(/\]/g, ")").replace(/ +/g, " ").trim();

// The checksum counts letters and digits only, as mail programs change the rest.
const folded = s => { let out = ""; for (const c of s) { const n = c.codePointAt(0);
  if (n >= 65 && n <= 90) out += c.toLowerCase(); else if (n >= 97 && n <= 122 || n >= 48 && n <= 57) out += c;
  else if (!(n < 0xc0 || n >= 0x2000 && n <= 0x206f || n === 0x3000 || n >= 0xfe00 && n <= 0xfe0f || n === 0xfeff || n === 0xfffc)) out += c; } return out; };
const crc = s => { let c = -1; for (const b of new TextEncoder().encode(s)) { c ^= b; for (let i = 0; i < 8; i++) c = c >>> 1 ^ (c & 1 ? 0xedb88320 : 0); } return ((c ^ -1) >>> 0).toString(16).padStart(8, "0"); };

const text = () => {
  let said = number, lines = [""];
  sets.forEach((_, i) => { const l = letter(i), n = note(i); if (!l) return;
    const word = (i + 1) + l + (n ? " [" + n + "]" : "");
    said += word;
    for (const w of word.split(" ")) { const at = lines.length - 1; if (lines[at] && lines[at].length + w.length > 64) lines.push(w); else lines[at] += (lines[at] && " ") + w; } });
  return said === number ? "" : "SHEET " + groups + " SUM " + crc(folded(said)) + "\n" + lines.join("\n") + "\nEND\n";
};

// Answers stay on this device until they are cleared. Where that is not allowed, the page works without.
const keep = () => { try { localStorage.setItem(key, JSON.stringify(sets.map((_, i) => [letter(i), notes[i].value]))); } catch (e) {} };
const restore = () => { try { JSON.parse(localStorage.getItem(key) || "[]").forEach((a, i) => { if (!sets[i] || !Array.isArray(a)) return;
  for (const c of sets[i].querySelectorAll("input")) c.checked = c.value === a[0];
  if (typeof a[1] === "string" && a[1]) { notes[i].value = a[1]; notes[i].parentNode.open = true; } }); } catch (e) {} };

const show = () => {
  let done = 0, more = [];
  sets.forEach((s, i) => { const l = letter(i), n = note(i); if (l) done++;
    const c = s.querySelector("input:checked"), why = l && !n && !s.querySelector(".how") && c.dataset.why || "";
    wants[i].textContent = why ? why : n && !l ? "Choose an answer as well, or this note is not sent." : "";
    if (wants[i].textContent) more.push(i + 1);
    s.querySelector(".less").hidden = !l; });
  $("many").textContent = done + " of " + sets.length + " answered";
  $("count").replaceChildren(done + " of " + sets.length, make("span", {className: "wide", textContent: " answered"}));
  $("more").textContent = more.length ? "Please look again at question" + (more.length > 1 ? "s " : " ") + more.join(", ") + "." : "";
  $("out").value = text();
  for (const id of ["save", "copy", "share"]) $(id).disabled = !done;
  $("next").hidden = done === sets.length;
};
const changed = () => { keep(); show(); $("said").textContent = ""; };

sets.forEach((s, i) => {
  const box = make("details", {className: "note"}), area = make("textarea", {maxLength: 600});
  area.setAttribute("aria-label", "Note on question " + (i + 1));
  box.append(make("summary", {textContent: "Add a note"}), area);
  notes[i] = area;
  wants[i] = make("p", {className: "want"});
  const less = make("button", {type: "button", className: "less", textContent: "Take the answer back", hidden: true});
  less.setAttribute("aria-label", "Take the answer back, question " + (i + 1));
  less.onclick = () => { for (const c of s.querySelectorAll("input")) c.checked = false; changed(); s.querySelector("input").focus(); };
  s.append(wants[i], box, less);
  area.oninput = changed;
  s.addEventListener("change", e => { if (e.target.type === "radio") { if (e.target.dataset.why) box.open = true; changed(); } });
});

$("next").onclick = () => { const i = sets.findIndex((_, i) => !letter(i)); if (i >= 0) { const c = sets[i].querySelector("input"); c.focus({preventScroll: true}); sets[i].scrollIntoView({block: "start"}); } };
const file = () => new Blob([text()], {type: "text/plain;charset=utf-8"}), name = $("form").dataset.file;
$("save").onclick = () => { const a = make("a", {href: URL.createObjectURL(file()), download: name}); document.body.append(a); a.click(); a.remove(); $("said").textContent = "Saved as " + name + ". Send that file back."; };
$("copy").onclick = async () => { const o = $("out"); let ok = false;
  try { await navigator.clipboard.writeText(o.value); ok = true; } catch (e) { o.focus(); o.setSelectionRange(0, o.value.length); try { ok = document.execCommand("copy"); } catch (e) {} }
  $("said").textContent = ok ? "Copied. Paste it into a message." : "Not copied: the text above is marked, so copy it by hand."; };
try { const f = () => new File([text()], name, {type: "text/plain"}); if (navigator.canShare && navigator.canShare({files: [f()]})) { $("share").hidden = false; $("share").onclick = () => navigator.share({files: [f()]}).catch(() => {}); } } catch (e) {}
$("clear").onclick = () => { if (!confirm("Take all answers and notes off this page?")) return; for (const s of sets) for (const c of s.querySelectorAll("input")) c.checked = false; for (const n of notes) n.value = ""; try { localStorage.removeItem(key); } catch (e) {} show(); $("said").textContent = "All answers are off this page."; };
restore();
show();
})();
