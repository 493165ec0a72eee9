import { declencheurs } from '@mif/contract/plan-rules';
import { statutsPlan } from '@mif/contract/plans';
import { FilterBar, FilterChoice } from '@mif/ui/filter-bar';
import { Page as PageFrame, Section } from '@mif/ui/page';
import { EmptyState } from '@mif/ui/state';
import { IconChartHistogram } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { BackLink } from '../../app/back-link.tsx';
import { useFormat } from '../../app/format.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import { idFilter, manyFilter, oneFilter, wordsFilter } from '../../lists/list-values.ts';
import { useList } from '../../lists/use-list.ts';
import { ClientFilter } from '../equipements/client-filter.tsx';
import { ForecastCertificates, ForecastMonths, ForecastSkills, ForecastSummary } from './forecast.tsx';
import classes from './plans.module.css';

const spec = {
  filters: {
    q: wordsFilter(),
    statut: manyFilter(statutsPlan),
    declencheur: manyFilter(declencheurs),
    client_id: idFilter,
    equipement_id: idFilter,
    site_id: idFilter,
    en_retard: oneFilter(['oui']),
  },
  sorts: [],
};

/** What all plans, or those a filter leaves, will ask for in twelve months, against what the teams can do. */
export function Page() {
  const t = useTranslations('planForms.previsions');
  const tp = useTranslations('plans');
  const format = useFormat();
  const list = useList(spec);
  const query = trpc.plans.preview.useQuery(list.filters);
  return (
    <PageFrame
      title={t('title')}
      eyebrow={<BackLink to="/plans">{tp('title')}</BackLink>}
      badges={<Staleness query={query} />}
      toolbar={
        <FilterBar
          search={{
            value: list.params['q'] ?? '',
            placeholder: tp('list.search'),
            onChange: (text) => list.change({ q: text.trim() || undefined }),
          }}
          onClear={list.isFiltered ? list.clear : undefined}
        >
          <FilterChoice
            label={tp('fields.declencheur')}
            options={declencheurs.map((value) => ({ value, text: tp(`declencheurs.${value}`), label: tp(`declencheurs.${value}`) }))}
            selected={list.filters.declencheur ?? []}
            onChange={(declencheur) => list.set({ declencheur })}
          />
          <ClientFilter selected={list.filters.client_id ?? null} onChange={(id) => list.set({ client_id: id ?? undefined })} />
        </FilterBar>
      }
    >
      <Loaded query={query}>
        {(previsions) =>
          previsions.echeances === 0 ? (
            <EmptyState icon={IconChartHistogram} title={t('nothing_title')} text={t('nothing_text')} />
          ) : (
            <>
              <p className={classes.second}>{t('intro', { date: format.civil(previsions.au) })}</p>
              <ForecastSummary previsions={previsions} />
              <Section title={t('by_month')}>
                <ForecastMonths previsions={previsions} />
              </Section>
              <Section title={t('by_skill')}>
                <ForecastSkills charges={previsions.charges} />
              </Section>
              <Section title={tp('detail.certificates')}>
                <ForecastCertificates items={previsions.habilitations} today={previsions.du} />
              </Section>
            </>
          )
        }
      </Loaded>
    </PageFrame>
  );
}
