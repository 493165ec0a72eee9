import { registres } from '@mif/contract/imports';
import { langues } from '@mif/contract/users';
import { createCtx } from '@mif/domain/kernel/context';
import { previewImport } from '@mif/domain/imports/preview';
import { makeTemplate } from '@mif/domain/imports/template';
import { importCodeLabels } from '@mif/i18n/import-labels';
import { messagesOf, wordOf } from '@mif/i18n/server';
import { inConfirmedSession, makeActors } from '@mif/testing/actors';
import { createTestDatabase } from '@mif/testing/database';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';

const db = await createTestDatabase();
const now = new Date('2026-11-24T10:00:00.000Z');
const admin = await inConfirmedSession(db.fork(), (await makeActors(db.fork())).admin, now);
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

test.each(registres.flatMap((registre) => langues.map((langue) => [registre, langue] as const)))(
  'the titles of a template of %s in %s import without being mapped, and the words of its codes are understood',
  async (registre, langue) => {
    const ctx = createCtx({ em: db.fork(), actor: admin, now, requestId: 'test', langue, log: silent });
    const { contenu_base64 } = await makeTemplate(ctx, { registre }, (key) => wordOf(langue, key));
    const workbook = await readXlsx(Buffer.from(contenu_base64, 'base64'));
    const titles = (workbook.sheets[0]?.rows[0] ?? []).map(String);
    expect(workbook.sheets).toHaveLength(2);
    expect(workbook.sheets[1]?.rows.slice(1).map(([title]) => title)).toEqual(titles);
    const filled = await writeXlsx({ sheets: [{ name: 'x', rows: [titles, titles.map(() => '1')] }] });
    const preview = await previewImport(ctx, { registre, nom: 'x.xlsx', contenu_base64: Buffer.from(filled).toString('base64') });
    expect(preview.champs.map(({ champ }) => [champ, preview.mapping_propose.colonnes[champ]])).toEqual(
      preview.champs.map(({ champ }, index) => [champ, titles[index]]),
    );
    expect(preview.registre_probable).toBeNull();
    const words = preview.champs.flatMap(({ champ, codes }) => {
      const labels = importCodeLabels(messagesOf(langue), registre, champ);
      return labels ? (codes ?? []).map((code) => labels[code]) : [];
    });
    expect(words).not.toContain(undefined);
  },
);
