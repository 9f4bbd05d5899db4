/** What can be wrong with a picture, or with the place where it should be. */
import type { Shelf } from '../core/ports/shelf.ts';
import { type Text, text } from '../core/text.ts';

export interface PictureFlaw {
  readonly id: string;
  readonly message: Text;
  readonly hint: Text;
}

/** How many names a sentence can bear. */
const SHOWN = 3;

export function notFound(name: string, shelf: Shelf | undefined): PictureFlaw {
  return {
    id: 'picture/not-found',
    message: text(
      `There is no picture ${name}${shelf === undefined ? '' : ` in ${shelf.name}`}.`,
      `${shelf === undefined ? '' : `${shelf.name} 中`}没有图片 ${name}。`,
    ),
    hint:
      shelf === undefined
        ? text(
            'Say where pictures are: catalogue.images in listwright.yaml.',
            '请在 listwright.yaml 的 catalogue.images 中写明图片文件夹。',
          )
        : text('Put the file there, or correct the name.', '请放入该文件，或改正文件名。'),
  };
}

export function ambiguous(name: string, paths: readonly string[]): PictureFlaw {
  return {
    id: 'picture/ambiguous',
    message: text(
      `“${name}” can be ${paths.length} different pictures: ${several(paths)}.`,
      `“${name}”对应 ${paths.length} 张不同的图片：${several(paths)}。`,
    ),
    hint: text('Write the folder and the ending too, as red/1.jpg.', '请写明文件夹和扩展名，例如 红色/1.jpg。'),
  };
}

export function notAnImage(from: string | undefined, reason: unknown): PictureFlaw {
  const why = whyOf(reason).split('\n', 1)[0] ?? '';
  return {
    id: 'picture/not-an-image',
    message: text(
      `${from ?? 'The picture'} is no picture that can be read (${why}).`,
      `${from ?? '该图片'} 不是可读取的图片（${why}）。`,
    ),
    hint: text('Save it anew as JPEG or PNG.', '请重新保存为 JPEG 或 PNG。'),
  };
}

export function vector(from: string | undefined, format: string): PictureFlaw {
  return {
    id: 'picture/vector',
    message: text(
      `${from ?? 'The picture'} is a drawing (${format}), not a picture: marketplaces take none, and it is not drawn here.`,
      `${from ?? '该图片'} 是矢量图（${format}），不是位图：平台不接受，本工具也不绘制。`,
    ),
    hint: text(
      'In Excel or WPS: copy it, paste it as a picture (PNG), and delete the drawing; or save it as PNG.',
      '请在 Excel 或 WPS 中复制后“粘贴为图片（PNG）”并删除原图，或另存为 PNG。',
    ),
  };
}

export function formatNotRead(from: string | undefined, format: string): PictureFlaw {
  return {
    id: 'picture/format-not-read',
    message: text(
      `${from ?? 'The picture'} is a ${format} file, which is not read.`,
      `${from ?? '该图片'} 是 ${format} 文件，无法读取。`,
    ),
    hint:
      format === 'HEIC'
        ? text(
            'Export it as JPEG; iPhones take JPEG with Settings › Camera › Formats › Most Compatible.',
            '请导出为 JPEG；iPhone 可在“设置 › 相机 › 格式”中选择“兼容性最佳”。',
          )
        : text('Export it as JPEG or PNG.', '请导出为 JPEG 或 PNG。'),
  };
}

export function notFetched(url: string, unfetched: 'note' | 'hold' | undefined): PictureFlaw {
  return {
    id: 'picture/not-fetched',
    message: text(`${url} was not fetched: this run stays offline.`, `未下载 ${url}：本次运行不联网。`),
    hint:
      unfetched === 'hold'
        ? text('Run `listwright plan` without --offline once.', '请先运行一次不带 --offline 的 `listwright plan`。')
        : text(
            '`listwright plan` fetches it, and it is judged from then on.',
            '`listwright plan` 会下载，之后即可检查。',
          ),
  };
}

export function tooLarge(from: string, reason: unknown): PictureFlaw {
  return {
    id: 'picture/too-large',
    message: text(`The picture ${from} is too large: ${whyOf(reason)}.`, `图片 ${from} 过大：${whyOf(reason)}。`),
    hint: text('Give a smaller picture.', '请换用较小的图片。'),
  };
}

export function noAnswer(url: string, reason: unknown): PictureFlaw {
  return {
    id: 'picture/not-found',
    message: text(
      `The picture at ${url} could not be fetched: ${whyOf(reason)}.`,
      `无法下载图片 ${url}：${whyOf(reason)}。`,
    ),
    hint: text(
      'Open the address in a browser; if it is dead, put the file in the images folder.',
      '请在浏览器中打开该地址；若已失效，请把文件放入图片文件夹。',
    ),
  };
}

export function unreadableFile(name: string, reason: unknown): PictureFlaw {
  return {
    id: 'picture/not-found',
    message: text(
      `The picture ${name} could not be read: ${whyOf(reason)}.`,
      `无法读取图片 ${name}：${whyOf(reason)}。`,
    ),
    hint: text('Put it there again.', '请重新放入该图片。'),
  };
}

/** Where pictures and products are to be joined by their order alone. */
export function orderMismatch(pictures: number, products: number, lost: number): PictureFlaw {
  const rows =
    lost === 0
      ? text('', '')
      : text(`, and ${lost} row(s) could not be taken as products`, `，另有 ${lost} 行未能作为商品采用`);
  return {
    id: 'picture/order-mismatch',
    message: text(
      `Pictures are given in order, and there are ${pictures} of them for ${products} products without one${rows.en}: who gets which is not certain, so none is given.`,
      `图片按顺序分配，但有 ${pictures} 张图片、${products} 个没有图片的商品${rows.zh}：无法确定对应关系，因此未分配。`,
    ),
    hint: text(
      'Make the numbers equal, name pictures by SKU, or write the names in a column.',
      '请使数量一致，或用货号命名图片，或在表格中写明图片名。',
    ),
  };
}

export function sharedName(path: string, other: string): PictureFlaw {
  return {
    id: 'picture/shared-name',
    message: text(
      `${path} bears this product's name, and was taken for a picture of ${other} too.`,
      `${path} 以该商品命名，同时也被当作 ${other} 的图片。`,
    ),
    hint: text(
      `Name the pictures of ${other} otherwise, as ${other}(1).jpg, or put them into a folder ${other}.`,
      `请将 ${other} 的图片改名，例如 ${other}(1).jpg，或放入文件夹 ${other}。`,
    ),
  };
}

export function unused(paths: readonly string[], shelf: Shelf): PictureFlaw {
  return {
    id: 'picture/unused',
    message: text(
      `${paths.length} picture(s) in ${shelf.name} belong to no product: ${several(paths)}.`,
      `${shelf.name} 中有 ${paths.length} 张图片不属于任何商品：${several(paths)}。`,
    ),
    hint: text(
      'Name them by SKU, or write their names in a column of pictures.',
      '请用货号命名，或在图片列中写明文件名。',
    ),
  };
}

export function refusedEntries({ name, refused }: Shelf): PictureFlaw {
  const [first] = refused;
  return {
    id: 'picture/refused',
    message: text(
      `${refused.length} file(s) in ${name} were not let in, the first being ${first?.path ?? ''}: ${first?.why.en ?? ''}.`,
      `${name} 中有 ${refused.length} 个文件未采用，第一个是 ${first?.path ?? ''}：${first?.why.zh ?? ''}。`,
    ),
    hint: text('Put copies of the pictures themselves there.', '请放入图片文件本身。'),
  };
}

function several(paths: readonly string[]): string {
  return [...paths.slice(0, SHOWN), ...(paths.length > SHOWN ? ['…'] : [])].join(', ');
}

function whyOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
