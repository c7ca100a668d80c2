// Preloaded by scripts/build.js into runs of the built command: when such a run ends, stores what V8 compiled in it, each
// behind the script that it was compiled from (bin/sso-cli.js).
'use strict';

const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const dist = join(__dirname, '../dist');
const cache = join(dist, 'code-cache', `${process.version}-${process.arch}`);
mkdirSync(cache, { recursive: true, mode: 0o700 });

const scripts = new Map();
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    if (options.filename.startsWith(dist)) scripts.set(options.filename, this);
  }
};

process.on('exit', () => {
  for (const [file, script] of scripts)
    writeFileSync(
      join(cache, file.slice(dist.length).replace(/[\\/]/g, '-')),
      Buffer.concat([readFileSync(file), script.createCachedData()]),
    );
});
