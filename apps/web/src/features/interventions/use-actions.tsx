import type { Intervention, InterventionAct } from '@mif/contract/interventions';
import type { ReactNode } from 'react';
import { Suspense, lazy, useEffect, useState } from 'react';
import { useReturnFocus } from '../../app/opener.ts';
import { fetchPage } from '../../app/page-code.ts';
import type { DialogAction } from './action-dialog.tsx';
import { useSimpleStep } from './commands.ts';

const loadDialogs = () => import('./action-dialog.tsx');
const ActionDialog = lazy(() => fetchPage(loadDialogs).then((module) => ({ default: module.ActionDialog })));

/**
 * Does an action on an intervention: at once, or through the dialog that asks what it needs.
 * @returns `act` for the buttons, and the dialog to render while one is open
 */
export function useActions(intervention: Intervention | undefined): { act: (action: InterventionAct) => void; dialog: ReactNode } {
  const step = useSimpleStep();
  const [action, setAction] = useState<DialogAction | null>(null);
  const noteOpener = useReturnFocus(action !== null);
  const hasActions = Boolean(intervention?.actions_permises.length);
  useEffect(() => {
    // The page does not wait for its dialogs; a click should not wait either.
    if (hasActions) loadDialogs().catch(() => undefined);
  }, [hasActions]);
  return {
    act(next) {
      if (!intervention) return;
      if (next === 'start' || next === 'resume') return step(intervention, next);
      noteOpener();
      setAction(next);
    },
    dialog:
      intervention && action ? (
        <Suspense>
          <ActionDialog key={intervention.id} intervention={intervention} action={action} onClose={() => setAction(null)} />
        </Suspense>
      ) : null,
  };
}
