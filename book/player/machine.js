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
  // IGNORED: the names of the properties that nobody asks for.
  constructor(tries, ignored = []) {
    this.tries = tries;
    this.ignored = new Set(ignored);
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
      for (const [value, next, left, op, text, flags] of l.edges) by[value] = { next, left, op, text, doorway: flags & 1, key: flags & 2, odd: flags & 4 };
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
    const task = this.onCpu(state, cpu), slept = this.local(state, task), wakes = choice === 'interrupt' && slept.op === 'HALTED';
    if (wakes && !this.follow(state, task, 0)) return this.unknown(state, before);
    const i = choice === 'interrupt' ? this.interruptOf[cpu] : task;
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
    const now = this.local(state, i), enters = this.enters(l, now);
    if (this.tries.fifo && edge.doorway && !state[this.place + i]) state[this.place + i] = 1 + this.lineLength(state, l.lock);
    return {
      cpu, choice, context: i, at: l.at,
      op: edge.op,
      text: choice === 'spurious' ? 'for no reason' : edge.text,
      note: l.leaving && enters ? 'leaves the critical section, and enters it again'
        : l.leaving ? 'leaves the critical section' : enters ? 'enters the critical section' : null,
      violated: this.judge(state, i, l, now, edge, before) || (wakes ? this.judgeArrival(state, task, slept) : null),
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

  // The first that matters of: the five invariants, the table, who enters, the code.
  judge(state, i, l, now, edge, before) {
    return this.minded(this.tries.entry && this.judgeInvariants(state, i, l, now, edge, before))
      || this.minded(this.tries.table && edge.key && this.judgeTable(state, l, before))
      || this.judgeArrival(state, i, l);
  }

  // Context I was at L, and its code has run on.
  judgeArrival(state, i, l) {
    const now = this.local(state, i);
    return (this.enters(l, now) && this.judgeEntry(state, i, now)) || this.minded(this.judgeCode(i, now));
  }

  enters(l, now) { return now.inside && (!l.inside || l.leaving); }

  minded(wrong) { return wrong && !this.ignored.has(wrong.property) ? wrong : null; }

  // The lock whose address is a key of the table; -1 if it is none.
  keyOf(state, n) { return this.tries.cells[n].key ? this.tries.cells[n].locks[this.value(state, n)] : -1; }

  entries(state, wanted) {
    let count = 0;
    for (let n = 0; n < this.tries.cells.length; n++) {
      const lock = this.keyOf(state, n);
      if (lock >= 0 && (wanted === undefined || lock === wanted)) count++;
    }
    return count;
  }

  countContexts(state, wanted) {
    let count = 0;
    for (let i = 0; i < this.contexts; i++) if (wanted(this.local(state, i))) count++;
    return count;
  }

  isFlagUp(state, lock) { return this.tries.cells.some((c, n) => c.flag === lock && c.up[this.value(state, n)]); }

  judgeInvariants(state, i, l, now, edge, before) {
    const lock = l.lock >= 0 ? l.lock : now.lock;
    if (lock < 0) return null;
    const was = edge.key ? this.keyOf(before, l.cell) : -1, is = edge.key ? this.keyOf(state, l.cell) : -1;
    const broken = edge.odd ? 'I5: an entry never moves'
      : was === lock && l.dropping && !this.isFlagUp(state, lock) ? 'I3: unhash before release'
      : is === lock && (l.inserted || l.dropping) ? 'I2: a waiting CPU inserts once'
      : is === lock && this.entries(state) > this.countContexts(state, o => o.lock >= 0 && !o.inside && !o.dropping) ? 'I4: an entry a waiting CPU'
      : this.countContexts(state, o => o.inside && o.lock === lock) && this.isFlagUp(state, lock) && this.entries(state, lock) !== 1 ? 'I1: one entry behind the flag'
      : null;
    return broken && { property: broken, detail: `lock ${name(lock)}, by CPU${this.tries.contexts[i].cpu}` };
  }

  judgeTable(state, l, before) {
    const was = this.keyOf(before, l.cell), is = this.keyOf(state, l.cell);
    if (was >= 0 && was !== l.lock)
      return { property: 'foreign entry cleared', detail: `an entry of lock ${name(was)} is cleared by a CPU that works on lock ${name(l.lock)}` };
    return is >= 0 && this.entries(state, is) > 1 && { property: 'two entries for one lock', detail: `two entries for lock ${name(is)}` };
  }

  judgeEntry(state, i, now) {
    let order = null, exclusion = null;
    const cpu = n => this.tries.contexts[n].cpu, limit = this.tries.overtakes;
    for (let other = 0; other < this.contexts; other++) {
      const l = this.local(state, other);
      if (other === i || l.lock !== now.lock) continue;
      if (l.inside) exclusion = exclusion || { property: 'mutual exclusion', detail: `CPU${cpu(other)} and CPU${cpu(i)} are both inside lock ${name(now.lock)}` };
      if (!this.tries.fifo || !state[this.place + other]) continue;
      if (state[this.place + i] && state[this.place + other] > state[this.place + i]) state[this.place + other]--;
      else if (state[this.overtaken + other] < limit) state[this.overtaken + other]++;
      else order = { property: 'fifo', detail: limit
        ? `CPU${cpu(other)}, in line for lock ${name(now.lock)}, is overtaken more than ${limit} times`
        : `CPU${cpu(i)} enters lock ${name(now.lock)} before CPU${cpu(other)}, which was in line earlier` };
    }
    state[this.place + i] = state[this.overtaken + i] = 0;
    return this.minded(exclusion) || this.minded(order);
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
      const left = this.tries.cells.find((c, n) => this.keyOf(state, n) >= 0);
      return this.minded(left && { property: 'entry left in the table', detail: `all is done, and ${left.name} is not empty` });
    }
    if (this.sureSteps(state).length) return null;
    for (let i = 0; i < this.contexts; i++)
      if (this.local(state, i).op === 'HALTED')
        return this.minded({ property: 'lost kick', detail: `vCPU ${this.tries.contexts[i].cpu} sleeps and nobody is left to kick it` });
    return this.minded({ property: 'deadlock', detail: 'every CPU waits for a change that nobody is left to make' });
  }

  // ---- looking ahead ----

  // Nobody else can see the next step; nor does it end a stay inside.
  runsOn(l) { return l.private && !l.leaving; }

  // The scheduler decides nothing if the CPU of the last step goes on with that.
  isDecision(state, step, last) {
    return !last || last.cpu !== step.cpu || step.choice !== 'run' || this.interruptOf[step.cpu] !== undefined || !this.runsOn(this.local(state, step.cpu));
  }

  // A step, and then those of the same CPU that are no decisions.
  takeOn(state, step) {
    let told = this.take(state, step);
    const next = { cpu: step.cpu, choice: 'run' };
    while (told && !told.unknown && !told.violated && !this.isDecision(state, next, step)) told = this.take(state, next);
    return told;
  }

  // The nearest violation from STATE, breadth first: { violated, distance, first },
  // or { states } if none of the states that can follow has one, or { cut, states,
  // distance } if the search was cut at LIMIT states or where the explorer was.
  // A generator, so that a page can do other things in between: it yields the number
  // of states so far, and returns the answer.
  *ahead(state, limit = 200000) {
    const over = this.judgeEnd(state);
    if (over) return { violated: over, distance: 0, first: null };
    const found = [{ state, distance: 0, first: null, from: [] }], numbers = new Map([[key(state), 0]]);
    let cut = false;
    for (let n = 0; n < found.length; n++) {
      const here = found[n];
      if (found.length > limit) return { cut: true, states: found.length, distance: here.distance };
      if (n % 200 === 199) yield found.length;
      for (const step of this.steps(here.state)) {
        const to = here.state.slice(), told = this.takeOn(to, step), first = here.first || step, distance = here.distance + 1;
        if (!told || told.unknown) { cut = true; continue; }
        if (told.violated) return { violated: told.violated, distance, first };
        const k = key(to), known = numbers.get(k);
        if (known !== undefined) { found[known].from.push(n); continue; }
        const violated = this.judgeEnd(to);
        if (violated) return { violated, distance, first };
        numbers.set(k, found.length);
        found.push({ state: to, distance, first, from: [n] });
      }
    }
    return cut ? { cut, states: found.length, distance: 0 } : this.hopeless(found) || { states: found.length };
  }

  // The nearest of all states that can follow from which the end cannot be reached.
  hopeless(found) {
    const wave = found.filter(f => this.isDone(f.state));
    for (const f of wave) f.hope = true;
    for (let n = 0; n < wave.length; n++)
      for (const from of wave[n].from)
        if (!found[from].hope) { found[from].hope = true; wave.push(found[from]); }
    const lost = found.find(f => !f.hope);
    return lost && this.minded({ property: 'progress' })
      && { violated: { property: 'progress', detail: 'from here the end cannot be reached' }, distance: lost.distance, first: lost.first };
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

// The same as an address within a page that has a trace of this design, scenario and
// number of CPUs: "?play=DESIGN-SCENARIO-CPUS&steps=0.1.1g.2i".
function scheduleLink(tries, steps) {
  return `?play=${tries.design}-${tries.scenario}-${tries.cpus}&steps=${steps.map(s => s.cpu + CHOICES[s.choice]).join('.')}`;
}

function linkedText(tries, steps) {
  return `${scheduleText(tries, [])} ${steps.replace(/\./g, ' ')}`;
}

function parseStep(word) {
  const m = /^(\d+)([gis]?)$/.exec(word);
  return m && { cpu: +m[1], choice: Object.keys(CHOICES).find(c => CHOICES[c] === m[2]) };
}

if (typeof module !== 'undefined') module.exports = { Machine, scheduleText, parseSchedule, parseStep, scheduleLink, linkedText };
