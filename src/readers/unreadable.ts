import { basename } from 'node:path';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import { errorCode } from './patiently.ts';

/** Why a file could not be opened, for people. */
export function unreadable(name: string, cause: unknown): Stop {
  switch (errorCode(cause)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new Stop(text(`There is no file ${name}.`, `找不到文件 ${name}。`), {
        hint: text('Check the name and the folder.', '请检查文件名和所在文件夹。'),
        cause,
      });
    case 'EBUSY':
      return new Stop(text(`${name} is held by another program.`, `${name} 正被其他程序占用。`), {
        hint: text('Save and close it there, then try again.', '请在该程序中保存并关闭文件，然后重试。'),
        cause,
      });
    case 'EACCES':
    case 'EPERM':
      return new Stop(
        text(
          `${name} may not be read: another program holds it, or this user has no right to.`,
          `无法读取 ${name}：文件正被其他程序占用，或当前用户没有权限。`,
        ),
        {
          hint: text(
            `Save and close it in Excel or WPS; if it is open nowhere, give yourself the right to read ${basename(name)}.`,
            `请在 Excel 或 WPS 中保存并关闭；如果没有打开，请为自己授予 ${basename(name)} 的读取权限。`,
          ),
          cause,
        },
      );
    default: {
      const reason = cause instanceof Error ? cause.message : String(cause);
      return new Stop(text(`${name} cannot be read: ${reason}`, `无法读取 ${name}：${reason}`), {
        hint: text('Copy it to a local disk and try again.', '请将文件复制到本机硬盘后重试。'),
        cause,
      });
    }
  }
}

/** It was saved while its rows were being taken: half of them are the old ones. */
export function changedMeanwhile(name: string): Stop {
  return new Stop(
    text(
      `${name} changed while it was being read; nothing was made of it.`,
      `${name} 在读取过程中被修改，本次未采用。`,
    ),
    { hint: text('Save it, let it be, and run this again.', '请保存文件，不再改动，然后重新运行。') },
  );
}

export function lockNotDocument(name: string, document: string): Stop {
  return new Stop(
    text(
      `${name} is the mark that an office program leaves beside a file it has open, not the file.`,
      `${name} 是办公软件打开文件时留下的占用标记，不是表格本身。`,
    ),
    { hint: text(`Give ${document} instead.`, `请改用 ${document}。`) },
  );
}
