// book.js: the little that needs a script.  Without it everything can be read: the
// colours follow the system, answers open by themselves.
(() => {
  const root = document.documentElement;
  const remember = theme => { try { localStorage.setItem('theme', theme); } catch { /* private window, file: */ } };
  const remembered = () => { try { return localStorage.getItem('theme'); } catch { return null; } };

  // At once, before the page is drawn.
  if (['dark', 'light'].includes(remembered())) root.dataset.theme = remembered();

  const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';

  function addThemeButton() {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'theme';
    const label = () => { button.textContent = isDark() ? 'Light' : 'Dark'; button.setAttribute('aria-label', isDark() ? 'Light colours' : 'Dark colours'); };
    button.addEventListener('click', () => {
      root.dataset.theme = isDark() ? 'light' : 'dark';
      remember(root.dataset.theme);
      label();
    });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', label);
    label();
    document.querySelector('.top').append(button);
  }

  // On a phone a trace is no longer laid out as a table; a screen reader shall read one.
  function keepTables() {
    const roles = { table: 'table', thead: 'rowgroup', tbody: 'rowgroup', tr: 'row', td: 'cell', 'thead th': 'columnheader', 'tbody th': 'rowheader' };
    for (const table of document.querySelectorAll('.trace table'))
      for (const [what, role] of Object.entries(roles))
        for (const e of what === 'table' ? [table] : table.querySelectorAll(what)) e.setAttribute('role', role);
  }

  // In a long list of chapters, show the one we are in.
  function showChapter() {
    const sidebar = document.querySelector('.sidebar'), here = sidebar.querySelector('[aria-current]');
    if (here) sidebar.scrollTop = here.offsetTop - sidebar.offsetTop - sidebar.clientHeight / 3;
  }

  // A link into a folded answer opens it.
  function openTarget() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    const folded = target && target.closest('details:not([open])');
    if (folded) { folded.open = true; target.scrollIntoView(); }
  }

  // Left and right turn the page, unless something is being typed or scrolled.
  function turnPage(event) {
    const rel = { ArrowLeft: 'prev', ArrowRight: 'next' }[event.key];
    if (!rel || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.target.closest('input, textarea, select, [tabindex="0"]')) return;
    const link = document.querySelector(`.turn a[rel=${rel}]`);
    if (link) location.href = link.href;
  }

  // ---- listings can be copied ----

  // A page from disk may not use the clipboard in every browser; then what is marked
  // is copied.
  async function copy(text) {
    try { await navigator.clipboard.writeText(text); return true; } catch { /* the other way */ }
    const field = document.createElement('textarea'), before = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    before.focus();
    return copied;
  }

  function addCopyButtons() {
    const said = document.createElement('p');
    said.className = 'unseen';
    said.setAttribute('role', 'status');
    document.querySelector('main').append(said);
    for (const pre of document.querySelectorAll('.chunk > pre, .listing > pre, .run > pre')) {
      const button = document.createElement('button'), place = document.createElement('div');
      Object.assign(button, { type: 'button', textContent: 'Copy' });
      button.setAttribute('aria-label', pre.querySelector('kbd') ? 'Copy the command' : 'Copy the code');
      button.addEventListener('click', async () => {
        const copied = await copy((pre.querySelector('kbd') || pre).textContent.trimEnd() + '\n');
        button.textContent = copied ? 'Copied' : 'Failed';
        said.textContent = copied ? 'Copied.' : 'This browser does not let a page copy.';
        setTimeout(() => { button.textContent = 'Copy'; said.textContent = ''; }, 2000);
      });
      place.className = 'copy';
      place.append(button);
      pre.before(place);
    }
  }

  // ---- what a word means ----

  // The meaning stays while the pointer is on the word or on the meaning, or the word
  // has the focus; Escape takes it away.
  function explainWords() {
    const words = document.querySelectorAll('a.gloss');
    if (!words.length) return;
    const note = document.createElement('div');
    let word = null, leaving;
    const hide = () => {
      clearTimeout(leaving);
      note.hidden = true;
      if (word) word.removeAttribute('aria-describedby');
      word = null;
    };
    const show = link => {
      hide();
      word = link;
      note.textContent = link.dataset.meaning;
      note.hidden = false;
      link.setAttribute('aria-describedby', note.id);
      const at = link.getBoundingClientRect(), width = document.documentElement.clientWidth;
      note.style.left = `${Math.max(8, Math.min(at.left, width - note.offsetWidth - 8)) + scrollX}px`;
      note.style.top = `${at.bottom + 4 + scrollY}px`;
    };
    const leave = () => { clearTimeout(leaving); leaving = setTimeout(hide, 200); };
    Object.assign(note, { id: 'meaning', className: 'meaning', hidden: true });
    note.setAttribute('role', 'tooltip');
    document.querySelector('main').append(note);
    for (const link of words) {
      link.addEventListener('mouseenter', () => show(link));
      link.addEventListener('focus', () => show(link));
      link.addEventListener('mouseleave', leave);
      link.addEventListener('blur', hide);
    }
    note.addEventListener('mouseenter', () => clearTimeout(leaving));
    note.addEventListener('mouseleave', leave);
    addEventListener('keydown', event => { if (event.key === 'Escape') hide(); });
  }

  let opened = [];
  addEventListener('DOMContentLoaded', () => { addThemeButton(); keepTables(); showChapter(); addCopyButtons(); explainWords(); openTarget(); });
  addEventListener('hashchange', openTarget);
  addEventListener('keydown', turnPage);
  addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details.answer:not([open])')]; opened.forEach(d => { d.open = true; }); });
  addEventListener('afterprint', () => opened.forEach(d => { d.open = false; }));
})();
