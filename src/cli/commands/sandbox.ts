import { openSandbox } from '../../app/sandbox.ts';
import { type Command, hasFlag, listFlag, textFlag } from '../command.ts';
import { realWorld } from '../world.ts';
import { countFlag } from './open.ts';

/** `listwright sandbox`: one line when it is ready, then it stays until Ctrl-C. */
export const sandbox: Command['run'] = async (_args, flags, terminal) => {
  const world = realWorld({ emit: () => undefined });
  const faults = textFlag(flags, 'faults');
  const state = textFlag(flags, 'state');
  const served = await openSandbox(world, {
    marketplaces: listFlag(flags, 'marketplaces'),
    quota: textFlag(flags, 'quota') === 'off' ? 'off' : 'real',
    seed: countFlag(flags, 'seed') ?? 1,
    port: countFlag(flags, 'port') ?? 0,
    loopbackPictures: hasFlag(flags, 'refuse-loopback-pictures') ? 'refused' : 'allowed',
    ...(faults !== undefined && { faults }),
    ...(state !== undefined && { state }),
  });
  terminal.out(`${JSON.stringify({ url: served.url, channels: served.channels })}\n`);
  await new Promise<void>((resolve) => world.drain.addEventListener('abort', () => resolve(), { once: true }));
  await served.close();
  return 0;
};
