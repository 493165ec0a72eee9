import { runChecks, staticChecks } from './checks.ts';

// Everything that can be known without running the product: format, lint, types, arrows, unused code.
let failed = 0;
const checks = staticChecks();
await runChecks(checks, ({ suite, name }, fault) => {
  if (fault !== null) failed += 1;
  console.log(fault === null ? `✓ ${suite} · ${name}` : `✗ ${suite} · ${name}\n${fault}`);
});
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
