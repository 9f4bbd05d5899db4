import { text } from '../core/text.ts';
import type { Finding } from '../core/words.ts';
import type { Halt } from '../engine/apply.ts';

/** How a channel ended early, and what to do about it. */
export function haltFinding({ channel, is, message }: Halt): Finding {
  if (is === 'signed-out') {
    return {
      id: 'channel/signed-out',
      severity: 'error',
      channel,
      message: text(`${channel} refused the sign-in: ${message}`, `${channel} 拒绝了登录：${message}`),
      hint: text(
        `Check the key with: listwright doctor --channel ${channel}`,
        `请检查密钥：listwright doctor --channel ${channel}`,
      ),
    };
  }
  return {
    id: 'channel/out-of-order',
    severity: 'error',
    channel,
    message: text(`${channel} does not answer properly: ${message}`, `${channel} 暂时无法正常响应：${message}`),
    hint: text('Nothing is lost: run the same command again later.', '没有丢失任何内容：请稍后再次运行同一命令。'),
  };
}
