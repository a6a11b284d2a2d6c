const frame = document.querySelector('iframe');
const CHARTS = 'https://charts.tidewater.example';
const ANY = '*';

export function share(booking, worker) {
  // ruleid: javascript-postmessage-any-target
  frame.contentWindow.postMessage(booking, '*');
  // ruleid: javascript-postmessage-any-target
  window.parent.postMessage({ type: 'booked', booking }, ANY);
  // ruleid: javascript-postmessage-any-target
  window.opener?.postMessage(booking, { targetOrigin: '*' });
  // ok: javascript-postmessage-any-target
  frame.contentWindow.postMessage(booking, CHARTS);
  // ok: javascript-postmessage-any-target
  window.parent.postMessage(booking, location.origin);
  // ok: javascript-postmessage-any-target
  window.parent.postMessage('ready', '*');
  // ok: javascript-postmessage-any-target
  worker.postMessage(booking);
  // ok: javascript-postmessage-any-target
  worker.postMessage(booking, [booking.buffer]);
}
