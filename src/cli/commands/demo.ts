import { type DemoStep, demo as runDemo } from '../../app/demo.ts';
import { inspectionText, loadReporter } from '../../app/reporters.ts';
import { text } from '../../core/text.ts';
import { type Command, hasFlag, listFlag } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { realWorld } from '../world.ts';

/** `listwright demo` */
export const demo: Command['run'] = async (_args, flags, terminal) => {
  const world = realWorld({ emit: (event) => event.is === 'progress' && terminal.progress(event) });
  const { say } = terminal;
  terminal.out(
    `${say(text('listwright demo: a sample shop, published to rehearsal marketplaces on this machine.', 'listwright 演示：把一个示例店铺发布到本机的演练平台。'))}\n`,
  );
  const result = await runDemo(world, {
    marketplaces: listFlag(flags, 'marketplaces'),
    lang: terminal.lang,
    onStep: (step) => told(step, terminal),
  });
  terminal.settle();
  const live = result.sandbox.sandbox.listings();
  const shops = new Map<string, number>();
  for (const { marketplace } of live) shops.set(marketplace, (shops.get(marketplace) ?? 0) + 1);
  const counts = [...shops].map(([id, count]) => `${id} ${count}`).join(', ');
  terminal.out(
    `\n${say(
      text(
        `Done: ${live.length} SKUs are live (${counts}); the plan afterwards is ${result.isSettled ? 'empty' : 'NOT empty'}.\nWaits for the marketplaces' quotas were skipped, not shortened: live they would have taken ${Math.round(result.rehearsed / 1000)} s.`,
        `完成：共 ${live.length} 个货号在售（${counts}）；之后的计划${result.isSettled ? '为空' : '不为空'}。\n平台限额造成的等待已跳过（并未缩短）：真实发布约需 ${Math.round(result.rehearsed / 1000)} 秒。`,
      ),
    )}\n${say(text(`The shop folder:  ${result.folder}`, `店铺文件夹：  ${result.folder}`))}\n${say(text(`The preview page: ${result.preview}`, `预览网页：    ${result.preview}`))}\n`,
  );
  terminal.out(
    `${say(
      text(
        `The listings above were held back for mistakes in the sample: correct the cells and run again.\nFor your own file:  listwright init products.xlsx   then: listwright check, plan, apply`,
        `上面被扣下的商品是示例中的错误：改好单元格后再运行即可。\n处理您自己的表格：  listwright init products.xlsx   然后：listwright check、plan、apply`,
      ),
    )}\n`,
  );
  if (hasFlag(flags, 'open')) {
    terminal.out(
      `${say(text(`What was published: ${result.sandbox.url} (Ctrl-C ends it)`, `已发布的商品：${result.sandbox.url}（按 Ctrl-C 结束）`))}\n`,
    );
    await new Promise<void>((resolve) => world.drain.addEventListener('abort', () => resolve(), { once: true }));
  }
  result.pictures.close();
  await result.sandbox.close();
  return result.isSettled ? 0 : 70;
};

async function told({ command, about, events, inspection }: DemoStep, terminal: Terminal): Promise<void> {
  terminal.settle();
  terminal.out(`\n$ listwright ${command}    # ${terminal.say(about)}\n`);
  const { lang, color } = terminal;
  const width = terminal.width ?? 80;
  if (inspection) terminal.out(inspectionText(inspection, { lang, width }));
  const reporter = await loadReporter('human');
  if (!reporter || events.length === 0) return;
  const source = (async function* () {
    yield* events;
  })();
  for await (const chunk of reporter(source, { lang, width, color })) terminal.out(chunk);
}
