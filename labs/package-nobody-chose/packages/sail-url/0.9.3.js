export function join(base, parts) {
  return [base.replace(/\/+$/, ''), ...parts].join('/');
}
