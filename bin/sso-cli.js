#!/usr/bin/env node
// Starts the bundled command. Compiling it takes longer than verifying a response, so what V8 compiled is kept: by Node.js
// itself in a private folder of the user's, where it can (22.1), else beside the bundle by the build (scripts/build.js).
// Compiled code is run only where nobody but this user could have put it, and only for the very script that it was made of.
'use strict';

const { existsSync, lstatSync, mkdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const dist = join(__dirname, '../dist');
const entry = join(dist, 'sso-cli.cjs');
const { enableCompileCache } = require('node:module');

if (enableCompileCache) {
  // Node.js compares a digest of the script before it takes anything from there.
  const folder = privateFolder();
  if (folder) enableCompileCache(folder);
  require(entry);
} else {
  const cache = join(dist, 'code-cache', `${process.version}-${process.arch}`);
  if (isPrivate(cache)) loaderWith(require('node:vm').Script, cache)(entry);
  else require(entry);
}

/** The folder for compiled code in the user's cache home, made where it is not; null where it is not private. */
function privateFolder() {
  const { env, platform } = process;
  const home = env.HOME || env.USERPROFILE;
  const caches =
    env.XDG_CACHE_HOME ||
    (platform === 'win32' ? env.LOCALAPPDATA : home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  if (!caches) return null;
  const folder = join(caches, 'sso-cli', 'compiled');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch {
    return null;
  }
  return isPrivate(folder) && isPrivate(dirname(folder)) ? folder : null;
}

/** Whether it is a folder, and no link, that belongs to this user and that nobody else may write to. */
function isPrivate(folder) {
  try {
    const found = lstatSync(folder);
    if (!found.isDirectory()) return false;
    return !process.geteuid || (found.uid === process.geteuid() && (found.mode & 0o022) === 0);
  } catch {
    return false;
  }
}

/** A `require` for the files of the bundle, which are CommonJS. */
function loaderWith(Script, cache) {
  const modules = new Map();
  return function load(file) {
    const known = modules.get(file);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(file, module);
    const bytes = readFileSync(file);
    const source = `(function (exports, require, module, __filename, __dirname) {${bytes.latin1Slice()}\n})`;
    const folder = dirname(file);
    const cachedData = compiledFrom(bytes, join(cache, file.slice(dist.length).replace(/[\\/]/g, '-')));
    const run = new Script(source, { filename: file, cachedData }).runInThisContext();
    const requireFrom = (id) => (id.startsWith('.') ? load(join(folder, id)) : require(id));
    run.call(module.exports, module.exports, requireFrom, module, file, folder);
    return module.exports;
  };
}

/** What V8 compiled from exactly these bytes, which stand before it: V8 itself would compare their number alone. */
function compiledFrom(bytes, path) {
  if (!existsSync(path)) return undefined;
  const kept = readFileSync(path);
  const isOfThis = kept.length > bytes.length && kept.compare(bytes, 0, bytes.length, 0, bytes.length) === 0;
  return isOfThis ? kept.subarray(bytes.length) : undefined;
}
