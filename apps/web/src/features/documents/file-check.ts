import { fileTypes, type DocumentLimits, type FileType } from '@mif/contract/documents';
import { useTranslations } from 'use-intl';
import { useFormat } from '../../app/format.ts';

const KILO = 1024;

/** A number of bytes as people say it. */
export function useFileSize(): (bytes: number) => string {
  const t = useTranslations('documents.sizes');
  const format = useFormat();
  return (bytes) => {
    if (bytes < KILO) return t('octets', { n: format.number(bytes) });
    if (bytes < KILO * KILO) return t('ko', { n: format.number(Math.round(bytes / KILO)) });
    return t('mo', { n: format.number(bytes / (KILO * KILO), { maximumFractionDigits: 1 }) });
  };
}

const aliases: Readonly<Record<string, FileType>> = { jpeg: 'jpg' };

/** What an input of files offers: by media type for images, so that phones turn their own formats into JPEG. */
export function acceptOf(types: readonly FileType[]): string {
  return types.flatMap((type) => [`.${type}`, fileTypes[type]]).join(',');
}

/** Why a file would be refused, said before it is sent; null where nothing speaks against it. The server looks at its bytes. */
export function useFileCheck(limits: DocumentLimits | undefined): (file: File) => string | null {
  const t = useTranslations('documents.sending');
  const sizeOf = useFileSize();
  return (file) => {
    if (!limits) return null;
    if (file.size === 0) return t('empty');
    if (file.size > limits.taille_max) return t('too_large', { taille: sizeOf(file.size), max: sizeOf(limits.taille_max) });
    const ending = file.name.split('.').at(-1)?.toLowerCase() ?? '';
    const type = aliases[ending] ?? ending;
    const isKnown = limits.types.some((each) => each === type || fileTypes[each] === file.type);
    return isKnown ? null : t('wrong_type', { types: limits.types.join(', ') });
  };
}
