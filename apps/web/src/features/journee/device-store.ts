/** Everything of the signed-in technician on this device begins with this; unsent work does not, and outlives a sign-out. */
const READ_PREFIX = 'mif.lu.';

/** Where what was read of the server is kept: forgotten at sign-out. */
export function readKey(name: string, userId: number): string {
  return `${READ_PREFIX}${name}.${userId}`;
}

/** Where what was not sent yet is kept: only that account's next session sends it. */
export function unsentKey(name: string, userId: number): string {
  return `mif.a-envoyer.${name}.${userId}`;
}

/** A value kept on the device, or undefined where there is none or it is broken. */
export function readDevice(key: string): unknown {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/**
 * Keeps a value on the device.
 * @returns whether there was room for it
 */
export function writeDevice(key: string, value: unknown): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Takes a value away from the device. */
export function removeDevice(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is closed to us: there is nothing to take away.
  }
}

/** Forgets what was read, when somebody signs out of a device others may use. */
export function forgetWhatWasRead(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(READ_PREFIX)) removeDevice(key);
}
