// Preloaded into a command: when it ends, writes which scripts and how many of Node's own modules it loaded to $LOADS.
'use strict';

const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const vm = require('node:vm');

const files = new Set();
const { _compile } = Module.prototype;
Module.prototype._compile = function compile(source, file, ...rest) {
  files.add(file);
  return _compile.call(this, source, file, ...rest);
};
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    files.add(options.filename);
  }
};

process.on('exit', () => {
  const builtins = process.moduleLoadList.filter((each) => each.startsWith('NativeModule ')).length;
  writeFileSync(process.env.LOADS, JSON.stringify({ files: [...files], builtins }));
});
