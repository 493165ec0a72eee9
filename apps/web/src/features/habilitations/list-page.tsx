import { Button } from '@mantine/core';
import { etatsHabilitation } from '@mif/contract/habilitations';
import { FilterBar, FilterOne } from '@mif/ui/filter-bar';
import { Columns, Page as PageFrame, Section } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { EmptyState } from '@mif/ui/state';
import { IconCertificate } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useListParams } from '../../app/list-params.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { countOf, nextPage, rowsOf } from '../../app/record-list.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from '../absences/absences.module.css';
import { CertificateLine } from './certificate-line.tsx';
import { Kinds } from './kinds.tsx';

/** Certificates that want care, what ends first first, beside the catalogue of their types. */
export function Page() {
  const t = useTranslations();
  const { params, change } = useListParams();
  const etat = etatsHabilitation.find((value) => value === params['etat']);
  const kinds = trpc.habilitations.types.useQuery().data?.items ?? [];
  const type_id = Number(params['type_id']) || undefined;
  const query = trpc.habilitations.list.useInfiniteQuery({ etat: etat ? [etat] : ['expiree', 'expire_bientot'], type_id }, nextPage);
  const n = countOf(query);
  const rows = rowsOf(query) ?? [];
  return (
    <PageFrame
      title={t('habilitations.title')}
      count={n === null ? undefined : t('habilitations.count', { n })}
      actions={<Staleness query={query} />}
      toolbar={
        <FilterBar onClear={etat || type_id ? () => change({ etat: undefined, type_id: undefined }) : undefined}>
          <FilterOne
            label={t('habilitations.fields.etat')}
            options={etatsHabilitation.map((value) => ({ value, text: t(`habilitations.etats.${value}`) }))}
            selected={etat}
            onChange={(value) => change({ etat: value })}
          />
          <FilterOne
            label={t('habilitations.fields.type')}
            options={kinds.map((kind) => ({ value: String(kind.id), text: kind.nom }))}
            selected={type_id ? String(type_id) : undefined}
            onChange={(value) => change({ type_id: value })}
          />
        </FilterBar>
      }
    >
      <Columns
        main={
          <Loaded query={query} skeleton={<CardsSkeleton cards={4} />}>
            {() =>
              rows.length === 0 ? (
                <EmptyState icon={IconCertificate} title={t('habilitations.empty_title')} text={t('habilitations.empty_text')} />
              ) : (
                <>
                  <ul className={classes.list}>
                    {rows.map((habilitation) => (
                      <CertificateLine key={habilitation.id} habilitation={habilitation} hasName />
                    ))}
                  </ul>
                  {query.hasNextPage ? (
                    <div className={classes.more}>
                      <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                        {t('common.actions.load_more')}
                      </Button>
                    </div>
                  ) : null}
                </>
              )
            }
          </Loaded>
        }
        aside={
          <Section title={t('habilitations.catalogue')}>
            <Kinds />
          </Section>
        }
      />
    </PageFrame>
  );
}
