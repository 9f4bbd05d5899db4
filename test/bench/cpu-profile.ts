import { type Profiler, Session } from 'node:inspector/promises';

/** Shares of the time in which `work` held the main thread, by the name that `partOf` gives a stack (innermost frame first). Waits within a call, as for the disk, count; idle time does not. */
export async function cpuProfile(
  work: () => Promise<void>,
  partOf: (stack: readonly string[]) => string,
): Promise<ReadonlyMap<string, number>> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 200 });
  await session.post('Profiler.start');
  await work();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return sharesOf(profile, partOf);
}

function sharesOf(
  profile: Profiler.Profile,
  partOf: (stack: readonly string[]) => string,
): ReadonlyMap<string, number> {
  const stacks = stacksOf(profile);
  const spent = new Map<string, number>();
  let all = 0;
  for (const [place, id] of (profile.samples ?? []).entries()) {
    const stack = stacks.get(id) ?? [];
    const micros = profile.timeDeltas?.[place] ?? 0;
    if (stack[0] === '(idle)' || micros <= 0) continue;
    const part = partOf(stack);
    spent.set(part, (spent.get(part) ?? 0) + micros);
    all += micros;
  }
  return new Map([...spent].map(([part, micros]) => [part, micros / all]));
}

/** File, or name where there is none, of each frame from a node up to the root. */
function stacksOf({ nodes }: Profiler.Profile): ReadonlyMap<number, readonly string[]> {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame.url || callFrame.functionName] as const));
  return new Map(
    nodes.map(({ id }) => {
      const stack: string[] = [];
      for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) stack.push(frames.get(at) ?? '');
      return [id, stack];
    }),
  );
}
