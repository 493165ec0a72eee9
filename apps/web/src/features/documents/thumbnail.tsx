import type { Document } from '@mif/contract/documents';
import { IconFile, IconFileSpreadsheet, IconFileText, IconFileTypePdf, IconPhoto, IconPresentation } from '@tabler/icons-react';
import { useState } from 'react';
import { api } from '../../app/trpc.ts';
import classes from './documents.module.css';
import { miniatureUrl } from './file-source.ts';

function Sign({ type_mime, size }: { type_mime: string; size: number }) {
  const look = { size, stroke: 1.5, 'aria-hidden': true };
  if (type_mime.startsWith('image/')) return <IconPhoto {...look} />;
  if (type_mime === 'application/pdf') return <IconFileTypePdf {...look} />;
  if (/spreadsheet|csv/.test(type_mime)) return <IconFileSpreadsheet {...look} />;
  if (/presentation/.test(type_mime)) return <IconPresentation {...look} />;
  return /word|text/.test(type_mime) ? <IconFileText {...look} /> : <IconFile {...look} />;
}

type Shown = Pick<Document, 'id' | 'sha256' | 'type_mime' | 'has_miniature'> & { revision?: number };

/** The picture of a document: its thumbnail, or a sign of what it is. */
export function Thumbnail({ item, size = 96 }: { item: Shown; size?: 96 | 480 }) {
  const [tries, setTries] = useState(0);
  if (!item.has_miniature || tries > 1) {
    return (
      <span className={classes.icon} data-size={size}>
        <Sign type_mime={item.type_mime} size={size === 96 ? 22 : 48} />
      </span>
    );
  }
  // A picture asked for with a session that has run out fails: any call of the API renews it.
  const again = () =>
    void api.auth.me.query().then(
      () => setTries(tries + 1),
      () => setTries(2),
    );
  return (
    <img key={tries} className={classes.thumb} data-size={size} src={miniatureUrl(item, size)} alt="" loading="lazy" onError={again} />
  );
}
