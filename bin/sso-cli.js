#!/usr/bin/env node
// Starts the bundled command. Compiling it takes longer than verifying a response, so the build leaves V8's code cache
// beside it (scripts/build.js), for the version of Node.js that built it; with any other the scripts are compiled as ever.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const dist = join(__dirname, '../dist');
const cache = join(dist, 'code-cache', `${process.version}-${process.arch}`);
const entry = join(dist, 'sso-cli.cjs');

if (existsSync(cache)) loaderWith(require('node:vm').Script)(entry);
else require(entry);

/** A `require` for the files of the bundle, which are CommonJS; V8 itself rejects a cache that is not of this script. */
function loaderWith(Script) {
  const modules = new Map();
  return function load(file) {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, 'latin1')}\n})`;
    const folder = dirname(file);
    const run = new Script(source, { filename: file, cachedData: readIfAny(cachedAs(file)) }).runInThisContext();
    const requireFrom = (id) => (id.startsWith('.') ? load(join(folder, id)) : require(id));
    run.call(module.exports, module.exports, requireFrom, module, file, folder);
    return module.exports;
  };
}

function cachedAs(file) {
  return join(cache, file.slice(dist.length).replace(/[\\/]/g, '-'));
}

function readIfAny(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}
