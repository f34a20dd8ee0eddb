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

  // What is below shall not jump while one steps: E may become higher, not lower again.
  function keepHeight(e) { e.style.minHeight = `${Math.max(parseFloat(e.style.minHeight) || 0, e.offsetHeight)}px`; }

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
    constructor(tries, recorded, ignored) {
      this.machine = new Machine(tries, ignored);
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

    // Are the steps so far those of the recorded schedule?
    isOnRecord() {
      return this.at <= this.recorded.length &&
        this.steps.slice(0, this.at).every((s, n) => s.cpu === this.recorded[n].cpu && s.choice === this.recorded[n].choice);
    }

    // How many decisions of the scheduler there are from here to the end of the steps.
    decisionsLeft() {
      let count = 0;
      for (let n = this.at; n < this.steps.length; n++)
        if (n === this.at || this.machine.isDecision(this.states[n], this.steps[n], this.steps[n - 1])) count++;
      return count;
    }

    // What is wrong by now: the first thing that went wrong on the way, or the end.
    verdict() {
      for (let n = 0; n < this.at; n++) if (this.told[n].violated) return this.told[n].violated;
      return this.machine.judgeEnd(this.state);
    }
  }

  // ---- what is shown ----

  const DO = { run: 'Step', 'give up': 'Lose patience', interrupt: 'Interrupt', spurious: 'Wake for no reason' };

  function says(what) {
    return `CPU${what.cpu}${what.choice === 'interrupt' ? ', interrupted' : ''}: ${what.op.toLowerCase()} ${arrows(what.text)}${what.note ? '; it ' + what.note : ''}`;
  }

  class Player {
    // HOST is a trace, or the row of a table of verdicts; its data say what was found.
    constructor(host, tries, code) {
      const recorded = (host.dataset.schedule.match(/\S+/g) || []).map(parseStep);
      this.host = host;
      this.told = host.dataset;
      this.tries = tries;
      this.code = code;
      this.run = new Run(tries, recorded, this.told.ignored ? this.told.ignored.split('; ') : []);
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
        recorded: button('Back to the recorded schedule', 'Leave your own schedule', () => { this.run.follow(this.run.recorded, Math.min(this.run.at, this.run.recorded.length)); this.show(); }),
        hint: button('Hint', 'How many decisions are there to a violation, and who should go next? (h)', () => this.hint()),
        close: button('Close', 'Back to the table', () => this.close()),
      };
      this.said = element('p.player-said', { role: 'status', 'aria-live': 'polite' });
      this.verdict = element('p.player-verdict');
      this.cpus = element('div.player-cpus');
      this.memory = element('div.player-memory');
      this.log = element('ol.player-log', { tabindex: '0', 'aria-label': 'The schedule' });
      this.text = element('textarea', { rows: '3', spellcheck: 'false', 'aria-label': 'The schedule as text' });
      this.textSaid = element('p.player-said', { role: 'status' });
      this.link = element('a', {}, 'a link to this schedule');
      this.root = element('div.player', { role: 'group', 'aria-label': 'You are the scheduler', tabindex: '-1', onkeydown: e => this.key(e) },
        element('p.player-goal', {}, ...this.goal()),
        element('div.player-top', {}, element('div.player-bar', { role: 'group', 'aria-label': 'Go along the schedule' }, ...Object.values(this.bar)), this.said, this.verdict),
        this.cpus,
        element('h4', {}, 'Memory'), this.memory,
        element('h4', {}, 'Schedule'), this.log,
        element('details', {}, element('summary', {}, 'The schedule as text'), this.text,
          element('p.player-bar', {}, button('Copy', 'Copy the text', () => this.copy()), button('Follow this schedule', 'Take the steps that stand above', () => this.paste())),
          this.textSaid, element('p', {}, 'Paste a schedule here and follow it; or save this one to a file, and run it with ', element('code', {}, 'lostkick replay FILE'), '; or keep ', this.link, '.')),
        this.help = element('details.player-help', {}, element('summary', {}, 'Keys and hints'), element('p', {},
          '0 to ', String(this.tries.cpus - 1), ': that CPU takes a step. With Shift: its other choice (an interrupt, losing patience, waking for no reason). ',
          'Left or u: back. Right: on. Home, End. h: hint. p: play. ?: this help.'),
          element('p', {}, 'A hint counts decisions. When a CPU has taken a step and goes on with its own memory, that is a step, and no decision.')));
    }

    goal() {
      const { tries, told } = this, out = [element('code', {}, tries.design), `, scenario `, element('code', {}, tries.scenario), `, ${tries.cpus} CPUs. `];
      if (told.property) out.push('Follow the recorded schedule with Next, or leave it at any point: pick who goes next, by its button or the key with its number. ', element('strong', {}, 'Can you do it by yourself?'), ` Wanted: ${told.property}${told.detail ? `; ${told.detail}` : ''}.`);
      else out.push('Pick who goes next, by its button or the key with its number. ', element('strong', {}, `The explorer has been in all ${number(+told.states)} states${told.renamings ? ` (each stands for up to ${told.renamings} that differ in the names of CPUs alone)` : ''}, and nothing is violated: you cannot break it.`));
      if (!tries.complete) out.push(` For this page it was cut at ${number(tries.states)} states: some steps lead to where it has not been.`);
      return out;
    }

    // ---- drawing ----

    show() {
      const { run } = this, hadFocus = this.root.contains(document.activeElement), cpu = document.activeElement && document.activeElement.dataset.cpu;
      this.searching = null;
      this.say(`Step ${run.at} of ${run.steps.length}. ${run.last ? says(run.last) : 'Nobody has moved yet'}.`);
      this.showVerdict();
      this.bar.first.disabled = this.bar.back.disabled = run.at === 0;
      this.bar.next.disabled = this.bar.last.disabled = this.bar.play.disabled = run.at === run.steps.length;
      this.bar.recorded.hidden = !run.recorded.length || run.isOnRecord();
      this.cpus.replaceChildren(...Array.from({ length: this.tries.cpus }, (_, cpu) => this.card(cpu)));
      this.memory.replaceChildren(...this.objects());
      [this.cpus, this.memory].forEach(keepHeight);
      this.showLog();
      this.text.value = scheduleText(this.tries, run.steps.slice(0, run.at));
      this.link.href = scheduleLink(this.tries, run.steps.slice(0, run.at));
      this.textSaid.textContent = '';
      if (hadFocus) this.keepFocus(cpu);
    }

    // Drawing anew must not lose the focus: keys would reach the page instead.
    keepFocus(cpu) {
      const button = cpu && this.cpus.querySelector(`[data-cpu="${cpu}"]`);
      if (button) button.focus({ preventScroll: true });
      const here = document.activeElement;
      if (!this.root.contains(here) || here.disabled) this.root.focus({ preventScroll: true });
    }

    say(text) { this.said.textContent = text; }

    showVerdict() {
      const { run, told } = this, onRecord = told.property && run.isOnRecord();
      const end = onRecord && run.at === run.recorded.length && { property: told.property, detail: told.detail || '' };
      const wrong = run.verdict() || end;
      this.bar.hint.disabled = !!wrong;
      this.verdict.classList.toggle('bad', true);
      if (wrong) this.verdict.textContent = `Violated: ${wrong.property}. ${wrong.detail ? wrong.detail + '.' : ''}`;
      else if (onRecord && run.at >= +told.inflection) this.verdict.textContent = 'From here every schedule fails.';
      else {
        this.verdict.classList.toggle('bad', false);
        this.verdict.textContent = run.machine.isDone(run.state) ? 'All are done, and nothing is violated.' : '';
      }
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
      const [file, line, inside] = l.at, code = this.code.code[file] || {}, link = this.code.links[`${file}:${line}`];
      const lines = Object.keys(code).map(Number).filter(n => Math.abs(n - line) <= 2);
      return [element('pre.player-code', { tabindex: '0', 'aria-label': `Code of ${inside}`, role: 'group' }, ...lines.map(n => element(n === line ? 'mark' : 'span', {}, code[n].replace(/\t/g, '    ') + '\n'))),
        element('p.player-where', {}, link ? element('a', { href: link }, inside) : inside)];
    }

    objects() {
      const { run } = this, before = run.at ? run.states[run.at - 1] : run.state, boxes = new Map();
      this.tries.cells.forEach((cell, n) => {
        const value = run.machine.value(run.state, n), old = run.machine.value(before, n);
        if (cell.owner >= 0 && value === 0 && old === 0) return;
        if (!boxes.has(cell.name)) boxes.set(cell.name, element('div.player-object.untouched', {}, element('span.player-name', {}, cell.name)));
        if (value !== 0) boxes.get(cell.name).classList.remove('untouched');
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

    // The list is made anew only when the schedule is another.
    showLog() {
      const { run } = this;
      if (this.listed !== run.told) {
        this.listed = run.told;
        this.log.replaceChildren(...run.told.map((what, n) => element('li', {},
          element('button', { type: 'button', onclick: () => this.go(n + 1) }, says(what)))));
      }
      [...this.log.children].forEach((item, n) => {
        item.classList.toggle('ahead', n >= run.at);
        if (n === run.at - 1) item.setAttribute('aria-current', 'step'); else item.removeAttribute('aria-current');
      });
      const here = this.log.children[Math.max(0, run.at - 1)];
      if (here) this.log.scrollTop = here.offsetTop - this.log.clientHeight / 2;
    }

    // ---- doing ----

    go(at) {
      this.run.at = Math.max(0, Math.min(at, this.run.steps.length));
      this.show();
    }

    choose(step) {
      try { this.run.choose(step); } catch (error) { this.say(error.message); return; }
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

    // On the recorded schedule the explorer has answered already: no schedule is
    // shorter.  Elsewhere we search its states, a little at a time.
    hint() {
      const { run, told } = this;
      if (told.property && run.isOnRecord() && run.at < run.recorded.length) {
        const ahead = new Run(this.tries, run.recorded, [...run.machine.ignored]);
        ahead.at = run.at;
        return this.sayHint({ violated: { property: told.property }, distance: ahead.decisionsLeft(), first: run.recorded[run.at] });
      }
      const search = this.searching = run.machine.ahead(run.state);
      const go = () => {
        if (this.searching !== search) return;
        const until = performance.now() + 15;
        let found;
        do found = search.next(); while (!found.done && performance.now() < until);
        if (found.done) { this.searching = null; this.sayHint(found.value); }
        else { this.verdict.textContent = `Looking ahead: ${number(found.value)} states.`; setTimeout(go); }
      };
      go();
    }

    sayHint(found) {
      const steps = n => `${n} decision${n === 1 ? '' : 's'}`;
      this.showVerdict();
      if (found.violated && found.first) this.say(`Hint: ${found.violated.property} is ${steps(found.distance)} away. Next: CPU${found.first.cpu}${found.first.choice === 'run' ? '' : ', ' + DO[found.first.choice].toLowerCase()}.`);
      else if (found.violated) this.say(`Hint: ${found.violated.property}: ${found.violated.detail}.`);
      else if (found.cut) this.say(`Hint: the search was cut at ${number(found.states)} states. ${found.distance ? `Within ${steps(found.distance)} nothing is violated.` : 'In those nothing is violated.'}`);
      else this.say(`Hint: there is no way. Nothing is violated in any of the ${number(found.states)} states that can follow.`);
    }

    copy() {
      this.text.select();
      this.textSaid.textContent = document.execCommand('copy') ? 'Copied.' : 'This browser does not let a page copy; the text is marked, copy it by hand.';
    }

    paste() { this.textSaid.textContent = this.followText(this.text.value); }

    // Returns what became of it; what cannot be followed changes nothing.
    followText(text) {
      try {
        const steps = parseSchedule(this.tries, text);
        this.run.follow(steps, steps.length);
        this.show();
        return `Followed: ${steps.length} steps.`;
      } catch (error) { return error.message; }
    }

    key(event) {
      if (event.target.closest('textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
      const keys = {
        ArrowLeft: () => this.go(this.run.at - 1), u: () => this.go(this.run.at - 1), ArrowRight: () => this.go(this.run.at + 1),
        Home: () => this.go(0), End: () => this.go(this.run.steps.length), h: () => this.hint(), p: () => this.play(),
        '?': () => { this.help.open = !this.help.open; },
      };
      if (digit && +digit[1] < this.tries.cpus) this.pick(+digit[1], event.shiftKey);
      else if (keys[event.key]) keys[event.key]();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    pick(cpu, other) {
      const choices = Object.keys(DO).filter(c => this.run.machine.can(this.run.state, cpu, c)), choice = choices[other ? 1 : 0] || choices[0];
      if (choice) this.choose({ cpu, choice });
      else this.say(`CPU${cpu} has no such step now.`);
    }

    close() {
      if (this.playing) this.play();
      this.searching = null;
      this.root.remove();
      this.host.classList.remove('played');
      this.host.querySelector('.step-through').focus();
    }
  }

  // ---- in the page ----

  async function open(host, button) {
    const name = host.dataset.player, table = host.closest('.scroll');
    button.disabled = true;
    try {
      if (!(window.LOSTKICK && window.LOSTKICK[name])) await load(`play/${name}.js`);
      if (!window.LOSTKICK_CODE) await load('play/code.js');
      const player = new Player(host, window.LOSTKICK[name], window.LOSTKICK_CODE);
      (table || host.querySelector('.trace-head')).after(player.root);
      host.classList.add('played');
      player.root.focus({ preventScroll: true });
      player.root.scrollIntoView({ block: 'nearest' });
      return player;
    } catch (error) {
      button.after(element('span.player-said', { role: 'alert' }, ` ${error.message}`));
    } finally { button.disabled = false; }
  }

  // An address can bring a schedule along; see scheduleLink().
  async function openFromAddress() {
    const asked = new URLSearchParams(location.search), name = asked.get('play');
    const host = name && document.querySelector(`[data-player="${CSS.escape(name)}"]`);
    if (!host) return;
    for (let fold = host.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
    const player = await open(host, host.querySelector('.step-through'));
    if (player && asked.has('steps')) player.say(player.followText(linkedText(player.tries, asked.get('steps'))));
  }

  // A browser that lacks something keeps the tables as they are.
  addEventListener('DOMContentLoaded', () => {
    if (typeof Machine === 'undefined' || !Element.prototype.replaceChildren) return;
    for (const host of document.querySelectorAll('[data-player]')) {
      const text = host.matches('tr') ? 'Try it' : host.dataset.property ? 'You are the scheduler: step through it' : 'You are the scheduler: try to break it';
      const button = element('button.step-through', { type: 'button', onclick: () => open(host, button) }, text);
      (host.querySelector('.trace-head') || host.querySelector('.verdict').parentElement).append(' ', button);
    }
    openFromAddress();
  });
})();
