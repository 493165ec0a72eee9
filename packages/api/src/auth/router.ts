import {
  AcceptInvitationInput,
  ChangePasswordInput,
  ConfirmInput,
  Confirmation,
  ForgotPasswordInput,
  LinkFacts,
  Me,
  OpenLinkInput,
  RefreshInput,
  ResetPasswordInput,
  RevokeSessionInput,
  SessionList,
  SignInInput,
  TokenAnswer,
  TokenInput,
} from '@mif/contract/auth';
import { DomainError } from '@mif/contract/errors';
import { Done } from '@mif/contract/paging';
import { UpdateProfileInput } from '@mif/contract/users';
import { confirmPassword } from '@mif/domain/auth/confirm';
import { forgotPassword, resetPassword } from '@mif/domain/auth/forgotten-password';
import { acceptInvitation, openLink } from '@mif/domain/auth/invitation';
import { refreshSession } from '@mif/domain/auth/refresh';
import { changePassword, listSessions, me, revokeSession, signOut, signOutEverywhere, updateProfile } from '@mif/domain/auth/sessions';
import { signIn } from '@mif/domain/auth/sign-in';
import type { Ctx } from '@mif/domain/kernel/context';
import type { RequestContext } from '../context.ts';
import { checked, command, commandInParts, query, rest, router } from '../procedures.ts';

export const authRouter = router({
  signIn: commandInParts('session.open')
    .input(checked(SignInInput))
    .output(checked(Me))
    .mutation(async ({ ctx, input }) => {
      ctx.refuseForeign();
      const { tokens, actor } = await signIn(ctx.domain, input, ctx.sessionKey, ctx.origin);
      ctx.keepTokens(tokens);
      return me({ ...ctx.domain, actor });
    }),
  token: commandInParts('session.open')
    .meta(rest('POST', '/auth/token', 'Obtenir un jeton'))
    .input(checked(TokenInput))
    .output(checked(TokenAnswer))
    .mutation(({ ctx, input }) => openTokenSession(ctx, input)),
  login: commandInParts('session.open')
    .meta(rest('POST', '/auth/login', 'Se connecter'))
    .input(checked(TokenInput))
    .output(checked(TokenAnswer))
    .mutation(({ ctx, input }) => openTokenSession(ctx, input)),
  refresh: commandInParts('session.open')
    .output(checked(Me))
    .mutation(async ({ ctx }) => {
      const token = ctx.refreshToken();
      if (!token) throw new DomainError('AUTH_SESSION_ENDED');
      const { tokens, actor } = await refreshSession(ctx.domain, token, ctx.sessionKey);
      ctx.keepTokens(tokens);
      return me({ ...ctx.domain, actor });
    }),
  refreshToken: commandInParts('session.open')
    .meta(rest('POST', '/auth/refresh', 'Renouveler un jeton'))
    .input(checked(RefreshInput))
    .output(checked(TokenAnswer))
    .mutation(async ({ ctx, input }) => (await refreshSession(ctx.domain, input.refresh_token, ctx.sessionKey)).tokens),
  // Pages without an account: only ours may ask, so that nobody else's fills a mailbox or a password.
  openLink: commandInParts('session.open')
    .input(checked(OpenLinkInput))
    .output(checked(LinkFacts))
    .mutation(({ ctx, input }) => {
      ctx.refuseForeign();
      return openLink(ctx.domain, input, ctx.sessionKey, ctx.origin);
    }),
  acceptInvitation: command('session.open')
    .input(checked(AcceptInvitationInput))
    .output(checked(SignInInput.pick({ identifiant: true })))
    .mutation(({ ctx, input }) => {
      ctx.refuseForeign();
      return acceptInvitation(ctx.domain, input, ctx.sessionKey);
    }),
  forgotPassword: commandInParts('session.open')
    .input(checked(ForgotPasswordInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => {
      ctx.refuseForeign();
      return forgotPassword(ctx.domain, input, ctx.origin);
    }),
  resetPassword: command('session.open')
    .input(checked(ResetPasswordInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => {
      ctx.refuseForeign();
      return resetPassword(ctx.domain, input, ctx.sessionKey);
    }),
  me: query('profile.read')
    .meta(rest('GET', '/auth/me', 'Lire son compte'))
    .output(checked(Me))
    .query(({ ctx }) => me(ctx.domain)),
  userMe: query('profile.read')
    .meta(rest('GET', '/users/me', 'Lire son compte, à l’ancienne adresse'))
    .output(checked(Me))
    .query(({ ctx }) => me(ctx.domain)),
  updateProfile: command('profile.update')
    .meta(rest('PUT', '/users/update', 'Modifier son profil'))
    .input(checked(UpdateProfileInput))
    .output(checked(Me))
    .mutation(({ ctx, input }) => updateProfile(ctx.domain, input)),
  sessions: query('session.read')
    .output(checked(SessionList))
    .query(({ ctx }) => listSessions(ctx.domain)),
  revokeSession: command('session.revoke')
    .input(checked(RevokeSessionInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => revokeSession(ctx.domain, input)),
  signOut: command('session.revoke')
    .meta(rest('POST', '/auth/logout', 'Se déconnecter'))
    .output(checked(Done))
    .mutation(async ({ ctx }) => {
      ctx.keepTokens(null);
      return signOut(ctx.domain);
    }),
  signOutEverywhere: command('session.revoke')
    .output(checked(Done))
    .mutation(async ({ ctx }) => {
      ctx.keepTokens(null);
      return signOutEverywhere(ctx.domain);
    }),
  confirm: commandInParts('session.confirm')
    .meta(rest('POST', '/auth/confirm', 'Confirmer par son mot de passe, avant une action sensible'))
    .input(checked(ConfirmInput))
    .output(checked(Confirmation))
    .mutation(({ ctx, input }) => confirmPassword(ctx.domain, input)),
  changePassword: commandInParts('profile.update')
    .meta(rest('POST', '/auth/change-password', 'Changer son mot de passe'))
    .input(checked(ChangePasswordInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => changePassword(ctx.domain, input)),
});

// The older clients say it in two places.
async function openTokenSession(
  ctx: Pick<RequestContext, 'sessionKey' | 'origin'> & { domain: Ctx },
  { username, email, password, code }: TokenInput,
): Promise<TokenAnswer> {
  const input = { identifiant: username || email || '', mot_de_passe: password, code };
  return (await signIn(ctx.domain, input, ctx.sessionKey, { ...ctx.origin, is_program: true })).tokens;
}
