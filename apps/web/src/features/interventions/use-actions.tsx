import type { Intervention } from '@mif/contract/interventions';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { ActionDialog } from './action-dialog.tsx';
import type { DialogAction } from './action-dialog.tsx';
import { useSimpleStep } from './commands.ts';
import type { AnyAction } from './commands.ts';

/**
 * Does an action on an intervention: at once, or through the dialog that asks what it needs.
 * @returns `act` for the buttons, and the dialog to render while one is open
 */
export function useActions(intervention: Intervention | undefined): { act: (action: AnyAction) => void; dialog: ReactNode } {
  const step = useSimpleStep();
  const [action, setAction] = useState<DialogAction | null>(null);
  return {
    act(next) {
      if (!intervention) return;
      if (next === 'start' || next === 'resume') step(intervention, next);
      else setAction(next);
    },
    dialog:
      intervention && action ? (
        <ActionDialog key={intervention.id} intervention={intervention} action={action} onClose={() => setAction(null)} />
      ) : null,
  };
}
