import { Rejected, Unauthorised } from '../core/faults.ts';
import { type Text, text } from '../core/text.ts';
import { connect } from './connect.ts';
import { missingCredentials, variableOf } from './credentials.ts';
import { openQuestions } from './settings.ts';
import type { Shop } from './shop.ts';

export interface Check {
  readonly name: string;
  readonly is: 'good' | 'bad' | 'note';
  readonly said: Text;
}

/** Older figures are worth a second look. */
const OLD = 180 * 86_400_000;

/** Looks at this machine, the shop and its sign-ins. Nothing is changed over there. */
export async function doctor(shop: Shop): Promise<readonly Check[]> {
  const { store, world, composed } = shop;
  const checks: Check[] = [];
  const holder = store.holder('shop');
  checks.push(
    holder
      ? {
          name: 'shop',
          is: 'note',
          said: text(
            `held by ${holder.command}, pid ${holder.pid}, since ${holder.since}`,
            `正被 ${holder.command}（进程 ${holder.pid}，自 ${holder.since}）占用`,
          ),
        }
      : { name: 'shop', is: 'good', said: text('free', '空闲') },
  );
  for (const one of composed) {
    const { id } = one.channel;
    for (const [part, { on }] of Object.entries(one.marketplace.limits.verified)) {
      if (world.clock.now() - Date.parse(on) > OLD)
        checks.push({
          name: id,
          is: 'note',
          said: text(`its ${part} limits were read on ${on}`, `${part} 限制的核实日期为 ${on}`),
        });
    }
    const missing = missingCredentials(one.marketplace, one.credentials);
    if (missing.length > 0) {
      const names = missing.map(({ name }) => variableOf(id, name)).join(', ');
      checks.push({ name: id, is: 'bad', said: text(`not set: ${names}`, `未设置：${names}`) });
      continue;
    }
    if (one.channel.delivery === 'none') {
      checks.push({
        name: id,
        is: 'note',
        said: text(
          'pictures have no way there: set images.host, or the upload password',
          '图片无法送达：请设置 images.host 或上传密码',
        ),
      });
    }
    const signedIn = await signIn(shop, one);
    checks.push(signedIn);
    if (signedIn.is === 'good') checks.push(...(await settings(shop, one)));
  }
  return checks;
}

/** What the account must name before anything can be listed. */
async function settings(shop: Shop, one: Shop['composed'][number]): Promise<readonly Check[]> {
  const { store, world, pictures } = shop;
  const questions = await openQuestions(await connect([one], { store, world, pictures }));
  return questions.map(({ channel, setting, choices }) => ({
    name: channel,
    is: 'bad',
    said: text(
      `it must name its ${setting.name} (${choices.length} to choose from): listwright login ${channel}`,
      `需要指定 ${setting.name}（有 ${choices.length} 个可选）：listwright login ${channel}`,
    ),
  }));
}

async function signIn(shop: Shop, one: Shop['composed'][number]): Promise<Check> {
  const { id } = one.channel;
  const { store, world, pictures } = shop;
  const [engine] = await connect([one], { store, world, pictures });
  if (!engine?.marketplace.list)
    return { name: id, is: 'note', said: text('it offers nothing harmless to ask for', '没有可安全查询的接口') };
  try {
    for await (const _ of engine.marketplace.list(engine.io)) break;
    return { name: id, is: 'good', said: text('signed in', '登录正常') };
  } catch (reason) {
    const message = engine.redact(reason instanceof Error ? reason.message : String(reason));
    if (reason instanceof Unauthorised)
      return { name: id, is: 'bad', said: text(`the sign-in was refused: ${message}`, `登录被拒绝：${message}`) };
    if (reason instanceof Rejected)
      return { name: id, is: 'note', said: text(`it answered: ${message}`, `对方答复：${message}`) };
    return { name: id, is: 'bad', said: text(`it does not answer: ${message}`, `没有响应：${message}`) };
  }
}
