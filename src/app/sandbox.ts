import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import {
  createSandbox,
  FAULT_PROFILES,
  type FaultProfile,
  SANDBOX_MARKETPLACES,
  type Sandbox,
  serveSandbox,
} from '../sandbox/index.ts';
import type { World } from './world.ts';

export interface SandboxChoice {
  /** Empty: all. */
  readonly marketplaces: readonly string[];
  readonly quota: 'real' | 'off';
  readonly seed: number;
  readonly port: number;
  readonly loopbackPictures: 'allowed' | 'refused';
  readonly faults?: string;
  readonly state?: string;
}

export interface ServedSandbox {
  readonly url: string;
  readonly sandbox: Sandbox;
  readonly channels: Readonly<
    Record<
      string,
      {
        readonly endpoint: string;
        readonly credentials: Readonly<Record<string, string>>;
        readonly settings: Readonly<Record<string, string>>;
      }
    >
  >;
  close(): Promise<void>;
}

/** Rehearsal marketplaces on a port of this machine. Throws Stop for a marketplace or a fault profile that does not exist. */
export async function openSandbox({ clock }: Pick<World, 'clock'>, choice: SandboxChoice): Promise<ServedSandbox> {
  const marketplaces =
    choice.marketplaces.length === 0 || choice.marketplaces.includes('all')
      ? SANDBOX_MARKETPLACES
      : choice.marketplaces;
  const strange = marketplaces.find((id) => !SANDBOX_MARKETPLACES.includes(id));
  if (strange !== undefined) throw nothingCalled('sandbox of', '平台', strange, SANDBOX_MARKETPLACES);
  const faults = choice.faults === undefined ? undefined : profileOf(choice.faults);
  const sandbox = await createSandbox({
    marketplaces,
    quota: choice.quota,
    clock,
    seed: choice.seed,
    loopbackPictures: choice.loopbackPictures,
    ...(faults && { faults }),
    ...(choice.state !== undefined && { stateFile: choice.state }),
  });
  const server = await serveSandbox(sandbox, { port: choice.port });
  const channels = Object.fromEntries(
    Object.entries(sandbox.channels).map(([id, { credentials, settings }]) => [
      id,
      { endpoint: server.url, credentials, settings },
    ]),
  );
  return { url: server.url, sandbox, channels, close: () => server.close() };
}

function profileOf(name: string): FaultProfile {
  const profile = Object.entries(FAULT_PROFILES).find(([id]) => id === name)?.[1];
  if (!profile) throw nothingCalled('fault profile', '故障方案', name, Object.keys(FAULT_PROFILES));
  return profile;
}

function nothingCalled(thing: string, thingZh: string, name: string, all: readonly string[]): Stop {
  return new Stop(
    text(
      `There is no ${thing} ${name}. There are: ${all.join(', ')}.`,
      `没有名为 ${name} 的${thingZh}。可选：${all.join('、')}。`,
    ),
  );
}
