import { Stop } from '../core/faults.ts';
import { type Text, text } from '../core/text.ts';

/** What is wrong inside a workbook, found by whoever parses it; ends as the Stop of `damagedWorkbook`. */
export class Damage extends Error {
  readonly text: Text;
  constructor(en: string, zh: string) {
    super(en);
    this.text = text(en, zh);
  }
}

/** A document type stands where no office program writes one: only attacks need it. */
export function documentType(): Damage {
  return new Damage('a document type is not allowed in a workbook', '工作簿中不允许出现文档类型声明（DOCTYPE）');
}

/** Whatever went wrong while a workbook was parsed, as a sentence with a remedy. A library's own words are kept as they are. */
export function damagedWorkbook(name: string, cause: unknown): Stop {
  if (cause instanceof Stop) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  const reason = cause instanceof Damage ? cause.text : text(said, `其中有无法解析的内容（${said}）`);
  return new Stop(text(`${name} is damaged as a workbook: ${reason.en}`, `${name} 作为工作簿已损坏：${reason.zh}`), {
    hint: text(
      'Open it in Excel or WPS, let it be repaired and save it again, or download it once more.',
      '请用 Excel 或 WPS 打开并修复后重新保存，或重新下载。',
    ),
    cause,
  });
}
