export const isatty = (): boolean => false;
export default { isatty };
