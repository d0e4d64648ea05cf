/**
 * A text as a QR code (ISO/IEC 18004:2015, model 2): byte mode, UTF-8, the smallest of the forty versions that holds it
 * at level M, else at level L. A longer text has none.
 */
export type QrCode = readonly (readonly boolean[])[];

/** By level, for versions 1 to 40: check words a block, and blocks (table 9). */
const levels = {
  M: {
    bits: 0,
    check: [
      10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
      28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ],
    blocks: [
      1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33,
      35, 37, 38, 40, 43, 45, 47, 49,
    ],
  },
  L: {
    bits: 1,
    check: [
      7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30,
      30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
    ],
    blocks: [
      1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19,
      19, 20, 21, 22, 24, 25,
    ],
  },
} as const;
type Level = keyof typeof levels;

/** What a module of the picture is: dark or light, and whether the version alone determines it. */
interface Grid {
  size: number;
  dark: boolean[][];
  fixed: boolean[][];
}

/** The code, or null where the text is too long for any. */
export function qrCode(text: string): QrCode | null {
  const bytes = new TextEncoder().encode(text);
  const fitting = smallest(bytes.length);
  if (fitting === null) return null;
  const { version, level } = fitting;
  const grid = frame(version);
  place(grid, interleaved(data(bytes, version, level), version, level));
  let best: Grid | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let mask = 0; mask < masks.length; mask++) {
    const masked = withMask(grid, mask);
    writeFormat(masked, levels[level].bits, mask);
    const cost = penalty(masked.dark);
    if (cost < least) [best, least] = [masked, cost];
  }
  return best?.dark ?? null;
}

// ---- how much fits --------------------------------------------------------------------------------------------------

function smallest(length: number): { version: number; level: Level } | null {
  for (const level of ["M", "L"] as const)
    for (let version = 1; version <= 40; version++)
      if (4 + lengthBits(version) + 8 * length <= 8 * dataWords(version, level)) return { version, level };
  return null;
}

const lengthBits = (version: number): number => (version < 10 ? 8 : 16);

const checkWords = (version: number, level: Level) => levels[level].check[version - 1] as number;
const blockCount = (version: number, level: Level) => levels[level].blocks[version - 1] as number;

const dataWords = (version: number, level: Level): number =>
  allWords(version) - checkWords(version, level) * blockCount(version, level);

/** Of the modules that no pattern of the version takes. */
function allWords(version: number): number {
  const aligned = alignment(version).length;
  const patterns = aligned === 0 ? 0 : (aligned * aligned - 3) * 25 - 10 * (aligned - 2);
  return Math.floor(
    (sizeOf(version) ** 2 - 3 * 64 - 2 * (sizeOf(version) - 16) - 31 - patterns - versionArea(version)) / 8,
  );
}

const sizeOf = (version: number): number => 17 + 4 * version;
const versionArea = (version: number): number => (version < 7 ? 0 : 36);

/** The middle rows, and columns, of the alignment patterns (annex E). */
function alignment(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = sizeOf(version) - 7;
  const step = version === 32 ? 26 : 2 * Math.ceil((last - 6) / (2 * (count - 1)));
  return [6, ...Array.from({ length: count - 1 }, (_, place) => last - (count - 2 - place) * step)];
}

// ---- the words ------------------------------------------------------------------------------------------------------

/** Mode, length and bytes, filled up. */
function data(bytes: Uint8Array, version: number, level: Level): number[] {
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  const room = 8 * dataWords(version, level);
  push(0, Math.min(4, room - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let word = 0xec; bits.length < room; word ^= 0xec ^ 0x11) push(word, 8);
  return Array.from({ length: room / 8 }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((word, bit) => 2 * word + bit, 0),
  );
}

/** Cut into blocks with their check words, then taken from each in turn. */
function interleaved(words: readonly number[], version: number, level: Level): number[] {
  const count = blockCount(version, level);
  const check = checkWords(version, level);
  const long = words.length % count; // so many blocks, the last, hold one word more
  const short = Math.floor(words.length / count);
  const divisor = generator(check);
  let from = 0;
  const blocks = Array.from({ length: count }, (_, block) => {
    const own = words.slice(from, from + short + (block >= count - long ? 1 : 0));
    from += own.length;
    return { own, rest: remainder(own, divisor) };
  });
  const turns = (part: (block: (typeof blocks)[number]) => readonly number[], length: number) =>
    Array.from({ length }, (_, at) => blocks.flatMap((block) => part(block)[at] ?? [])).flat();
  return [...turns(({ own }) => own, short + 1), ...turns(({ rest }) => rest, check)];
}

/** In the field of 256 elements by x^8 + x^4 + x^3 + x^2 + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

/** The product of x - 2^i for i below the degree, without its leading 1. */
function generator(degree: number): number[] {
  let coefficients = [1];
  let root = 1;
  for (let factor = 0; factor < degree; factor++) {
    const shifted = [...coefficients, 0];
    coefficients = shifted.map((value, at) => value ^ times(coefficients[at - 1] ?? 0, root));
    root = times(root, 2);
  }
  return coefficients.slice(1);
}

function remainder(words: readonly number[], divisor: readonly number[]): number[] {
  let rest: number[] = divisor.map(() => 0);
  for (const word of words) {
    const factor = word ^ (rest[0] as number);
    rest = divisor.map((value, at) => (rest[at + 1] ?? 0) ^ times(value, factor));
  }
  return rest;
}

// ---- the picture ----------------------------------------------------------------------------------------------------

function set({ dark, fixed }: Grid, row: number, column: number, value: boolean): void {
  (dark[row] as boolean[])[column] = value;
  (fixed[row] as boolean[])[column] = true;
}

/** What stands in every picture of a version, with room for the format. */
function frame(version: number): Grid {
  const size = sizeOf(version);
  const empty = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  const grid: Grid = { size, dark: empty(), fixed: empty() };
  for (let at = 0; at < size; at++) {
    set(grid, 6, at, at % 2 === 0);
    set(grid, at, 6, at % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    rings(grid, row, column, 4);
  const middles = alignment(version);
  const last = middles.at(-1);
  const isCorner = (row: number, column: number) =>
    [row, column].every((at) => at === 6 || at === last) && row + column !== 2 * (last ?? 0);
  for (const row of middles) for (const column of middles) if (!isCorner(row, column)) rings(grid, row, column, 2);
  writeFormat(grid, 0, 0);
  if (version >= 7) writeVersion(grid, version);
  return grid;
}

/** Squares around a middle, by their distance: of a corner's pattern (4, the last one light) or of an alignment (2). */
function rings(grid: Grid, middleRow: number, middleColumn: number, reach: number): void {
  for (let row = middleRow - reach; row <= middleRow + reach; row++)
    for (let column = middleColumn - reach; column <= middleColumn + reach; column++) {
      if (row < 0 || column < 0 || row >= grid.size || column >= grid.size) continue;
      const distance = Math.max(Math.abs(row - middleRow), Math.abs(column - middleColumn));
      set(grid, row, column, reach === 4 ? distance !== 2 && distance !== 4 : distance !== 1);
    }
}

/** A number with the remainder of its division behind it. */
function coded(value: number, length: number, divisor: number): number {
  const width = 31 - Math.clz32(divisor);
  let rest = value << width;
  for (let bit = length + width - 1; bit >= width; bit--) if ((rest >>> bit) & 1) rest ^= divisor << (bit - width);
  return (value << width) | rest;
}

function writeFormat(grid: Grid, level: number, mask: number): void {
  const bits = coded((level << 3) | mask, 5, 0b10100110111) ^ 0b101010000010010;
  const { size } = grid;
  for (let bit = 0; bit < 15; bit++) {
    const value = ((bits >>> bit) & 1) === 1;
    // Around the corner above left: up the column, then along the row; the timing lines are passed over.
    if (bit < 8) set(grid, bit < 6 ? bit : bit + 1, 8, value);
    else set(grid, 8, bit === 8 ? 7 : 14 - bit, value);
    // And the second time at the two others.
    if (bit < 8) set(grid, 8, size - 1 - bit, value);
    else set(grid, size - 15 + bit, 8, value);
  }
  set(grid, size - 8, 8, true);
}

function writeVersion(grid: Grid, version: number): void {
  const bits = coded(version, 6, 0b1111100100101);
  for (let bit = 0; bit < 18; bit++) {
    const value = ((bits >>> bit) & 1) === 1;
    const [along, across] = [Math.floor(bit / 3), grid.size - 11 + (bit % 3)];
    set(grid, along, across, value);
    set(grid, across, along, value);
  }
}

/** In pairs of columns from the right, up and down in turn. */
function place({ size, dark, fixed }: Grid, words: readonly number[]): void {
  let bit = 0;
  let isUp = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5; // the timing line has no pair
    for (let step = 0; step < size; step++) {
      const row = isUp ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (fixed[row]?.[column]) continue;
        (dark[row] as boolean[])[column] = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        bit++;
      }
    }
    isUp = !isUp;
  }
}

/** Which modules are turned over, by row and column. */
const masks: ReadonlyArray<(row: number, column: number) => boolean> = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

function withMask({ size, dark, fixed }: Grid, mask: number): Grid {
  const turned = masks[mask] as (typeof masks)[number];
  const masked = dark.map((line, row) =>
    line.map((value, column) => value !== (!fixed[row]?.[column] && turned(row, column))),
  );
  return { size, dark: masked, fixed: fixed.map((line) => [...line]) };
}

/** How hard it is to read (section 7.8.3): long runs, blocks, what looks like a corner, too much of one shade. */
function penalty(dark: readonly (readonly boolean[])[]): number {
  const size = dark.length;
  const columns = dark.map((_, column) => dark.map((line) => line[column] as boolean));
  const lines = [...dark, ...columns].reduce((sum, line) => sum + linePenalty(line), 0);
  let blocks = 0;
  for (let row = 1; row < size; row++)
    for (let column = 1; column < size; column++) {
      const value = dark[row]?.[column];
      if (
        value === dark[row - 1]?.[column] &&
        value === dark[row]?.[column - 1] &&
        value === dark[row - 1]?.[column - 1]
      )
        blocks += 3;
    }
  const share = dark.flat().filter(Boolean).length / size ** 2;
  return lines + blocks + 10 * Math.floor(Math.abs(share - 0.5) * 20);
}

function linePenalty(line: readonly boolean[]): number {
  const text = line.map((value) => (value ? "1" : "0")).join("");
  const runs = text.match(/0{5,}|1{5,}/g) ?? [];
  const corners = text.match(/(?=0000(?=1011101))|(?<=1011101)(?=0000)/g) ?? [];
  return runs.reduce((sum, run) => sum + run.length - 2, 0) + 40 * corners.length;
}
