import { parseCookie, stringifySetCookie } from 'cookie';
import type { TokenAnswer } from '@mif/contract/auth';
import { ACCESS_TOKEN_SECONDS } from '@mif/domain/auth/tokens';
import { SESSION_DAYS } from '@mif/domain/auth/sign-in';

const DAY_SECONDS = 86_400;

/** How the browser keeps its tokens: out of reach of scripts, sent to us alone, never from another site. */
export interface TokenCookies {
  read: (header: string | undefined) => { access: string | null; refresh: string | null };
  /** `Set-Cookie` headers that keep the tokens, or take them away. */
  write: (tokens: TokenAnswer | null) => string[];
}

/**
 * @param isSecure the product is reached by https: the cookies are then Secure and bound to the host by their prefix
 */
export function createTokenCookies(isSecure: boolean): TokenCookies {
  const prefix = isSecure ? '__Host-' : '';
  const names = { access: `${prefix}mif_access`, refresh: `${prefix}mif_refresh` } as const;
  const cookie = (name: string, value: string, maxAge: number) =>
    stringifySetCookie({ name, value, maxAge, path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure });
  return {
    read(header) {
      if (!header) return { access: null, refresh: null };
      const cookies = parseCookie(header);
      return { access: cookies[names.access] ?? null, refresh: cookies[names.refresh] ?? null };
    },
    write: (tokens) =>
      tokens
        ? [
            cookie(names.access, tokens.access_token, ACCESS_TOKEN_SECONDS),
            cookie(names.refresh, tokens.refresh_token, SESSION_DAYS * DAY_SECONDS),
          ]
        : [cookie(names.access, '', 0), cookie(names.refresh, '', 0)],
  };
}
