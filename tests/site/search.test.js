// The search field: by key, from disk, on a phone, without scripts.
'use strict';

const { test, before, after } = require('node:test');
const assert = require('node:assert');
const { readFileSync } = require('node:fs');
const { launch, read, url, withPage } = require('./book.js');

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const CHAPTER = '11-break-on-empty.html';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const inBrowser = (name, act, options = {}) => test(name, () => withPage(browser, options, page => act(page)));

async function search(page, text) {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.waitForFunction(() => document.querySelector('.search [role=status]').textContent);
}
const said = page => page.locator('.search [role=status]').textContent();
const focused = page => page.evaluate(() => document.activeElement.getAttribute('href') || document.activeElement.localName);

inBrowser('/, a name, Enter: the place that defines it', async page => {
  await page.goto(url(CHAPTER));
  await search(page, 'pv_unhash');
  await page.keyboard.press('Enter');
  await page.waitForURL(url('13-every-lookup-succeeds.html') + '#chunk-unhash');
  assert.match(await page.locator('#chunk-unhash').textContent(), /struct qnode \*pv_unhash\(/);
});

inBrowser('a name is found by a part of it, and leads to its API page', async page => {
  await page.goto(url(CHAPTER));
  for (const part of ['trylock', 'spin_tryl', 'QUEUED_SPIN_TRYLOCK']) {
    await page.locator('.search input').fill('');
    await search(page, part);
    await page.waitForFunction(() => /queued_spin_trylock/.test(document.querySelector('.search ol').textContent));
  }
  assert.match(await page.locator('.search-api', { hasText: 'queued_spin_trylock' }).first().getAttribute('href'), /^api\/.*#/);
});

inBrowser('a result says chapter, heading and line, with the words marked', async page => {
  await page.goto(url('index.html'));
  await search(page, 'tombstones drain');
  const first = page.locator('.search li').first();
  assert.match(await first.locator('.search-where').textContent(), /^12 Paying for the miss/);
  assert.deepStrictEqual((await first.locator('mark').allTextContents()).map(s => s.toLowerCase()).filter(s => !/tombstones|drain/.test(s)), []);
  assert.notStrictEqual(await first.locator('.search-line mark').count(), 0);
  assert.match(await said(page), /^\d+ places?/);
});

inBrowser('a word of the glossary comes first', async page => {
  await page.goto(url('index.html'));
  await search(page, 'lost kick');
  await page.keyboard.press('Enter');
  await page.waitForURL(url('99-glossary.html') + '#word-lost-kick');
  assert.strictEqual(await page.locator('#word-lost-kick').textContent(), 'lost kick');
});

inBrowser('a word that is nowhere', async page => {
  await page.goto(url('index.html'));
  await search(page, 'xylophone');
  assert.match(await said(page), /^Nothing in the book has “xy/);
  assert.strictEqual(await page.locator('.search li').count(), 0);
});

inBrowser('arrows choose and turn no page, Escape closes', async page => {
  await page.goto(url(CHAPTER));
  await search(page, 'lost kick');
  await page.waitForSelector('.search li');
  const links = await page.locator('.search ol a').evaluateAll(all => all.map(a => a.getAttribute('href')));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.strictEqual(await focused(page), links[1]);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.strictEqual(await focused(page), 'input');
  await page.keyboard.press('Escape');
  assert.strictEqual(await focused(page), 'body');
  assert.strictEqual(await page.locator('.search li').count(), 0);
  assert.strictEqual(page.url(), url(CHAPTER));
});

inBrowser('nothing is loaded before the field is used', async page => {
  await page.goto(url('index.html'));
  const loaded = () => page.evaluate(() => [typeof window.MiniSearch, typeof window.LOSTKICK_PLACES]);
  assert.deepStrictEqual(await loaded(), ['undefined', 'undefined']);
  await search(page, 'kick');
  assert.deepStrictEqual(await loaded(), ['function', 'object']);
});

test('every place is there', async () => {
  await withPage(browser, {}, async page => {
    await page.goto(url('index.html'));
    await search(page, 'kick');
    const places = await page.evaluate(() => window.LOSTKICK_PLACES.map(({ page, id }) => [page, id]));
    assert.ok(places.length > 500);
    assert.deepStrictEqual(places.filter(([page, id]) => !read(`${page}.html`).includes(`id="${id}"`)), []);
  });
});

for (const colorScheme of ['light', 'dark']) {
  inBrowser(`axe finds nothing serious in the results, ${colorScheme}`, async page => {
    await page.goto(url(CHAPTER));
    await search(page, 'pv_hash');
    await page.waitForSelector('.search li');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run('.top', { preload: false, resultTypes: ['violations'] }));
    assert.deepStrictEqual(violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id), []);
  }, { colorScheme });
}

inBrowser('on a phone a button opens the field', async page => {
  await page.goto(url(CHAPTER));
  assert.ok(!await page.locator('.search input').isVisible());
  await page.locator('.search-open').click();
  await page.keyboard.type('pv_unhash');
  await page.waitForSelector('.search li');
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  await page.locator('.search li a').first().click();
  await page.waitForURL(/#chunk-unhash$/);
}, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

inBrowser('with scripts off there is no field', async page => {
  await page.goto(url(CHAPTER));
  assert.strictEqual(await page.locator('.search, input').count(), 0);
}, { javaScriptEnabled: false });
