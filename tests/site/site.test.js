// All pages of the book in a browser: no complaints, accessible, spelled; in the
// dark, on a phone, without scripts, on paper, in an old browser.
'use strict';

const { test, describe, before, after } = require('node:test');
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { launch, pages, url, withPage } = require('./book.js');

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHAPTER = '11-break-on-empty.html';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const inBrowser = (name, act, options = {}) => test(name, () => withPage(browser, options, act));

const broken = violations => violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target).join(', ')}`);
const run = (page, options) => page.evaluate(options => window.axe.run(document, { preload: false, resultTypes: ['violations'], ...options }), options);

async function serious(page) {
  await page.evaluate(axe);
  return broken((await run(page, { rules: { 'color-contrast': { enabled: false } } })).violations);
}

// Contrast takes most of the time, and depends on what an element is and where it
// stands: of those that are alike three are looked at, and the others taken away.  So
// are the gradients of the listings, which hide from axe what stands on them.
async function contrast(page) {
  await page.evaluate(axe);
  await page.addStyleTag({ content: 'pre, .scroll { background-image: none !important; }' });
  await page.evaluate(() => {
    document.querySelectorAll('details').forEach(d => { d.open = true; });
    const kind = e => e === document.body ? '' : `${kind(e.parentElement)}>${e.localName}.${e.className}`, seen = {};
    for (const e of [...document.querySelectorAll('body *')].reverse()) {
      const key = kind(e);
      if (!e.children.length && (seen[key] = (seen[key] || 0) + 1) > 3) e.remove();
    }
  });
  const found = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    found.push(...broken((await run(page, { runOnly: ['color-contrast'] })).violations).map(what => `${colorScheme}: ${what}`));
  }
  return found;
}

async function play(page, trace = '#tr-lost-kick') {
  await page.locator(`${trace} .step-through`).click();
  await page.waitForSelector('.player');
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight');
}

const isWide = page => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

// ---- every page ----

async function misspelled(page) {
  const prose = await page.evaluate(() => {
    const main = document.querySelector('main').cloneNode(true);
    main.querySelectorAll('pre, code, math, svg, table, button, .chunk-head, .chunk-foot, .place, .trace-head, .index, .sources').forEach(e => e.replaceWith(' '));
    main.querySelectorAll('h1, h2, h3, h4, p, div, li, dt, dd').forEach(e => { e.before(' '); e.append(' '); });
    return main.textContent.replace(/’s\b/g, '').replace(/\w*\d\w*/g, ' ');
  });
  const found = execFileSync('aspell', ['list', '--lang=en_GB', '--encoding=utf-8', '--ignore=2', `--personal=${join(__dirname, 'words.txt')}`], { input: prose, encoding: 'utf8' });
  return [...new Set(found.split('\n').filter(Boolean))];
}

describe('every page', { concurrency: 2 }, () => {
  for (const file of pages) {
    inBrowser(`${file}: spelled, not wider than a phone, nothing serious for axe, light and dark`, async page => {
      await page.goto(url(file));
      assert.deepStrictEqual(await misspelled(page), []);
      await page.setViewportSize({ width: 390, height: 844 });
      assert.ok(!await isWide(page), 'it is wider than a phone');
      await page.setViewportSize({ width: 1280, height: 900 });
      assert.deepStrictEqual(await serious(page), []);
      assert.deepStrictEqual(await contrast(page), []);
    });
  }
});

inBrowser('axe finds nothing serious in a player, light and dark', async page => {
  await page.goto(url(CHAPTER));
  await play(page);
  for (const summary of await page.locator('.player summary').all()) await summary.click();
  assert.deepStrictEqual(await serious(page), []);
  assert.deepStrictEqual(await contrast(page), []);
});

test('the first page can be used', async t => {
  await withPage(browser, {}, async page => {
    const start = performance.now();
    await page.goto(url('index.html'), { waitUntil: 'load' });
    await page.locator('.contents a').first().focus();
    t.diagnostic(`after ${Math.round(performance.now() - start)} ms, from disk`);
  });
});

// ---- other circumstances ----

inBrowser('dark by the system, light by the button, and so remembered', async page => {
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.goto(url(CHAPTER));
  const dark = await background();
  await page.locator('.theme').click();
  const light = await background();
  assert.notStrictEqual(light, dark);
  await page.goto(url('index.html'));
  assert.strictEqual(await background(), light);
}, { colorScheme: 'dark' });

inBrowser('a player on a phone', async page => {
  await page.goto(url(CHAPTER));
  await play(page);
  assert.ok(!await isWide(page));
  assert.ok(await page.locator('.player-top').isVisible());
}, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

inBrowser('with scripts off the trace is a table', async page => {
  await page.goto(url(CHAPTER));
  assert.ok(await page.locator('#tr-lost-kick table').isVisible());
  assert.strictEqual(await page.locator('#tr-lost-kick tbody tr:not(.mark)').count(), 40);
  assert.strictEqual(await page.locator('button').count(), 0);
  await page.locator('.answer summary').first().click();
  assert.ok(await page.locator('.answer').first().locator('p').first().isVisible());
}, { javaScriptEnabled: false });

inBrowser('in a browser that lacks something the trace is a table', async page => {
  await page.addInitScript(() => { delete Element.prototype.replaceChildren; });
  await page.goto(url(CHAPTER));
  assert.ok(await page.locator('#tr-lost-kick table').isVisible());
  assert.strictEqual(await page.locator('.step-through').count(), 0);
});

inBrowser('on paper the trace is a table, light, with the answers open', async page => {
  await page.goto(url(CHAPTER));
  await play(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  assert.ok(await page.locator('#tr-lost-kick table').isVisible());
  assert.ok(!await page.locator('.player').isVisible());
  assert.ok(!await page.locator('.step-through').first().isVisible());
  assert.strictEqual(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
  assert.ok((await page.pdf({ format: 'A4' })).length > 10000);
});
