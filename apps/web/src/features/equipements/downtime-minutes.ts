/** Whole minutes between two instants. */
export function minutesBetween(debut: string, fin: string): number {
  return Math.round((Date.parse(fin) - Date.parse(debut)) / 60_000);
}
