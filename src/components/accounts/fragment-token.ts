// A one-time link carries its token behind the #, which no server, log or referrer sees. This puts it into the form's
// field, and takes it out of the address and the history. Without scripts the link is pasted into the same field.
const field = document.querySelector<HTMLInputElement>('input[data-from-fragment]');
const token = location.hash.slice(1);

if (field && /^[A-Za-z0-9_-]{43}$/.test(token)) {
  field.value = token;
  field.closest('details')?.setAttribute('open', '');
  history.replaceState(null, '', location.pathname + location.search);
}

export {};
