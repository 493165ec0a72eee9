import type { DocumentObjet } from '@mif/contract/documents';
import { CardsSkeleton } from '@mif/ui/skeletons';
import { Suspense, lazy } from 'react';
import { fetchPage } from '../../app/page-code.ts';

// Pages that show documents do not wait for their code.
const Section = lazy(() => fetchPage(() => import('./documents-section.tsx')));

/** The documents of a record: what is there, and where more is added. A part of a page with its own title. */
export function Documents({ objet, objetId, title }: { objet: DocumentObjet; objetId: number; title?: string }) {
  return (
    <Suspense fallback={<CardsSkeleton cards={1} />}>
      <Section key={`${objet}.${objetId}`} objet={objet} objetId={objetId} title={title} />
    </Suspense>
  );
}
