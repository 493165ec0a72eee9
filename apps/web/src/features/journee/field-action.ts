import type { CommandInput } from '@mif/contract/interventions';
import { useCommandId } from '../../app/command.ts';
import { useMe } from '../../app/me.ts';
import type { FieldCommand } from './outbox.ts';
import { act } from './outbox-sending.ts';

/** A step as a screen gives it: what every command carries is added here. */
type StepOf<C> = C extends { action: infer A; input: infer I } ? { action: A; input: Omit<I, keyof CommandInput> } : never;

/** Does a step on an intervention: it is kept and sent, and the screen shows it done at once. */
export function useFieldAction(row: { id: number; version: number; reference: string }): (step: StepOf<FieldCommand>) => void {
  const me = useMe();
  const command = useCommandId();
  return (step) => {
    const carried = { id: row.id, version: row.version, command_id: command.current(), date_appareil: new Date().toISOString() };
    act(me.id, { action: step.action, input: { ...step.input, ...carried } } as FieldCommand, row.reference);
    command.next();
  };
}
