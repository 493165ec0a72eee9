import { Section } from '@mif/ui/page';
import { useTranslations } from 'use-intl';
import { RecordHistory } from '../../app/record-history.tsx';
import { useUserLabels } from './user-labels.ts';

/** Who changed what of an account, and what befell it. */
export function UserHistory({ id }: { id: number }) {
  const t = useTranslations('users');
  const labels = useUserLabels();
  return (
    <Section title={t('access.history')}>
      <RecordHistory objet="user" id={id} {...labels} />
    </Section>
  );
}
