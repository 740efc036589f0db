// Checks the pages in a folder; see the script a11y beside this file.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = process.argv[2];
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
// Both widths in both schemes. Axe looks at every width and scheme once, and only at the pages that differ in kind.
const views = [[360, 'light', true], [360, 'dark'], [1280, 'light'], [1280, 'dark', true]];
const kinds = ['agency.html', 'form.html', 'marked.html', 'nothing.html', 'portfolio.html', 'tracked.html'];

// faults opens one page in one view and lists what is wrong.
async function faults(browser, name, [width, scheme, closely]) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  context.setDefaultTimeout(300_000); // of use only when something hangs
  const page = await context.newPage();
  const found = [];
  const url = 'file://' + join(folder, name);
  page.on('request', r => { if (r.url() !== url && !r.url().startsWith('data:')) found.push('asks for ' + r.url()); });
  page.on('console', m => found.push('console: ' + m.text()));
  page.on('pageerror', e => found.push('error: ' + e));
  await page.goto(url);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`is ${wide} wide`);
  const styled = await page.evaluate(() => getComputedStyle(document.querySelector('.top')).borderTopWidth);
  if (styled !== '8px') found.push('its own style sheet is not let through');
  if (process.env.PAGES) await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`) });
  if (closely && kinds.includes(name)) {
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run());
    for (const v of result.violations) found.push(`${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 200)).join(' | ')}`);
  }
  await context.close();
  return found;
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  timeout: 300_000,
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
let bad = 0;
const pages = readdirSync(folder).filter(f => f.endsWith('.html'));
for (const name of pages) {
  for (const view of views) {
    for (const fault of await faults(browser, name, view)) {
      bad++;
      console.error(`${name} at ${view[0]}, ${view[1]}: ${fault}`);
    }
  }
}
await browser.close();
if (pages.length === 0) bad++;
console.log(`${pages.length} pages in ${views.length} views: ${bad} faults`);
process.exit(bad ? 1 : 0);
