let last = '';
const cache = {};
let never = 'x';

function remember() {
  last = source();
  cache.entry = source();
}

function recall() {
  // ruleid: flow
  sink(last);
  // ruleid: flow
  sink(cache.entry);
  // ok: flow
  sink(cache.other);
  // ok: flow
  sink(never);
}

const fromStart = source();
function usesStart() {
  // ruleid: flow
  sink(fromStart);
}

globalThis.shared = source();
function usesGlobal() {
  // ruleid: flow
  sink(globalThis.shared);
}

app.get('/b', () => {
  // ruleid: flow
  sink(stored);
});
app.post('/a', () => {
  stored = source();
});
var stored = '';
