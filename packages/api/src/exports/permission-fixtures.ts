import { ExportFile } from '@mif/contract/exports';
import { nobody, type Fixture, type Side, type World } from '../permission-world.ts';

/** An export of one company's rows: more than its titles where the caller sees them. */
const ofCompany = (make: (world: World, side: Side) => Promise<unknown>): Fixture => ({
  foreign: 'unseen',
  call: async (world, side) => {
    await make(world, side);
    return { input: { client_id: side.client_id }, sees: async (output) => (await linesOf(output)) > 1 };
  },
});

async function linesOf(output: unknown): Promise<number> {
  const pieces = await Array.fromAsync(ExportFile.parse(output).ecrire(new AbortController().signal));
  return Buffer.concat(pieces).toString().trim().split('\r\n').length;
}

/** How the exports are called in the matrix of permissions. */
export const exports: Readonly<Record<string, Fixture>> = {
  'exports.interventions': ofCompany((world, side) => world.intervention(side, 'ouverte')),
  'exports.equipements': ofCompany((world, side) => world.equipement(side)),
  'exports.demandes': ofCompany((world, side) => world.demande(side)),
  'exports.plans': ofCompany((world, side) => world.plan(side)),
  'exports.clients': nobody(() => ({ input: { format: 'xlsx' } })),
  'exports.sites': ofCompany(() => Promise.resolve()),
  'exports.techniciens': nobody(() => ({ input: {} })),
  'exports.absences': nobody(() => ({ input: {} })),
  'exports.habilitations': nobody(() => ({ input: {} })),
  'exports.documents': nobody(() => ({ input: {} })),
  'exports.journal': nobody(() => ({ input: { sensibles: 'oui' } })),
  'exports.users': nobody(() => ({ input: { colonnes: ['email'] } })),
};
