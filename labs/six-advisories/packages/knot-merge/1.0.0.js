const isObject = (value) => typeof value === 'object' && value !== null;

function into(target, source) {
  for (const key of Object.keys(source)) {
    if (isObject(source[key]) && isObject(target[key])) into(target[key], source[key]);
    else target[key] = source[key];
  }
  return target;
}

export default function merge(...sources) {
  return sources.map((source) => JSON.parse(JSON.stringify(source))).reduce(into, {});
}
