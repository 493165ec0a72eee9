import type { Permission } from '@mif/contract/permissions';
import type { z } from 'zod';
import type { Meta } from '../procedures.ts';
import { appRouter } from '../root.ts';

export const restMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
export type RestMethod = (typeof restMethods)[number];

/** Signing in takes a form too, as OAuth 2 has it. */
export const formPaths: ReadonlySet<string> = new Set(['/auth/token', '/auth/login']);

/** A procedure's place in the REST interface. */
export interface RestRoute {
  method: RestMethod;
  /** `/interventions/{id}`, below the interface's base. */
  path: string;
  segments: readonly string[];
  /** `interventions.get` */
  procedure: string;
  type: 'query' | 'mutation';
  /** The input's fields, or null where the procedure takes none. */
  fields: Readonly<Record<string, z.ZodType>> | null;
  status: number;
  permission: Permission;
}

interface ProcedureDef {
  type: 'query' | 'mutation' | 'subscription';
  meta?: Meta;
  inputs: z.ZodType[];
}

/** Every procedure that says of itself where it is in the REST interface. */
export function restRoutes(): RestRoute[] {
  // tRPC types a procedure's `_def` without `inputs` and with `meta` unknown: both are there at run time, and the OpenAPI copy is made of them.
  const procedures = appRouter['_def'].procedures as unknown as Record<string, { _def: ProcedureDef }>;
  return Object.entries(procedures).flatMap(([procedure, { _def: def }]) => {
    const { openapi, permission, status } = def.meta ?? {};
    if (!openapi || !permission || def.type === 'subscription') return [];
    const [input] = def.inputs;
    return [
      {
        method: openapi.method,
        path: openapi.path,
        segments: segmentsOf(openapi.path),
        procedure,
        type: def.type,
        fields: input ? fieldsOf(input) : null,
        status: status ?? 200,
        permission,
      },
    ];
  });
}

function fieldsOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> {
  const { shape, innerType } = schema.def as { shape?: Record<string, z.ZodType>; innerType?: z.ZodType };
  if (shape) return shape;
  return innerType ? fieldsOf(innerType) : {};
}

/** The parts of a path; a slash at its end says nothing. */
export function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment, index, all) => segment !== '' || (index > 0 && index < all.length - 1));
}

/** Which route a path is, with what stands in its places. */
export interface RouteMatch {
  route: RestRoute;
  params: Record<string, string>;
}

/**
 * Finds the route of a call. A word of the path comes before a place in it: `/users/me` is not the user `me`.
 * @returns the route; or the methods the path knows, none where it is no path of ours
 */
export function findRoute(routes: readonly RestRoute[], method: string, segments: readonly string[]): RouteMatch | readonly RestMethod[] {
  const matches = routes.flatMap((route) => {
    const params = paramsOf(route.segments, segments);
    return params ? [{ route, params }] : [];
  });
  const fewest = Math.min(...matches.map(({ params }) => Object.keys(params).length));
  const exact = matches.filter(({ params }) => Object.keys(params).length === fewest);
  return exact.find(({ route }) => route.method === method) ?? exact.map(({ route }) => route.method);
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith('{') && segment !== '') params[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}
