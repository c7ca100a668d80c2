// What scripts/fuzz.js bundles and runs.

export { differ } from './differ.ts';
export { fuzz } from './fuzz.ts';
export { compareReaders } from './readers.ts';
