// What the browser tests share: a browser, a server, the pages.
'use strict';

const { chromium } = require('playwright-core');
const { createServer } = require('node:http');
const { readFileSync, readdirSync, existsSync } = require('node:fs');
const { join, extname } = require('node:path');
const { pathToFileURL } = require('node:url');
const { out } = require('./places.js');

const chapters = readdirSync(out).filter(f => /^\d\d-.*\.html$/.test(f)).sort();
exports.chapters = chapters;
exports.pages = ['index.html', 'chunks.html', 'identifiers.html', ...chapters];
exports.read = file => readFileSync(join(out, file), 'utf8');
exports.url = page => pathToFileURL(join(out, page)).href;

exports.launch = () => chromium.launch({
  executablePath: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync),
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// Run ACT with a new page; whatever the page complains about, or asks of another host,
// fails the test.
exports.withPage = async (browser, options, act) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage(), complaints = [];
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => { if (!/^(file|data):|^http:\/\/127\.0\.0\.1/.test(request.url())) complaints.push(`it asks for ${request.url()}`); });
  page.on('console', message => { if (message.type() === 'error') complaints.push(message.text()); });
  try {
    await act(page);
    if (complaints.length) throw new Error(`the page complains: ${complaints.join('; ')}`);
  } finally { await context.close(); }
};

// The book over HTTP: resolves to { address, close }.
exports.serve = () => new Promise(ready => {
  const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };
  const server = createServer((request, response) => {
    const file = join(out, decodeURIComponent(new URL(request.url, 'http://x').pathname));
    if (!existsSync(file)) { response.writeHead(404).end(); return; }
    response.writeHead(200, { 'content-type': types[extname(file)] || 'application/octet-stream' }).end(readFileSync(file));
  });
  server.listen(0, '127.0.0.1', () => ready({ address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});
