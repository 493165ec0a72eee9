import { encode } from 'uqr';

/** Modules of white around a code: fewer, and readers lose it. */
const QUIET_ZONE = 4;

/**
 * A QR code as an SVG of one path, with its quiet zone; read again with an eighth of it gone.
 * @param text what it says
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const path = data.map((row, y) => runsOf(row, y)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#000" d="${path}"/></svg>`;
}

// A rectangle for each run of dark modules: between squares of their own printers leave hairs of white.
function runsOf(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x += 1;
    path += `M${start} ${y}h${x + 1 - start}v1h${start - x - 1}z`;
  }
  return path;
}
