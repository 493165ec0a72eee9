import { Enrolment, ProveCodeInput, RecoveryCodes, SecondFacteur } from '@mif/contract/auth';
import { Done } from '@mif/contract/paging';
import { beginEnrolment, disableSecondFactor, proveEnrolment, renewRecoveryCodes, secondFactorState } from '@mif/domain/auth/second-factor';
import { checked, command, commandInParts, query, router } from '../procedures.ts';

export const secondFacteurRouter = router({
  state: query('second_facteur.manage')
    .output(checked(SecondFacteur))
    .query(({ ctx }) => secondFactorState(ctx.domain)),
  begin: command('second_facteur.manage')
    .output(checked(Enrolment))
    .mutation(({ ctx }) => beginEnrolment(ctx.domain, ctx.sessionKey)),
  prove: command('second_facteur.manage')
    .input(checked(ProveCodeInput))
    .output(checked(RecoveryCodes))
    .mutation(({ ctx, input }) => proveEnrolment(ctx.domain, input, ctx.sessionKey)),
  renewCodes: commandInParts('second_facteur.manage')
    .input(checked(ProveCodeInput))
    .output(checked(RecoveryCodes))
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.domain, input, ctx.sessionKey)),
  disable: commandInParts('second_facteur.manage')
    .input(checked(ProveCodeInput))
    .output(checked(Done))
    .mutation(({ ctx, input }) => disableSecondFactor(ctx.domain, input, ctx.sessionKey)),
});
