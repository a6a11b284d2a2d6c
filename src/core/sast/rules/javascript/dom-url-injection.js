const params = new URLSearchParams(location.search);
const link = document.querySelector('a.back');
const PAGES = { boats: '/boats', crew: '/crew' };
const SCHEMES = new Set(['https:', 'mailto:']);

// ruleid: javascript-dom-url-injection
location.href = params.get('next');
// ruleid: javascript-dom-url-injection
window.location.assign(location.hash.slice(1));
// ruleid: javascript-dom-url-injection
link.href = params.get('back') ?? '/';
// ruleid: javascript-dom-url-injection
link.setAttribute('href', decodeURIComponent(params.get('back')));
// ok: javascript-dom-url-injection
link.href = `/boats/${params.get('boat')}`;
// ok: javascript-dom-url-injection
location.href = '/boats?sort=' + params.get('sort');
// ok: javascript-dom-url-injection
location.href = PAGES[params.get('page')] ?? '/';
// ok: javascript-dom-url-injection
location.replace(location.pathname + location.search);
// ok: javascript-dom-url-injection
link.href = `https://tidewater.example/boats?${params}`;
// ok: javascript-dom-url-injection
link.title = params.get('title');

function go(target) {
  // ruleid: javascript-dom-url-injection
  window.open(target, '_blank', 'noopener');
}

function goHome(target) {
  const url = new URL(target, location.origin);
  if (url.origin !== location.origin) return;
  // ok: javascript-dom-url-injection
  location.assign(url);
}

window.addEventListener('message', (event) => {
  go(event.data.target);
  goHome(event.data.target);
  const { picture, other } = event.data;
  if (!SCHEMES.has(new URL(picture).protocol)) return;
  // ok: javascript-dom-url-injection
  link.href = picture;
  if (other.startsWith('javascript:')) return;
  // ruleid: javascript-dom-url-injection
  link.href = other;
});
