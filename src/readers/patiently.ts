/** How long is waited between tries: most programs let go of a file they are saving within a second. */
const WAITS = [100, 300, 900];
/** Windows gives any of the three to whoever opens what another program holds; elsewhere the last two mean a missing right. */
const HELD = ['EBUSY', 'EPERM', 'EACCES'];

/** Tries again, a few times, what another program's hold on a file has kept from working. The last failure is thrown as it is. */
export async function patiently<T>(action: () => Promise<T>, pause: (ms: number) => Promise<void>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await action();
    } catch (cause) {
      if (!HELD.includes(errorCode(cause) ?? '')) throw cause;
      await pause(wait);
    }
  }
  return action();
}

/** `ENOENT` and its like; undefined for what is no error of the system. */
export function errorCode(cause: unknown): string | undefined {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
}
