import type { Travel } from './model.ts';

const EARTH_RADIUS_KM = 6371.0088;
/** Travel is kept to the second, so that every machine plans with the same numbers. */
const SECONDS = 60;

/** Minutes between every two places, [from * places + to]. Great circle by the haversine formula, times the detour factor. */
export function travelMinutes(travel: Travel): { places: number; minutes: Float64Array } {
  if (travel.kind === 'matrix') return { places: travel.minutes.length, minutes: Float64Array.from(travel.minutes.flat()) };
  const radians = travel.places.map(({ latitude, longitude }) => ({
    phi: (latitude * Math.PI) / 180,
    lambda: (longitude * Math.PI) / 180,
  }));
  const places = radians.length;
  const minutes = new Float64Array(places * places);
  for (let a = 0; a < places; a++)
    for (let b = 0; b < a; b++) {
      const p = radians[a];
      const q = radians[b];
      const half = Math.sin((p.phi - q.phi) / 2) ** 2 + Math.cos(p.phi) * Math.cos(q.phi) * Math.sin((p.lambda - q.lambda) / 2) ** 2;
      const km = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half))) * travel.factor;
      const time = Math.round((km / travel.speed_km_per_hour) * 60 * SECONDS) / SECONDS;
      minutes[a * places + b] = time;
      minutes[b * places + a] = time;
    }
  return { places, minutes };
}
