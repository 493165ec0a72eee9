import { Button } from '@mantine/core';
import type { Technicien } from '@mif/contract/techniciens';
import { toCivilDate } from '@mif/contract/time';
import { CopyableCode } from '@mif/ui/copyable-code';
import { DefinitionList } from '@mif/ui/definition-list';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { PageSkeleton } from '@mif/ui/skeletons';
import { StatusBadge } from '@mif/ui/status-badge';
import { IconClock, IconPencil, IconPhoneCall, IconPlus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { FailureState, Loaded, Staleness } from '../../app/loaded.tsx';
import { useCan } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { HabilitationCounts } from '../../looks/habilitations.tsx';
import { CompetenceLabel, DisponibiliteBadge } from '../../looks/techniciens.tsx';
import { AccountAddress } from '../../looks/users.tsx';
import { CalendarButtons } from '../agenda/calendar-buttons.tsx';
import { AbsenceLine } from '../absences/absence-line.tsx';
import { AbsencePanel } from '../absences/absence-form.tsx';
import absences from '../absences/absences.module.css';
import { Documents } from '../documents/documents.tsx';
import { CertificatePanel } from '../habilitations/certificate-form.tsx';
import { CertificateLine } from '../habilitations/certificate-line.tsx';
import { Astreintes } from './astreintes.tsx';
import { HoursPanel } from './hours-panel.tsx';
import { LoadByWeek } from './load-by-week.tsx';
import { TechnicienHistory } from './history.tsx';
import { TechnicienPanel } from './technicien-panel.tsx';
import classes from './technicien-page.module.css';
import { WeekGlance } from './week-glance.tsx';

/** One technician: who he is, his week, what he may do and how much is on his hands. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/techniciens/$id' });
  return <TechnicienPage key={id} id={id} />;
}

/** @param isOwn whether it is the reader's own page */
export function TechnicienPage({ id, isOwn = false }: { id: number; isOwn?: boolean }) {
  const t = useTranslations();
  const can = useCan();
  const query = trpc.techniciens.get.useQuery({ id }, { placeholderData: undefined });
  const technicien = query.data;
  if (!technicien) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  return (
    <PageFrame
      title={isOwn ? t('techniciens.profile.title') : technicien.user.full_name}
      eyebrow={can('technicien.create') ? <BackLink to="/techniciens">{t('techniciens.list.title')}</BackLink> : undefined}
      badges={
        <>
          {technicien.is_active ? (
            <DisponibiliteBadge disponibilite={technicien.disponibilite} />
          ) : (
            <ActiveBadge isActive={false} label={t('techniciens.inactive')} />
          )}
          {technicien.is_astreinte ? (
            <StatusBadge look={{ tone: 'violet', icon: IconPhoneCall }} label={t('techniciens.astreinte_now')} />
          ) : null}
          <HabilitationCounts counts={technicien.habilitations} />
          <Staleness query={query} />
        </>
      }
      actions={<Actions technicien={technicien} />}
    >
      <Columns
        main={
          <>
            <Section title={t('techniciens.detail.week')}>
              <WeekGlance id={id} hasHours={technicien.horaires !== null} />
            </Section>
            <Absences id={id} />
            <Certificates id={id} />
            <Documents objet="technicien" objetId={id} />
          </>
        }
        aside={
          <>
            <Section title={t('techniciens.detail.facts')}>
              <Facts technicien={technicien} />
            </Section>
            <Section title={t('techniciens.detail.load')}>
              <LoadByWeek id={id} />
            </Section>
            <Astreintes id={id} canEdit={technicien.actions_permises.includes('update')} />
            <Section title={t('techniciens.detail.history')}>
              <TechnicienHistory id={id} />
            </Section>
          </>
        }
      />
    </PageFrame>
  );
}

function Facts({ technicien }: { technicien: Technicien }) {
  const t = useTranslations('techniciens');
  const bdi = (value: string | null) => (value === null ? null : <bdi>{value}</bdi>);
  const { base_latitude, base_longitude, telephone } = technicien;
  return (
    <>
      <DefinitionList
        items={[
          { label: t('fields.nom'), value: bdi(technicien.user.full_name) },
          { label: t('fields.matricule'), value: <CopyableCode value={technicien.matricule} /> },
          { label: t('fields.equipe'), value: bdi(technicien.equipe) },
          {
            label: t('fields.telephone'),
            value: telephone ? (
              <a href={`tel:${telephone}`} dir="ltr">
                {telephone}
              </a>
            ) : null,
          },
          { label: t('fields.email'), value: <AccountAddress user={technicien.user} /> },
          { label: t('fields.vehicule'), value: bdi(technicien.vehicule) },
          { label: t('fields.base_adresse'), value: bdi(technicien.base_adresse) },
          {
            label: t('fields.position'),
            value:
              base_latitude !== null && base_longitude !== null ? (
                <CopyableCode value={`${String(base_latitude)}, ${String(base_longitude)}`} />
              ) : null,
          },
          { label: t('fields.charge'), value: t('charge', { n: technicien.charge }) },
        ]}
      />
      <ul className={classes.skills} aria-label={t('fields.competences')}>
        {technicien.competences.map((competence) => (
          <li key={competence.id}>
            <CompetenceLabel competence={competence} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Actions({ technicien }: { technicien: Technicien }) {
  const t = useTranslations();
  const can = useCan();
  const [open, setOpen] = useState<'edit' | 'hours' | 'absence' | null>(null);
  const close = () => setOpen(null);
  const isEditable = technicien.actions_permises.includes('update');
  return (
    <>
      {isEditable ? (
        <>
          <Button variant="subtle" leftSection={<IconClock size={16} aria-hidden />} onClick={() => setOpen('hours')}>
            {t('techniciens.detail.edit_hours')}
          </Button>
          <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
            {t('common.actions.edit')}
          </Button>
        </>
      ) : null}
      <CalendarButtons subject={{ technicien_id: technicien.id }} />
      {can('absence.create') ? (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('absence')}>
          {t(can('absence.decide') ? 'absences.create' : 'absences.request')}
        </Button>
      ) : null}
      <HoursPanel isOpen={open === 'hours'} technicien={technicien} onClose={close} />
      <TechnicienPanel fiche={open === 'edit' ? String(technicien.id) : undefined} known={technicien} onClose={close} />
      <AbsencePanel isOpen={open === 'absence'} technicienId={technicien.id} onClose={close} />
    </>
  );
}

function Absences({ id }: { id: number }) {
  const t = useTranslations();
  const [today] = useState(() => toCivilDate(Date.now()));
  const query = trpc.absences.list.useQuery({ technicien_id: id, depuis: today, statut: ['demandee', 'approuvee', 'refusee'] });
  return (
    <Section title={t('absences.title')}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={absences.none}>{t('techniciens.detail.no_absence')}</p>
          ) : (
            <ul className={absences.list}>
              {items.map((absence) => (
                <AbsenceLine key={absence.id} absence={absence} hasName={false} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function Certificates({ id }: { id: number }) {
  const t = useTranslations('habilitations');
  const can = useCan();
  const [isAdding, setAdding] = useState(false);
  const query = trpc.habilitations.list.useQuery({ technicien_id: id, limit: 100 });
  return (
    <Section
      title={t('title')}
      aside={
        can('habilitation.create') ? (
          <Button size="xs" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setAdding(true)}>
            {t('create')}
          </Button>
        ) : null
      }
    >
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={absences.none}>{t('none')}</p>
          ) : (
            <ul className={absences.list}>
              {items.map((habilitation) => (
                <CertificateLine key={habilitation.id} habilitation={habilitation} hasName={false} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <CertificatePanel mode={isAdding ? { kind: 'create' } : null} technicienId={id} onClose={() => setAdding(false)} />
    </Section>
  );
}
