const PACIFIC = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' });

/** The day as eBay counts days, `2026-11-22`: by Pacific time, which is general knowledge. */
export function calendarDay(now: number): string {
  return PACIFIC.format(now);
}
