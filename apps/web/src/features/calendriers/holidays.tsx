import { ActionIcon, Button } from '@mantine/core';
import type { JourFerie } from '@mif/contract/calendriers';
import { toCivilDate } from '@mif/contract/time';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { Section } from '@mif/ui/page';
import { SidePanel } from '@mif/ui/side-panel';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { StatusBadge, type Look } from '@mif/ui/status-badge';
import { toast } from '@mif/ui/toast';
import { IconCheck, IconChevronLeft, IconChevronRight, IconMoon, IconPlus, IconRepeat } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useLastValue } from '../../app/last-value.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useNow } from '../../app/now.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './calendriers.module.css';
import { ConfirmForm, HolidayForm } from './holiday-forms.tsx';
import { useHolidayName } from './holiday-name.ts';

const looks = {
  estime: { tone: 'amber', icon: IconMoon },
  confirme: { tone: 'green', icon: IconCheck },
  annuel: { tone: 'neutral', icon: IconRepeat },
  ajoute: { tone: 'slate', icon: IconPlus },
} as const satisfies Record<string, Look>;

/** What is known of a date: estimated, confirmed, of every year, added. */
function markOf({ is_estime, annee_hegire, is_annuel }: JourFerie): keyof typeof looks {
  if (is_estime) return 'estime';
  if (annee_hegire !== null) return 'confirme';
  return is_annuel ? 'annuel' : 'ajoute';
}

type Open = { kind: 'confirm' | 'edit' | 'remove'; ferie: JourFerie } | { kind: 'create' };

/** The public holidays of a year, and what an administrator does with them. */
export function Holidays() {
  const t = useTranslations('calendriers');
  const now = useNow();
  const nameOf = useHolidayName();
  const [annee, setAnnee] = useState(() => Number(toCivilDate(now).slice(0, 4)));
  const query = trpc.joursFeries.list.useQuery({ annee });
  const [open, setOpen] = useState<Open | null>(null);
  const shown = useLastValue(open ?? undefined);
  const close = () => setOpen(null);
  const ferie = shown && shown.kind !== 'create' ? shown.ferie : undefined;
  const title =
    shown?.kind === 'create'
      ? t('feries.add')
      : ferie
        ? t(shown?.kind === 'confirm' ? 'feries.confirm_title' : 'edit', { nom: nameOf(ferie) })
        : '';
  return (
    <Section
      title={t('feries.title', { annee: String(annee) })}
      aside={
        <span className={classes.actions}>
          <ActionIcon variant="default" aria-label={t('feries.previous')} onClick={() => setAnnee(annee - 1)}>
            <IconChevronLeft size={16} className={classes.turned} aria-hidden />
          </ActionIcon>
          <ActionIcon variant="default" aria-label={t('feries.next')} onClick={() => setAnnee(annee + 1)}>
            <IconChevronRight size={16} className={classes.turned} aria-hidden />
          </ActionIcon>
        </span>
      }
    >
      <p className={classes.note}>{t('feries.text')}</p>
      <Loaded query={query} skeleton={<CardsSkeleton cards={5} />}>
        {({ items, actions_permises }) => (
          <>
            {items.length === 0 ? <p className={classes.note}>{t('feries.empty')}</p> : null}
            <ul className={classes.rows}>
              {items.map((each) => (
                <HolidayLine key={each.id} ferie={each} onOpen={(kind) => setOpen({ kind, ferie: each })} />
              ))}
            </ul>
            {actions_permises.includes('create') ? (
              <div className={classes.more}>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconPlus size={14} aria-hidden />}
                  onClick={() => setOpen({ kind: 'create' })}
                >
                  {t('feries.add')}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
      <SidePanel isOpen={open !== null && open.kind !== 'remove'} title={title} onClose={close}>
        {open?.kind === 'confirm' ? <ConfirmForm ferie={open.ferie} onDone={close} /> : null}
        {open?.kind === 'edit' ? <HolidayForm ferie={open.ferie} annee={annee} onDone={close} /> : null}
        {open?.kind === 'create' ? <HolidayForm ferie={undefined} annee={annee} onDone={close} /> : null}
      </SidePanel>
      <RemoveDialog ferie={open?.kind === 'remove' ? open.ferie : undefined} onClose={close} />
    </Section>
  );
}

function HolidayLine({ ferie, onOpen }: { ferie: JourFerie; onOpen: (kind: 'confirm' | 'edit' | 'remove') => void }) {
  const t = useTranslations('calendriers.feries');
  const format = useFormat();
  const name = useHolidayName()(ferie);
  const mark = markOf(ferie);
  const notes = [
    ferie.confirme_par && !ferie.is_estime ? t('confirme_par', { nom: ferie.confirme_par.full_name }) : null,
    ferie.jusqu_au ? t('ends', { date: format.civil(ferie.jusqu_au) }) : null,
  ].filter(Boolean);
  return (
    <li className={classes.line}>
      <span className={classes.when}>
        <span>{format.civil(ferie.debut)}</span>
        {ferie.fin === ferie.debut ? null : <span>– {format.civil(ferie.fin)}</span>}
      </span>
      <span className={classes.rowText}>
        <bdi className={classes.rowTitle}>{name}</bdi>
        {notes.length > 0 ? <span className={classes.rowMeta}>{notes.join(' · ')}</span> : null}
      </span>
      <StatusBadge look={looks[mark]} label={t(mark)} />
      <span className={classes.lineActions}>
        {ferie.actions_permises.map((action) => (
          <Button
            key={action}
            size="xs"
            variant="subtle"
            color={action === 'remove' ? 'gray' : undefined}
            onClick={() => onOpen(action === 'update' ? 'edit' : action)}
          >
            {action === 'confirm' && !ferie.is_estime ? t('correct') : t(action === 'update' ? 'edit' : action)}
            <span className={classes.hidden}> {name}</span>
          </Button>
        ))}
      </span>
    </li>
  );
}

function RemoveDialog({ ferie, onClose }: { ferie: JourFerie | undefined; onClose: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const shown = useLastValue(ferie);
  const remove = trpc.joursFeries.remove.useMutation({
    onSuccess: async () => {
      await Promise.all([utils.joursFeries.invalidate(), utils.calendriers.invalidate()]);
      toast(t('calendriers.toasts.removed', { nom: shown?.nom ?? '' }));
      onClose();
    },
    onError: (error) => {
      onClose();
      refused(error);
      void utils.joursFeries.invalidate();
    },
  });
  return (
    <ConfirmDialog
      isOpen={ferie !== undefined}
      title={t('calendriers.feries.remove_title', { nom: shown?.nom ?? '' })}
      confirmLabel={t('calendriers.feries.remove')}
      cancelLabel={t('common.actions.cancel')}
      isDangerous
      isLoading={remove.isPending}
      onConfirm={() => shown && remove.mutate({ id: shown.id, version: shown.version })}
      onClose={onClose}
    >
      {t('calendriers.feries.remove_confirm')}
    </ConfirmDialog>
  );
}
