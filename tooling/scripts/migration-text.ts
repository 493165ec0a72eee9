/** `nom-du-champ` → `NomDuChamp`. */
export function classNameOf(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/**
 * The file name of a new migration: its day, a number that follows the last one's, its name.
 * @param list the text of migrations/list.ts
 */
export function nextMigrationName(list: string, name: string, civilDate: string): string {
  const numbers = [...list.matchAll(/'\d{8}-(\d{3})-/g)].map(([, number]) => Number(number));
  const next = numbers.length === 0 ? 0 : Math.max(...numbers) + 1;
  return `${civilDate.replaceAll('-', '')}-${String(next).padStart(3, '0')}-${name}`;
}

/** The source of a migration that runs some SQL. */
export function migrationSource(name: string, sql: string): string {
  const escaped = sql.trim().replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
  return `import { Migration } from '@mikro-orm/migrations';

export class ${classNameOf(name)} extends Migration {
  override up(): void {
    this.addSql(\`
${escaped}
\`);
  }
}
`;
}

/** The text of migrations/list.ts with one more migration at its end. */
export function registerMigration(list: string, name: string, fileName: string): string {
  const className = classNameOf(name);
  const imports = list.lastIndexOf('import ');
  const afterImports = list.indexOf('\n', imports) + 1;
  const end = list.lastIndexOf('];');
  if (imports < 0 || end < 0) throw new Error('migrations/list.ts has not the shape expected: imports, then one array');
  return `${list.slice(0, afterImports)}import { ${className} } from './${fileName}.ts';\n${list.slice(afterImports, end)}  { name: '${fileName}', class: ${className} },\n${list.slice(end)}`;
}

/**
 * Parts a schema diff. What drops something is kept apart: the diff does not know checks, triggers, generated columns
 * and functions that were written by hand, and would drop them each time.
 */
export function partDiff(sql: string): { additions: string; drops: string[] } {
  const statements = sql
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
  const isDrop = (statement: string) => /\bdrop\s+(?!default|not null)/i.test(statement);
  return {
    additions: statements
      .filter((statement) => !isDrop(statement))
      .map((statement) => `${statement};`)
      .join('\n'),
    drops: statements.filter(isDrop).map((statement) => `${statement};`),
  };
}
