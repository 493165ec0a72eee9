import {
  canauxModele,
  defautsModele,
  rulesOf,
  type Modele,
  type ModeleCle,
  type ModeleItem,
  type ModeleList,
  type TextesModele,
} from '@mif/contract/modeles';
import { notificationEvents } from '@mif/contract/notifications';
import { langues } from '@mif/contract/users';
import { requirePermission } from '../kernel/actor.ts';
import type { Ctx } from '../kernel/context.ts';
import { toIsoOrNull } from '../kernel/instants.ts';
import { tables } from '../kernel/scope.ts';
import type { MessagePorts } from './ports.ts';

/** Every message of the product: of each event, in each language, by each channel. */
export async function listModeles(ctx: Ctx, ports: MessagePorts): Promise<ModeleList> {
  requirePermission(ctx.actor, 'modele.read');
  const rows = new Map((await readRows(ctx).execute()).map((row) => [keyOf(row), row]));
  const cles = notificationEvents.flatMap((evenement) =>
    langues.flatMap((langue) => canauxModele.map((canal) => ({ evenement, langue, canal }))),
  );
  return { items: cles.map((cle) => toItem(cle, rows.get(keyOf(cle)), ports)) };
}

/** One message with its default, what may stand in it, and what is wrong with it now. */
export async function readModele(ctx: Ctx, cle: ModeleCle, ports: MessagePorts): Promise<Modele> {
  requirePermission(ctx.actor, 'modele.read');
  const { evenement, langue, canal } = cle;
  const row = await readRows(ctx)
    .where('m.evenement', '=', evenement)
    .where('m.langue', '=', langue)
    .where('m.canal', '=', canal)
    .executeTakeFirst();
  const textes = textsOf(cle, row, ports);
  const [sujet, corps] = [rulesOf(evenement, canal, 'sujet'), rulesOf(evenement, canal, 'corps')];
  return {
    ...toItem(cle, row, ports),
    id: row?.id ?? null,
    ...textes,
    defaut: ports.defaultTexts(evenement, langue, canal),
    defauts: defautsModele(evenement, canal, textes),
    variables: (corps?.variables ?? []).map((nom) => ({
      nom,
      exemple: ports.example(evenement, langue, nom),
      is_requise_sujet: sujet?.required.includes(nom) ?? false,
      is_requise_corps: corps?.required.includes(nom) ?? false,
    })),
    sujet_max: sujet?.max ?? 0,
    corps_max: corps?.max ?? 0,
  };
}

/** Rows an administrator wrote once (as `m`), with who wrote last. */
function readRows(ctx: Ctx) {
  return tables(ctx.em)
    .selectFrom('modeles_messages as m')
    .select(['m.id', 'm.evenement', 'm.langue', 'm.canal', 'm.sujet', 'm.corps', 'm.version', 'm.updated_at'])
    .select(({ selectFrom }) =>
      selectFrom('journal as j')
        .innerJoin('users as u', 'u.id', 'j.acteur_id')
        .select('u.full_name')
        .where('j.objet', '=', 'modele')
        .whereRef('j.objet_id', '=', 'm.id')
        .orderBy('j.id', 'desc')
        .limit(1)
        .as('modifie_par'),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof readRows>['execute']>>[number];

function textsOf({ evenement, langue, canal }: ModeleCle, row: Row | undefined, ports: MessagePorts): TextesModele {
  return row && row.corps !== null ? { sujet: row.sujet, corps: row.corps } : ports.defaultTexts(evenement, langue, canal);
}

function toItem(cle: ModeleCle, row: Row | undefined, ports: MessagePorts): ModeleItem {
  const { evenement, langue, canal } = cle;
  const textes = textsOf(cle, row, ports);
  const is_en_defaut = defautsModele(evenement, canal, textes).length > 0;
  const held = is_en_defaut ? ports.defaultTexts(evenement, langue, canal) : textes;
  return {
    evenement,
    langue,
    canal,
    apercu:
      canal === 'email'
        ? ports.sampleMail({ evenement, langue, nom: '', textes: held }).subject
        : ports.sampleShort({ evenement, langue, textes: held }),
    is_modifie: row !== undefined && row.corps !== null,
    is_en_defaut,
    version: row?.version ?? 0,
    date_modification: toIsoOrNull(row?.updated_at ?? null),
    modifie_par: row?.modifie_par ?? null,
  };
}

const keyOf = ({ evenement, langue, canal }: ModeleCle) => `${evenement} ${langue} ${canal}`;
