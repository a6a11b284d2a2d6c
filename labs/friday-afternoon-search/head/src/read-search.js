const PAGE_SIZE = 50;
const PAGE_MAX = 200;
const TEXT_LENGTH_MAX = 60;
const SORTS = new Set(['date', 'guest', 'boat']);

/** What the list is searched for, from an address. Whatever does not fit becomes the default. */
export function readSearch(query) {
  const get = (name) => {
    const value = query instanceof URLSearchParams ? query.get(name) : query[name];
    return typeof value === 'string' ? value : '';
  };
  const sort = get('sort');
  const page = Number.parseInt(get('page'), 10);
  return {
    text: get('q').trim().slice(0, TEXT_LENGTH_MAX),
    sort: SORTS.has(sort) ? sort : 'date',
    page: page >= 1 && page <= PAGE_MAX ? page : 1,
    pageSize: PAGE_SIZE,
  };
}
