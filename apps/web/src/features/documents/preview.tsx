import { ActionIcon, Button, Modal } from '@mantine/core';
import type { Document } from '@mif/contract/documents';
import { IconChevronLeft, IconChevronRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import classes from './documents.module.css';
import { contentUrl, shownAs, shownUrl } from './file-source.ts';

/**
 * Images and PDF files shown in place, one after the other.
 * @param shown the id of the one on the screen; null: closed
 */
export function Preview(props: { items: readonly Document[]; shown: number | null; onShow: (id: number | null) => void }) {
  const t = useTranslations('documents');
  const common = useTranslations('common');
  const items = props.items.filter((item) => shownAs(item.type_mime) !== null);
  const place = items.findIndex((item) => item.id === props.shown);
  const item = items[place];
  const before = items[place - 1];
  const after = items[place + 1];
  if (!item) return null;
  const go = (to: Document | undefined) => {
    if (to) props.onShow(to.id);
  };
  const isRtl = document.documentElement.dir === 'rtl';
  return (
    <Modal
      opened
      onClose={() => props.onShow(null)}
      title={<bdi>{item.filename}</bdi>}
      size="xl"
      fullScreen={window.matchMedia('(max-width: 899px)').matches}
      centered
      classNames={{ body: classes.previewBody, content: classes.previewContent, title: classes.previewTitle }}
      closeButtonProps={{ 'aria-label': common('actions.close') }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight') go(isRtl ? before : after);
        if (event.key === 'ArrowLeft') go(isRtl ? after : before);
      }}
    >
      <Shown key={`${item.id}.${item.revision}`} item={item} />
      <div className={classes.previewBar}>
        <ActionIcon variant="default" size="lg" disabled={!before} aria-label={t('actions.previous')} onClick={() => go(before)}>
          <IconChevronLeft size={18} aria-hidden />
        </ActionIcon>
        <ActionIcon variant="default" size="lg" disabled={!after} aria-label={t('actions.next')} onClick={() => go(after)}>
          <IconChevronRight size={18} aria-hidden />
        </ActionIcon>
        <Button
          component="a"
          href={contentUrl(item)}
          download={item.filename}
          variant="default"
          className={classes.previewDownload}
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('actions.download')}
        </Button>
      </div>
    </Modal>
  );
}

function Shown({ item }: { item: Document }) {
  const t = useTranslations('documents');
  const [isBroken, setBroken] = useState(false);
  if (isBroken) return <p className={classes.empty}>{t('broken_preview')}</p>;
  // A browser's own viewer of PDF does not run in a sandbox; what the server sends with the file lets it reach nothing.
  // oxlint-disable-next-line react/iframe-missing-sandbox
  if (shownAs(item.type_mime) === 'pdf') return <iframe className={classes.previewPdf} src={shownUrl(item)} title={item.filename} />;
  return <img className={classes.previewImage} src={shownUrl(item)} alt={item.filename} onError={() => setBroken(true)} />;
}
