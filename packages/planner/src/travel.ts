import type { Travel } from './model.ts';

const EARTH_RADIUS_KM = 6371.0088;
/** Travel is kept to the second, so that every machine plans with the same numbers. */
const SECONDS = 60;

/** Minutes between every two places, [from * places + to]. Great circle from the chord, times the detour factor. */
export function travelMinutes(travel: Travel): { places: number; minutes: Float64Array } {
  if (travel.kind === 'matrix') return { places: travel.minutes.length, minutes: Float64Array.from(travel.minutes.flat()) };
  const vectors = travel.places.map(({ latitude, longitude }) => {
    const phi = (latitude * Math.PI) / 180;
    const lambda = (longitude * Math.PI) / 180;
    return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
  });
  const places = vectors.length;
  const minutes = new Float64Array(places * places);
  for (let a = 0; a < places; a++)
    for (let b = 0; b < a; b++) {
      const p = vectors[a];
      const q = vectors[b];
      const chord = Math.sqrt((p.x - q.x) ** 2 + (p.y - q.y) ** 2 + (p.z - q.z) ** 2);
      const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, chord / 2)) * travel.factor;
      const time = Math.round((km / travel.speed_km_per_hour) * 60 * SECONDS) / SECONDS;
      minutes[a * places + b] = time;
      minutes[b * places + a] = time;
    }
  return { places, minutes };
}
