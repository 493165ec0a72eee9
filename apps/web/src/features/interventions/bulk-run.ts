import type { CommandInput } from '@mif/contract/interventions';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import type { Row } from './list-columns.tsx';

export type BulkAction = 'assign' | 'close' | 'cancel';

/** What became of one row: `refusal` is the sentence, or null where it is done. */
export interface Outcome {
  row: Row;
  refusal: string | null;
}

/** Sends one command a row, one after the other: each is checked against what the one before has changed. */
export function useBulkRun() {
  const t = useTranslations('common.states');
  const utils = trpc.useUtils();
  const [progress, setProgress] = useState<number | null>(null);
  // The same id on a retry of the same row, version and act, so that a lost answer is not applied twice.
  const commands = useRef(new Map<string, string>());
  return {
    /** How many rows are answered, or null while nothing runs. */
    progress,
    /**
     * @param act what is done, with all it carries: the same text is the same command
     * @param send sends the command of one row
     */
    async run(rows: readonly Row[], act: string, send: (command: CommandInput) => Promise<unknown>): Promise<Outcome[]> {
      const outcomes: Outcome[] = [];
      for (const row of rows) {
        setProgress(outcomes.length);
        const key = `${row.id}:${row.version}:${act}`;
        const command_id = commands.current.get(key) ?? crypto.randomUUID();
        commands.current.set(key, command_id);
        try {
          await send({ id: row.id, version: row.version, command_id });
          outcomes.push({ row, refusal: null });
        } catch (error) {
          const failure = failureOf(error);
          if (failure.kind !== 'network' && failure.kind !== 'broken') commands.current.delete(key);
          outcomes.push({ row, refusal: failure.kind === 'network' ? t('network_text') : failure.message });
        }
      }
      setProgress(null);
      void utils.interventions.invalidate();
      void utils.techniciens.list.invalidate();
      return outcomes;
    },
  };
}
