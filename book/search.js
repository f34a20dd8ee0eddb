// search.js: the search field.  The index is loaded, and made, when the field is first
// used.  Without scripts there is no field.
(() => {
  const MOST = 20;
  // A word may have underscores inside: pv_unhash is one.
  const words = text => text.match(/[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)*/gu) || [];
  // queued_spin_trylock is found by its beginning, by that of spin_trylock, and of trylock.
  const tails = word => word.split(/_+/).map((_, n, parts) => parts.slice(n).join('_'));

  const load = src => new Promise((ready, failed) => {
    const script = document.createElement('script');
    Object.assign(script, { src, onload: ready, onerror: () => failed(new Error(src)) });
    document.head.append(script);
  });

  // What is explained comes before what is only used.
  const boostDocument = (_, __, place) => place.chunk ? 1 : 2;

  let made;
  const index = () => made ||= Promise.all(['minisearch.js', 'search-index.js'].map(load)).then(() => {
    const all = new window.MiniSearch({
      fields: ['names', 'chunk', 'heading', 'text'],
      storeFields: ['chapter', 'heading', 'chunk', 'api', 'text'],
      idField: 'href',
      extractField: (place, field) => field === 'href' ? `${place.page}.html#${place.id}` : place[field],
      tokenize: text => words(text).flatMap(tails),
      searchOptions: { tokenize: words, prefix: true, combineWith: 'AND', boost: { names: 8, chunk: 2, heading: 3 }, boostDocument },
    });
    all.addAll(window.LOSTKICK_PLACES);
    return all;
  });

  const element = (name, attributes, ...content) => {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...content);
    return e;
  };

  // ---- what is shown of a place ----

  const beginning = sought => new RegExp(`(^|[^\\p{L}\\p{N}])(${sought.join('|')})`, 'giu');

  function marked(text, sought) {
    const out = [];
    let from = 0;
    for (const hit of text.matchAll(beginning(sought))) {
      const at = hit.index + hit[1].length;
      out.push(text.slice(from, at), element('mark', {}, hit[2]));
      from = at + hit[2].length;
    }
    return [...out, text.slice(from)];
  }

  // The line with the most of the words, cut to what is near the first.
  function context(text, sought) {
    const count = line => sought.filter(word => beginning([word]).test(line)).length;
    const lines = text.split('\n'), most = Math.max(...lines.map(count));
    const line = lines.find(l => count(l) === most).trim(), at = Math.max(0, line.search(beginning(sought)));
    const start = at < 60 ? 0 : Math.min(at, line.indexOf(' ', at - 50) + 1 || at), end = start + 130;
    return (start ? '… ' : '') + line.slice(start, end) + (end < line.length ? ' …' : '');
  }

  function item(place, sought) {
    const title = place.chunk || place.heading;
    const where = [...new Set([place.chapter, place.heading])].filter(name => name !== title);
    const link = element('a', { href: place.id },
      element('span', { class: 'search-where' }, where.join(' › ')),
      element('span', { class: 'search-title' }, ...marked(title, sought)),
      element('span', { class: place.chunk ? 'search-line code' : 'search-line' }, ...marked(context(place.text, sought), sought)));
    const pages = Object.entries(place.api).filter(([name]) => beginning(sought).test(name));
    return element('li', {}, link, ...pages.map(([name, href]) => element('a', { href, class: 'search-api' }, `API: ${name}`)));
  }

  // ---- the field ----

  const input = element('input', { type: 'search', placeholder: 'Search  /', 'aria-label': 'Search the book', 'aria-keyshortcuts': '/', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' });
  const status = element('p', { role: 'status' });
  const list = element('ol', {});
  const panel = element('div', { class: 'search-found', tabindex: '-1' }, status, list);
  const button = element('button', { type: 'button', class: 'search-open', 'aria-expanded': 'false' }, 'Search');
  const search = element('div', { class: 'search', role: 'search' }, button, element('div', { class: 'search-box' }, input, panel));

  function show(message, items = []) {
    status.textContent = message;
    list.replaceChildren(...items);
    panel.classList.toggle('shown', message !== '');
    panel.scrollTop = 0;
  }

  async function find() {
    const query = input.value, sought = words(query);
    let all;
    try { all = await index(); } catch (error) { show(`The search needs ${error.message}, which cannot be loaded.`); return; }
    if (input.value !== query) return;
    if (!sought.length) { show(''); return; }
    const found = all.search(query), first = found.slice(0, MOST);
    show(!found.length ? `Nothing in the book has “${query.trim()}”.`
      : found.length === 1 ? '1 place'
      : found.length <= MOST ? `${found.length} places`
      : `${found.length} places; the first ${MOST} are shown`, first.map(place => item(place, sought)));
  }

  function open() {
    search.classList.add('open');
    button.setAttribute('aria-expanded', 'true');
    input.focus();
    input.select();
  }

  function close() {
    search.classList.remove('open');
    button.setAttribute('aria-expanded', 'false');
    show('');
  }

  // Down and up go through the field and the links below it.
  function onKey(event) {
    const stops = [input, ...list.querySelectorAll('a')], at = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && at >= 0) {
      (stops[at + step] || stops[at]).focus();
    } else if (event.key === 'Enter' && event.target === input) {
      find().then(() => list.querySelector('a')?.click());
    } else if (event.key === 'Escape') {
      close();
      if (button.offsetParent) button.focus(); else document.activeElement.blur();
    } else {
      if (event.key.startsWith('Arrow')) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  button.addEventListener('click', () => { if (search.classList.contains('open')) close(); else open(); });
  input.addEventListener('focus', find);
  input.addEventListener('input', find);
  list.addEventListener('click', event => { if (event.target.closest('a')) close(); });
  search.addEventListener('keydown', onKey);
  search.addEventListener('focusout', event => { if (event.relatedTarget && !search.contains(event.relatedTarget)) close(); });
  document.addEventListener('pointerdown', event => { if (!search.contains(event.target)) close(); });
  addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select')) return;
    event.preventDefault();
    open();
  });
  document.querySelector('.top').append(search);
})();
