/** What pages send is two deep. A megabyte of brackets takes the parser half a second. */
const DEPTH_MAX = 8;

/** The body as JSON; `undefined` where it is none, which no schema takes. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    const text = await request.text();
    return isDeep(text) ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Whether brackets outside of strings are nested beyond the bound; what is no JSON may be called either. */
export function isDeep(text: string): boolean {
  let depth = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isString && character === '\\') at += 1;
    else if (character === '"') isString = !isString;
    else if (isString) continue;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEPTH_MAX) return true;
  }
  return false;
}

export function refusal(status: number, reason: string, message: string): Response {
  return Response.json({ error: { reason, message } }, { status });
}
