/** Longer than any field of these pages; what is longer was not typed. */
const FIELD_LENGTH_MAX = 2000;

/** The text of a field, `''` where it is missing or out of all bounds. */
export type FormText = (name: string) => string;

/** Fields of a posted form. A body that is no form has no fields, and fails like an empty one. */
export async function readForm(request: Request): Promise<FormText> {
  const data = await request.formData().catch((error: unknown) => {
    if (error instanceof TypeError) return new FormData();
    throw error;
  });
  return (name) => {
    const value = data.get(name);
    return typeof value === 'string' && value.length <= FIELD_LENGTH_MAX ? value : '';
  };
}
