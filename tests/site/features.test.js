// What a page offers to its reader beside the text: links to itself, copies, the notes
// at the chunks, the meaning of words, hints that something can be scrolled.
'use strict';

const { test, before, after } = require('node:test');
const assert = require('node:assert');
const { chapters, launch, read, url, withPage } = require('./book.js');

const CHAPTER = '11-break-on-empty.html', CHUNK = '#chunk-find-up-to-an-empty-bucket';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const inBrowser = (name, act, options = {}) => test(name, () => withPage(browser, options, page => act(page)));

test('every heading and every chunk has a link to itself', () => {
  for (const file of chapters) {
    const html = read(file).match(/<main[^]*<\/main>/)[0];
    for (const [, id] of html.matchAll(/<(?:h[1-4]|div class="chunk[^"]*") id="([^"]+)"/g))
      assert.ok(html.includes(`<a class="permalink" href="#${id}"`), `${file}: ${id}`);
  }
});

for (const way of ['the clipboard', 'a mark and a command']) {
  inBrowser(`a listing and a command can be copied, by ${way}`, async page => {
    if (way !== 'the clipboard') await page.addInitScript(() => { delete Navigator.prototype.clipboard; });
    await page.goto(url(CHAPTER));
    const copied = async button => {
      await button.click();
      await button.filter({ hasText: 'Copied' }).waitFor();
      assert.strictEqual(await page.locator('main > [role=status]').textContent(), 'Copied.');
      await page.evaluate(() => document.querySelector('.search input').focus());
      await page.keyboard.press('Control+V');
      const text = await page.locator('.search input').inputValue();
      await page.locator('.search input').fill('');
      return text;
    };
    assert.match(await copied(page.locator(`${CHUNK} .copy button`)), /^static struct qnode \*pv_find\(.*return NULL; *}/);
    assert.match(await copied(page.locator('.run .copy button').first()), /^lostkick \S+/);
  }, { permissions: ['clipboard-read', 'clipboard-write'] });
}

inBrowser('a chunk says what tests it, and where it is used; what it defines is folded', async page => {
  await page.goto(url(CHAPTER));
  const foot = page.locator(`${CHUNK} .chunk-foot`);
  assert.match(await foot.textContent(), /Used in ⟨src\/lookup\/break_on_empty\.c⟩/);
  assert.match(await foot.textContent(), /Tested by c01_the_search_stops_at_a_hole.*make test CH=11/);
  assert.ok(!await foot.getByRole('link', { name: 'API' }).isVisible());
  await foot.locator('summary').click();
  assert.match(await foot.getByRole('link', { name: 'API' }).getAttribute('href'), /^api\/break__on__empty_8c\.html#/);
  await foot.getByRole('link', { name: 'c01_the_search_stops_at_a_hole' }).click();
  assert.match(await page.locator(':target pre').textContent(), /START_TEST\(c01_the_search_stops_at_a_hole\)/);
});

test('most of the code of the locks says what tests it', () => {
  const chunks = chapters.filter(f => f < '20').flatMap(f => read(f).match(/<div class="chunk" id="(?:(?!<div class="chunk")[^])*/g))
    .filter(chunk => !/START_TEST|<a href="[^"]*">⟨tests\//.test(chunk));
  const tested = chunks.filter(chunk => chunk.includes('Tested by'));
  assert.ok(tested.length > chunks.length / 2, `${tested.length} of ${chunks.length}`);
});

inBrowser('a source has a number that says what it is, and its line in the list leads back', async page => {
  await page.goto(url(CHAPTER));
  const cited = page.locator('#cite-zijlstra-2015-04-01');
  assert.match(await cited.textContent(), /^\[\d+\]$/);
  await cited.hover();
  assert.match(await page.locator('#meaning').textContent(), /^Peter Zijlstra, .*April 1, 2015\.$/);
  await cited.click();
  const source = page.locator('li:target');
  assert.match(await source.textContent(), /Peter\s+Zijlstra, mail on the break/);
  assert.match(await source.getByRole('link').first().getAttribute('href'), /^https:.*1504\.0\/00586/);
  await source.getByRole('link', { name: 'Chapter 11' }).click();
  assert.match(page.url(), /11-break-on-empty\.html#cite-zijlstra-2015-04-01$/);
});

test('whatever leads out of the book is in the list of sources', () => {
  const list = read('62-sources.html');
  for (const file of chapters)
    for (const [, address] of read(file).matchAll(/<a href="(https?:[^"]+)"/g)) assert.ok(list.includes(`href="${address}"`), `${file}: ${address}`);
});

inBrowser('a word of the glossary is explained under the pointer and in the focus', async page => {
  await page.goto(url(CHAPTER));
  const word = page.locator('a.gloss', { hasText: 'probes' }), note = page.locator('#meaning');
  assert.ok(!await note.isVisible());
  await word.hover();
  assert.strictEqual(await note.textContent(), 'One look at one bucket.');
  await note.hover();
  await page.waitForTimeout(400);
  assert.ok(await note.isVisible());
  await page.mouse.move(0, 0);
  await note.waitFor({ state: 'hidden' });
  await word.focus();
  assert.strictEqual(await page.evaluate(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent), 'One look at one bucket.');
  await page.keyboard.press('Escape');
  assert.ok(!await note.isVisible());
});

inBrowser('with scripts off it is a link to the glossary', async page => {
  await page.goto(url(CHAPTER));
  assert.strictEqual(await page.locator('.copy, #meaning').count(), 0);
  await page.locator('a.gloss', { hasText: 'probes' }).click();
  await page.waitForURL(url('99-glossary.html') + '#word-probe');
}, { javaScriptEnabled: false });

inBrowser('on a phone a long line has a shadow until it is scrolled to its end', async page => {
  await page.goto(url(CHAPTER));
  const pre = page.locator('pre').filter({ hasText: 'static void pv_queued_spin_unlock' }).first();
  await pre.scrollIntoViewIfNeeded();
  assert.ok(await pre.evaluate(e => e.scrollWidth > e.clientWidth));
  // How much darker the last pixels of its first line are than its middle.
  const shade = async () => {
    const { width, x, y, height } = await pre.boundingBox();
    const picture = (await page.screenshot({ clip: { x: x + width - 4, y: y + height - 6, width: 3, height: 3 } })).toString('base64');
    return page.evaluate(async picture => {
      const image = new Image(), canvas = document.createElement('canvas'), c = canvas.getContext('2d');
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      c.drawImage(image, 0, 0);
      return 245 - c.getImageData(1, 1, 1, 1).data[0];
    }, picture);
  };
  assert.ok(await shade() > 10);
  await pre.evaluate(e => { e.scrollLeft = e.scrollWidth; });
  await page.waitForTimeout(100);
  assert.ok(await shade() < 5);
}, { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1 });
