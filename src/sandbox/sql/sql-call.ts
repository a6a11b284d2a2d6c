/** A cell or a parameter as JSON: what JSON cannot hold is written as text. */
export type SqlValue = null | number | string | { readonly hex: string } | { readonly integer: string };

export interface SqlCall {
  /** `prepare` only compiles; `exec` runs every statement of the text, the others the first one. */
  readonly kind: 'prepare' | 'all' | 'run' | 'exec';
  readonly sql: string;
  readonly named?: Readonly<Record<string, SqlValue>>;
  readonly positional?: readonly SqlValue[];
}

export type SqlAnswer =
  | {
      readonly ok: true;
      readonly columns?: readonly string[];
      readonly rows?: readonly (readonly SqlValue[])[];
      readonly changes?: number;
      readonly lastInsertRowid?: number;
    }
  | { readonly ok: false; readonly message: string };
