import type { SiteDetail } from '@mif/contract/sites';
import { CopyableCode } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFieldLabel } from '../../app/form.ts';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { RecordHistory } from '../../app/record-history.tsx';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { ContactList } from '../contacts/contact-list.tsx';
import { useContactHistory } from '../contacts/contact-history.ts';
import { OpenWork } from '../clients/open-work.tsx';
import classes from '../clients/clients.module.css';
import { Documents } from '../documents/documents.tsx';
import { WeekHours } from './week-hours.tsx';
import { SiteActions } from './site-actions.tsx';
import { SiteEquipements } from './site-equipements.tsx';
import { SitePlace } from './site-place.tsx';
import { useHorairesText } from './horaires.ts';

/** One site: the way there, what stands there, what is open, whom to call, and its whole history. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/sites/$id' });
  return <SitePage key={id} id={id} />;
}

function SitePage({ id }: { id: number }) {
  const t = useTranslations();
  const can = useCan();
  const query = trpc.sites.get.useQuery({ id }, { placeholderData: undefined });
  const site = query.data;
  if (!site) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return (
    <PageFrame
      title={site.nom}
      eyebrow={
        can('client.read') && can('client.create') ? (
          <Link to="/clients/$id" params={{ id: site.client_id }} className={classes.link}>
            <IconArrowLeft size={16} aria-hidden />
            <bdi>{site.client.nom}</bdi>
          </Link>
        ) : (
          <Link to="/sites" className={classes.link}>
            <IconArrowLeft size={16} aria-hidden />
            {t('sites.list.own_title')}
          </Link>
        )
      }
      badges={
        <>
          {site.is_active ? null : <ActiveBadge isActive={false} label={t('sites.inactive')} />}
          <Staleness query={query} />
        </>
      }
      actions={<SiteActions site={site} />}
    >
      <Columns main={<SiteMain site={site} />} aside={<SiteAside site={site} />} />
    </PageFrame>
  );
}

function SiteMain({ site }: { site: SiteDetail }) {
  const t = useTranslations();
  return (
    <>
      <Section title={t('sites.detail.place')}>
        <SitePlace site={site} />
      </Section>
      <Section title={t('sites.detail.access')}>
        <p className={site.instructions_acces ? classes.text : classes.none} dir="auto">
          {site.instructions_acces ?? t('sites.detail.no_access')}
        </p>
      </Section>
      <Section title={t('sites.detail.hours')}>
        <WeekHours horaires={site.horaires} />
      </Section>
      <Section title={t('sites.detail.equipements')}>
        <SiteEquipements site={site} />
      </Section>
      <Section title={t('clients.detail.open')}>
        <OpenWork site_id={site.id} />
      </Section>
      <Documents objet="site" objetId={site.id} />
    </>
  );
}

function SiteAside({ site }: { site: SiteDetail }) {
  const t = useTranslations();
  const labelOf = useFieldLabel('sites.fields');
  const contactHistory = useContactHistory();
  const hoursText = useHorairesText();
  return (
    <>
      <Section title={t('sites.detail.contacts')}>
        <ContactList holder={{ client_id: site.client_id, site_id: site.id }} contacts={site.contacts} />
      </Section>
      <Section title={t('clients.detail.identity')}>
        <DefinitionList
          items={[
            { label: t('sites.fields.code'), value: <CopyableCode value={site.code} /> },
            { label: t('sites.fields.langue'), value: site.langue ? t(`common.langues.${site.langue}`) : t('sites.form.langue_client') },
          ]}
        />
      </Section>
      <Section title={t('journal.history')}>
        <RecordHistory
          objet="site"
          id={site.id}
          labelOf={labelOf}
          textOf={(field, value) => {
            if (field === 'horaires') return hoursText(value);
            const langue = (['fr', 'ar', 'en'] as const).find((each) => each === value);
            return field === 'langue' && langue ? t(`common.langues.${langue}`) : null;
          }}
          parts={{ contact: contactHistory }}
        />
      </Section>
    </>
  );
}
