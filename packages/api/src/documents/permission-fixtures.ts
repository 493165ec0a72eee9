import { lists, nobody, type Fixture } from '../permission-world.ts';

const onDocument = (more: object = {}): Fixture => ({
  foreign: 'DOCUMENT_NOT_FOUND',
  call: async (world, side) => ({ input: { id: (await world.document(side)).id, ...more } }),
});

/** How documents are called in the matrix of permissions. */
export const documents: Record<string, Fixture> = {
  'documents.list': {
    foreign: 'unseen',
    call: async (world, side) => ({ input: { limit: 200 }, sees: lists((await world.document(side)).id) }),
  },
  'documents.listOfIntervention': {
    foreign: 'INTERVENTION_NOT_FOUND',
    call: async (world, side) => {
      const { id, intervention_id } = await world.document(side);
      return { input: { id: intervention_id }, sees: lists(id) };
    },
  },
  'documents.get': onDocument(),
  'documents.limits': {
    foreign: 'INTERVENTION_NOT_FOUND',
    call: async (world, side) => ({ input: { objet: 'intervention', objet_id: (await world.document(side)).intervention_id } }),
  },
  'documents.revisions': onDocument(),
  'documents.update': onDocument({ categorie: 'preuve' }),
  'documents.remove': onDocument(),
  'documents.restore': nobody(async (world, side) => ({ input: { id: (await world.document(side, true)).id } })),
};
