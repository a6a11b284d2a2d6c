import DOMPurify from 'dompurify';

const box = document.querySelector('#box');
const params = new URLSearchParams(location.search);

// ruleid: javascript-dom-xss
box.innerHTML = location.hash.slice(1);
// ruleid: javascript-dom-xss
box.innerHTML = `<b>${params.get('name')}</b>`;
// ruleid: javascript-dom-xss
box.insertAdjacentHTML('beforeend', decodeURIComponent(window.location.search));
// ruleid: javascript-dom-xss
document.write('<p>' + document.referrer + '</p>');
// ok: javascript-dom-xss
box.textContent = location.hash.slice(1);
// ok: javascript-dom-xss
box.innerHTML = '<b>Hello</b>';
// ok: javascript-dom-xss
box.innerHTML = DOMPurify.sanitize(location.hash);

function escapeText(text) {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function show(html) {
  // ruleid: javascript-dom-xss
  box.innerHTML = html;
}

show(`<b>${params.get('name')}</b>`);
// ok: javascript-dom-xss
box.innerHTML = `<b>${escapeText(params.get('name'))}</b>`;

window.addEventListener('message', (event) => {
  // ruleid: javascript-dom-xss
  box.innerHTML = event.data;
  const { data } = event;
  // ruleid: javascript-dom-xss
  box.outerHTML = data.html;
  // ok: javascript-dom-xss
  box.innerHTML = `<b>${Number(event.data)}</b>`;
});

// ok: javascript-dom-xss
box.append(params.get('name'), document.createElement('br'));

export function Saved() {
  // ruleid: javascript-dom-xss
  return { dangerouslySetInnerHTML: { __html: localStorage.getItem('draft') } };
}

export function Found() {
  const [params] = useSearchParams();
  const { pathname } = useLocation();
  const title = DOMPurify.sanitize(params.get('title'));
  return (
    <main>
      {/* ruleid: javascript-dom-xss */}
      <p dangerouslySetInnerHTML={{ __html: params.get('q') }} />
      {/* ruleid: javascript-dom-xss */}
      <p dangerouslySetInnerHTML={{ __html: `<b>${pathname}</b>` }}></p>
      {/* ok: javascript-dom-xss */}
      <h1 dangerouslySetInnerHTML={{ __html: title }} />
      {/* ok: javascript-dom-xss */}
      <p>{params.get('q')}</p>
    </main>
  );
}
