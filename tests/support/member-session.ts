import { randomBytes } from 'node:crypto';

/**
 * Joins through the real form. Many that join from one address are held up: a site that trusts `loopback` takes `address`
 * for theirs.
 * @returns the `Cookie` header of the new member's session
 */
export async function joinAsMember(origin: string, name = 'Femke Visser', address = '127.0.0.1'): Promise<string> {
  const email = `${randomBytes(6).toString('hex')}@example.org`;
  const form = new URLSearchParams({
    name,
    email,
    password: randomBytes(12).toString('hex'),
    invitation: '',
    next: '/me',
  });
  const answer = await fetch(`${origin}/join`, {
    method: 'POST',
    body: form,
    headers: { origin, 'x-forwarded-for': address },
    redirect: 'manual',
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0];
  if (answer.status !== 303 || !cookie) throw new Error(`joining was answered with ${answer.status}`);
  return cookie;
}
