function refuse(): never {
  throw new Error('Compressed bodies are not supported in a lab.');
}

export const createGunzip = refuse;
export const createInflate = refuse;
export const createBrotliDecompress = refuse;

export default { createGunzip, createInflate, createBrotliDecompress };
