import type { ImportPreview } from '@mif/contract/imports';
import { useTranslations } from 'use-intl';

/** The file's name, and what was found out about it. */
export function FileFacts({ nom, preview }: { nom: string; preview: ImportPreview }) {
  const t = useTranslations('imports.file');
  const separateur = preview.separateur === '\t' ? 'TAB' : preview.separateur;
  return (
    <span>
      <strong>
        <bdi dir="ltr">{nom}</bdi>
      </strong>{' '}
      · {t('read', { n: preview.lignes, separateur, encodage: preview.encodage })}
    </span>
  );
}
