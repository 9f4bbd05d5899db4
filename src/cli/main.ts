/** argv in, exit code out: parse, dispatch, one try/catch for the whole program. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', unheard);
  // The commonest question of scripts is answered before anything else is loaded.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    const { packageVersion } = await import('../app/version.ts');
    process.stdout.write(`${packageVersion()}\n`);
    return;
  }
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv);
}

/** Whoever reads our output may have seen enough: `listwright apply | head` still publishes. A full disk ends the run. */
function unheard(reason: NodeJS.ErrnoException): void {
  if (reason.code === 'EPIPE') return;
  process.stderr.write(
    `The result cannot be written: ${reason.code}. Make room and run the same command again: nothing is lost.\n` +
      `无法写出结果：${reason.code}。请腾出空间后再次运行同一命令，不会丢失任何内容。\n`,
    () => process.exit(2),
  );
}
