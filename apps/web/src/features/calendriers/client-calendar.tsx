import { Button, NativeSelect } from '@mantine/core';
import type { ClientCalendrier } from '@mif/contract/calendriers';
import { toCivilDate } from '@mif/contract/time';
import { Form, FormActions } from '@mif/ui/form';
import { Section } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { useNow } from '../../app/now.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './calendriers.module.css';
import { useWeekSummary } from './week-table.tsx';

/** The calendar a client's deadlines are counted with, and another for it. */
export function ClientCalendar({ clientId }: { clientId: number }) {
  const t = useTranslations('calendriers.client');
  const query = trpc.calendriers.ofClient.useQuery({ client_id: clientId });
  return (
    <Section title={t('title')}>
      <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
        {(held) => <Held clientId={clientId} held={held} />}
      </Loaded>
    </Section>
  );
}

function Held({ clientId, held }: { clientId: number; held: ClientCalendrier }) {
  const t = useTranslations('calendriers.client');
  const summary = useWeekSummary();
  const today = toCivilDate(useNow());
  const [isOpen, setOpen] = useState(false);
  const { calendrier, is_propre } = held;
  const week = calendrier.semaines.findLast(({ du }) => du === null || du <= today);
  return (
    <>
      <div className={classes.line}>
        <span className={classes.rowText}>
          <Link to="/calendriers/$id" params={{ id: calendrier.calendrier_id }} className={classes.link}>
            <bdi>{calendrier.nom}</bdi>
          </Link>
          <span className={classes.rowMeta}>{t(is_propre ? 'own' : 'company')}</span>
          {week ? <span className={classes.rowMeta}>{summary(week.horaires)}</span> : null}
        </span>
        {held.actions_permises.includes('assign') ? (
          <Button size="xs" variant="subtle" onClick={() => setOpen(true)}>
            {t('change')}
          </Button>
        ) : null}
      </div>
      <SidePanel isOpen={isOpen} title={t('change')} onClose={() => setOpen(false)}>
        {isOpen ? <AssignForm clientId={clientId} held={held} onDone={() => setOpen(false)} /> : null}
      </SidePanel>
    </>
  );
}

function AssignForm({ clientId, held, onDone }: { clientId: number; held: ClientCalendrier; onDone: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const list = trpc.calendriers.list.useQuery();
  const [chosen, setChosen] = useState(held.is_propre ? String(held.calendrier.calendrier_id) : '');
  const assign = trpc.calendriers.assign.useMutation({
    onSuccess: async () => {
      await Promise.all([utils.calendriers.invalidate(), utils.clients.invalidate(), utils.journal.invalidate()]);
      toast(t('calendriers.toasts.assigned'));
      onDone();
    },
    onError: (error) => {
      refused(error);
      void utils.calendriers.invalidate();
    },
  });
  const offered = (list.data?.items ?? []).filter(({ id, is_active }) => is_active || String(id) === chosen);
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault();
        assign.mutate({ client_id: clientId, calendrier_id: chosen === '' ? null : Number(chosen), version: held.version });
      }}
    >
      <NativeSelect
        label={t('calendriers.client.choice')}
        description={t('calendriers.client.help')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: t('calendriers.client.company_choice') },
          ...offered.map(({ id, nom }) => ({ value: String(id), label: nom })),
        ]}
      />
      <FormActions>
        <Button type="submit" loading={assign.isPending}>
          {t('calendriers.client.submit')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('common.actions.cancel')}
        </Button>
      </FormActions>
    </Form>
  );
}
