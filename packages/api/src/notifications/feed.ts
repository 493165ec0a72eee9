/** New notifications of one user, as ids, until the signal is aborted. */
export interface NotificationFeed {
  listen: (user_id: number, signal: AbortSignal) => AsyncIterable<number>;
}
