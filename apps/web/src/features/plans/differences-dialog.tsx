import { Checkbox, Stack } from '@mantine/core';
import type { ChangementEcheance } from '@mif/contract/plan-commands';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { ScrollRegion } from '@mif/ui/scroll-region';
import { StatusBadge } from '@mif/ui/status-badge';
import type { Look } from '@mif/ui/status-badge';
import { IconArrowRight, IconEqual, IconMinus, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import type { Outputs } from '../../app/trpc.ts';
import classes from './plans.module.css';

const genres = ['deplacee', 'ajoutee', 'supprimee', 'gardee'] as const;
const looks: Record<(typeof genres)[number], Look> = {
  deplacee: { tone: 'amber', icon: IconArrowRight },
  ajoutee: { tone: 'green', icon: IconPlus },
  supprimee: { tone: 'red', icon: IconMinus },
  gardee: { tone: 'neutral', icon: IconEqual },
};

/** What a change does to the occurrences to come, before it is saved. */
export function DifferencesDialog(props: {
  differences: Outputs['plans']['previewUpdate'];
  isLoading: boolean;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('planForms.diff');
  const [isAll, setAll] = useState(false);
  const { items } = props.differences;
  const counts = genres.map((genre) => ({ genre, n: items.filter((each) => each.genre === genre).length }));
  const hasKept = items.some(({ genre }) => genre === 'gardee');
  const changes = items.filter(({ genre }) => isAll || genre !== 'gardee');
  const isSame = items.every(({ genre }) => genre === 'gardee');
  return (
    <ConfirmDialog
      isOpen
      title={t('title')}
      confirmLabel={t('submit')}
      cancelLabel={t('back')}
      isLoading={props.isLoading}
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      <Stack gap={12}>
        <p className={classes.second}>{t('intro')}</p>
        {isSame ? <p className={classes.prose}>{t('none')}</p> : null}
        <div className={classes.chips}>
          {counts
            .filter(({ n }) => n > 0)
            .map(({ genre, n }) => (
              <StatusBadge key={genre} look={looks[genre]} label={t(genre, { n })} />
            ))}
        </div>
        {changes.length > 0 ? (
          <ScrollRegion label={t('title')} isTall>
            <ul className={classes.rows}>
              {changes.map((each) => (
                <li key={`${String(each.avant)}.${String(each.apres)}`} className={classes.row}>
                  <Line change={each} />
                </li>
              ))}
            </ul>
          </ScrollRegion>
        ) : null}
        {hasKept ? <Checkbox label={t('show_kept')} checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} /> : null}
      </Stack>
    </ConfirmDialog>
  );
}

function Line({ change }: { change: ChangementEcheance }) {
  const t = useTranslations('planForms.diff');
  const format = useFormat();
  const Icon = looks[change.genre].icon;
  const date = (value: string | null) => (value === null ? '' : format.civil(value));
  const texts = {
    deplacee: () => t('from_to', { avant: date(change.avant), apres: date(change.apres) }),
    ajoutee: () => t('added_on', { date: date(change.apres) }),
    supprimee: () => t('removed_on', { date: date(change.avant) }),
    gardee: () => t('kept_on', { date: date(change.apres) }),
  };
  return (
    <>
      <Icon size={16} aria-hidden />
      <span>{texts[change.genre]()}</span>
    </>
  );
}
