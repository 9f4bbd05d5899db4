/** argv in, exit code out: parse, dispatch, one try/catch for the whole program. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads our output may have seen enough: `listwright rules | head`.
  process.stdout.on('error', (reason: NodeJS.ErrnoException) => process.exit(reason.code === 'EPIPE' ? 0 : 2));
  // The commonest question of scripts is answered before anything else is loaded.
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    const { packageVersion } = await import('../app/version.ts');
    process.stdout.write(`${packageVersion()}\n`);
    return;
  }
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(argv);
}
