import type { ServerResponse } from 'node:http';
import type { RequestContext } from '@mif/api/context';
import { createCaller } from '@mif/api/root';
import { EtiquettesQuery } from '@mif/contract/etiquettes';
import { DomainError } from '@mif/contract/errors';
import { renderLabels } from '@mif/pdf/labels';
import type { RequestHandler } from 'express';
import type { ServerRequest } from './request-context.ts';

/** What the route stands on. */
interface LabelParts {
  makeContext: (req: ServerRequest, res: ServerResponse) => RequestContext;
  publicOrigin: string;
}

/**
 * `GET /equipements/etiquettes`: the labels of some equipment as a PDF, shown in place. The procedure checks who asks,
 * and the row scope of each.
 */
export function labelsRoute({ makeContext, publicOrigin }: LabelParts): RequestHandler {
  return async (req, res) => {
    const query = EtiquettesQuery.safeParse(Object.fromEntries(Object.entries(req.query).filter(([, value]) => value !== '')));
    if (!query.success) throw new DomainError('REQUEST_INVALID', { field: query.error.issues[0]?.path.join('.') ?? '' });
    const { items } = await createCaller(makeContext(req, res)).etiquettes.list(query.data);
    const pdf = await renderLabels({ ...query.data, items, public_url: publicOrigin });
    res
      .set({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      .set('content-disposition', 'inline; filename="etiquettes.pdf"')
      .type('application/pdf')
      .send(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  };
}
