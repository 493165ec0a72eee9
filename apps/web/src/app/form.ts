import { brokenRule } from '@mif/contract/rules';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import type { DefaultValues, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { useErrorSentences, type ErrorSentences } from './error-sentences.ts';
import { failureOf } from './failure.ts';

type Translator = ReturnType<typeof useTranslations<'common.validation'>>;
type Issue = {
  code?: string;
  input?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  origin?: unknown;
  format?: unknown;
  path?: PropertyKey[];
  params?: unknown;
};

function issueText(issue: Issue, t: Translator, sentences: ErrorSentences): string {
  const broken = brokenRule(issue);
  if (broken && issue.input !== '') return sentences(broken.code, broken.details);
  if (issue.input === undefined || issue.input === null || issue.input === '') return t('required');
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum);
    if (issue.origin === 'string') return min <= 1 ? t('required') : t('too_short', { min });
    return issue.origin === 'number' ? t('too_small', { min: String(min) }) : t('required');
  }
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum);
    if (issue.origin === 'string') return t('too_long', { max });
    return issue.origin === 'number' ? t('too_big', { max: String(max) }) : t('too_many', { max });
  }
  if (issue.code === 'invalid_format') {
    if (issue.format === 'email') return t('email');
    return issue.path?.at(-1) === 'username' ? t('username') : t('format');
  }
  if (issue.code === 'invalid_value') return t('choice');
  return t('format');
}

/**
 * A form over a schema of the contract, its messages in the reader's language.
 * @param schema what the procedure takes, or a `.pick()` of it
 * @param defaultValues what the fields hold at first
 */
export function useZodForm<S extends z.ZodType<FieldValues, FieldValues>>(
  schema: S,
  defaultValues: DefaultValues<z.input<S>>,
): UseFormReturn<z.input<S>, unknown, z.output<S>> {
  const t = useTranslations('common.validation');
  const sentences = useErrorSentences();
  return useForm<z.input<S>, unknown, z.output<S>>({
    resolver: zodResolver(schema as never, { error: (issue: unknown) => issueText(issue as Issue, t, sentences) } as never) as never,
    defaultValues,
    // Nothing is said against what one is still typing: the first answer comes when the form is sent.
    mode: 'onSubmit',
    reValidateMode: 'onChange',
    shouldFocusError: false,
  });
}

/**
 * Puts a refusal of the server at its field, or at the top of the form (`errors.root.server`).
 * @param form the form that was sent
 * @param error what the mutation threw
 * @param networkText what to say where the server did not answer
 */
export function showFailure<I extends FieldValues, O>(form: UseFormReturn<I, unknown, O>, error: unknown, networkText: string): void {
  const failure = failureOf(error);
  const message = failure.kind === 'network' ? networkText : failure.message;
  const field = failure.kind === 'network' ? null : failure.field;
  if (field && field in (form.getValues() as object)) form.setError(field as never, { type: 'server', message });
  else form.setError('root.server', { type: 'server', message });
}

const named = (label: string | null, text: string) => (label ? `${label} : ${text}` : text);

/**
 * The errors of a form for its summary: server first, then fields in order.
 * @param labelOf the label of a field, so that a line says which one it is about
 */
export function formErrors<I extends FieldValues, O>(
  form: UseFormReturn<I, unknown, O>,
  labelOf: (field: string) => string | null = () => null,
): { field?: string; text: string }[] {
  const { root, ...fields } = form.formState.errors as Record<string, { message?: unknown } | undefined>;
  const server = (root as { server?: { message?: string } } | undefined)?.server?.message;
  const lines = Object.entries(fields).flatMap(([field, error]) =>
    typeof error?.message === 'string' ? [{ field, text: named(labelOf(field), error.message) }] : [],
  );
  return server ? [{ text: server }, ...lines] : lines;
}

/** An emptied text field means « nothing »: options for `register`. */
export const orNull = { setValueAs: (value: unknown) => (value === '' ? null : value) };

/** A text field left empty is not sent: options for `register`. */
export const orUndefined = { setValueAs: (value: unknown) => (value === '' || value === null ? undefined : value) };

/**
 * What the user changed and nothing else, so that a field somebody else changed meanwhile keeps its value.
 * @param dirtyFields `form.formState.dirtyFields`, read while rendering
 * @param input what the form gives
 */
export function changesOf<O extends object>(dirtyFields: object, input: O): Partial<O> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in dirtyFields)) as Partial<O>;
}

type LabelNamespace =
  | 'calendriers.fields'
  | 'clients.fields'
  | 'sites.fields'
  | 'contacts.fields'
  | 'techniciens.fields'
  | 'absences.fields'
  | 'habilitations.fields'
  | 'users.fields'
  | 'equipements.fields'
  | 'compteurs.fields'
  | 'arrets.fields'
  | 'typesEquipement.fields'
  | 'interventions.fields'
  | 'demandes.fields'
  | 'plans.fields'
  | 'auth.account';

/**
 * Names the fields of a form in its summary of errors.
 * @param namespace where the labels of its fields are
 * @returns the label of a field, or null where it has none
 */
export function useFieldLabel(namespace: LabelNamespace): (field: string) => string | null {
  const t = useTranslations();
  return (field) => {
    const key = [field, field.replace(/_id$/, '')].find((name) => t.has(`${namespace}.${name}` as never));
    return key ? t(`${namespace}.${key}` as never) : null;
  };
}
