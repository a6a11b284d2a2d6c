/** The body as JSON; `undefined` where it is none, which no schema takes. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}

export function refusal(status: number, reason: string, message: string): Response {
  return Response.json({ error: { reason, message } }, { status });
}
