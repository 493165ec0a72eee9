// Push alone: it keeps nothing of the application and answers no request of it.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

function read(data) {
  try {
    return data?.json() ?? {};
  } catch {
    return {};
  }
}

/** An address of ours, whatever a message holds. */
function ownAddress(url) {
  const address = URL.parse(typeof url === 'string' ? url : '/', self.location.origin);
  return address?.origin === self.location.origin ? address.href : `${self.location.origin}/notifications`;
}

self.addEventListener('push', (event) => {
  const { notification_id, titre, corps, langue, lien, is_urgente } = read(event.data);
  const lang = ['fr', 'ar', 'en'].includes(langue) ? langue : 'fr';
  event.waitUntil(
    self.registration.showNotification(typeof titre === 'string' && titre ? titre : 'ERP MIF Maroc', {
      ...(typeof corps === 'string' ? { body: corps } : {}),
      // The same news twice is one notification.
      ...(Number.isInteger(notification_id) ? { tag: `notification-${notification_id}` } : {}),
      requireInteraction: is_urgente === true,
      lang,
      dir: lang === 'ar' ? 'rtl' : 'ltr',
      icon: '/icon.svg',
      badge: '/icon.svg',
      data: { url: ownAddress(lien) },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = ownAddress(event.notification.data?.url);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then(async (windows) => {
      const open = windows.find((client) => client.url === url) ?? windows[0];
      if (!open) return self.clients.openWindow(url);
      if (open.url !== url) await open.navigate(url).catch(() => self.clients.openWindow(url));
      return open.focus();
    }),
  );
});
