import { SegmentedControl } from '@mantine/core';
import { causesArret } from '@mif/contract/arrets';
import { addDays, toCivilDate } from '@mif/contract/time';
import { DefinitionList } from '@mif/ui/definition-list';
import { Section } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useNow } from '../../app/now.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './equipements.module.css';

const periods = { mois: 30, trimestre: 90, annee: 365 } as const;
type Period = keyof typeof periods;

/** How long an equipment stood still, was worked on and cost over the last days. */
export function BilanSection({ id }: { id: number }) {
  const t = useTranslations('arrets.bilan');
  const causes = useTranslations('arrets.causes');
  const format = useFormat();
  const [period, setPeriod] = useState<Period>('trimestre');
  const au = toCivilDate(useNow());
  const query = trpc.equipements.bilan.useQuery({ id, du: addDays(au, 1 - periods[period]), au });
  return (
    <Section
      title={t('title')}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('period')}
          value={period}
          onChange={(value) => setPeriod(value as Period)}
          data={Object.keys(periods).map((value) => ({ value, label: t(`periods.${value as Period}`) }))}
        />
      }
    >
      <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
        {(bilan) => (
          <>
            <DefinitionList
              items={[
                {
                  label: t('arret'),
                  value: (
                    <>
                      <strong>{format.duration(bilan.arret_minutes)}</strong> · {t('pannes', { n: bilan.pannes })}
                    </>
                  ),
                },
                ...causesArret
                  .filter((cause) => bilan.arret_minutes_par_cause[cause] > 0)
                  .map((cause) => ({ label: causes(cause), value: format.duration(bilan.arret_minutes_par_cause[cause]) })),
                {
                  label: t('main_oeuvre'),
                  value: (
                    <>
                      {format.labour(bilan.main_oeuvre_minutes)} · {t('interventions', { n: bilan.interventions })}
                    </>
                  ),
                },
                { label: t('cout'), value: bilan.cout_centimes === null ? null : format.money(bilan.cout_centimes, 'MAD') },
              ]}
            />
            <p className={classes.none}>{t('branch_hint')}</p>
          </>
        )}
      </Loaded>
    </Section>
  );
}
