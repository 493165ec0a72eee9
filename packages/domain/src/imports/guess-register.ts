import { registres, type ImportField, type Registre } from '@mif/contract/imports';
import type { Ctx } from '../kernel/context.ts';
import { registerImports } from './registers.ts';

/** What a register's own names find in a file. */
interface Score {
  registre: Registre;
  found: number;
  is_whole: boolean;
}

/**
 * The register a file's columns are those of, where it is surely another one: it has all that register needs, and what
 * was asked for lacks something or finds two columns less.
 * @returns null where what was asked for may be right
 */
export async function guessRegister(ctx: Ctx, asked: Registre, colonnes: readonly string[]): Promise<Registre | null> {
  const scores = await Promise.all(registres.map((registre) => scoreOf(ctx, registre, colonnes)));
  const own = scores.find(({ registre }) => registre === asked);
  const [best] = scores.filter(({ is_whole }) => is_whole).toSorted((a, b) => b.found - a.found);
  if (!own || !best || best.registre === asked) return null;
  return best.found > own.found + (own.is_whole ? 1 : 0) ? best.registre : null;
}

async function scoreOf(ctx: Ctx, registre: Registre, colonnes: readonly string[]): Promise<Score> {
  const register = registerImports[registre];
  const { colonnes: found } = await register.propose(ctx, colonnes, () => []);
  const needed = (await register.fields(ctx)).filter(({ is_requis }: ImportField) => is_requis);
  return { registre, found: Object.keys(found).length, is_whole: needed.every(({ champ }) => found[champ] !== undefined) };
}
