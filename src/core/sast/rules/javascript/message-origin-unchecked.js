import { isOurs, showBoat } from './boats.js';

const CHARTS = 'https://charts.tidewater.example';
const frame = document.querySelector('iframe');

// ruleid: javascript-message-origin-unchecked
window.addEventListener('message', (event) => {
  showBoat(event.data.boat);
});

// ruleid: javascript-message-origin-unchecked
window.onmessage = function (message) {
  document.title = message.data;
};

window.addEventListener('message', (event) => {
  // ruleid: javascript-message-origin-unchecked
  if (!event.origin.includes('tidewater.example')) return;
  showBoat(event.data.boat);
});

// ok: javascript-message-origin-unchecked
window.addEventListener('message', (event) => {
  if (event.origin !== CHARTS) return;
  showBoat(event.data.boat);
});

// ok: javascript-message-origin-unchecked
window.addEventListener('message', ({ origin, data }) => {
  if (origin === CHARTS) showBoat(data.boat);
});

// ok: javascript-message-origin-unchecked
window.addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow) return;
  showBoat(event.data.boat);
});

// ok: javascript-message-origin-unchecked
window.addEventListener('message', (event) => isOurs(event) && showBoat(event.data.boat));

// ok: javascript-message-origin-unchecked
self.addEventListener('message', (event) => showBoat(event.data));

// ok: javascript-message-origin-unchecked
window.addEventListener('resize', (event) => showBoat(event.detail));
