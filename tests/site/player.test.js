// The player in a real browser: step, leave the recorded schedule, lose the kick by
// hand, go back, paste, and the same without a mouse.
'use strict';

const { test, before, after } = require('node:test');
const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, writeFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { build, top } = require('./places.js');
const { launch, withPage, url, serve } = require('./book.js');

const CHAPTER = '11-break-on-empty.html', TRACE = '#tr-lost-kick';
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function open(page, chapter = CHAPTER, trace = TRACE) {
  if (page.url() === 'about:blank') await page.goto(url(chapter));
  await page.locator(`${trace} .step-through`).first().click();
  await page.waitForSelector('.player');
  return {
    said: () => page.locator('.player-said[aria-live]').textContent(),
    verdict: () => page.locator('.player-verdict').textContent(),
    text: () => page.locator('.player textarea').inputValue(),
    at: async () => +/^Step (\d+)/.exec(await page.locator('.player-said[aria-live]').textContent())[1],
    paste: async text => {
      await page.locator('.player summary', { hasText: 'as text' }).click();
      await page.locator('.player textarea').fill(text);
      await page.locator('.player button', { hasText: 'Follow this schedule' }).click();
      return page.locator('.player textarea ~ .player-said').textContent();
    },
    // The answer to a hint that is not on record takes a while.
    hint: async () => {
      await page.keyboard.press('h');
      await page.waitForFunction(() => document.querySelector('.player-said').textContent.startsWith('Hint'), null, { timeout: 60000 });
      return page.locator('.player-said[aria-live]').textContent();
    },
  };
}

const button = (page, name) => page.locator('.player-top').getByRole('button', { name, exact: true });

function replay(text) {
  const folder = mkdtempSync(join(tmpdir(), 'lostkick-')), file = join(folder, 'schedule');
  writeFileSync(file, text);
  const { status, stdout } = spawnSync(`${build}/bin/lostkick`, ['replay', file], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return { status, stdout };
}

const inBrowser = (name, act, options = {}) => test(name, () => withPage(browser, options, act));

inBrowser('a trace is stepped to its end, from file://', async page => {
  const player = await open(page);
  const steps = +/of (\d+)/.exec(await player.said())[1];
  for (let n = 0; n < steps; n++) await button(page, 'Next ▶').click();
  assert.strictEqual(await player.at(), steps);
  assert.match(await player.verdict(), /^Violated: lost kick/);
  assert.strictEqual(await page.locator('.mood.halted').count(), 1);
  assert.ok(await button(page, 'Next ▶').isDisabled());
});

test('the same over http', async () => {
  const server = await serve();
  try {
    await withPage(browser, {}, async page => {
      await page.goto(server.address + CHAPTER);
      const player = await open(page);
      await page.keyboard.press('End');
      assert.match(await player.verdict(), /^Violated: lost kick/);
    });
  } finally { server.close(); }
});

inBrowser('leave the schedule, and lose the kick by hand, with the keyboard alone', async page => {
  const player = await open(page);
  for (let n = 0; n < 12; n++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('3'); // the recorded schedule goes on with another CPU
  assert.strictEqual(await player.at(), 13);
  assert.match(await player.said(), /^Step 13 of 13\. CPU3/);
  for (let n = 0; n < 60 && !(await player.verdict()).startsWith('Violated'); n++) {
    const [, cpu, choice] = /Next: CPU(\d)(, .*)?\.$/.exec(await player.hint());
    await page.keyboard.press(choice ? `Shift+Digit${cpu}` : `Digit${cpu}`);
  }
  assert.match(await player.verdict(), /^Violated: lost kick\. vCPU \d sleeps/);
  const { status, stdout } = replay(await player.text());
  assert.strictEqual(status, 1);
  assert.match(stdout, /violated: lost kick/);
});

inBrowser('undo goes back, and the recorded schedule can be taken up again', async page => {
  const player = await open(page);
  for (const key of ['1', '2', '3', 'u', 'u']) await page.keyboard.press(key);
  assert.strictEqual(await player.at(), 1);
  for (const key of ['2', '2']) await page.keyboard.press(key);
  await button(page, 'Back to the recorded schedule').click();
  await page.keyboard.press('End');
  assert.match(await player.verdict(), /^Violated: lost kick/);
  await page.keyboard.press('Home');
  assert.strictEqual(await player.at(), 0);
});

inBrowser('the hint on record is the distance that the explorer found', async page => {
  const player = await open(page);
  assert.match(await player.hint(), /^Hint: lost kick is 35 decisions away\. Next: CPU0\./);
});

inBrowser('help, play, and keys that are of no use', async page => {
  const player = await open(page);
  await page.keyboard.press('?');
  assert.ok(await page.locator('.player-help').getAttribute('open') !== null);
  await page.keyboard.press('9');
  await page.keyboard.press('p');
  await page.waitForFunction(() => /^Step [2-9]/.test(document.querySelector('.player-said').textContent));
  await page.keyboard.press('p');
  const at = await player.at();
  await page.waitForTimeout(1000);
  assert.strictEqual(await player.at(), at);
  await page.keyboard.press('ArrowLeft'); // goes back in the schedule, not in the book
  assert.strictEqual(await player.at(), at - 1);
});

inBrowser('at the end of a schedule the arrow does not turn the page', async page => {
  await open(page);
  await button(page, 'End').click();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(200);
  assert.ok(page.url().endsWith(CHAPTER));
});

inBrowser('an interrupt can be sent', async page => {
  await open(page, '09-whom-to-kick.html', '#tr-one-entry');
  await page.keyboard.press('0');
  await page.locator('.player button', { hasText: 'Interrupt' }).click();
  assert.match(await page.locator('.player-cpu').first().textContent(), /in an interrupt/);
});

inBrowser('a vCPU can wake for no reason', async page => {
  await page.goto(url('97-scoreboard.html'));
  await page.locator('#score-break_on_empty-6 summary, [data-player="break_on_empty-spurious-4"]').first().evaluate(e => { e.closest('details').open = true; });
  await page.locator('[data-player="break_on_empty-spurious-4"] .step-through').click();
  await page.waitForSelector('.player');
  await page.keyboard.press('End');
  await page.locator('.player button', { hasText: 'Wake for no reason' }).first().click();
  assert.match(await page.locator('.player-said[aria-live]').textContent(), /for no reason/);
});

inBrowser('a correct design says how many states there are, and that there is no way', async page => {
  const player = await open(page, '89-player.html', '#tr-unbreakable');
  assert.match(await page.locator('.player-goal').textContent(), /all 10.998 states.*you cannot break it/);
  for (const key of ['0', '1', '2', '3', '1', '2']) await page.keyboard.press(key);
  assert.match(await player.hint(), /^Hint: there is no way/);
});

inBrowser('a row of a table of verdicts can be tried', async page => {
  await page.goto(url('11-break-on-empty.html'));
  const row = page.locator('.verdicts tr[data-player]').first();
  await row.locator('.step-through').click();
  await page.waitForSelector('.verdicts .player');
  await page.keyboard.press('0');
  assert.match(await page.locator('.player-said[aria-live]').textContent(), /^Step 1/);
  await button(page, 'Close').click();
  assert.ok(await row.locator('.step-through').isVisible());
});

inBrowser('a schedule is pasted back', async page => {
  const player = await open(page);
  assert.match(await player.paste('lostkick-schedule-1 break_on_empty collide 4: 0 1 2\n'), /Followed: 3 steps/);
  assert.strictEqual(await player.at(), 3);
});

for (const [what, text, why] of [
  ['malformed', 'lostkick-schedule-1 break_on_empty collide 4: 0 0 banana', /Step 3: "banana"/],
  ['no schedule at all', '<script>alert(1)</script>', /no schedule/],
  ['of another design', 'lostkick-schedule-1 merged collide 4: 0', /for merged, collide, 4 CPUs/],
  ['impossible at some step', 'lostkick-schedule-1 break_on_empty collide 4: 0 0g', /Step 2: CPU0 cannot/],
]) {
  inBrowser(`a pasted schedule that is ${what}: said so, state untouched`, async page => {
    const player = await open(page);
    for (const key of ['0', '1', '1']) await page.keyboard.press(key);
    const before = await page.locator('.player-memory').textContent();
    assert.match(await player.paste(text), why);
    assert.strictEqual(await player.at(), 3);
    assert.strictEqual(await page.locator('.player-memory').textContent(), before);
  });
}

inBrowser('a state space that was cut says so', async page => {
  await page.goto(url('97-scoreboard.html'));
  await page.locator('[data-player="break_on_empty-collide-5"]').first().evaluate(e => { e.closest('details').open = true; });
  await page.locator('[data-player="break_on_empty-collide-5"] .step-through').first().click();
  await page.waitForSelector('.player');
  assert.match(await page.locator('.player-goal').textContent(), /it was cut at/);
});

// A figure, and no verdict: how fast a machine is, is not the book's affair.
test('how long a step takes', async t => {
  await withPage(browser, {}, async page => {
    await open(page);
    const times = await page.evaluate(() => {
      const player = document.querySelector('.player'), out = [];
      for (let n = 0; n < 39; n++) {
        const start = performance.now();
        player.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', code: 'ArrowRight', bubbles: true }));
        document.body.getBoundingClientRect();
        out.push(performance.now() - start);
      }
      return out.sort((a, b) => a - b);
    });
    t.diagnostic(`a step takes ${times[19].toFixed(1)} ms (median of ${times.length}), at most ${times[38].toFixed(1)} ms; 50 ms are wished for`);
  });
});

inBrowser('an address brings a schedule along', async page => {
  await page.goto(`${url(CHAPTER)}?play=break_on_empty-collide-4&steps=0.0.1.2`);
  await page.waitForSelector('.player');
  const said = page.locator('.player-said[aria-live]');
  assert.strictEqual(await said.textContent(), 'Followed: 4 steps.');
  await page.keyboard.press('u');
  assert.match(await said.textContent(), /^Step 3 of 4\. CPU1/);
  await page.locator('.player summary', { hasText: 'as text' }).click();
  await page.locator('.player a', { hasText: 'a link to this schedule' }).click();
  await page.waitForSelector('.player');
  assert.ok(page.url().endsWith('?play=break_on_empty-collide-4&steps=0.0.1'));
  assert.strictEqual(await said.textContent(), 'Followed: 3 steps.');
});

inBrowser('a schedule in an address that is none: said so, and nothing is followed', async page => {
  await page.goto(`${url(CHAPTER)}?play=break_on_empty-collide-4&steps=0.banana`);
  await page.waitForSelector('.player');
  assert.match(await page.locator('.player-said[aria-live]').textContent(), /^Step 2: "banana" is no step/);
  await page.keyboard.press('Home');
  assert.match(await page.locator('.player-said[aria-live]').textContent(), /^Step 0 of \d\d/);
});

inBrowser('an address for a player that the page does not have opens nothing', async page => {
  await page.goto(`${url(CHAPTER)}?play=nothing"]-collide-4&steps=0`);
  assert.strictEqual(await page.locator('.player').count(), 0);
});

test('the page of an answer that failed: the scheduler of one\'s own code', async () => {
  const folder = mkdtempSync(join(build, 'replay-')), exercise = join(top, 'exercises/03-ticket');
  try {
    const judged = spawnSync(`${build}/bin/lostkick`, ['judge', '03-ticket', `${exercise}/ticket.c`, '--result', `${folder}/result`, '--tries', `${folder}/tries`]);
    assert.strictEqual(judged.status, 1);
    const page = spawnSync('jq', ['-nr', '-L', 'exercises/course/formats', '--slurpfile', 'result', `${folder}/result`, '--slurpfile', 'tries', `${folder}/tries`,
      '--rawfile', 'code', `${exercise}/ticket.c`, '-f', 'exercises/course/replay-page.jq'], { cwd: top });
    assert.strictEqual(page.status, 0);
    writeFileSync(`${folder}/replay.html`, page.stdout.toString().replace(/\.\.\/\.\.\/book/g, join(top, 'book')));
    await withPage(browser, {}, async p => {
      await p.goto(`file://${folder}/replay.html?play=03-ticket-twice-2`);
      await p.waitForSelector('.player');
      assert.match(await p.locator('.player-cpu').first().textContent(), /atomic_fetch_add_relaxed/);
      await p.keyboard.press('1');
      await p.keyboard.press('0');
      assert.match(await p.locator('.player-verdict').textContent(), /^Violated: mutual exclusion\. CPU1 and CPU0|^Violated: mutual exclusion\. CPU0 and CPU1/);
    });
    await withPage(browser, { javaScriptEnabled: false }, async p => {
      await p.goto(`file://${folder}/replay.html`);
      assert.strictEqual(await p.locator('.trace tbody tr').count(), 2);
    });
  } finally { rmSync(folder, { recursive: true }); }
});
