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

/** How far below its place something begins that is `width` and `height` large, where `transform` turns and moves it. */
export function topOf(
  transform: string | undefined,
  { width, height }: { readonly width: number; readonly height: number },
): number | undefined {
  const [, moved] = /translate\s*\(\s*[^\s,)]+[\s,]+([^\s)]+)\s*\)/.exec(transform ?? '') ?? [];
  if (moved === undefined) return undefined;
  const angle = Number(/rotate\s*\(\s*(-?[\d.e-]+)\s*\)/.exec(transform ?? '')?.[1] ?? 0);
  const across = -width * Math.sin(angle);
  const down = height * Math.cos(angle);
  return emu(moved) + Math.min(0, across, down, across + down);
}
