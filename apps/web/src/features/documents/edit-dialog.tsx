import { NativeSelect, TextInput } from '@mantine/core';
import { documentCategories, type Document, type DocumentCategorie } from '@mif/contract/documents';
import { ConfirmDialog } from '@mif/ui/confirm-dialog';
import { toast } from '@mif/ui/toast';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import classes from './documents.module.css';

/** The name of a document and what it is. */
export function EditDialog({ item, onClose }: { item: Document; onClose: () => void }) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const [filename, setFilename] = useState(item.filename);
  const [categorie, setCategorie] = useState<DocumentCategorie>(item.categorie);
  const [fault, setFault] = useState<string | null>(null);
  const save = trpc.documents.update.useMutation({
    onSuccess: async (saved) => {
      await utils.documents.list.invalidate({ objet: item.objet, objet_id: item.objet_id });
      toast(t('documents.updated', { filename: saved.filename }));
      onClose();
    },
    onError: (error) => {
      const failure = failureOf(error);
      setFault(failure.kind === 'network' ? t('common.states.network_text') : failure.message);
    },
  });
  function submit() {
    if (filename.trim() === '') return setFault(t('common.validation.required'));
    setFault(null);
    save.mutate({ id: item.id, version: item.version, filename: filename.trim(), categorie });
  }
  return (
    <ConfirmDialog
      isOpen
      title={t('documents.edit.title')}
      confirmLabel={t('documents.edit.submit')}
      cancelLabel={t('common.actions.cancel')}
      isLoading={save.isPending}
      onConfirm={submit}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('documents.fields.filename')}
          value={filename}
          maxLength={200}
          dir="auto"
          error={fault}
          onChange={(event) => setFilename(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') submit();
          }}
          data-autofocus
        />
        <NativeSelect
          label={t('documents.fields.categorie')}
          value={categorie}
          data={documentCategories.map((value) => ({ value, label: t(`documents.categories.${value}`) }))}
          onChange={(event) => {
            const chosen = documentCategories.find((each) => each === event.currentTarget.value);
            if (chosen) setCategorie(chosen);
          }}
        />
      </div>
    </ConfirmDialog>
  );
}
