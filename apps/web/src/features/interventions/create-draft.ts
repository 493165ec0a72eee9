import { useState } from 'react';
import { useMe } from '../../app/me.ts';
import { readDevice, removeDevice, unsentKey, writeDevice } from '../journee/device-store.ts';

export interface CreateDraft {
  equipement_id?: number;
  titre: string;
  description: string | null;
  type: string;
  priorite: string;
  /** Wall clock in Morocco, or empty. */
  date_limite: string;
  technicien_id: number | null;
  /** Of the creation this draft becomes: sent again after a lost answer it makes no second one. */
  command_id: string;
}

/** The intervention being written, kept on the device until it is created or let go. */
export function useCreateDraft() {
  const key = unsentKey('intervention', useMe().id);
  const [kept] = useState(() => readDevice(key) as Partial<CreateDraft> | undefined);
  return {
    kept,
    keep: (draft: CreateDraft) => writeDevice(key, draft),
    forget: () => removeDevice(key),
  };
}
