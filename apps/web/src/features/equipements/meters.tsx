import { Button, Checkbox } from '@mantine/core';
import type { Compteur } from '@mif/contract/compteurs';
import type { EquipementDetail } from '@mif/contract/equipements';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { LineChart } from '@mif/ui/line-chart';
import { IconGauge, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { nextPage } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import { CancelReleve, MeterPanel, ReadPanel } from './meter-forms.tsx';
import type { ReleveRow } from './meter-forms.tsx';
import classes from './meters.module.css';

const PAGE = 100;

/**
 * The meters of an equipment: what each showed last, how it went, and its readings.
 * @param interventionId the work a reading is taken during
 */
export function Meters({ equipement, interventionId }: { equipement: EquipementDetail; interventionId: number | null }) {
  const t = useTranslations('compteurs');
  const query = trpc.compteurs.list.useQuery({ equipement_id: equipement.id });
  const [edited, setEdited] = useState<Compteur | 'create' | null>(null);
  const canAdd = equipement.actions_permises.includes('compteur');
  return (
    <>
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {({ items }) => (
          <>
            {items.length === 0 ? <p className={classes.quiet}>{t(canAdd ? 'empty' : 'none')}</p> : null}
            {items.map((compteur) => (
              <Meter
                key={compteur.id}
                compteur={compteur}
                canRead={equipement.statut !== 'retire'}
                interventionId={interventionId}
                onEdit={() => setEdited(compteur)}
              />
            ))}
          </>
        )}
      </Loaded>
      {canAdd ? (
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('create')}>
          {t('add')}
        </Button>
      ) : null}
      <MeterPanel equipementId={equipement.id} mode={edited} onClose={() => setEdited(null)} />
    </>
  );
}

function Meter(props: { compteur: Compteur; canRead: boolean; interventionId: number | null; onEdit: () => void }) {
  const t = useTranslations('compteurs');
  const edit = useTranslations('common.actions')('edit');
  const format = useFormat();
  const { compteur } = props;
  const { dernier, unite, nom } = compteur;
  const [isReading, setIsReading] = useState(false);
  const [cancelled, setCancelled] = useState<ReleveRow | null>(null);
  const may = (action: Compteur['actions_permises'][number]) => compteur.actions_permises.includes(action);
  return (
    <section className={classes.meter} aria-label={nom}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <bdi>{nom}</bdi>
        </h3>
        <span className={classes.quiet}>{compteur.is_active ? t(`genres.${compteur.genre}`) : t('inactive')}</span>
        <div className={classes.actions}>
          {may('update') && props.canRead ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconPencil size={14} aria-hidden />}
              onClick={props.onEdit}
              aria-label={t('edit', { nom })}
            >
              {edit}
            </Button>
          ) : null}
          {may('releve') && props.canRead ? (
            <Button size="sm" leftSection={<IconGauge size={16} aria-hidden />} onClick={() => setIsReading(true)}>
              {t('read')}
            </Button>
          ) : null}
        </div>
      </div>
      {dernier ? (
        <p className={classes.last}>
          <strong className={classes.value}>
            <bdi>{`${format.number(dernier.valeur)} ${unite}`}</bdi>
          </strong>{' '}
          <span className={classes.quiet} title={format.instant(dernier.date_releve, 'full')}>
            {t('last', { quand: format.instant(dernier.date_releve, 'relative') })}
          </span>
          {dernier.total === dernier.valeur ? null : (
            <span className={classes.quiet}> · {t('total', { total: format.number(dernier.total), unite })}</span>
          )}
        </p>
      ) : (
        <p className={classes.quiet}>{t('no_reading')}</p>
      )}
      {dernier ? <Readings compteur={compteur} onCancel={may('annuler_releve') ? setCancelled : null} /> : null}
      <ReadPanel compteur={compteur} interventionId={props.interventionId} isOpen={isReading} onClose={() => setIsReading(false)} />
      <CancelReleve compteur={compteur} releve={cancelled} onClose={() => setCancelled(null)} />
    </section>
  );
}

function Readings({ compteur, onCancel }: { compteur: Compteur; onCancel: ((releve: ReleveRow) => void) | null }) {
  const t = useTranslations();
  const format = useFormat();
  const [isShown, setIsShown] = useState(false);
  const [hasCancelled, setHasCancelled] = useState(false);
  const { id, nom, unite } = compteur;
  const query = trpc.compteurs.releves.useInfiniteQuery(
    { compteur_id: id, limit: PAGE, annules: hasCancelled ? 'oui' : undefined },
    nextPage,
  );
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const counted = rows.filter(({ annulation }) => annulation === null);
  const isCumulative = compteur.genre === 'cumulatif';
  return (
    <>
      {counted.length > 1 ? (
        <LineChart
          label={t('compteurs.chart', { nom, unite })}
          points={counted
            .toReversed()
            .map((row) => ({ id: row.id, x: Date.parse(row.date_releve), y: isCumulative ? row.total : row.valeur }))}
          textOfX={(x) => format.instant(new Date(x).toISOString(), 'date')}
          textOfY={(y) => format.number(y, { maximumFractionDigits: 1 })}
          textOfPoint={(x, y) =>
            t('compteurs.point', { quand: format.instant(new Date(x).toISOString(), 'date_time'), valeur: format.number(y), unite })
          }
        />
      ) : null}
      <Button size="xs" variant="subtle" onClick={() => setIsShown(!isShown)} aria-expanded={isShown}>
        {t('compteurs.show_readings')}
      </Button>
      {isShown ? (
        <>
          <Checkbox
            size="xs"
            label={t('compteurs.with_cancelled')}
            checked={hasCancelled}
            onChange={(event) => setHasCancelled(event.currentTarget.checked)}
          />
          <ul className={classes.rows} aria-label={t('compteurs.readings', { nom })}>
            {rows.map((row) => (
              <li key={row.id} className={classes.row} data-cancelled={row.annulation ? true : undefined}>
                <span className={classes.number}>
                  <bdi>{`${format.number(row.valeur)} ${unite}`}</bdi>
                </span>
                <span title={format.instant(row.date_releve, 'full')}>{format.instant(row.date_releve, 'date_time')}</span>
                <span className={classes.quiet}>
                  <bdi>{row.acteur.full_name}</bdi>
                  {row.intervention ? (
                    <>
                      {' · '}
                      <bdi dir="ltr">{row.intervention.reference}</bdi>
                    </>
                  ) : null}
                  {row.genre === 'changement' && row.ancienne_valeur !== null
                    ? ` · ${t('compteurs.changed', { ancienne: format.number(row.ancienne_valeur) })}`
                    : null}
                  {row.commentaire ? (
                    <>
                      {' · '}
                      <bdi>{row.commentaire}</bdi>
                    </>
                  ) : null}
                  {row.annulation ? ` · ${t('compteurs.cancelled', { acteur: row.annulation.acteur, motif: row.annulation.motif })}` : null}
                </span>
                {onCancel && !row.annulation ? (
                  <Button size="compact-xs" variant="subtle" color="gray" onClick={() => onCancel(row)}>
                    {t('compteurs.cancel')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
          {query.hasNextPage ? (
            <Button size="xs" variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('common.actions.load_more')}
            </Button>
          ) : null}
        </>
      ) : null}
    </>
  );
}
