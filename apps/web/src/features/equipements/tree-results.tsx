import { Code } from '@mif/ui/copyable-code';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { useTranslations } from 'use-intl';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from './tree.module.css';

const RESULTS = 50;

/** What a search finds in a client's tree, or in one branch of it; one that is chosen is shown in the tree. */
export function TreeResults(props: { q: string; clientId: number; under: number | null; onChoose: (id: number) => void }) {
  const t = useTranslations('equipements.tree');
  const query = trpc.equipements.list.useQuery({
    q: props.q,
    client_id: props.clientId,
    sous: props.under ?? undefined,
    sort: 'pertinence',
    limit: RESULTS,
  });
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={4} />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={classes.hint}>{t('no_result')}</p>
        ) : (
          <ul className={classes.results} aria-label={t('results')}>
            {items.map((item) => (
              <li key={item.id}>
                <button type="button" className={classes.result} onClick={() => props.onChoose(item.id)}>
                  <bdi className={classes.name}>{item.nom}</bdi>
                  <span className={classes.second}>
                    <Code>{item.code}</Code> · <bdi>{item.site.nom}</bdi>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
