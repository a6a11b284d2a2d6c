/** Processor time of the thread that asks: jobs beside it, or a busy machine, do not count against a learner. */
export function threadClock(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
