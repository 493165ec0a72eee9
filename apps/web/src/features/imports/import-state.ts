import { IMPORT_MAX_BYTES, IMPORT_MAX_LIGNES } from '@mif/contract/imports';
import type { ImportMapping, ImportPreview, ImportReport, Registre } from '@mif/contract/imports';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { failureOf } from '../../app/failure.ts';
import { trpc } from '../../app/trpc.ts';
import { base64Of } from './file-base64.ts';
import { fits } from './mapping.ts';

export const steps = ['file', 'mapping', 'trial', 'done'] as const;
export type Step = (typeof steps)[number];

/** Why the server did not do it; the request's number where the fault is ours. */
export interface Refusal {
  text: string;
  requestId: string | null;
}

interface Chosen {
  nom: string;
  contenu_base64: string;
  preview: ImportPreview;
  mapping: ImportMapping;
  /** The mapping is that of an earlier import of the same columns. */
  isKnown: boolean;
}

/** What is sent of a chosen file. */
function requestOf({ nom, contenu_base64, preview, mapping }: Chosen) {
  const { registre, feuille } = preview;
  return { registre, nom, contenu_base64, mapping, ...(feuille === null ? {} : { feuille }) };
}

/** The four steps of an import: the file, its columns, a trial that writes nothing, the import. Going back keeps what was chosen. */
export function useImport(first: Registre) {
  const t = useTranslations();
  const utils = trpc.useUtils();
  const [registre, setRegistre] = useState(first);
  const [step, setStep] = useState<Step>('file');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [trial, setTrial] = useState<ImportReport | null>(null);
  const [result, setResult] = useState<ImportReport | null>(null);
  const [isReading, setReading] = useState(false);
  const [fileError, setFileError] = useState<Refusal | null>(null);
  const preview = trpc.imports.preview.useMutation();
  const dryRun = trpc.imports.run.useMutation();
  const run = trpc.imports.run.useMutation();
  const errors = trpc.imports.run.useMutation();
  const refusalOf = (error: unknown): Refusal => {
    const failure = failureOf(error);
    if (failure.kind === 'network') return { text: t('common.states.network_text'), requestId: null };
    return { text: failure.message, requestId: failure.kind === 'broken' ? failure.requestId : null };
  };

  async function chooseFile(file: File) {
    setFileError(null);
    if (file.size > IMPORT_MAX_BYTES) return setFileError({ text: t('errors.IMPORT_FILE_TOO_LARGE'), requestId: null });
    setReading(true);
    try {
      await look(registre, { nom: file.name, contenu_base64: base64Of(new Uint8Array(await file.arrayBuffer())) });
    } catch (error) {
      setFileError(error instanceof DOMException ? { text: t('imports.file.not_read'), requestId: null } : refusalOf(error));
    } finally {
      setReading(false);
    }
  }

  async function look(into: Registre, file: { nom: string; contenu_base64: string; feuille?: string }) {
    const read = await preview.mutateAsync({ registre: into, ...file });
    const kept = chosen?.preview.registre === into && fits(chosen.mapping, read) ? chosen.mapping : null;
    setRegistre(into);
    setChosen({
      nom: file.nom,
      contenu_base64: file.contenu_base64,
      preview: read,
      mapping: kept ?? read.mapping_propose,
      isKnown: kept === null && read.mapping_connu,
    });
    setTrial(null);
    setStep('mapping');
  }

  /** Reads the chosen file again: another sheet of it, or as another register's. */
  async function lookAgain(into: Registre, feuille: string | null) {
    if (!chosen) return;
    const { nom, contenu_base64 } = chosen;
    setFileError(null);
    setReading(true);
    try {
      await look(into, { nom, contenu_base64, ...(feuille === null ? {} : { feuille }) });
    } catch (error) {
      setFileError(refusalOf(error));
      setStep('file');
    } finally {
      setReading(false);
    }
  }

  function tryOut() {
    if (!chosen) return;
    setStep('trial');
    setTrial(null);
    dryRun.mutate({ ...requestOf(chosen), is_essai: true }, { onSuccess: setTrial });
  }

  function write(ignorer_erreurs: boolean) {
    if (!chosen) return;
    run.mutate(
      { ...requestOf(chosen), is_essai: false, ignorer_erreurs },
      {
        onSuccess: (report) => {
          setResult(report);
          setStep('done');
          // Whatever was read before may have changed.
          void utils.invalidate();
        },
      },
    );
  }

  /** Every error of the file, for a file of errors: the report on the page holds the first ones. */
  async function allErrors(): Promise<ImportReport['erreurs']> {
    if (!chosen || !trial || trial.erreurs.length >= trial.erreurs_total) return trial?.erreurs ?? [];
    const whole = await errors.mutateAsync({ ...requestOf(chosen), is_essai: true, max_erreurs: IMPORT_MAX_LIGNES });
    return whole.erreurs;
  }

  return {
    registre,
    step,
    chosen,
    trial,
    result,
    isReading,
    fileError,
    isTrying: dryRun.isPending,
    trialError: dryRun.error ? refusalOf(dryRun.error) : null,
    isWriting: run.isPending,
    writeError: run.error ? refusalOf(run.error) : null,
    chooseFile,
    chooseRegistre: setRegistre,
    lookAgain: (into: Registre, feuille: string | null) => void lookAgain(into, feuille),
    allErrors,
    isListing: errors.isPending,
    tryOut,
    write,
    /** Changes how columns become fields; the trial made before keeps its refusals but no longer counts. */
    changeMapping: (mapping: ImportMapping) => setChosen((last) => last && { ...last, mapping }),
    /** Goes back to a step already done. */
    back: (to: 'file' | 'mapping') => setStep(to),
    restart() {
      setStep('file');
      setChosen(null);
      setTrial(null);
      setResult(null);
      dryRun.reset();
      run.reset();
    },
  };
}

export type Import = ReturnType<typeof useImport>;
