import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiDocument } from '@mif/api/openapi';
import { OPENAPI_COPY, root } from './environment.ts';

// Writes the copy of the OpenAPI document that is kept with the sources; with --check it only compares them.
const path = join(root, OPENAPI_COPY);
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(path, text);
  console.log(OPENAPI_COPY);
} else if (!existsSync(path) || readFileSync(path, 'utf8') !== text) {
  console.error(`${OPENAPI_COPY} is not what the procedures say today: run pnpm openapi and look at the difference`);
  process.exitCode = 1;
}
