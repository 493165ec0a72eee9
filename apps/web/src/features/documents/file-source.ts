import type { Document } from '@mif/contract/documents';

type Facts = Pick<Document, 'id' | 'sha256'> & { revision?: number };

// The bytes name the address, so that a new revision is never taken for the one before.
const query = (facts: Facts, more: Record<string, string>) =>
  new URLSearchParams({
    ...more,
    ...(facts.revision === undefined ? {} : { revision: String(facts.revision) }),
    v: facts.sha256.slice(0, 8),
  });

/** Where a thumbnail is. */
export function miniatureUrl(facts: Facts, taille: 96 | 480): string {
  return `/api/v1/documents/${facts.id}/miniature?${query(facts, { taille: String(taille) })}`;
}

/** Where a file is shown in place. */
export function shownUrl(facts: Facts): string {
  return `/api/v1/documents/${facts.id}/contenu?${query(facts, { inline: '1' })}`;
}

/** Where a file is downloaded. */
export function contentUrl(facts: Facts): string {
  return `/api/v1/documents/${facts.id}/contenu?${query(facts, {})}`;
}

/** How a file is shown in place, if it can be. */
export function shownAs(type_mime: string): 'image' | 'pdf' | null {
  if (type_mime.startsWith('image/')) return 'image';
  return type_mime === 'application/pdf' ? 'pdf' : null;
}
