/** What the interface answered. */
interface Answer {
  status: number;
  // What an answer holds is what the tests look at.
  body: Record<string, unknown>;
  headers: Headers;
}

/** An answer that refused, and to what. */
interface Refusal {
  method: string;
  path: string;
  status: number;
  code: unknown;
}

/** Calls a server as a program does: JSON, and the token of whoever calls. */
interface TestClient<Who extends string> {
  tokens: Map<Who, string>;
  /** Every refusal so far. */
  refusals: Refusal[];
  call: (who: Who | null, method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;
}

/** @param url of the server, without a path */
export function createTestClient<Who extends string>(url: string): TestClient<Who> {
  const tokens = new Map<Who, string>();
  const refusals: Refusal[] = [];
  const call: TestClient<Who>['call'] = async (who, method, path, body, headers = {}) => {
    const token = who ? tokens.get(who) : undefined;
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const parsed = text ? (JSON.parse(text) as Answer['body']) : {};
    if (answer.status >= 400) refusals.push({ method, path, status: answer.status, code: parsed['code'] });
    return { status: answer.status, body: parsed, headers: answer.headers };
  };
  return { tokens, refusals, call };
}

/** A form as browsers write it, and what to send with it. */
export const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
export const asForm = { 'content-type': 'application/x-www-form-urlencoded' };
