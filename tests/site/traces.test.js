// Every schedule that the book shows, walked by the player's rules: it must be
// possible, and end in what the book says.
'use strict';

const { test } = require('node:test');
const assert = require('node:assert');
const { pages, read } = require('./book.js');
const { Machine, parseStep, parseSchedule, scheduleText } = require('../../book/player/machine.js');

const attribute = (tag, name) => (new RegExp(`${name}="([^"]*)"`).exec(tag) || ['', ''])[1].replace(/&quot;/g, '"').replace(/&amp;/g, '&');
const players = pages.flatMap(page => (read(page).match(/<[^>]* data-player="[^>]*>/g) || []).map(tag => ({
  page, name: attribute(tag, 'data-player'), property: attribute(tag, 'data-property'), states: attribute(tag, 'data-states'),
  ignored: attribute(tag, 'data-ignored').split('; '), steps: (attribute(tag, 'data-schedule').match(/\S+/g) || []).map(parseStep),
})));

const loaded = {};
function tries(name) {
  if (!loaded[name]) new Function('window', read(`play/${name}.js`))({ LOSTKICK: loaded });
  return loaded[name];
}

function drain(search) {
  let step;
  do step = search.next(); while (!step.done);
  return step.value;
}

function walk({ page, name, property, ignored, steps }) {
  const machine = new Machine(tries(name), ignored), state = machine.start();
  let violated = null;
  for (const [n, step] of steps.entries()) {
    const told = machine.take(state, step);
    assert.ok(told && !told.unknown, `${page}, ${name}: step ${n + 1} cannot be taken`);
    violated = violated || told.violated;
  }
  if (property === 'progress') violated = drain(machine.ahead(state)).violated;
  violated = violated || machine.judgeEnd(state);
  assert.strictEqual(violated ? violated.property : '', property, `${page}, ${name}`);
}

test(`all ${players.length} recorded schedules end in what the book says`, () => {
  assert.ok(players.length > 50);
  for (const player of players.filter(p => p.steps.length)) walk(player);
});

test('a shortest schedule is as long as the search of the page says', () => {
  for (const [name, distance, property] of [['break_on_empty-collide-4', 35, 'lost kick'], ['sleep_then_sign-one-lock-2', 6, 'lost kick'], ['busted_restless-one-lock-2', 3, 'progress']]) {
    const machine = new Machine(tries(name)), found = drain(machine.ahead(machine.start()));
    assert.deepStrictEqual([found.distance, found.violated.property], [distance, property], name);
  }
});

test('where nothing is violated, the page finds as many states as the explorer', () => {
  let compared = 0;
  for (const { name } of players.filter(p => !p.property)) {
    const told = tries(name);
    if (!told.complete || told.states >= 50000) continue;
    const machine = new Machine(told), found = drain(machine.ahead(machine.start()));
    assert.strictEqual(found.states, told.states, name);
    compared++;
  }
  assert.ok(compared > 20);
});

test('a schedule survives being written and read', () => {
  const t = tries('one_entry-interrupt-3'), { steps } = players.find(p => p.name === 'one_entry-interrupt-3');
  assert.deepStrictEqual(parseSchedule(t, scheduleText(t, steps)), steps);
});

test('a bad schedule is named', () => {
  const t = tries('break_on_empty-collide-4');
  for (const [text, why] of [['hello', /no schedule/], ['lostkick-schedule-1 merged collide 4: 0', /for merged/],
    ['lostkick-schedule-1 break_on_empty collide 4: 0 0 x', /Step 3: "x"/], ['lostkick-schedule-1 break_on_empty collide 4: 7', /below 4/]])
    assert.throws(() => parseSchedule(t, text), why);
});
