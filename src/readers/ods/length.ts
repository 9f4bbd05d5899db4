const EMU: Readonly<Record<string, number>> = {
  cm: 360_000,
  mm: 36_000,
  in: 914_400,
  inch: 914_400,
  pt: 12_700,
  pc: 152_400,
  px: 9525,
};

/** A length such as `2.54cm` in EMU; 0 where there is none. */
export function emu(length: string | undefined): number {
  const [, number, unit = ''] = /^\s*(-?\d+(?:\.\d+)?|-?\.\d+)\s*([a-z]+)\s*$/i.exec(length ?? '') ?? [];
  return number === undefined ? 0 : Number(number) * (EMU[unit.toLowerCase()] ?? 0);
}
