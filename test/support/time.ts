/** Milliseconds of processor time that this process has used: what a busy machine cannot stretch. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
