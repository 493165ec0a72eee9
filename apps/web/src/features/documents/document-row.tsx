import { ActionIcon, Menu } from '@mantine/core';
import type { Document } from '@mif/contract/documents';
import { toast } from '@mif/ui/toast';
import { IconDots, IconDownload, IconHistory, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';
import { useRefusalToast } from '../../app/refusal.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './documents.module.css';
import { EditDialog } from './edit-dialog.tsx';
import { useFileSize } from './file-check.ts';
import { contentUrl, shownAs } from './file-source.ts';
import { RevisionsDialog } from './revisions-dialog.tsx';
import { sendFiles } from './sending.ts';
import { Thumbnail } from './thumbnail.tsx';

/** One document of a record: opens in place, and what may be done to it. */
export function DocumentRow({ item, onShow }: { item: Document; onShow: () => void }) {
  const t = useTranslations('documents');
  const format = useFormat();
  const sizeOf = useFileSize();
  const content = (
    <>
      <Thumbnail item={item} />
      <span className={classes.text}>
        <span className={classes.name}>
          <bdi>{item.filename}</bdi>
        </span>
        <span className={classes.meta}>
          {t(`categories.${item.categorie}`)} · {sizeOf(item.taille)}
          {item.revision > 1 ? ` · ${t('revision', { n: format.number(item.revision) })}` : ''} ·{' '}
          <time dateTime={item.date_upload} title={format.instant(item.date_upload, 'full')}>
            {format.instant(item.date_upload, 'relative')}
          </time>{' '}
          {t('by', { nom: item.auteur.full_name })}
        </span>
      </span>
    </>
  );
  return (
    <li className={classes.row}>
      {shownAs(item.type_mime) ? (
        <button type="button" className={classes.open} aria-label={t('actions.preview', { filename: item.filename })} onClick={onShow}>
          {content}
        </button>
      ) : (
        <a className={classes.open} href={contentUrl(item)} download={item.filename}>
          {content}
        </a>
      )}
      <Actions item={item} />
    </li>
  );
}

function Actions({ item }: { item: Document }) {
  const t = useTranslations('documents');
  const common = useTranslations('common');
  const utils = trpc.useUtils();
  const refused = useRefusalToast();
  const file = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState<'edit' | 'revisions' | null>(null);
  const renew = () => utils.documents.list.invalidate({ objet: item.objet, objet_id: item.objet_id });
  const restore = trpc.documents.restore.useMutation({
    onSuccess: ({ filename }) => toast(t('restored', { filename })),
    onError: refused,
    onSettled: renew,
  });
  const remove = trpc.documents.remove.useMutation({
    onSuccess: ({ id, filename, actions_permises }) =>
      toast(
        t('removed', { filename }),
        actions_permises.includes('restore') ? { action: { label: common('actions.undo'), run: () => restore.mutate({ id }) } } : {},
      ),
    onError: refused,
    onSettled: renew,
  });
  const may = (action: Document['actions_permises'][number]) => item.actions_permises.includes(action);
  return (
    <>
      <input
        ref={file}
        type="file"
        hidden
        onChange={(event) => {
          const { objet, objet_id } = item;
          void sendFiles({ kind: 'revision', objet, objet_id, document_id: item.id }, [...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('actions.menu', { filename: item.filename })}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href={contentUrl(item)} download={item.filename} leftSection={<IconDownload size={16} aria-hidden />}>
            {t('actions.download')}
          </Menu.Item>
          {may('update') ? (
            <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen('edit')}>
              {t('actions.rename')}
            </Menu.Item>
          ) : null}
          {may('revise') ? (
            <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => file.current?.click()}>
              {t('actions.new_revision')}
            </Menu.Item>
          ) : null}
          {item.revision > 1 ? (
            <Menu.Item leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setOpen('revisions')}>
              {t('actions.revisions')}
            </Menu.Item>
          ) : null}
          {may('remove') ? (
            <Menu.Item
              color="red"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => remove.mutate({ id: item.id, version: item.version })}
            >
              {t('actions.remove')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {open === 'edit' ? <EditDialog item={item} onClose={() => setOpen(null)} /> : null}
      {open === 'revisions' ? <RevisionsDialog item={item} onClose={() => setOpen(null)} /> : null}
    </>
  );
}
