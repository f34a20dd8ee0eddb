// player.js: a trace that can be stepped through, and left.  You are the scheduler.
//
// The page has each trace as a table; that is all there is without this script.  A
// button in the head of the trace loads what the code of each CPU does (a file of
// play/, made from `lostkick tries`) and puts the player in the place of the table.
// The rules are in machine.js; here is what is shown, and what the keys do.
'use strict';

(() => {
  // ---- small things ----

  // element('p.note', { title: 'x' }, child or text...)
  function element(what, attributes = {}, ...children) {
    const [tag, ...classes] = what.split('.');
    const e = document.createElement(tag);
    if (classes.length) e.className = classes.join(' ');
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) e.addEventListener(name.slice(2), value);
      else if (value === true) e.setAttribute(name, '');
      else if (value !== false && value !== null) e.setAttribute(name, value);
    }
    e.append(...children);
    return e;
  }
  const arrows = text => text.replace(/->/g, '→');
  const number = n => n.toLocaleString('en').replace(/,/g, '\u202F');

  function load(file) {
    return new Promise((good, bad) => {
      const script = element('script', { src: file });
      script.onload = good;
      script.onerror = () => bad(new Error(`${file} cannot be read`));
      document.head.append(script);
    });
  }

  // ---- a schedule under way ----

  // The steps to come are kept, so that going back loses nothing; a step that is not
  // the next of them makes a new schedule from there on.
  class Run {
    constructor(tries, recorded) {
      this.machine = new Machine(tries);
      this.tries = tries;
      this.recorded = recorded;
      this.follow(recorded, 0);
    }

    // Take over a schedule.  Throws, and changes nothing, if it is impossible somewhere.
    follow(steps, at) {
      const states = [this.machine.start()], told = [];
      for (const [n, step] of steps.entries()) {
        const state = states[n].slice(), what = this.machine.take(state, step);
        if (!what) throw new Error(`Step ${n + 1}: CPU${step.cpu} cannot "${step.choice}" there.`);
        if (what.unknown) throw new Error(`Step ${n + 1}: the explorer was cut short before it came here.`);
        states.push(state);
        told.push(what);
      }
      Object.assign(this, { steps, states, told, at });
    }

    get state() { return this.states[this.at]; }
    get last() { return this.at ? this.told[this.at - 1] : null; }

    choose(step) {
      const next = this.steps[this.at];
      if (next && next.cpu === step.cpu && next.choice === step.choice) this.at++;
      else this.follow([...this.steps.slice(0, this.at), step], this.at + 1);
    }

    isRecorded() {
      return this.steps.length === this.recorded.length &&
        this.steps.every((s, n) => s.cpu === this.recorded[n].cpu && s.choice === this.recorded[n].choice);
    }

    // What is wrong by now: the first thing that went wrong on the way, or the end.
    verdict() {
      for (let n = 0; n < this.at; n++) if (this.told[n].violated) return this.told[n].violated;
      return this.machine.judgeEnd(this.state);
    }
  }

  // ---- what is shown ----

  const DO = { run: 'Step', 'give up': 'Give up', interrupt: 'Interrupt', spurious: 'Wake for no reason' };

  function says(what) {
    return `CPU${what.cpu}${what.choice === 'interrupt' ? ', interrupted' : ''}: ${what.op.toLowerCase()} ${arrows(what.text)}${what.note ? '; it ' + what.note : ''}`;
  }

  class Player {
    constructor(trace, tries) {
      const recorded = (trace.dataset.schedule.match(/\S+/g) || []).map(parseStep);
      this.trace = trace;
      this.tries = tries;
      this.run = new Run(tries, recorded);
      this.build();
      this.show();
    }

    build() {
      const button = (text, title, act) => element('button', { type: 'button', title, onclick: act }, text);
      this.bar = {
        first: button('Start', 'Back to the start (Home)', () => this.go(0)),
        back: button('◀ Back', 'One step back (u, or left)', () => this.go(this.run.at - 1)),
        next: button('Next ▶', 'The next step of this schedule (right)', () => this.go(this.run.at + 1)),
        last: button('End', 'To its end (End)', () => this.go(this.run.steps.length)),
        play: button('Play', 'Play to the end (p)', () => this.play()),
        recorded: button('The recorded schedule', 'Leave your own schedule', () => { this.run.follow(this.run.recorded, 0); this.show(); }),
        hint: button('Hint', 'How far is it to a violation, and who should go next? (h)', () => this.hint()),
        close: button('Close', 'Back to the table', () => this.close()),
      };
      this.said = element('p.player-said', { role: 'status', 'aria-live': 'polite' });
      this.verdict = element('p.player-verdict');
      this.cpus = element('div.player-cpus');
      this.memory = element('div.player-memory');
      this.log = element('ol.player-log', { tabindex: '0', 'aria-label': 'The schedule' });
      this.text = element('textarea', { rows: '3', spellcheck: 'false', 'aria-label': 'The schedule as text' });
      this.textSaid = element('p.player-said', { role: 'status' });
      this.root = element('div.player', { role: 'group', 'aria-label': 'You are the scheduler', tabindex: '-1', onkeydown: e => this.key(e) },
        element('div.player-bar', { role: 'toolbar', 'aria-label': 'Schedule' }, ...Object.values(this.bar)),
        element('p.player-goal', {}, this.goal()),
        this.said, this.verdict, this.cpus,
        element('h4', {}, 'Memory'), this.memory,
        element('h4', {}, 'Schedule'), this.log,
        element('details', {}, element('summary', {}, 'The schedule as text'), this.text,
          element('p', {}, element('button', { type: 'button', onclick: () => this.paste() }, 'Follow this schedule'), ' Saved to a file, ', element('code', {}, 'lostkick replay FILE'), ' runs it, too.'), this.textSaid),
        this.help = element('details', {}, element('summary', {}, 'Keys'), element('p', {},
          '0 to ', String(this.tries.cpus - 1), ': that CPU takes a step. With Shift: its other choice (an interrupt, giving up, waking for no reason). ',
          'Left or u: back. Right: on. Home, End. h: hint. p: play. ?: this help.')));
    }

    goal() {
      const wanted = this.trace.dataset.violated;
      const cut = this.tries.complete ? '' : ` The explorer was cut after ${number(this.tries.states)} states, so some steps lead where it has not been.`;
      if (!wanted) return `Pick who goes next. The explorer has seen all ${number(this.tries.states)} states there are: you cannot break it.${cut}`;
      return `Follow the recorded schedule, or leave it at any point and pick who goes next. Can you get there by yourself: ${wanted}?${cut}`;
    }

    // ---- drawing ----

    show() {
      const { run } = this, { state, machine } = run;
      const wrong = run.verdict();
      this.said.textContent = `Step ${run.at} of ${run.steps.length}. ` + (run.last ? says(run.last) + '.' : 'Nobody has moved yet.');
      this.verdict.textContent = wrong ? `Violated: ${wrong.property}. ${wrong.detail}.` : machine.isDone(state) ? 'All are done, and nothing is violated.' : '';
      this.verdict.classList.toggle('bad', !!wrong);
      this.bar.first.disabled = this.bar.back.disabled = run.at === 0;
      this.bar.next.disabled = this.bar.last.disabled = this.bar.play.disabled = run.at === run.steps.length;
      this.bar.recorded.hidden = run.isRecorded() || !run.recorded.length;
      this.bar.hint.disabled = !!wrong;
      const active = this.cpus.contains(document.activeElement) && document.activeElement.dataset.cpu;
      this.cpus.replaceChildren(...Array.from({ length: this.tries.cpus }, (_, cpu) => this.card(cpu)));
      if (active !== false && active !== undefined) this.cpus.querySelector(`[data-cpu="${active}"]:not(:disabled)`)?.focus();
      this.memory.replaceChildren(...this.objects());
      this.showLog();
      this.text.value = scheduleText(this.tries, run.steps.slice(0, run.at));
      this.textSaid.textContent = '';
    }

    mood(i, l) {
      const cpu = this.tries.contexts[i].cpu, { state, machine } = this.run;
      if (l.op === 'END') return l.wild || l.plain ? 'dead' : 'done';
      if (l.op === 'BUG') return 'dead';
      if (l.op === 'HALTED') return state[machine.kicked] >> cpu & 1 ? 'kicked' : 'halted';
      if ((l.op === 'RELAX' || l.op === 'SPIN') && !machine.seesChange(state, l)) return 'spinning';
      return 'running';
    }

    card(cpu) {
      const { run } = this, { state, machine } = run;
      const i = machine.onCpu(state, cpu), l = machine.local(state, i), mood = this.mood(i, l);
      const pending = mood !== 'kicked' && state[machine.kicked] >> cpu & 1;
      const steps = Object.keys(DO).filter(choice => machine.can(state, cpu, choice));
      const where = l.lock >= 0 ? `${l.inside ? 'inside' : 'at'} lock ${String.fromCharCode(65 + l.lock)}` : '';
      return element(`div.player-cpu.lane.lane${cpu % 4}`, {},
        element('p.player-who', {}, element('strong', {}, `CPU${cpu}`), ' ', element(`span.mood.${mood}`, {}, mood),
          i !== cpu ? ' in an interrupt' : '', where ? ` ${where}` : '', pending ? ', a kick is kept' : ''),
        l.op === 'END' ? '' : element('p.player-next', {}, element('span.kind', {}, l.op === 'HALTED' ? '' : l.op.toLowerCase()), ' ', element('span.op', {}, arrows(l.ask))),
        ...this.listing(l),
        element('p.player-choices', {}, ...(steps.length ? steps.map((choice, n) =>
          element('button', { type: 'button', 'data-cpu': n ? null : String(cpu), title: `CPU${cpu}: ${DO[choice]} (${n ? 'Shift+' : ''}${cpu})`, onclick: () => this.choose({ cpu, choice }) }, DO[choice])) :
          [element('button', { type: 'button', disabled: true }, mood === 'spinning' ? 'Spins' : mood === 'halted' ? 'Sleeps' : 'Over')])));
    }

    // The lines around the one a CPU is at.
    listing(l) {
      if (!l.at) return [];
      const [file, line, inside] = l.at, code = this.tries.code[file] || {}, link = this.tries.links[`${file}:${line}`];
      const lines = Object.keys(code).map(Number).filter(n => Math.abs(n - line) <= 2);
      return [element('pre.player-code', {}, ...lines.map(n => element(n === line ? 'mark' : 'span', {}, code[n].replace(/\t/g, '    ') + '\n'))),
        element('p.player-where', {}, link ? element('a', { href: link }, inside) : inside)];
    }

    objects() {
      const { run } = this, before = run.at ? run.states[run.at - 1] : run.state, boxes = new Map();
      this.tries.cells.forEach((cell, n) => {
        const value = run.machine.value(run.state, n), old = run.machine.value(before, n);
        if (cell.owner >= 0 && value === 0 && old === 0) return;
        if (!boxes.has(cell.name)) boxes.set(cell.name, element('div.player-object', {}, element('span.player-name', {}, cell.name)));
        cell.parts.forEach((part, p) => {
          const changed = cell.values[value][p] !== cell.values[old][p];
          boxes.get(cell.name).append(element(changed ? 'span.player-part.changed' : 'span.player-part', {},
            part ? element('small', {}, part) : '', cell.values[value][p]));
        });
      });
      // The locks first, as they come; then the rest by name.
      const rank = name => /^[A-Z]$/.test(name) ? 0 : 1;
      return [...boxes].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true })).map(([, box]) => box);
    }

    showLog() {
      const { run } = this;
      this.log.replaceChildren(...run.told.map((what, n) => element('li', { 'aria-current': n === run.at - 1 ? 'step' : null, class: n >= run.at ? 'ahead' : null },
        element('button', { type: 'button', onclick: () => this.go(n + 1) }, says(what)))));
      const here = this.log.children[Math.max(0, run.at - 1)];
      if (here) this.log.scrollTop = here.offsetTop - this.log.clientHeight / 2;
    }

    // ---- doing ----

    go(at) {
      this.run.at = Math.max(0, Math.min(at, this.run.steps.length));
      this.show();
    }

    choose(step) {
      try { this.run.choose(step); } catch (error) { this.said.textContent = error.message; return; }
      this.show();
    }

    play() {
      if (this.playing) { clearInterval(this.playing); this.playing = null; this.bar.play.textContent = 'Play'; return; }
      this.bar.play.textContent = 'Stop';
      this.playing = setInterval(() => {
        this.go(this.run.at + 1);
        if (this.run.at === this.run.steps.length) this.play();
      }, 700);
    }

    hint() {
      const found = this.run.machine.ahead(this.run.state);
      const steps = n => `${n} decision${n === 1 ? '' : 's'}`;
      if (found.violated && found.first) this.said.textContent = `Hint: ${found.violated.property} is ${steps(found.distance)} away. Next: CPU${found.first.cpu}${found.first.choice === 'run' ? '' : ', ' + DO[found.first.choice].toLowerCase()}.`;
      else if (found.cut) this.said.textContent = `Hint: more than ${number(found.states)} states can follow, and within ${steps(found.distance || 1)} nothing is violated.`;
      else this.said.textContent = `Hint: there is no way. All ${number(found.states)} states that can follow are in order.`;
    }

    paste() {
      try {
        const steps = parseSchedule(this.tries, this.text.value);
        this.run.follow(steps, steps.length);
        this.show();
      } catch (error) { this.textSaid.textContent = error.message; }
    }

    key(event) {
      if (event.target.closest('textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
      const keys = {
        ArrowLeft: () => this.go(this.run.at - 1), u: () => this.go(this.run.at - 1), ArrowRight: () => this.go(this.run.at + 1),
        Home: () => this.go(0), End: () => this.go(this.run.steps.length), h: () => this.hint(), p: () => this.play(),
        '?': () => { this.help.open = !this.help.open; },
      };
      if (digit && +digit[1] < this.tries.cpus) this.pick(+digit[1], event.shiftKey ? 1 : 0);
      else if (keys[event.key]) keys[event.key]();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    pick(cpu, which) {
      const choice = Object.keys(DO).filter(c => this.run.machine.can(this.run.state, cpu, c))[which];
      if (choice) this.choose({ cpu, choice });
      else this.said.textContent = `CPU${cpu} has no such step now.`;
    }

    close() {
      if (this.playing) this.play();
      this.root.remove();
      this.trace.classList.remove('played');
      this.trace.querySelector('.step-through').focus();
    }
  }

  // ---- in the page ----

  async function open(trace, button) {
    const name = trace.dataset.player;
    button.disabled = true;
    try {
      if (!(window.LOSTKICK && window.LOSTKICK[name])) await load(`play/${name}.js`);
      const player = new Player(trace, window.LOSTKICK[name]);
      trace.querySelector('.trace-head').after(player.root);
      trace.classList.add('played');
      player.root.focus();
    } catch (error) {
      button.after(element('span.player-said', {}, ` ${error.message}`));
    }
    button.disabled = false;
  }

  addEventListener('DOMContentLoaded', () => {
    for (const trace of document.querySelectorAll('.trace[data-player]')) {
      const button = element('button.step-through', { type: 'button', onclick: () => open(trace, button) }, 'You are the scheduler: step through it');
      trace.querySelector('.trace-head').append(button);
    }
  });
})();
