import { rowId } from '@mif/contract/paging';
import { useState } from 'react';
import { z } from 'zod';
import { useMe } from '../../app/me.ts';
import { readDevice, removeDevice, unsentKey, writeDevice } from '../journee/device-store.ts';

/** A draft may be older than the application, or half typed: what is not understood is left out. */
const Draft = z.object({
  titre: z.string().catch(''),
  description: z.string().nullable().catch(null),
  equipement_id: rowId.nullable().catch(null),
  site_id: rowId.nullable().catch(null),
  is_urgent: z.boolean().catch(false),
  /** Of the demande this draft becomes: sent again after a lost answer it makes no second one. */
  command_id: z.uuid(),
});
type Draft = z.infer<typeof Draft>;

/** The demande being written, kept on the device until it is sent or let go. */
export function useDemandeDraft() {
  const key = unsentKey('demande', useMe().id);
  const [kept] = useState(() => {
    const draft = Draft.safeParse(readDevice(key)).data;
    return draft && (draft.titre || draft.description) ? draft : null;
  });
  return {
    kept,
    keep: (draft: Partial<Draft>) => void writeDevice(key, draft),
    forget: () => removeDevice(key),
  };
}
