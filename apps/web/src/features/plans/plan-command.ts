import type { Plan } from '@mif/contract/plans';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCommandId } from '../../app/command.ts';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';

/**
 * What every command on a plan does with its answer: the page shows it, what hangs on it is read again, a refusal is said.
 * @param said what the toast says of it
 */
export function usePlanCommand(onDone: () => void, said: (saved: Plan) => string) {
  const t = useTranslations('common.states');
  const utils = trpc.useUtils();
  const command = useCommandId();
  const [fault, setFault] = useState<string | null>(null);
  return {
    fault,
    setFault,
    carried(plan: Plan) {
      setFault(null);
      return { id: plan.id, version: plan.version, command_id: command.current() };
    },
    options: {
      onSuccess(saved: Plan) {
        command.next();
        utils.plans.get.setData({ id: saved.id }, saved);
        toast(said(saved));
        onDone();
        void utils.plans.invalidate();
        void utils.interventions.invalidate();
        void utils.journal.ofRecord.invalidate();
      },
      onError(error: unknown) {
        const failure = failureOf(error);
        setFault(failure.kind === 'network' ? t('network_text') : failure.message);
        if (failure.kind === 'network' || failure.kind === 'broken') return;
        command.next();
        void utils.plans.get.invalidate();
      },
    },
  };
}
