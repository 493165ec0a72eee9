import { Button } from '@mantine/core';
import type { AbonnementSubject } from '@mif/contract/abonnements';
import { IconCalendarMonth, IconRss } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCan } from '../../app/me.ts';
import { SubscribePanel } from './subscribe-panel.tsx';

/** From a technician's or a client's page: to his calendar, and to the addresses others read it at. */
export function CalendarButtons({ subject }: { subject: AbonnementSubject }) {
  const t = useTranslations();
  const can = useCan();
  const [isOpen, setOpen] = useState(false);
  const narrowed = Object.fromEntries(Object.entries(subject).map(([name, id]) => [name, String(id)]));
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconCalendarMonth size={16} aria-hidden />}
        renderRoot={(props) => <Link {...props} to="/calendrier" search={can('technicien.create') ? narrowed : {}} />}
      >
        {t('common.nav.calendrier')}
      </Button>
      {can('abonnement.create') ? (
        <Button variant="subtle" leftSection={<IconRss size={16} aria-hidden />} onClick={() => setOpen(true)}>
          {t('agenda.subscribe.open')}
        </Button>
      ) : null}
      <SubscribePanel isOpen={isOpen} subject={subject} onClose={() => setOpen(false)} />
    </>
  );
}
