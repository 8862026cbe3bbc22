// Makes a screenshot small: a PNG of 256 colors, which is all that a window of text needs.
// @ts-check
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * @param {Buffer} png as a browser writes it: eight bits per channel, not interlaced
 * @returns {Buffer}
 */
export function smallPng(png) {
  const { width, height, pixels, channels } = decode(png);
  const color = (/** @type {number} */ at) => ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);

  /** @type {Map<number, number>} */
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) counts.set(color(at), (counts.get(color(at)) ?? 0) + 1);
  const palette = chosenColors(counts);
  const nearest = new Map([...counts.keys()].map((each) => [each, nearestIn(palette, each)]));

  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = nearest.get(color((y * width + x) * channels)) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((each) => [each >> 16, (each >> 8) & 255, each & 255]));
  const data = deflateSync(rows, { level: 9 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colors that are used most, and of those that look alike one. */
function chosenColors(/** @type {Map<number, number>} */ counts) {
  const byUse = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color);
  for (let apart = 0; ; apart += 24) {
    /** @type {number[]} */
    const chosen = [];
    for (const color of byUse) {
      if (chosen.every((each) => distance(each, color) > apart)) chosen.push(color);
      if (chosen.length > 256) break;
    }
    if (chosen.length <= 256) return chosen;
  }
}

function nearestIn(/** @type {number[]} */ palette, /** @type {number} */ color) {
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (distance(palette[i] ?? 0, color) < distance(palette[best] ?? 0, color)) best = i;
  return best;
}

function distance(/** @type {number} */ a, /** @type {number} */ b) {
  return ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;
}

function chunk(/** @type {string} */ type, /** @type {Buffer} */ data) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** The pixels of a PNG, row by row, with three or four bytes each. */
function decode(/** @type {Buffer} */ png) {
  let width = 0;
  let height = 0;
  let channels = 3;
  /** @type {Buffer[]} */
  const parts = [];
  for (let at = signature.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IDAT') parts.push(data);
    if (type !== 'IHDR') continue;
    width = data.readUInt32BE(0);
    height = data.readUInt32BE(4);
    if (data[8] !== 8 || (data[9] !== 2 && data[9] !== 6) || data[12] !== 0) throw new Error('This PNG is of another kind.');
    channels = data[9] === 6 ? 4 : 3;
  }
  const stride = width * channels;
  const raw = inflateSync(Buffer.concat(parts));
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const here = y * stride + x;
      const left = x < channels ? 0 : (pixels[here - channels] ?? 0);
      const above = y === 0 ? 0 : (pixels[here - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (pixels[here - stride - channels] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter ?? 0] ?? 0;
      pixels[here] = (raw[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, channels, pixels };
}

function paeth(/** @type {number} */ left, /** @type {number} */ above, /** @type {number} */ corner) {
  const byLeft = Math.abs(above - corner);
  const byAbove = Math.abs(left - corner);
  const byCorner = Math.abs(left + above - 2 * corner);
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}
