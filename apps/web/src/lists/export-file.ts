import type { ExportFormat, ListeExportable } from '@mif/contract/exports';
import { api } from '../app/trpc.ts';
import type { ListParams } from './list-values.ts';

/** A file that was refused, with the sentence to show. */
export class ExportRefused extends Error {}

/** Asks whether one may have the file: this renews the session, and has the password asked for where people are in it. */
const ask: Record<ListeExportable, (format: ExportFormat) => Promise<{ nom: string }>> = {
  interventions: (format) => api.exports.interventions.query({ format }),
  equipements: (format) => api.exports.equipements.query({ format }),
  clients: (format) => api.exports.clients.query({ format }),
  sites: (format) => api.exports.sites.query({ format }),
  demandes: (format) => api.exports.demandes.query({ format }),
  plans: (format) => api.exports.plans.query({ format }),
  techniciens: (format) => api.exports.techniciens.query({ format }),
  absences: (format) => api.exports.absences.query({ format }),
  habilitations: (format) => api.exports.habilitations.query({ format }),
  documents: (format) => api.exports.documents.query({ format }),
  users: (format) => api.exports.users.query({ format }),
  journal: (format) => api.exports.journal.query({ format }),
};

/**
 * Fetches a list as a file and gives it to the browser.
 * @param asked filters, order and how to write it, as the interface takes them in its address
 * @returns the name of the file
 * @throws ExportRefused, and what the call of a procedure throws
 */
export async function downloadExport(
  liste: ListeExportable,
  format: ExportFormat,
  asked: ListParams,
  signal: AbortSignal,
): Promise<string> {
  const { nom } = await ask[liste](format);
  const search = new URLSearchParams(Object.entries({ ...asked, format }).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  const answer = await fetch(`/api/v1/exports/${liste}?${search}`, {
    headers: { 'x-mif-langue': document.documentElement.lang || 'fr' },
    signal,
  });
  if (!answer.ok) throw new ExportRefused(await sentenceOf(answer));
  const url = URL.createObjectURL(await answer.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nom;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return nom;
}

async function sentenceOf(answer: Response): Promise<string> {
  const problem: unknown = await answer.json().catch(() => null);
  return typeof problem === 'object' && problem !== null && 'detail' in problem ? String(problem.detail) : '';
}
