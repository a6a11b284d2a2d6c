/**
 * Where random inputs begin. The same in each run, so that a gate is red for what was changed and not by luck; to look
 * further, set FUZZ_SEED to any number.
 */
export const FUZZ_SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_123);
