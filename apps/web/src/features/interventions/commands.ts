import type { HistoriqueItem, Intervention, InterventionAct } from '@mif/contract/interventions';
import { toast } from '@mif/ui/toast';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommandId } from '../../app/command.ts';
import { failureOf } from '../../app/failure.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';

/** A step somebody else made meanwhile, as the server tells it. */
interface VersionChange {
  action: HistoriqueItem['action'];
  acteur: string;
  date_serveur: string;
}

/** Why a command was refused: the version it saw has moved. */
export interface Conflict {
  message: string;
  changes: readonly VersionChange[];
}

/** Puts a command's answer where every screen reads it, and asks again for what depends on it. */
export function useKeepAnswer(): (saved: Intervention) => void {
  const utils = trpc.useUtils();
  return (saved) => {
    utils.interventions.get.setData({ id: saved.id }, saved);
    void utils.interventions.list.invalidate();
    void utils.interventions.stats.invalidate();
    void utils.agenda.invalidate();
    void utils.interventions.history.invalidate({ id: saved.id });
    void utils.techniciens.list.invalidate();
    void utils.equipements.invalidate();
  };
}

/** A version conflict in an error, or null where it is another one. */
function conflictOf(error: unknown): Conflict | null {
  const failure = failureOf(error);
  if (failure.kind === 'network' || failure.code !== 'INTERVENTION_VERSION_CONFLICT') return null;
  return { message: failure.message, changes: (failure.details['changements'] ?? []) as VersionChange[] };
}

/**
 * What the form of a command needs around its mutation: what every command carries, where its answer goes, and what to do when the
 * intervention has changed meanwhile.
 * @param onRefused shows any other refusal
 */
export function useCommand(props: {
  intervention: Pick<Intervention, 'id' | 'version'>;
  action: InterventionAct;
  onDone: () => void;
  onRefused: (error: unknown) => void;
}) {
  const t = useTranslations('interventions.detail');
  const utils = trpc.useUtils();
  const keep = useKeepAnswer();
  const command = useCommandId();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { id, version } = props.intervention;
  return {
    conflict,
    /** Identity, version seen and command id, at the moment of sending. */
    carried: () => ({ id, version, command_id: command.current() }),
    /** Reads the new state, and gives it; what was typed stays, unless the step is no longer possible. */
    async reload(): Promise<Intervention> {
      const fresh = await utils.interventions.get.fetch({ id }, { staleTime: 0 });
      void utils.interventions.history.invalidate({ id });
      setConflict(null);
      if (!fresh.actions_permises.includes(props.action)) {
        toast(t('changed_elsewhere'));
        props.onDone();
      }
      return fresh;
    },
    options: {
      onSuccess(saved: Intervention) {
        command.next();
        keep(saved);
        props.onDone();
      },
      onError(error: unknown) {
        const { kind } = failureOf(error);
        // An answer that was lost may have been a yes: only a refusal frees the id.
        if (kind !== 'network' && kind !== 'broken') command.next();
        const moved = conflictOf(error);
        setConflict(moved);
        if (!moved) props.onRefused(error);
      },
    },
  };
}

/** Steps that need no more than the will: shown done at once, and taken back where the server refuses. */
export function useSimpleStep(): (intervention: Pick<Intervention, 'id' | 'version'>, action: 'start' | 'resume') => void {
  const t = useTranslations('interventions.detail');
  const utils = trpc.useUtils();
  const keep = useKeepAnswer();
  const refused = useRefusalToast();
  const command = useCommandId();
  const sent = useRef('');
  const options = {
    onMutate({ id }: { id: number }) {
      void utils.interventions.get.cancel({ id });
      const before = utils.interventions.get.getData({ id });
      if (before) utils.interventions.get.setData({ id }, { ...before, statut: 'en_cours', motif_attente: null, actions_permises: [] });
      return { before };
    },
    onSuccess(saved: Intervention) {
      command.next();
      keep(saved);
    },
    onError(error: unknown, { id }: { id: number }, context: { before: Intervention | undefined } | undefined) {
      if (context?.before) utils.interventions.get.setData({ id }, context.before);
      const { kind } = failureOf(error);
      if (kind === 'network') return refused(error);
      if (kind !== 'broken') command.next();
      if (conflictOf(error)) toast(t('changed_elsewhere'), { tone: 'error' });
      else refused(error);
      void utils.interventions.invalidate();
    },
  };
  const start = trpc.interventions.start.useMutation(options);
  const resume = trpc.interventions.resume.useMutation(options);
  return ({ id, version }, action) => {
    const step = `${action} ${id} ${version}`;
    // After a lost answer the same step keeps its id; another row's step never takes it over.
    if (sent.current !== step) command.next();
    sent.current = step;
    (action === 'start' ? start : resume).mutate({ id, version, command_id: command.current() });
  };
}
