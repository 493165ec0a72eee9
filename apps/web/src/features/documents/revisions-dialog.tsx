import { Modal } from '@mantine/core';
import type { Document } from '@mif/contract/documents';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { Loaded } from '../../app/loaded.tsx';
import { trpc } from '../../app/trpc.ts';
import classes from './documents.module.css';
import { useFileSize } from './file-check.ts';
import { contentUrl } from './file-source.ts';
import { Thumbnail } from './thumbnail.tsx';

/** Every file a document has had, each to download. */
export function RevisionsDialog({ item, onClose }: { item: Document; onClose: () => void }) {
  const t = useTranslations();
  const format = useFormat();
  const sizeOf = useFileSize();
  const query = trpc.documents.revisions.useQuery({ id: item.id }, { placeholderData: undefined });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('documents.past.title', { filename: item.filename })}
      centered
      size="lg"
      closeButtonProps={{ 'aria-label': t('common.actions.close') }}
    >
      <Loaded query={query} skeleton={<CardsSkeleton cards={2} />}>
        {({ items }) => (
          <ul className={classes.list}>
            {items.map((each) => {
              const facts = { ...each, id: item.id };
              return (
                <li key={each.id} className={classes.row}>
                  <a className={classes.open} href={contentUrl(facts)} download={each.filename}>
                    <Thumbnail item={facts} />
                    <span className={classes.text}>
                      <span className={classes.name}>
                        <bdi>{each.filename}</bdi>
                      </span>
                      <span className={classes.meta}>
                        {t('documents.revision', { n: format.number(each.revision) })}
                        {each.revision === item.revision ? ` (${t('documents.past.current')})` : ''} · {sizeOf(each.taille)} ·{' '}
                        {format.instant(each.date_upload, 'relative')} {t('documents.by', { nom: each.auteur.full_name })}
                      </span>
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Modal>
  );
}
