import type { Intervention, InterventionAct } from '@mif/contract/interventions';
import { MoveDialog } from '../agenda/move-dialog.tsx';
import { AssignPanel } from './assign-panel.tsx';
import { CloseDialog } from './close-dialog.tsx';
import { EditPanel } from './edit-panel.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReportPanel } from './report-panel.tsx';

/** An action that asks something before it is done; the others are done at once. */
export type DialogAction = Exclude<InterventionAct, 'start' | 'resume'>;

/** What an action asks before it is done: a drawer where there is much to say, a dialog where there is little. */
export function ActionDialog({ intervention, action, onClose }: { intervention: Intervention; action: DialogAction; onClose: () => void }) {
  switch (action) {
    case 'assign':
      return <AssignPanel intervention={intervention} onClose={onClose} />;
    case 'move':
      return <MoveDialog intervention={intervention} onClose={onClose} />;
    case 'update':
      return <EditPanel intervention={intervention} onClose={onClose} />;
    case 'hold':
      return <HoldDialog intervention={intervention} onClose={onClose} />;
    case 'finish':
      return <ReportPanel intervention={intervention} action="finish" onClose={onClose} />;
    case 'close':
      return intervention.statut === 'terminee' ? (
        <CloseDialog intervention={intervention} onClose={onClose} />
      ) : (
        <ReportPanel intervention={intervention} action="close" onClose={onClose} />
      );
    case 'unassign':
    case 'reopen':
    case 'unclose':
    case 'archive':
    case 'cancel':
    case 'restore':
      return <ReasonDialog intervention={intervention} action={action} onClose={onClose} />;
  }
}
