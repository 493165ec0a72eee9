import type { ImportPreview } from '@mif/contract/imports';
import { useTranslations } from 'use-intl';

/** The file's name, and what was found out about it. */
export function FileFacts({ nom, preview }: { nom: string; preview: ImportPreview }) {
  const t = useTranslations('imports.file');
  const { lignes: n, encodage } = preview;
  const separateur = preview.separateur === '\t' ? 'TAB' : preview.separateur;
  return (
    <span>
      <strong>
        <bdi dir="ltr">{nom}</bdi>
      </strong>{' '}
      · {separateur === null ? t('read_sheet', { n, encodage }) : t('read', { n, separateur, encodage })}
    </span>
  );
}
