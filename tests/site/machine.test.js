// The player's rules against the explorer's tiny machine: build/evidence/walks.jsonl
// has thousands of random schedules, and what each step did.
'use strict';

const { test } = require('node:test');
const assert = require('node:assert');
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { build } = require('./places.js');
const { Machine } = require('../../book/player/machine.js');

const walks = readFileSync(`${build}/evidence/walks.jsonl`, 'utf8').trim().split('\n').map(JSON.parse);
const byScenario = new Map();
for (const walk of walks) {
  const name = [walk.design, '--scenario', walk.scenario, '--cpus', walk.cpus].join(' ');
  byScenario.set(name, [...(byScenario.get(name) || []), walk]);
}

function violatedAfter(machine, state, told) {
  const wrong = (told && told.violated) || machine.judgeEnd(state);
  return wrong ? wrong.property : 'nothing';
}

// The walk, by the player's rules, must say the same at each step.
function follow(machine, walk) {
  const state = machine.start();
  let told = null;
  for (const [n, [cpu, choice, op, text, note, count]] of walk.steps.entries()) {
    const where = `${walk.design}, ${walk.scenario}, step ${n + 1}`;
    assert.strictEqual(machine.steps(state).length, count, `${where}: how many steps there are`);
    told = machine.take(state, { cpu, choice });
    assert.ok(told && !told.unknown, `${where}: cannot be taken`);
    assert.deepStrictEqual([told.op, told.text, told.note], [op, text, note], where);
  }
  assert.strictEqual(violatedAfter(machine, state, told), walk.violated, `${walk.design}, ${walk.scenario}: what is violated`);
}

test('there are thousands of schedules', () => assert.ok(walks.length >= 3000, `${walks.length} schedules`));

for (const [name, some] of byScenario) {
  test(`${name}: ${some.length} schedules, no difference`, () => {
    const tries = JSON.parse(execFileSync(`${build}/bin/lostkick`, ['tries', ...name.split(' ')], { maxBuffer: 1 << 28 }));
    assert.ok(tries.complete, 'the explorer was cut');
    const machine = new Machine(tries);
    for (const walk of some) follow(machine, walk);
  });
}
