import { api } from '../../app/trpc.ts';

/** Whether this browser can be told of something while the application is closed, and whether it is. */
export type PushState = 'unsupported' | 'install_first' | 'refused' | 'off' | 'on';

const WORKER = '/sw.js';

const isSupported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
// Apple gives pushes to applications on the home screen alone.
const isAppleTab = () => /iPhone|iPad/.test(navigator.userAgent) && !window.matchMedia('(display-mode: standalone)').matches;

async function currentSubscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/');
  return (await registration?.pushManager.getSubscription()) ?? null;
}

/** What holds on this device now. */
export async function readPushState(): Promise<PushState> {
  if (!isSupported()) return isAppleTab() ? 'install_first' : 'unsupported';
  if (Notification.permission === 'denied') return 'refused';
  if (Notification.permission !== 'granted') return 'off';
  return (await currentSubscription()) ? 'on' : 'off';
}

/**
 * Asks the browser's leave and tells the server where this device takes pushes: called by a press of a button.
 * @throws what the browser or the server refused with
 */
export async function turnPushOn(): Promise<PushState> {
  if ((await Notification.requestPermission()) !== 'granted') return readPushState();
  const { cle_publique } = await api.notifications.push.key.query();
  await navigator.serviceWorker.register(WORKER, { scope: '/' });
  const registration = await navigator.serviceWorker.ready;
  const applicationServerKey = bytesOf(cle_publique);
  const kept = await registration.pushManager.getSubscription();
  // One made with another key of the product takes nothing any more.
  if (kept && !isSameKey(kept.options.applicationServerKey, applicationServerKey)) await kept.unsubscribe();
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  const { endpoint = '', keys = {} } = subscription.toJSON();
  await api.notifications.push.subscribe.mutate({ endpoint, p256dh: keys['p256dh'] ?? '', auth: keys['auth'] ?? '' });
  return readPushState();
}

/** Ends it on this device, at the server and in the browser. */
export async function turnPushOff(): Promise<PushState> {
  const subscription = await currentSubscription();
  if (subscription) {
    await api.notifications.push.unsubscribe.mutate({ endpoint: subscription.endpoint });
    await subscription.unsubscribe();
  }
  return readPushState();
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
}

function isSameKey(kept: ArrayBuffer | null, key: Uint8Array): boolean {
  if (kept === null) return false;
  const bytes = new Uint8Array(kept);
  return bytes.length === key.length && bytes.every((byte, index) => byte === key[index]);
}
