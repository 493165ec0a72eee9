import { Button } from '@mantine/core';
import type { ClientDetail } from '@mif/contract/clients';
import { formesJuridiques } from '@mif/contract/clients';
import { formatIce } from '@mif/contract/identifiers';
import { formatPhone } from '@mif/contract/phones';
import { langues } from '@mif/contract/users';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { CopyableCode } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { IconArchive, IconArrowLeft, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { RecordHistory } from '../../app/record-history.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { Instant } from '../../looks/interventions.tsx';
import { ClientCalendar } from '../calendriers/client-calendar.tsx';
import { CalendarButtons } from '../agenda/calendar-buttons.tsx';
import { useContactHistory } from '../contacts/contact-history.ts';
import { ContactList, PhoneLink } from '../contacts/contact-list.tsx';
import { addressOf } from '../sites/map-link.ts';
import { Documents } from '../documents/documents.tsx';
import { ClientAccounts } from './client-accounts.tsx';
import { ClientPanel } from './client-panel.tsx';
import { ClientSites } from './client-sites.tsx';
import classes from './clients.module.css';
import { OpenWork } from './open-work.tsx';

/** One client company: who it is, its sites, whom to call, what is open, who signs in, and its whole history. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/clients/$id' });
  return <ClientPage key={id} id={id} />;
}

function ClientPage({ id }: { id: number }) {
  const t = useTranslations('clients');
  const query = trpc.clients.get.useQuery({ id }, { placeholderData: undefined });
  const client = query.data;
  if (!client) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return (
    <PageFrame
      title={client.nom}
      eyebrow={
        <Link to="/clients" className={classes.link}>
          <IconArrowLeft size={16} aria-hidden />
          {t('list.title')}
        </Link>
      }
      badges={
        <>
          {client.is_active ? null : <ActiveBadge isActive={false} label={t('inactive')} />}
          <Staleness query={query} />
        </>
      }
      actions={<Actions client={client} />}
    >
      <Columns
        main={
          <>
            <Section title={t('detail.identity')}>
              <Facts client={client} />
            </Section>
            <Section title={t('detail.sites')}>
              <ClientSites client={client} />
            </Section>
            <Section title={t('detail.open')}>
              <OpenWork client_id={id} />
            </Section>
            <Documents objet="client" objetId={id} />
          </>
        }
        aside={<Aside client={client} />}
      />
    </PageFrame>
  );
}

function Facts({ client }: { client: ClientDetail }) {
  const t = useTranslations();
  const f = (name: string) => t(`clients.fields.${name}` as 'clients.fields.nom');
  const bdi = (value: string | null): ReactNode => (value === null ? null : <bdi>{value}</bdi>);
  const digits = (value: string | null, shown = value): ReactNode => (value && shown ? <bdi dir="ltr">{shown}</bdi> : null);
  return (
    <DefinitionList
      items={[
        { label: f('code'), value: <CopyableCode value={client.code} /> },
        { label: f('raison_sociale'), value: bdi(client.raison_sociale) },
        { label: f('forme_juridique'), value: client.forme_juridique ? t(`clients.formes.${client.forme_juridique}`) : null },
        { label: f('ice'), value: digits(client.ice, client.ice && formatIce(client.ice)) },
        { label: f('identifiant_fiscal'), value: digits(client.identifiant_fiscal) },
        {
          label: f('rc'),
          value: client.rc ? (
            <>
              {digits(client.rc)} · <bdi>{client.rc_tribunal}</bdi>
            </>
          ) : null,
        },
        { label: f('taxe_professionnelle'), value: digits(client.taxe_professionnelle) },
        { label: f('cnss'), value: digits(client.cnss) },
        { label: f('adresse'), value: bdi(addressOf({ ...client, latitude: null, longitude: null })) },
        { label: f('telephone'), value: client.telephone ? <PhoneLink value={client.telephone} label={f('telephone')} /> : null },
        {
          label: f('email'),
          value: client.email ? (
            <a href={`mailto:${client.email}`} className={classes.link}>
              <bdi dir="ltr">{client.email}</bdi>
            </a>
          ) : null,
        },
        { label: f('langue'), value: t(`common.langues.${client.langue}`) },
        {
          label: f('equipements'),
          value: (
            <Link to="/equipements" search={{ client_id: String(client.id) }} className={classes.link}>
              {t('clients.equipements', { n: client.equipements })}
            </Link>
          ),
        },
        { label: f('created_at'), value: <Instant value={client.created_at} as="date" /> },
        { label: f('notes'), value: client.notes ? <p className={classes.text}>{client.notes}</p> : null, isWide: true },
      ]}
    />
  );
}

function Aside({ client }: { client: ClientDetail }) {
  const t = useTranslations();
  const can = useCan();
  const labelOf = useFieldLabel('clients.fields');
  const contactHistory = useContactHistory();
  function textOf(field: string, value: unknown): string | null {
    const forme = formesJuridiques.find((each) => each === value);
    if (field === 'forme_juridique' && forme) return t(`clients.formes.${forme}`);
    const langue = langues.find((each) => each === value);
    if (field === 'langue' && langue) return t(`common.langues.${langue}`);
    return field === 'telephone' && typeof value === 'string' ? formatPhone(value) : null;
  }
  return (
    <>
      <Section title={t('contacts.title')}>
        <ContactList holder={{ client_id: client.id, site_id: null }} contacts={client.contacts} />
      </Section>
      {can('calendrier.read') ? <ClientCalendar clientId={client.id} /> : null}
      <Section title={t('clients.detail.accounts')}>
        <ClientAccounts clientId={client.id} />
      </Section>
      <Section title={t('journal.history')}>
        <RecordHistory objet="client" id={client.id} labelOf={labelOf} textOf={textOf} parts={{ contact: contactHistory }} />
      </Section>
    </>
  );
}

function Actions({ client }: { client: ClientDetail }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'edit' | 'deactivate' | null>(null);
  const close = () => setOpen(null);
  const update = trpc.clients.update.useMutation({
    onSuccess: async (saved) => {
      utils.clients.get.setData({ id: saved.id }, saved);
      close();
      toast(t(saved.is_active ? 'clients.toasts.activated' : 'clients.toasts.deactivated', { nom: saved.nom }));
      await Promise.all([utils.clients.list.invalidate(), utils.journal.invalidate()]);
    },
    onError: (error) => {
      close();
      refused(error);
      void utils.clients.get.invalidate({ id: client.id });
    },
  });
  const setActive = (is_active: boolean) => update.mutate({ id: client.id, version: client.version, is_active });
  if (!client.actions_permises.includes('update')) return null;
  return (
    <>
      <CalendarButtons subject={{ client_id: client.id }} />
      {client.is_active ? (
        <Button variant="subtle" color="gray" leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setOpen('deactivate')}>
          {t('clients.detail.deactivate')}
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={update.isPending}
          onClick={() => setActive(true)}
        >
          {t('clients.detail.activate')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
        {t('common.actions.edit')}
      </Button>
      <ClientPanel mode={open === 'edit' ? client : null} onClose={close} />
      <ConfirmDialog
        isOpen={open === 'deactivate'}
        title={t('clients.detail.deactivate')}
        confirmLabel={t('clients.detail.deactivate')}
        cancelLabel={t('common.actions.cancel')}
        isDangerous
        isLoading={update.isPending}
        onConfirm={() => setActive(false)}
        onClose={close}
      >
        {t('clients.detail.deactivate_confirm', { nom: client.nom })}
      </ConfirmDialog>
    </>
  );
}
