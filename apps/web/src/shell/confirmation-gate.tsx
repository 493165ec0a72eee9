import { Suspense, lazy } from 'react';
import { useConfirmationAsked } from '../app/confirmation.ts';
import { fetchPage } from '../app/page-code.ts';

const ConfirmationDialog = lazy(() =>
  fetchPage(() => import('./confirmation-dialog.tsx')).then((module) => ({ default: module.ConfirmationDialog })),
);

/** Where the password is asked for on any page. The dialog is fetched when somebody needs it: forms are no part of a technician's day. */
export function ConfirmationGate() {
  const { isAsked, settle } = useConfirmationAsked();
  if (!isAsked) return null;
  return (
    <Suspense fallback={null}>
      <ConfirmationDialog settle={settle} />
    </Suspense>
  );
}
