import type { z } from 'zod';
import type { RestRoute } from './routes.ts';

/** What came with a REST call. */
export interface RestCall {
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** The parsed JSON or form, or undefined where there was none. */
  body: unknown;
  /** `Idempotency-Key`: the id of the command, where the body names none. */
  idempotencyKey: string | undefined;
}

/**
 * The input of a procedure from path, query and body. Texts of path and query become numbers and lists where the field
 * asks for one; what cannot become one stays a text, and the procedure refuses it by its field's name.
 * @param fields the input's fields: they are looked at and never changed
 */
export function inputOf(route: Pick<RestRoute, 'fields' | 'method'>, call: RestCall): unknown {
  const { fields } = route;
  if (!fields) return undefined;
  if (call.body !== undefined && !isRecord(call.body)) return call.body;
  const input: Record<string, unknown> = { ...call.body };
  if (route.method === 'GET' || route.method === 'DELETE') {
    for (const name of new Set(call.query.keys())) {
      const field = fieldOf(fields, name);
      if (field) input[name] = fromQuery(field, call.query.getAll(name));
    }
  }
  for (const [name, text] of Object.entries(call.params)) {
    const field = fieldOf(fields, name);
    if (field) input[name] = kindOf(field) === 'number' ? toNumber(text) : text;
  }
  if (fields['command_id'] && input['command_id'] === undefined && call.idempotencyKey !== undefined) {
    input['command_id'] = call.idempotencyKey;
  }
  return input;
}

// A name like `constructor` is no field, though every object answers to it.
function fieldOf(fields: NonNullable<RestRoute['fields']>, name: string): z.ZodType | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fromQuery(field: z.ZodType, texts: readonly string[]): unknown {
  const text = texts.at(-1) ?? '';
  switch (kindOf(field)) {
    case 'number':
      return toNumber(text);
    case 'array':
      return texts.flatMap((part) => part.split(',')).filter(Boolean);
    case 'text':
      return text;
  }
}

// Plain decimals alone: `1e3`, `0x10` and ` 7 ` are no numbers anybody writes into an address.
function toNumber(text: string): number | string {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function kindOf(schema: z.ZodType): 'number' | 'array' | 'text' {
  const { type, innerType, in: source } = schema.def as { type: string; innerType?: z.ZodType; in?: z.ZodType };
  if (type === 'number' || type === 'array') return type;
  const inner = innerType ?? source;
  return inner ? kindOf(inner) : 'text';
}
