import { Button } from '@mantine/core';
import type { BusinessCalendar, Calendrier } from '@mif/contract/calendriers';
import { Banner } from '@mif/ui/banner';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { PageSkeleton } from '@mif/ui/skeletons';
import { toast } from '@mif/ui/toast';
import { IconArchive, IconArrowLeft, IconPencil, IconPlayerPlay, IconStar } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { FailureState, Staleness } from '../../app/loaded.tsx';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import { ActiveBadge } from '../../looks/active.tsx';
import { Instant } from '../../looks/interventions.tsx';
import { Calculator } from './calculator.tsx';
import { CalendarForm } from './calendar-form.tsx';
import classes from './calendriers.module.css';
import { WeekTable } from './week-table.tsx';

/** One business calendar: its hours, closures and versions, and a way to try it. */
export function Page() {
  const { id } = useParams({ from: '/signed-in/calendriers/$id' });
  return <CalendarPage key={id} id={id} />;
}

function CalendarPage({ id }: { id: number }) {
  const t = useTranslations('calendriers');
  const [numero, setNumero] = useState<number | undefined>(undefined);
  const query = trpc.calendriers.get.useQuery({ id, numero }, { placeholderData: (before) => before });
  const calendrier = query.data;
  if (!calendrier) return query.isError ? <FailureState error={query.error} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  const { definition } = calendrier;
  return (
    <PageFrame
      title={calendrier.nom}
      eyebrow={
        <Link to="/calendriers" className={classes.link}>
          <IconArrowLeft size={16} aria-hidden />
          {t('title')}
        </Link>
      }
      badges={
        <>
          {calendrier.is_active ? null : <ActiveBadge isActive={false} label={t('inactive')} />}
          <span className={classes.rowMeta}>{calendrier.is_defaut ? t('defaut') : t('clients', { n: calendrier.clients })}</span>
          <Staleness query={query} />
        </>
      }
      actions={definition.numero === calendrier.numero ? <Actions calendrier={calendrier} /> : undefined}
    >
      {definition.numero === calendrier.numero ? null : (
        <Banner kind="info">
          {t('detail.shown', { n: String(definition.numero) })}{' '}
          <Button variant="subtle" size="compact-sm" onClick={() => setNumero(undefined)}>
            {t('detail.newest')}
          </Button>
        </Banner>
      )}
      <Columns
        main={
          <>
            <Weeks definition={definition} />
            <Closures definition={definition} />
          </>
        }
        aside={
          <>
            <Section title={t('calcul.title')}>
              <Calculator calendar={definition} />
            </Section>
            <Section title={t('detail.versions')}>
              <Versions calendrier={calendrier} onSee={setNumero} />
            </Section>
          </>
        }
      />
    </PageFrame>
  );
}

function Weeks({ definition }: { definition: BusinessCalendar }) {
  const t = useTranslations('calendriers');
  const format = useFormat();
  return (
    <Section title={t('detail.hours')}>
      {definition.semaines.map((semaine) => (
        <div key={semaine.du ?? ''} className={classes.week}>
          {definition.semaines.length > 1 && semaine.du ? (
            <h3 className={classes.weekTitle}>{t('detail.from', { date: format.civil(semaine.du) })}</h3>
          ) : null}
          <WeekTable semaine={semaine} />
          <p className={classes.note}>{t(semaine.is_ferme_feries ? 'detail.feries_closed' : 'detail.feries_open')}</p>
        </div>
      ))}
    </Section>
  );
}

function Closures({ definition }: { definition: BusinessCalendar }) {
  const t = useTranslations('calendriers.detail');
  const format = useFormat();
  return (
    <Section title={t('fermetures')}>
      {definition.fermetures.length === 0 ? <p className={classes.note}>{t('no_fermetures')}</p> : null}
      <ul className={classes.rows}>
        {definition.fermetures.map(({ debut, fin, motif }) => (
          <li key={`${debut}${motif}`} className={classes.line}>
            <bdi className={classes.rowText}>{motif}</bdi>
            <span className={classes.rowMeta}>
              {format.civil(debut)}
              {fin === debut ? null : <> – {format.civil(fin)}</>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Versions({ calendrier, onSee }: { calendrier: Calendrier; onSee: (numero: number | undefined) => void }) {
  const t = useTranslations('calendriers');
  const format = useFormat();
  return (
    <ul className={classes.rows}>
      {calendrier.versions.map(({ numero, cause, applique_du, created_at, auteur }) => (
        <li key={numero} className={classes.line}>
          <span className={classes.rowText}>
            <span className={classes.rowTitle}>{t('version', { n: String(numero) })}</span>
            <span className={classes.rowMeta}>
              {t('detail.version_line', { cause: t(`causes.${cause}`), auteur: auteur.full_name })} ·{' '}
              <Instant value={created_at} as="relative" />
            </span>
            {cause === 'horaires' ? (
              <span className={classes.rowMeta}>{t('detail.applies', { date: format.civil(applique_du) })}</span>
            ) : null}
          </span>
          {numero === calendrier.definition.numero ? null : (
            <Button variant="subtle" size="xs" onClick={() => onSee(numero === calendrier.numero ? undefined : numero)}>
              {t('detail.see', { n: String(numero) })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function Actions({ calendrier }: { calendrier: Calendrier }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const [open, setOpen] = useState<'edit' | 'default' | null>(null);
  const close = () => setOpen(null);
  const update = trpc.calendriers.update.useMutation({
    onSuccess: async ({ nom }) => {
      close();
      toast(t('calendriers.toasts.saved', { nom }));
      await Promise.all([utils.calendriers.invalidate(), utils.journal.invalidate()]);
    },
    onError: (error) => {
      close();
      refused(error);
      void utils.calendriers.invalidate();
    },
  });
  if (!calendrier.actions_permises.includes('update')) return null;
  const { id, version, nom, is_active, is_defaut } = calendrier;
  return (
    <>
      {is_defaut ? null : (
        <Button
          variant="subtle"
          color="gray"
          leftSection={is_active ? <IconArchive size={16} aria-hidden /> : <IconPlayerPlay size={16} aria-hidden />}
          loading={update.isPending && open === null}
          onClick={() => update.mutate({ id, version, is_active: !is_active })}
        >
          {t(is_active ? 'calendriers.detail.deactivate' : 'calendriers.detail.activate')}
        </Button>
      )}
      {is_defaut || !is_active ? null : (
        <Button variant="default" leftSection={<IconStar size={16} aria-hidden />} onClick={() => setOpen('default')}>
          {t('calendriers.detail.make_default')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
        {t('common.actions.edit')}
      </Button>
      <SidePanel isOpen={open === 'edit'} size="lg" title={t('calendriers.edit', { nom })} onClose={close}>
        {open === 'edit' ? <CalendarForm calendrier={calendrier} onDone={close} /> : null}
      </SidePanel>
      <ConfirmDialog
        isOpen={open === 'default'}
        title={t('calendriers.detail.make_default')}
        confirmLabel={t('calendriers.detail.make_default')}
        cancelLabel={t('common.actions.cancel')}
        isLoading={update.isPending}
        onConfirm={() => update.mutate({ id, version, is_defaut: true })}
        onClose={close}
      >
        {t('calendriers.detail.make_default_confirm', { nom })}
      </ConfirmDialog>
    </>
  );
}
