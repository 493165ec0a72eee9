import { offsetHours } from '@mif/contract/time';

const HOUR_S = 3600;
const HOUR_MS = 3_600_000;

/** The zones that follow Morocco's clock, as paths under PostgreSQL's `timezone` directory. */
export const moroccanZones = ['Africa/Casablanca', 'Africa/El_Aaiun'] as const;

/**
 * Morocco's zone as a compiled zone file (TZif version 2, RFC 8536), written from the product's own table: the one
 * PostgreSQL was built with is older than the country's last change.
 */
export function moroccanZoneFile(): Buffer {
  const transitions = transitionsBetween(Date.parse('2000-01-01T00:00Z'), Date.parse('2040-01-01T00:00Z'));
  const abbreviations = Buffer.from('+00\0+01\0', 'ascii');
  const types = [timeType(0, false, 0), timeType(HOUR_S, true, 4)];

  // Readers of version 2 skip the first block: it only has to be well-formed.
  const first = Buffer.concat([header({ times: 0, types: 1, chars: 4 }), timeType(0, false, 0), abbreviations.subarray(0, 4)]);
  const instants = Buffer.alloc(transitions.length * 8);
  transitions.forEach(({ instant }, index) => instants.writeBigInt64BE(BigInt(instant / 1000), index * 8));
  return Buffer.concat([
    first,
    header({ times: transitions.length, types: types.length, chars: abbreviations.length }),
    instants,
    Buffer.from(transitions.map(({ offset }) => offset)),
    ...types,
    abbreviations,
    Buffer.from('\n<+00>0\n', 'ascii'),
  ]);
}

function header(counts: { times: number; types: number; chars: number }): Buffer {
  const bytes = Buffer.alloc(44);
  bytes.write('TZif2', 'ascii');
  bytes.writeUInt32BE(counts.times, 32);
  bytes.writeUInt32BE(counts.types, 36);
  bytes.writeUInt32BE(counts.chars, 40);
  return bytes;
}

function timeType(offsetSeconds: number, isSummer: boolean, abbreviationAt: number): Buffer {
  const bytes = Buffer.alloc(6);
  bytes.writeInt32BE(offsetSeconds, 0);
  bytes.writeUInt8(isSummer ? 1 : 0, 4);
  bytes.writeUInt8(abbreviationAt, 5);
  return bytes;
}

function transitionsBetween(start: number, end: number): { instant: number; offset: 0 | 1 }[] {
  const found: { instant: number; offset: 0 | 1 }[] = [];
  let before = offsetHours(start);
  for (let instant = start; instant < end; instant += HOUR_MS) {
    const offset = offsetHours(instant);
    if (offset !== before) found.push({ instant, offset });
    before = offset;
  }
  return found;
}
