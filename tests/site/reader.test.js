// Somebody who has never seen the code opens the first page, from disk: each of these
// tests is one step of what the book is for.
'use strict';

const { test, before, after } = require('node:test');
const assert = require('node:assert');
const { execFileSync, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { out } = require('./places.js');
const { launch, withPage, url } = require('./book.js');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const inBrowser = (name, act) => test(name, () => withPage(browser, {}, act));
const verdict = page => page.locator('.player-verdict').textContent();

// Click the first choice of a CPU until its card says WHAT.
async function until(page, cpu, what) {
  const card = page.locator('.player-cpu').nth(cpu);
  for (let n = 0; n < 60; n++) {
    if (what.test(await card.locator('.player-who').textContent())) return;
    await card.locator('.player-choices button:enabled').first().click();
  }
  assert.fail(`CPU${cpu} does not come to ${what}: ${await card.textContent()}`);
}

// Two locks with the same home, each with a holder and a sleeper: B's entry stands behind
// A's.  A is handed on, its entry is taken out; then B is released.
async function byHand(page) {
  for (const [cpu, what] of [[0, /inside lock A/], [1, /halted/], [2, /inside lock B/], [3, /halted/], [0, /done/], [1, /done/], [2, /done/]])
    await until(page, cpu, what);
}

inBrowser('the first page says what this is, where to start, and leads to chapter 11', async page => {
  await page.goto(url('index.html'));
  assert.match(await page.locator('main').textContent(), /a CPU sleeps for ever: the lost kick/);
  assert.ok(await page.locator('#fig-lost-kick-front svg').isVisible());
  for (const who of ['To read', 'To study', 'To teach']) assert.ok(await page.getByText(who, { exact: true }).isVisible());
  await page.locator('main').getByRole('link', { name: 'Break on empty' }).click();
  assert.strictEqual(page.url(), url('11-break-on-empty.html'));
});

inBrowser('the kick is lost by hand, by a schedule of one\'s own', async page => {
  await page.goto(url('11-break-on-empty.html'));
  const trace = page.locator('#tr-lost-kick'), recorded = await trace.getAttribute('data-schedule');
  await trace.getByRole('button', { name: 'step through it' }).click();
  await page.locator('.player').waitFor();
  await byHand(page);
  assert.match(await verdict(page), /^Violated: lost kick\. vCPU 3 sleeps and nobody is left to kick it/);
  const own = (await page.locator('.player textarea').inputValue()).split(': ')[1];
  assert.notStrictEqual(own, recorded);
  assert.ok(await page.getByRole('button', { name: 'Back to the recorded schedule' }).isVisible());
});

inBrowser('the merged design does not lose it so, nor in any of its states', async page => {
  await page.goto(url('15-merged.html'));
  await page.locator('[data-player="merged-collide-4"] .step-through').first().click();
  await page.locator('.player').waitFor();
  assert.match(await page.locator('.player-goal').textContent(), /been in all 10.998 states.*nothing is violated: you cannot break it/);
  await page.keyboard.press('h');
  await page.waitForFunction(() => /there is no way/.test(document.querySelector('.player-said').textContent), null, { timeout: 60000 });
  await byHand(page);
  await until(page, 3, /done/);
  assert.strictEqual(await verdict(page), 'All are done, and nothing is violated.');
});

inBrowser('pv_unhash is found; its API page leads to where it is introduced, and to its test', async page => {
  await page.goto(url('index.html'));
  await page.keyboard.press('/');
  await page.keyboard.type('pv_unhash');
  await page.locator('.search-title', { hasText: 'unhash' }).first().waitFor();
  await page.locator('.search-api', { hasText: 'API: pv_unhash' }).first().click();
  await page.waitForURL(/\/api\/unhash_8h\.html#/);
  const id = new URL(page.url()).hash.slice(1);
  const note = page.locator(`xpath=//a[@id="${id}"]/following::p[@class="in-book"][1]`);
  assert.match(await note.textContent(), /^Introduced in 13\.\d.*Pinned by .*make test CH=\d\d/);
  const pinned = note.locator('a code').first(), name = await pinned.textContent();
  await pinned.click();
  await page.waitForURL(/\/\d\d-[\w-]+\.html#chunk-/);
  assert.match(await page.locator(':target pre').textContent(), new RegExp(`START_TEST\\(${name}\\)[^]*END_TEST`));
  await page.goBack();
  await note.locator('a').first().click();
  await page.waitForURL(/13-every-lookup-succeeds\.html#chunk-unhash$/);
});

// `make pdf` makes the PDF, and what it needs is large: it is read if it is there.
test('the same chapter is in the PDF', t => {
  const pdf = join(out, 'the-lost-kick.pdf');
  if (!existsSync(pdf) || spawnSync('pdftotext', ['-v']).error) { t.skip('no PDF, or no pdftotext: make pdf; apt-get install poppler-utils'); return; }
  const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  assert.match(text, /11\.3\s+Four lines/);
  assert.match(text, /put A, put B, clear A, find B/);
});
