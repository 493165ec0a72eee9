import { Button } from '@mantine/core';
import { Banner } from '@mif/ui/banner';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCommandId } from '../../app/command.ts';
import { useMe } from '../../app/me.ts';
import { readDevice, removeDevice, unsentKey, writeDevice } from '../journee/device-store.ts';
import type { PlanFormApi } from './form-api.ts';
import { differences, understood, type PlanDraftValues } from './form-values.ts';

/** `command_id`: of what this draft becomes; sent again after a lost answer it is not applied twice. */
const Draft = z.object({ values: z.record(z.string(), z.unknown()), command_id: z.uuid() });

/**
 * What is being written in the form of a plan, kept on the device until it is saved or let go: a reload or a page closed by
 * mistake loses nothing.
 * @param name which plan it is: `plan` a new one, `plan.12` a change of that one
 * @param start what the form holds before anything is written; only what differs from it is kept
 * @returns the command it becomes, the notice that it was restored, and how it is dropped once it is saved
 */
export function usePlanDraft(form: PlanFormApi, name: string, start: PlanDraftValues) {
  const t = useTranslations('common.form');
  const key = unsentKey(name, useMe().id);
  const [kept] = useState(() => {
    const draft = Draft.safeParse(readDevice(key)).data;
    const values = understood(draft?.values ?? {});
    return draft && Object.keys(differences(start, values)).length > 0 ? { values, command_id: draft.command_id } : null;
  });
  const command = useCommandId(kept?.command_id);
  const [isRestored, setRestored] = useState(kept !== null);
  const restore = useEffectEvent(() => {
    // The defaults stay what they are: what was written counts as changed.
    if (kept) form.reset({ ...start, ...kept.values }, { keepDefaultValues: true });
  });
  const keep = useEffectEvent((values: PlanDraftValues) => {
    const changed = differences(start, values);
    if (Object.keys(changed).length === 0) removeDevice(key);
    else writeDevice(key, { values: changed, command_id: command.current() });
  });
  useEffect(() => {
    restore();
    const watching = form.watch((values) => keep(values as PlanDraftValues));
    return () => watching.unsubscribe();
  }, [form]);
  const discard = () => {
    form.reset(start);
    form.setFocus('titre');
    removeDevice(key);
    setRestored(false);
  };
  const notice: ReactNode = isRestored ? (
    <Banner
      kind="info"
      action={
        <Button size="compact-sm" variant="subtle" onClick={discard}>
          {t('draft_discard')}
        </Button>
      }
    >
      {t('draft_restored')}
    </Banner>
  ) : null;
  return { command, notice, forget: () => removeDevice(key) };
}
