import { z } from 'zod';
import { listes } from './listes.ts';
import { rowId } from './paging.ts';

/** A saved view: the query string of a list under a name. */
export const Vue = z.object({
  id: rowId,
  liste: z.enum(listes),
  nom: z.string().trim().min(1).max(80),
  requete: z.string().max(2000),
  is_partagee: z.boolean(),
  is_own: z.boolean(),
});
export type Vue = z.infer<typeof Vue>;
export const VueList = z.object({ items: z.array(Vue) });
export const ListVuesInput = Vue.pick({ liste: true });
export type ListVuesInput = z.infer<typeof ListVuesInput>;
export const SaveVueInput = Vue.pick({ liste: true, nom: true, requete: true }).extend({ is_partagee: z.boolean().default(false) });
export type SaveVueInput = z.infer<typeof SaveVueInput>;
