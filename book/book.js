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

  let opened = [];
  addEventListener('DOMContentLoaded', () => { addThemeButton(); keepTables(); showChapter(); openTarget(); });
  addEventListener('hashchange', openTarget);
  addEventListener('keydown', turnPage);
  addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details.answer:not([open])')]; opened.forEach(d => { d.open = true; }); });
  addEventListener('afterprint', () => opened.forEach(d => { d.open = false; }));
})();
