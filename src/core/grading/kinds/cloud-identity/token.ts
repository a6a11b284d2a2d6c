import type { RequestContext } from './conditions.ts';

/** An issuer that an account trusts (in AWS an "OIDC identity provider"). */
export interface Provider {
  /** `https://` and a name; condition keys and the ARN have it without the scheme. */
  readonly issuer: string;
  readonly account: string;
  /** Audiences that the account takes from it. */
  readonly audiences: readonly string[];
  /** Claims that reach a policy as condition keys; of the others it never hears. */
  readonly keys: readonly string[];
}

/** What a workload shows: the claims of its token. Whether the signature is the issuer's own was checked before. */
export interface Token {
  readonly isSigned: boolean;
  readonly claims: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** The provider's ARN, as a trust policy names it. */
export function providerArn({ issuer, account }: Provider): string {
  return `arn:aws:iam::${account}:oidc-provider/${issuer.replace(/^https:\/\//, '')}`;
}

/** What makes a token worthless before any policy is asked; `null` for a good one. `now` is in seconds since 1970. */
export function tokenProblem(token: Token, provider: Provider, now: number): string | null {
  const { iss, aud, exp, nbf } = token.claims;
  if (!token.isSigned) return 'Its signature is not the issuer’s.';
  if (iss !== provider.issuer) return `It was issued by ${String(iss)}, and the account trusts ${provider.issuer}.`;
  const audiences = Array.isArray(aud) ? aud.map(String) : [String(aud)];
  if (!audiences.some((one) => provider.audiences.includes(one)))
    return `Its audience ${audiences.join(', ')} is none that the account takes from this issuer.`;
  if (typeof exp !== 'number' || exp <= now) return 'It has expired.';
  if (typeof nbf === 'number' && nbf > now) return 'It is not valid yet.';
  return null;
}

/** Condition keys are the issuer's name, a colon and the claim: `token.actions.githubusercontent.com:sub`. */
export function tokenContext({ claims }: Token, { issuer, keys }: Provider): RequestContext {
  const prefix = issuer.replace(/^https:\/\//, '');
  return new Map(
    Object.entries(claims)
      .filter(([claim]) => keys.includes(claim))
      .map(([claim, value]) => [
        `${prefix}:${claim}`.toLowerCase(),
        Array.isArray(value) ? value.map(String) : [String(value)],
      ]),
  );
}
