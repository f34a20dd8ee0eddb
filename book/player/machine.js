// machine.js: a scheduler's view of a lock, in the browser or under node.
//
// It has no code of any lock.  `lostkick tries` wrote down what the code of each
// CPU does: in this local state, with that value in the cell, it leaves this value
// there and goes on in that local state.  Here are only the rules around it: who can
// take a step, how kicks work, and what must not happen.  tests/site compares them
// with the explorer's own tiny machine, on thousands of random schedules.
//
// A state is one Uint16Array: a local state for each context, the CPUs that have
// been kicked and those that woke for no reason (a bit each), the contexts' places
// in line and how often each was overtaken, and the number of each cell's value.
'use strict';

const CHOICES = { run: '', 'give up': 'g', interrupt: 'i', spurious: 's' };

class Machine {
  constructor(tries) {
    this.tries = tries;
    const n = this.contexts = tries.contexts.length;
    this.kicked = n;
    this.woken = n + 1;
    this.place = n + 2;
    this.overtaken = this.place + n;
    this.cells = this.overtaken + n;
    this.size = this.cells + tries.cells.length;
    // Edges by value, so that following one is a look-up.
    this.edge = tries.contexts.map(c => c.local.map(l => {
      const by = [];
      for (const [value, next, left, op, text, flags] of l.edges) by[value] = { next, left, op, text, doorway: flags & 1, key: flags & 2 };
      return by;
    }));
    this.interruptOf = [];
    tries.contexts.forEach((c, i) => { if (c.interrupt) this.interruptOf[c.cpu] = i; });
  }

  start() { return new Uint16Array(this.size); }

  local(state, i) { return this.tries.contexts[i].local[state[i]]; }
  isOver(state, i) { return this.local(state, i).op === 'END'; }
  isStarted(state, i) { return !this.tries.contexts[i].interrupt || state[i] !== 0; }
  value(state, cell) { return state[this.cells + cell]; }

  // The context that has the CPU now: its interrupt, if that is running.
  onCpu(state, cpu) {
    const i = this.interruptOf[cpu];
    return i !== undefined && state[i] !== 0 && !this.isOver(state, i) ? i : cpu;
  }

  // ---- what can happen ----

  seesChange(state, l) {
    return l.watch.length === 0 || l.watch.some(([cell, same]) => !same.includes(this.value(state, cell)));
  }

  can(state, cpu, choice) {
    const i = this.onCpu(state, cpu), l = this.local(state, i), irq = this.interruptOf[cpu];
    switch (choice) {
    case 'run':
      if (l.op === 'HALTED') return (state[this.kicked] >> cpu & 1) === 1;
      if (l.op === 'RELAX' || l.op === 'SPIN') return this.seesChange(state, l);
      return l.op !== 'END' && l.op !== 'BUG';
    case 'give up':
      return l.op === 'SPIN';
    case 'interrupt':
      return irq !== undefined && state[irq] === 0 && !this.isOver(state, cpu);
    case 'spurious':
      return this.tries.spurious && l.op === 'HALTED' && !(state[this.woken] >> cpu & 1);
    }
    return false;
  }

  // All steps; those that need no kindness of the environment first.
  steps(state, choices = Object.keys(CHOICES)) {
    const out = [];
    for (const choice of choices)
      for (let cpu = 0; cpu < this.tries.cpus; cpu++)
        if (this.can(state, cpu, choice)) out.push({ cpu, choice });
    return out;
  }

  sureSteps(state) { return this.steps(state, ['run', 'give up']); }

  isDone(state) {
    for (let i = 0; i < this.contexts; i++)
      if (this.isStarted(state, i) && !this.isOver(state, i)) return false;
    return true;
  }

  // ---- a step ----

  // Take the step: STATE becomes the next one.  Returns what happened,
  // { op, text, note, violated: null or { property, detail } };
  // null if it cannot happen now; { unknown: true } if the explorer was cut short
  // before it came here.  In the last two cases STATE is as it was.
  take(state, { cpu, choice }) {
    if (!this.can(state, cpu, choice)) return null;
    const before = state.slice();
    let i = this.onCpu(state, cpu);
    if (choice === 'interrupt') {
      if (this.local(state, i).op === 'HALTED' && !this.follow(state, i, 0)) return this.unknown(state, before);
      i = this.interruptOf[cpu];
    }
    const l = this.local(state, i), asleep = l.op === 'HALTED';
    const at = l.op === 'SPIN' ? +(choice !== 'give up') : asleep || l.cell < 0 ? 0 : this.value(state, l.cell);
    const edge = this.follow(state, i, at);
    if (!edge) return this.unknown(state, before);
    if (l.cell >= 0 && !asleep) state[this.cells + l.cell] = edge.left;
    if (l.op === 'KICK') state[this.kicked] |= 1 << l.kick;
    if (choice === 'spurious') state[this.woken] |= 1 << cpu;
    else if (asleep) state[this.kicked] &= ~(1 << cpu);
    if (this.local(state, i).op === 'HALTED' && state[this.kicked] >> cpu & 1) {
      state[this.kicked] &= ~(1 << cpu); // an earlier kick: it does not halt after all
      if (!this.follow(state, i, 0)) return this.unknown(state, before);
    }
    const now = this.local(state, i), enters = now.inside && (!l.inside || l.leaving);
    if (this.tries.fifo && edge.doorway && !state[this.place + i]) state[this.place + i] = 1 + this.lineLength(state, l.lock);
    return {
      cpu, choice, context: i, at: l.at,
      op: edge.op,
      text: choice === 'spurious' ? 'for no reason' : edge.text,
      note: l.leaving && enters ? 'leaves the critical section, and enters it again'
        : l.leaving ? 'leaves the critical section' : enters ? 'enters the critical section' : null,
      violated: this.judge(state, i, l, now, edge, before, enters),
    };
  }

  follow(state, i, value) {
    const edge = this.edge[i][state[i]][value];
    if (edge) state[i] = edge.next;
    return edge;
  }

  unknown(state, before) { state.set(before); return { unknown: true }; }

  lineLength(state, lock) {
    let longest = 0;
    for (let i = 0; i < this.contexts; i++)
      if (this.local(state, i).lock === lock) longest = Math.max(longest, state[this.place + i]);
    return longest;
  }

  // ---- what must not happen ----

  judge(state, i, l, now, edge, before, enters) {
    return (edge.key && this.tries.table && this.judgeTable(state, l, before))
      || (enters && this.judgeEntry(state, i, now))
      || this.judgeCode(i, now) || null;
  }

  judgeTable(state, l, before) {
    const cell = this.tries.cells[l.cell], was = cell.locks[this.value(before, l.cell)], is = cell.locks[this.value(state, l.cell)];
    if (was >= 0 && was !== l.lock)
      return { property: 'foreign entry cleared', detail: `an entry of lock ${name(was)} is cleared by a CPU that works on lock ${name(l.lock)}` };
    const twin = this.tries.cells.some((c, n) => c.key && n !== l.cell && is >= 0 && c.locks[this.value(state, n)] === is);
    return twin && { property: 'two entries for one lock', detail: `two entries for lock ${name(is)}` };
  }

  judgeEntry(state, i, now) {
    let order = null, exclusion = null;
    const cpu = n => this.tries.contexts[n].cpu;
    for (let other = 0; other < this.contexts; other++) {
      const l = this.local(state, other);
      if (other === i || l.lock !== now.lock) continue;
      if (l.inside) exclusion = { property: 'mutual exclusion', detail: `CPU${cpu(other)} and CPU${cpu(i)} are both inside lock ${name(now.lock)}` };
      if (!this.tries.fifo || !state[this.place + other]) continue;
      if (state[this.place + i] && state[this.place + other] > state[this.place + i]) state[this.place + other]--;
      else if (this.tries.overtakes && state[this.overtaken + other] < this.tries.overtakes) state[this.overtaken + other]++;
      else order = { property: 'fifo', detail: `CPU${cpu(i)} enters lock ${name(now.lock)} before CPU${cpu(other)}, which was in line earlier` };
    }
    state[this.place + i] = state[this.overtaken + i] = 0;
    return exclusion || order;
  }

  judgeCode(i, now) {
    const cpu = this.tries.contexts[i].cpu;
    if (now.plain) return { property: 'plain access to shared memory', detail: `CPU${cpu} touches shared memory without asking` };
    if (now.wild) return { property: 'wild access', detail: `CPU${cpu} follows a pointer to nowhere` };
    return now.op === 'BUG' && { property: 'BUG', detail: `CPU${cpu}: ${now.ask}` };
  }

  // If nothing is left to happen: what is wrong with that end, or null.
  judgeEnd(state) {
    if (this.isDone(state)) {
      const left = this.tries.cells.find((c, n) => c.key && c.locks[this.value(state, n)] >= 0);
      return left ? { property: 'entry left in the table', detail: `all is done, and ${left.name} is not empty` } : null;
    }
    if (this.sureSteps(state).length) return null;
    for (let i = 0; i < this.contexts; i++)
      if (this.local(state, i).op === 'HALTED')
        return { property: 'lost kick', detail: `vCPU ${this.tries.contexts[i].cpu} sleeps and nobody is left to kick it` };
    return { property: 'deadlock', detail: 'every CPU waits for a change that nobody is left to make' };
  }

  // ---- looking ahead ----

  // A step, and then the steps of the same CPU that nobody else can see.
  takeOn(state, step) {
    let told = this.take(state, step);
    while (told && !told.unknown && !told.violated && this.interruptOf[step.cpu] === undefined && this.local(state, step.cpu).private)
      told = this.take(state, { cpu: step.cpu, choice: 'run' });
    return told;
  }

  // The nearest violation from STATE, breadth first: { distance, first, violated },
  // or { states } if none of the states that can follow has one, or { cut, states }
  // if more than LIMIT states had to be looked at.
  ahead(state, limit = 200000) {
    const seen = new Set([key(state)]);
    let wave = [{ state, first: null }], distance = 0, cut = false;
    const end = this.judgeEnd(state);
    if (end) return { distance, first: null, violated: end };
    while (wave.length) {
      const next = [];
      distance++;
      for (const from of wave) {
        for (const step of this.steps(from.state)) {
          const to = from.state.slice(), told = this.takeOn(to, step), first = from.first || step;
          if (!told || told.unknown) { cut = true; continue; }
          const k = key(to);
          if (!told.violated && seen.has(k)) continue;
          seen.add(k);
          const violated = told.violated || this.judgeEnd(to);
          if (violated) return { distance, first, violated };
          next.push({ state: to, first });
        }
        if (seen.size > limit) return { cut: true, states: seen.size, distance };
      }
      wave = next;
    }
    return { states: seen.size, cut };
  }
}

const key = state => String.fromCharCode.apply(null, state);
const name = lock => String.fromCharCode(65 + lock);

// ---- schedules as text ----

// "lostkick-schedule-1 DESIGN SCENARIO CPUS: 0 1 1g 2i"; a step is a CPU and
// a letter: g gives up, i is interrupted, s wakes for no reason.
function scheduleText(tries, steps) {
  return `lostkick-schedule-1 ${tries.design} ${tries.scenario} ${tries.cpus}: ${steps.map(s => s.cpu + CHOICES[s.choice]).join(' ')}`.trimEnd();
}

// The steps of such a text; throws an Error that says what is wrong, and where.
function parseSchedule(tries, text) {
  const m = /^\s*lostkick-schedule-1\s+(\S+)\s+(\S+)\s+(\d+)\s*:([\s\S]*)$/.exec(text);
  if (!m) throw new Error('This is no schedule; it would begin with "lostkick-schedule-1 DESIGN SCENARIO CPUS:".');
  const [, design, scenario, cpus, rest] = m;
  if (design !== tries.design || scenario !== tries.scenario || +cpus !== tries.cpus)
    throw new Error(`This schedule is for ${design}, ${scenario}, ${cpus} CPUs; here it would be ${tries.design}, ${tries.scenario}, ${tries.cpus} CPUs.`);
  return (rest.match(/\S+/g) || []).map((word, n) => {
    const step = parseStep(word);
    if (!step || step.cpu >= tries.cpus) throw new Error(`Step ${n + 1}: "${word}" is no step; it would be a CPU below ${tries.cpus}, and perhaps g, i or s.`);
    return step;
  });
}

function parseStep(word) {
  const m = /^(\d+)([gis]?)$/.exec(word);
  return m && { cpu: +m[1], choice: Object.keys(CHOICES).find(c => CHOICES[c] === m[2]) };
}

if (typeof module !== 'undefined') module.exports = { Machine, scheduleText, parseSchedule, parseStep };
