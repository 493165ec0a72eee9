import type { ChangementTiers } from '@mif/contract/journal';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { ConflictNotice } from './conflict-notice.tsx';
import { failureOf } from './failure.ts';
import { showFailure } from './form.ts';

/** A record under a form, as it was last read. */
interface EditedRecord<T> {
  record: T;
  /** Who changed what meanwhile, to show at the top of the form; null where nobody did. */
  notice: ReactNode;
  /** Before a new try: the notice goes. */
  forget: () => void;
  /** What a mutation threw. */
  onError: (error: unknown) => void;
}

/**
 * The record a form edits. Where somebody else saved it meanwhile, what was typed is kept over the new state, the notice
 * says who changed what, and the second try saves.
 * @param opened undefined where the form makes a new one
 * @param options `read` gives the record's present state, undefined where it is gone; `valuesOf` what the fields hold of
 * it; `onRefused` what to do with any other refusal, which else is shown at its field
 */
export function useEditedRecord<T extends object | undefined, I extends FieldValues, O>(
  opened: T,
  form: UseFormReturn<I, unknown, O>,
  options: {
    read: (record: NonNullable<T>) => Promise<NonNullable<T> | undefined>;
    valuesOf: (record: NonNullable<T>) => DefaultValues<I>;
    labelOf: (field: string) => string | null;
    onRefused?: (error: unknown) => void;
  },
): EditedRecord<T> {
  const t = useTranslations('common.states');
  const [record, setRecord] = useState<T>(opened);
  const [changes, setChanges] = useState<readonly ChangementTiers[] | null>(null);
  const show = (error: unknown) => showFailure(form, error, t('network_text'));
  async function readAgain(known: NonNullable<T>, details: Record<string, unknown>) {
    const fresh = await options.read(known);
    if (fresh) {
      setRecord(fresh);
      form.reset(options.valuesOf(fresh), { keepDirtyValues: true });
    }
    setChanges((details['changements'] ?? []) as ChangementTiers[]);
  }
  return {
    record,
    notice: changes ? <ConflictNotice changes={changes} labelOf={options.labelOf} /> : null,
    forget: () => setChanges(null),
    onError(error) {
      const failure = failureOf(error);
      if (record && failure.kind !== 'network' && failure.code === 'RECORD_VERSION_CONFLICT') {
        readAgain(record, failure.details).catch(show);
      } else (options.onRefused ?? show)(error);
    },
  };
}
