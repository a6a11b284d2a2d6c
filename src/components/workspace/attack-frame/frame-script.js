// Runs inside of the attack frame, in the same realm as the hostile page that it then writes. It guards nothing: the
// sandbox does. It only tells the parent what was called, and the parent believes none of it beyond its shape.
(() => {
  const { parent } = window;
  const post = parent.postMessage.bind(parent);
  const text = (value) => {
    try {
      return String(value).slice(0, 300);
    } catch {
      return '(a value without a text)';
    }
  };
  const tell = (name) =>
    function () {
      post({ gatehouse: 'attack-call', name, args: Array.from(arguments).slice(0, 4).map(text) }, '*');
    };
  const show = (html) => {
    document.open();
    // Writing a stranger's page is what this sandboxed frame is for. nosemgrep: javascript-dom-xss
    document.write(html);
    document.close();
  };
  const arm = () => {
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = tell(name);
    window.fetch = function () {
      tell('fetch').apply(null, arguments);
      return new Promise(() => {});
    };
    navigator.sendBeacon = function () {
      tell('sendBeacon').apply(null, arguments);
      return true;
    };
    XMLHttpRequest.prototype.open = tell('XMLHttpRequest');
    XMLHttpRequest.prototype.send = () => {};
  };
  window.addEventListener('message', (event) => {
    if (event.source !== parent || event.data?.gatehouse !== 'attack-page') return;
    arm();
    show(String(event.data.html));
  });
  post({ gatehouse: 'attack-frame-ready' }, '*');
})();
