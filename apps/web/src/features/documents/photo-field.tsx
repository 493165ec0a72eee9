import type { DocumentObjet } from '@mif/contract/documents';
import { Button } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { trpc } from '../../app/trpc.ts';
import classes from './documents.module.css';
import { useFileCheck } from './file-check.ts';
import { Preview } from './preview.tsx';
import { SendingLine } from './sending-line.tsx';
import { sendFiles, useSendings } from './sending.ts';
import { Thumbnail } from './thumbnail.tsx';

/** The one photo of a record: shown, and replaced by a newer one; the older ones stay among its revisions. */
export function PhotoField({ objet, objetId }: { objet: DocumentObjet; objetId: number }) {
  const t = useTranslations('documents');
  const record = { objet, objet_id: objetId };
  const photos = trpc.documents.list.useQuery({ ...record, categorie: ['photo'], limit: 1 }, { placeholderData: undefined });
  const limits = trpc.documents.limits.useQuery(record, { placeholderData: undefined }).data;
  const check = useFileCheck(limits);
  const sendings = useSendings(objet, objetId);
  const input = useRef<HTMLInputElement>(null);
  const [shown, setShown] = useState<number | null>(null);
  const photo = photos.data?.items[0];
  const canChange = limits?.peut_ajouter === true && (!photo || photo.actions_permises.includes('revise'));
  if (!photo && !canChange) return null;
  function choose(files: readonly File[]) {
    const [file] = files;
    if (!file) return;
    const fault = check(file);
    const target = photo
      ? ({ kind: 'revision', ...record, document_id: photo.id } as const)
      : ({ kind: 'record', ...record, categorie: 'photo' } as const);
    void sendFiles(target, [file], fault === null ? new Map() : new Map([[file, fault]]));
  }
  return (
    <div className={classes.photo}>
      {photo ? (
        <button
          type="button"
          className={classes.photoButton}
          aria-label={t('actions.preview', { filename: photo.filename })}
          onClick={() => setShown(photo.id)}
        >
          <Thumbnail key={photo.sha256} item={photo} size={480} />
        </button>
      ) : null}
      {canChange ? (
        <>
          <input
            ref={input}
            type="file"
            hidden
            accept="image/jpeg,image/png,image/webp"
            onChange={(event) => {
              choose([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
          <Button variant="default" size="xs" leftSection={<IconCamera size={16} aria-hidden />} onClick={() => input.current?.click()}>
            {photo ? t('add.replace_photo') : t('add.first_photo')}
          </Button>
        </>
      ) : null}
      {sendings.length > 0 ? (
        <ul className={classes.list} aria-label={t('sending.title')}>
          {sendings.map((sending) => (
            <SendingLine key={sending.id} sending={sending} />
          ))}
        </ul>
      ) : null}
      <Preview items={photo ? [photo] : []} shown={shown} onShow={setShown} />
    </div>
  );
}
