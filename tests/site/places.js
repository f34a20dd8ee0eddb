// Where things are: the build, and the woven book.
'use strict';

const { resolve } = require('node:path');

const top = resolve(__dirname, '../..');
exports.top = top;
exports.build = resolve(top, process.env.BUILD || 'build');
exports.out = resolve(top, process.env.OUT || 'book/out');
