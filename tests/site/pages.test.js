// The files of the book: valid, linked, not too large.
'use strict';

const { test } = require('node:test');
const assert = require('node:assert');
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { HtmlValidate } = require('html-validate');
const { out } = require('./places.js');
const { pages, read } = require('./book.js');

// The validator takes quadratic time: it is done in time without the thousands of
// spans that colour the code, and with a part of the indices and of the schedules.  One
// page keeps its spans.
const first = (html, what, count) => { let n = 0; return html.replace(what, all => n++ < count ? all : ''); };
const shortened = html => first(first(html.replace(/<\/?span[^>]*>/g, ''),
  /<div[^>]*><dt>.*?<\/dd><\/div>/gs, 50), /<details class="schedule".*?<\/details>/gs, 3);

test('html-validate is content with every page', async () => {
  const validate = new HtmlValidate(JSON.parse(readFileSync(join(__dirname, 'html-validate.json'), 'utf8'))), wrong = [];
  for (const file of pages) {
    const { results } = await validate.validateString(file.startsWith('03-') ? read(file) : shortened(read(file)), file);
    wrong.push(...results.flatMap(r => r.messages.slice(0, 5).map(m => `${file}:${m.line}:${m.column}: ${m.message} (${m.ruleId})`)));
  }
  assert.deepStrictEqual(wrong, []);
});

test('every link and anchor resolves', () => {
  const ids = {}, broken = [];
  const idsOf = file => ids[file] || (ids[file] = new Set([...read(file).matchAll(/ id="([^"]*)"/g)].map(m => m[1])));
  const look = (from, href) => {
    const [file, id] = decodeURIComponent(href.replace(/&amp;/g, '&')).split('#'), to = file || from;
    if (!existsSync(join(out, to)) || (id && to.endsWith('.html') && !idsOf(to).has(id))) broken.push(`${from}: ${href}`);
  };
  for (const file of pages)
    for (const [, href] of read(file).matchAll(/ (?:href|src)="([^"]*)"/g)) if (!/^[a-z]+:/.test(href)) look(file, href);
  for (const href of Object.values(JSON.parse(read('play/code.js').replace(/^.*\n/, '')).links)) look('index.html', href);
  assert.deepStrictEqual(broken, []);
});

// The schedules that the scoreboard keeps folded are data, and do not count.
test('no page is larger than 400 kB', t => {
  const page = file => Buffer.byteLength(read(file).replace(/<details class="schedule".*?<\/details>/gs, ''));
  const sizes = pages.map(file => [file, page(file)]).sort((a, b) => b[1] - a[1]);
  t.diagnostic(`the largest: ${sizes.slice(0, 3).map(([file, size]) => `${file} ${Math.round(size / 1000)} kB`).join(', ')}`);
  assert.deepStrictEqual(sizes.filter(([, size]) => size > 400000), []);
});
