import { createRequire } from 'node:module';
import type highs from 'highs';

// CommonJS whose default export every loader wraps in its own way: required as it is.
const load = createRequire(import.meta.url)('highs') as typeof highs.default;

/** HiGHS, compiled to WebAssembly. */
export const loadSolver = () => load();
