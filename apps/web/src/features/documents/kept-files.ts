import type { Target } from './sending.ts';

/** A file a technician added, kept on his device until the server has it. */
export interface KeptFile {
  /** Of its command. */
  id: string;
  user_id: number;
  target: Target;
  file: Blob;
  filename: string;
  /** Why the server refused it; it stays until its owner lets it go. */
  message: string | null;
}

const STORE = 'fichiers';

function opened(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('mif.a-envoyer', 1);
    request.addEventListener('upgradeneeded', () => void request.result.createObjectStore(STORE, { keyPath: 'id' }));
    request.addEventListener('success', () => done(request.result));
    request.addEventListener('error', () => fail(request.error ?? new Error('no storage')));
  });
}

async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.addEventListener('complete', () => done(request.result));
      transaction.addEventListener('abort', () => fail(transaction.error ?? new Error('no storage')));
    });
  } finally {
    database.close();
  }
}

/**
 * Keeps a file; it is on the device when this resolves.
 * @returns whether there was room for it
 */
export async function keepFile(file: KeptFile): Promise<boolean> {
  return run('readwrite', (store) => store.put(file)).then(
    () => true,
    () => false,
  );
}

/** Forgets a kept file. */
export async function forgetFile(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id)).catch(() => undefined);
}

/** What an account has kept on this device, oldest first. */
export async function keptFilesOf(userId: number): Promise<KeptFile[]> {
  const files = await run<KeptFile[]>('readonly', (store) => store.getAll() as IDBRequest<KeptFile[]>).catch(() => []);
  return files.filter((file) => file.user_id === userId);
}
