import type { DocumentObjet } from '@mif/contract/documents';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Suspense, lazy } from 'react';
import { fetchPage } from '../../app/page-code.ts';

// Pages that show documents do not wait for their code.
const Section = lazy(() => fetchPage(() => import('./documents-section.tsx')));

/**
 * The documents of a record: what is there, and where more is added. A part of a page with its own title.
 * @param isReadOnly where they stand on another record's page, which has its own place to add
 */
export function Documents(props: { objet: DocumentObjet; objetId: number; title?: string; isReadOnly?: boolean }) {
  const { objet, objetId, title, isReadOnly = false } = props;
  return (
    <Suspense fallback={<CardsSkeleton cards={1} />}>
      <Section key={`${objet}.${objetId}`} objet={objet} objetId={objetId} title={title} isReadOnly={isReadOnly} />
    </Suspense>
  );
}
