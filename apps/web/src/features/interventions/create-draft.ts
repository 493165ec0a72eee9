import { InterventionType, Priorite } from '@mif/contract/interventions';
import { rowId } from '@mif/contract/paging';
import { useState } from 'react';
import { z } from 'zod';
import { useMe } from '../../app/me.ts';
import { readDevice, removeDevice, unsentKey, writeDevice } from '../journee/device-store.ts';

/** A draft may be older than the application, or half typed: what is not understood is left out. */
const Draft = z.object({
  equipement_id: rowId.optional().catch(undefined),
  titre: z.string().catch(''),
  description: z.string().nullable().catch(null),
  type: InterventionType.catch('corrective'),
  priorite: Priorite.catch('normale'),
  date_limite: z.string().catch(''),
  technicien_id: rowId.nullable().catch(null),
  /** Of the creation this draft becomes: sent again after a lost answer it makes no second one. */
  command_id: z.uuid(),
});
type Draft = z.infer<typeof Draft>;

function readDraft(key: string): Draft | null {
  const draft = Draft.safeParse(readDevice(key)).data;
  return draft && (draft.titre || draft.description || draft.equipement_id) ? draft : null;
}

/** The intervention being written, kept on the device until it is created or let go. */
export function useCreateDraft() {
  const key = unsentKey('intervention', useMe().id);
  const [kept] = useState(() => readDraft(key));
  return {
    kept,
    keep: (draft: Partial<Draft>) => void writeDevice(key, draft),
    forget: () => removeDevice(key),
  };
}
