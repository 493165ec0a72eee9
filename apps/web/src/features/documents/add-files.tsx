import { Button } from '@mantine/core';
import type { DocumentLimits, DocumentRecordInput } from '@mif/contract/documents';
import { toast } from '@mif/ui/toast';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { DragEvent, ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../app/me.ts';
import classes from './documents.module.css';
import { acceptOf, useFileCheck } from './file-check.ts';
import { sendFiles } from './sending.ts';
import { shrinkPhoto } from './shrink.ts';

/** Takes chosen or dropped files up for sending; those that would be refused say why at once. */
function useSend(record: DocumentRecordInput, limits: DocumentLimits | undefined) {
  const t = useTranslations('documents.kept');
  const me = useMe();
  const check = useFileCheck(limits);
  // A technician's photo is kept on his phone until the server has it; his network carries small ones.
  const isField = me.role === 'technicien';
  return async (chosen: readonly File[]) => {
    const files = isField ? await Promise.all(chosen.map(shrinkPhoto)) : chosen;
    const faults = new Map<File, string>();
    for (const file of files) {
      const fault = check(file);
      if (fault !== null) faults.set(file, fault);
    }
    const areKept = await sendFiles({ kind: 'record', ...record }, files, faults, isField ? me.id : null);
    if (!areKept) toast(t('no_room'), { tone: 'error' });
  };
}

/** Buttons to choose files and, on a phone, to take a photo in one tap. */
export function AddFiles({ record, limits }: { record: DocumentRecordInput; limits: DocumentLimits }) {
  const t = useTranslations('documents.add');
  const send = useSend(record, limits);
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const takes = limits.types.includes('jpg');
  const input = (ref: typeof files, more: object) => (
    <input
      ref={ref}
      type="file"
      hidden
      onChange={(event) => {
        void send([...(event.currentTarget.files ?? [])]);
        event.currentTarget.value = '';
      }}
      {...more}
    />
  );
  return (
    <div className={classes.buttons}>
      {takes ? (
        <>
          {input(camera, { accept: 'image/jpeg', capture: 'environment' })}
          <Button
            className={classes.camera}
            variant="light"
            size="xs"
            leftSection={<IconCamera size={16} aria-hidden />}
            onClick={() => camera.current?.click()}
          >
            {t('photo')}
          </Button>
        </>
      ) : null}
      {input(files, { accept: acceptOf(limits.types), multiple: true })}
      <Button variant="default" size="xs" leftSection={<IconUpload size={16} aria-hidden />} onClick={() => files.current?.click()}>
        {t('action')}
      </Button>
    </div>
  );
}

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');

/**
 * Where files are dropped.
 * @param limits none: nothing may be added
 */
export function DropZone(props: { record: DocumentRecordInput; limits: DocumentLimits | undefined; children: ReactNode }) {
  const t = useTranslations('documents.add');
  const send = useSend(props.record, props.limits);
  const [depth, setDepth] = useState(0);
  if (!props.limits) return <div>{props.children}</div>;
  return (
    <div
      className={classes.zone}
      data-over={depth > 0 || undefined}
      onDragEnter={(event) => {
        if (hasFiles(event)) setDepth(depth + 1);
      }}
      onDragLeave={(event) => {
        if (hasFiles(event)) setDepth(Math.max(0, depth - 1));
      }}
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        setDepth(0);
        void send([...event.dataTransfer.files]);
      }}
    >
      {props.children}
      {depth > 0 ? (
        <div className={classes.over}>
          <IconUpload size={20} aria-hidden />
          {t('drop')}
        </div>
      ) : null}
    </div>
  );
}
