import { Suspense, lazy, useState } from 'react';
import { fetchPage } from '../../app/page-code.ts';

// The list does not wait for the code of a form that is not open.
const CreatePanel = lazy(() => fetchPage(() => import('./create-panel.tsx')).then((module) => ({ default: module.CreatePanel })));

/**
 * A new intervention, beside the list.
 * @param equipementId the equipment it is about, where that is known
 */
export function CreateDrawer(props: { opened: boolean; onClose: () => void; equipementId?: number | undefined }) {
  const [isNeeded, setNeeded] = useState(props.opened);
  if (props.opened && !isNeeded) setNeeded(true);
  return isNeeded ? (
    <Suspense>
      <CreatePanel {...props} />
    </Suspense>
  ) : null;
}
