import { CardsSkeleton } from '@mif/ui/skeletons';
import { SidePanel } from '@mif/ui/side-panel';
import { Suspense, lazy, useState } from 'react';
import { useTranslations } from 'use-intl';
import { fetchPage } from '../../app/page-code.ts';

// The list does not wait for the code of a form that is not open.
const CreateForm = lazy(() => fetchPage(() => import('./create-form.tsx')).then((module) => ({ default: module.CreateForm })));

/**
 * A new intervention, beside the list.
 * @param equipementId the equipment it is about, where that is known
 */
export function CreateDrawer(props: { opened: boolean; onClose: () => void; equipementId?: number | undefined }) {
  const t = useTranslations('interventions.create');
  const [attempt, setAttempt] = useState(0);
  return (
    <SidePanel isOpen={props.opened} title={t('title')} onClose={props.onClose}>
      <Suspense fallback={<CardsSkeleton cards={3} />}>
        <CreateForm
          key={attempt}
          equipementId={props.equipementId}
          onClose={props.onClose}
          onRestart={() => setAttempt((last) => last + 1)}
        />
      </Suspense>
    </SidePanel>
  );
}
