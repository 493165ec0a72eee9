import { Button } from '@mantine/core';
import { fileTypeNames } from '@mif/contract/documents';
import type { Document, DocumentLimits, DocumentObjet, DocumentRecordInput } from '@mif/contract/documents';
import { Section } from '@mif/ui/page';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { Loaded, Staleness } from '../../app/loaded.tsx';
import { useMe } from '../../app/me.ts';
import { trpc } from '../../app/trpc.ts';
import { AddFiles, DropZone } from './add-files.tsx';
import { DocumentRow } from './document-row.tsx';
import classes from './documents.module.css';
import { Preview } from './preview.tsx';
import { SendingLine } from './sending-line.tsx';
import { useSendings } from './sending.ts';

const PAGE = 50;

/** The documents of a record with a place to drop more. */
export default function DocumentsSection(props: { objet: DocumentObjet; objetId: number; title: string | undefined; isReadOnly: boolean }) {
  const { objet, objetId, title } = props;
  const t = useTranslations();
  const record = { objet, objet_id: objetId };
  const query = trpc.documents.list.useInfiniteQuery(
    { ...record, limit: PAGE },
    { getNextPageParam: (page) => page.next_cursor ?? undefined, placeholderData: undefined },
  );
  const limits = useLimits(record);
  const sendings = useSendings(objet, objetId);
  const [shown, setShown] = useState<number | null>(null);
  const documents: Document[] = query.data?.pages.flatMap((page) => page.items) ?? [];
  const canAdd = !props.isReadOnly && limits?.peut_ajouter === true;
  return (
    <Section
      title={title ?? t('documents.title')}
      aside={canAdd ? <AddFiles record={record} limits={limits} /> : <Staleness query={query} />}
    >
      <DropZone record={record} limits={canAdd ? limits : undefined}>
        {sendings.length > 0 ? (
          <ul className={classes.list} aria-label={t('documents.sending.title')}>
            {sendings.map((sending) => (
              <SendingLine key={sending.id} sending={sending} />
            ))}
          </ul>
        ) : null}
        <Listed query={query}>
          {() =>
            documents.length === 0 && sendings.length === 0 ? (
              <p className={classes.empty}>
                {t('documents.empty')} {canAdd ? <span className={classes.hint}>{t('documents.empty_hint')}</span> : null}
              </p>
            ) : (
              <ul className={classes.list} aria-label={t('documents.title')}>
                {documents.map((each) => (
                  <DocumentRow key={each.id} item={each} onShow={() => setShown(each.id)} />
                ))}
              </ul>
            )
          }
        </Listed>
        {query.hasNextPage ? (
          <Button variant="default" size="xs" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('common.actions.load_more')}
          </Button>
        ) : null}
      </DropZone>
      <Preview items={documents} shown={shown} onShow={setShown} />
    </Section>
  );
}

/** What a phone without a network takes for granted; the server says otherwise when it is there. */
const awayLimits: DocumentLimits = { peut_ajouter: true, taille_max: 50 * 1024 * 1024, fichiers_max: 10, types: [...fileTypeNames] };

function useLimits(record: DocumentRecordInput): DocumentLimits | undefined {
  const { role } = useMe();
  const query = trpc.documents.limits.useQuery(record, { placeholderData: undefined });
  const isAway = query.fetchStatus === 'paused' || failureKind(query.error) === 'network';
  return query.data ?? (role === 'technicien' && isAway ? awayLimits : undefined);
}

const failureKind = (error: unknown) => (error ? failureOf(error).kind : null);

type ListQuery = Parameters<typeof Loaded<unknown>>[0]['query'] & { fetchStatus: string };

/** The list, or that it comes with the network: what is added here is kept all the same. */
function Listed({ query, children }: { query: ListQuery; children: () => ReactNode }) {
  const t = useTranslations('documents');
  const { role } = useMe();
  const isAway = query.data === undefined && (query.fetchStatus === 'paused' || failureKind(query.error) === 'network');
  if (role === 'technicien' && isAway) return <p className={classes.empty}>{t('away')}</p>;
  return (
    <Loaded query={query} skeleton={<CardsSkeleton cards={1} />}>
      {children}
    </Loaded>
  );
}
