import { Button } from '@mantine/core';
import type { Changements, Objet } from '@mif/contract/journal';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Timeline } from '@mif/ui/timeline';
import { IconArchive, IconPencil, IconPlayerPlay, IconPlus, IconTableImport } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useFormat } from './format.ts';
import { Loaded } from './loaded.tsx';
import { nextPage } from './record-list.tsx';
import { trpc } from './trpc.ts';

const PAGE = 20;
const looks = {
  create: { tone: 'slate', icon: IconPlus },
  update: { tone: 'neutral', icon: IconPencil },
  import: { tone: 'neutral', icon: IconTableImport },
  retire: { tone: 'neutral', icon: IconArchive },
  deactivate: { tone: 'neutral', icon: IconArchive },
  activate: { tone: 'slate', icon: IconPlayerPlay },
} as const;

/** How the changes of a part of a record are said in the record's history: a client's contacts. */
export interface HistoryPart {
  labelOf: (field: string) => string | null;
  titleOf: (action: string, acteur: string, changements: Changements) => string | null;
}

const isKnown = (action: string): action is keyof typeof looks => action in looks;

/**
 * Who changed what of a record and when, the latest first.
 * @param labelOf names a field, as `useFieldLabel` gives it; a field without a name is not shown
 * @param textOf says a value of a field, where it is more than a text, a number, yes or no; null leaves it to this
 * @param parts says the changes of what is a part of the record, by its kind
 * @param titleOf says an action of the register's own; null leaves it to this
 */
export function RecordHistory(props: {
  objet: Objet;
  id: number;
  labelOf: (field: string) => string | null;
  textOf?: (field: string, value: unknown) => string | null;
  titleOf?: (action: string, acteur: string) => string | null;
  parts?: Partial<Record<Objet, HistoryPart>>;
}) {
  const t = useTranslations('journal');
  const common = useTranslations('common');
  const format = useFormat();
  const query = trpc.journal.ofRecord.useInfiniteQuery({ objet: props.objet, objet_id: props.id, limit: PAGE }, nextPage);
  function valueText(field: string, value: unknown): string {
    const said = props.textOf?.(field, value);
    if (said) return said;
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    return typeof value === 'number' || (typeof value === 'string' && value) ? String(value) : common('words.not_set');
  }
  const partOf = (objet: Objet) => (objet === props.objet ? undefined : props.parts?.[objet]);
  const verbOf = (action: string) => (t.has(`verbs.${action}` as never) ? t(`verbs.${action}` as never) : action);
  const actionText = (action: string, acteur: string) =>
    props.titleOf?.(action, acteur) ??
    (isKnown(action) ? t(`actions.${action}`, { acteur }) : t('actions.other', { acteur, action: verbOf(action) }));
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page.items);
        if (lines.length === 0) return <p>{t('none')}</p>;
        return (
          <Timeline
            label={t('history')}
            items={lines.map(({ id, objet, action, acteur, date_serveur, changements }) => ({
              id,
              look: isKnown(action) ? looks[action] : looks.update,
              title: partOf(objet)?.titleOf(action, acteur.full_name, changements) ?? actionText(action, acteur.full_name),
              when: format.instant(date_serveur, 'relative'),
              whenFull: format.instant(date_serveur, 'full'),
              instant: date_serveur,
              body:
                action === 'create'
                  ? undefined
                  : Object.entries(changements)
                      .flatMap(([field, { avant, apres }]) => {
                        const champ = (partOf(objet) ?? props).labelOf(field);
                        return champ ? [t('change', { champ, avant: valueText(field, avant), apres: valueText(field, apres) })] : [];
                      })
                      .join('\n'),
            }))}
            footer={
              query.hasNextPage ? (
                <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {common('actions.load_more')}
                </Button>
              ) : null
            }
          />
        );
      }}
    </Loaded>
  );
}
