import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import { Stop } from '../core/faults.ts';
import type { Setting } from '../core/ports/marketplace.ts';
import { text } from '../core/text.ts';
import type { EngineChannel } from '../engine/lanes.ts';
import type { ShopConfig } from './config.ts';
import { writeWhole } from './write-whole.ts';

/** A setting that the account must name, with what there is to choose from. */
export interface Question {
  readonly channel: string;
  readonly setting: Setting;
  readonly choices: readonly { readonly value: string; readonly title: string }[];
}

/** What only a person can choose: settings that are not set, of which the account has several. Asks the marketplaces. */
export async function openQuestions(channels: readonly EngineChannel[]): Promise<readonly Question[]> {
  const questions: Question[] = [];
  for (const { channel, marketplace, io } of channels) {
    for (const setting of marketplace.manifest.settings) {
      if (setting.optional || channel.settings[setting.name] !== undefined) continue;
      const choices = (await setting.choices?.(io)) ?? [];
      if (choices.length !== 1) questions.push({ channel: channel.id, setting, choices });
    }
  }
  return questions;
}

/** Throws Stop naming the first setting that has to be chosen before anything can be listed. */
export async function demandSettings(channels: readonly EngineChannel[]): Promise<void> {
  const [question] = await openQuestions(channels);
  if (!question) return;
  const { channel, setting, choices } = question;
  const lines = choices.map(({ value, title }) => `  ${value}  ${title}`).join('\n');
  throw new Stop(
    text(
      `Channel ${channel} must name its ${setting.name}: ${setting.help.en}\n${lines}`,
      `渠道 ${channel} 需要指定 ${setting.name}：${setting.help.zh}\n${lines}`,
    ),
    { hint: text(`Choose with: listwright login ${channel}`, `请选择：listwright login ${channel}`) },
  );
}

/** Writes chosen settings into listwright.yaml; its comments stay. */
export async function saveSettings(
  config: Pick<ShopConfig, 'file'>,
  channel: string,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const document = parseDocument(await readFile(config.file, 'utf8'));
  for (const [name, value] of Object.entries(settings)) document.setIn(['channels', channel, 'settings', name], value);
  await writeWhole(config.file, document.toString({ lineWidth: 0 }));
}
