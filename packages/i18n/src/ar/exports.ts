import type { exports as fr } from '../fr/exports.ts';
import type { Messages } from '../messages.ts';

/** Titles of columns that only files have. */
export const exports: Messages<typeof fr> = {
  columns: {
    equipement_code: 'رمز المعدّة',
    is_active: 'نشط',
    parent_code: 'جزء من (الرمز)',
    releves: 'آخر القراءات',
    duree_minutes: 'المدة المقدّرة (دقائق)',
    auteur: 'أضافه',
    octets: 'الحجم (بايت)',
    type_mime: 'نوع الملف',
    sha256: 'بصمة SHA-256',
  },
};
