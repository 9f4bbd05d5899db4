import { Interrupted, Stop, Unauthorised, Unavailable } from '../core/faults.ts';
import type { Lang, Text } from '../core/text.ts';

export interface FailureOptions {
  readonly lang: Lang;
  readonly isVerbose: boolean;
  readonly write: (text: string) => void;
}

/** Whatever went wrong as a sentence, and its exit code. What we cannot explain is a bug of ours: 70. */
export function failure(reason: unknown, { lang, isVerbose, write }: FailureOptions): number {
  if (reason instanceof Stop) {
    write(`${printable(reason.text[lang])}\n`);
    if (reason.hint) write(`${printable(reason.hint[lang])}\n`);
    return reason.exit;
  }
  if (reason instanceof Unauthorised)
    return told({ en: `The sign-in was refused: ${reason.message}`, zh: `登录被拒绝：${reason.message}` }, 6);
  if (reason instanceof Unavailable)
    return told({ en: `The other side does not answer: ${reason.message}`, zh: `对方没有响应：${reason.message}` }, 4);
  // The second name is inquirer's, for Ctrl-C at a question.
  if (reason instanceof Error && (reason.name === 'AbortError' || reason.name === 'ExitPromptError'))
    return told(
      { en: 'Interrupted. Run the same command to go on.', zh: '已中断。再次运行同一命令即可继续。' },
      reason instanceof Interrupted ? reason.exit : 130,
    );
  const machine = machineTrouble(reason);
  if (machine) return told(machine, 2);
  const detail = reason instanceof Error ? (isVerbose ? reason.stack : reason.message) : String(reason);
  write(BUG[lang].replace('%s', printable(detail ?? '')));
  return 70;

  function told(message: Text, exit: number): number {
    write(`${printable(message[lang])}\n`);
    return exit;
  }
}

/** No space, no permission, too many files: by the system's code, or SQLite's. */
function machineTrouble(reason: unknown): Text | undefined {
  const code = reason instanceof Error && 'code' in reason ? String(reason.code) : '';
  const path = reason instanceof Error && 'path' in reason ? ` (${String(reason.path)})` : '';
  if (code === 'ENOSPC' || code === 'SQLITE_FULL') {
    return {
      en: `The disk is full${path}. Make room and run the same command again: nothing is lost.`,
      zh: `磁盘已满${path}。请腾出空间后再次运行同一命令，不会丢失任何内容。`,
    };
  }
  if (
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'EROFS' ||
    code === 'SQLITE_READONLY' ||
    code === 'SQLITE_CANTOPEN'
  ) {
    return {
      en: `This may not be written${path}. Check the permissions of the shop folder.`,
      zh: `没有写入权限${path}。请检查店铺文件夹的权限。`,
    };
  }
  if (code === 'EMFILE' || code === 'EIO' || code.startsWith('SQLITE_IOERR')) {
    return { en: `This machine cannot read or write now: ${code}${path}.`, zh: `本机暂时无法读写：${code}${path}。` };
  }
  return undefined;
}

const BUG = {
  en: 'This is a bug of listwright: %s\nPlease report it with the command you typed: https://github.com/listwright/listwright/issues (--verbose says more)\n',
  zh: '这是 listwright 自身的错误：%s\n请连同您输入的命令一起报告：https://github.com/listwright/listwright/issues（--verbose 可显示更多信息）\n',
};

/** Foreign text must not steer the terminal. */
export function printable(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
