export async function signIn(name, password) {
  const answer = await fetch('/api/login', { method: 'POST', body: JSON.stringify({ name, password }) });
  const { token, refresh, theme } = await answer.json();
  // ruleid: javascript-token-in-web-storage
  localStorage.setItem('token', token);
  // ruleid: javascript-token-in-web-storage
  window.sessionStorage.setItem('tidewater_refresh_token', refresh);
  // ruleid: javascript-token-in-web-storage
  localStorage.accessToken = token;
  // ok: javascript-token-in-web-storage
  localStorage.setItem('theme', theme);
  // ok: javascript-token-in-web-storage
  localStorage.removeItem('token');
  // ok: javascript-token-in-web-storage
  sessionStorage.setItem('tokenizer-language', 'en');
  // ok: javascript-token-in-web-storage
  localStorage.setItem('jwt', '');
  let held = token;
  // ok: javascript-token-in-web-storage
  return () => (held = null);
}
