// All pages of the book in a browser: no complaints, accessible, spelled; in the
// dark, on a phone, without scripts, on paper, in an old browser.
'use strict';

const { test, before, after } = require('node:test');
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

async function serious(page, rules = {}) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(rules => window.axe.run(document, { preload: false, resultTypes: ['violations'], rules }), rules);
  return violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target).join(', ')}`);
}

async function play(page, trace = '#tr-lost-kick') {
  await page.locator(`${trace} .step-through`).click();
  await page.waitForSelector('.player');
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight');
}

const isWide = page => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

// ---- every page ----

// Contrast takes most of the time, and all pages have the same colours: a few do.
const coloured = ['index.html', '05-four-bytes.html', '11-break-on-empty.html', '99-glossary.html'];
for (const file of pages) {
  inBrowser(`${file}: axe finds nothing serious`, async page => {
    await page.goto(url(file));
    assert.deepStrictEqual(await serious(page, coloured.includes(file) ? {} : { 'color-contrast': { enabled: false } }), []);
  });
}

for (const colorScheme of ['light', 'dark']) {
  inBrowser(`axe finds nothing serious in a player, ${colorScheme}`, async page => {
    await page.goto(url(CHAPTER));
    await play(page);
    for (const summary of await page.locator('.player summary').all()) await summary.click();
    assert.deepStrictEqual(await serious(page), []);
  }, { colorScheme });
}

test('the prose is spelled as aspell and words.txt have it', async () => {
  const wrong = {};
  for (const file of pages) {
    await withPage(browser, {}, async page => {
      await page.goto(url(file));
      const prose = await page.evaluate(() => {
        document.querySelectorAll('pre, code, math, svg, table, .chunk-head, .chunk-foot, .place, .trace-head, .index').forEach(e => e.replaceWith(' '));
        return document.querySelector('main').innerText.replace(/’s\b/g, '').replace(/\w*\d\w*/g, ' ');
      });
      const found = execFileSync('aspell', ['list', '--lang=en_GB', '--encoding=utf-8', '--ignore=2', `--personal=${join(__dirname, 'words.txt')}`], { input: prose, encoding: 'utf8' });
      for (const word of found.split('\n').filter(Boolean)) (wrong[word] = wrong[word] || new Set()).add(file);
    });
  }
  assert.deepStrictEqual(Object.entries(wrong).map(([word, files]) => `${word} (${[...files].join(', ')})`), []);
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

for (const file of [...pages.filter(p => !/^(chunks|identifiers)/.test(p))]) {
  inBrowser(`${file}: nothing is wider than a phone`, async page => {
    await page.goto(url(file));
    assert.ok(!await isWide(page));
  }, { viewport: { width: 390, height: 844 } });
}

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
