const CENTURIES = [
  ...['1990s', '1980s', '1970s', '1960s', '1950s', '1940s', '1930s', '1920s', '1910s', '1900s'],
  ...['1800s', '1700s', 'before_1700'],
];

/**
 * The values of `when_made` in this year. "enum ages yearly (here 2020_2025; live 2026 file has 2020_2026)" (the README
 * of the official specs); the border of what is vintage, twenty years ago, moves along: 2025 has before_2006.
 */
export function whenMade(year: number): readonly string[] {
  const vintage = year - 19;
  return ['made_to_order', `2020_${year}`, ...between(vintage), ...CENTURIES];
}

/** Whether Etsy takes something of this era for vintage. */
export function isVintage(era: unknown, year: number): boolean {
  return era === `before_${year - 19}` || era === `2000_${year - 20}` || CENTURIES.some((one) => one === era);
}

/** From 2010 to 2028 the border lies between 1991 and 2009. */
function between(vintage: number): readonly string[] {
  return ['2010_2019', `${vintage}_2009`, `before_${vintage}`, `2000_${vintage - 1}`];
}
