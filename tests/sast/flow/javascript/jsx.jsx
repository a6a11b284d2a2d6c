function Component({ name }) {
  const text = source();
  // ruleid: flow
  const shown = sink(<p title={text}>x</p>);
  // ruleid: flow
  sink(<p>{text}</p>);
  // ok: flow
  sink(<p>{sanitize(text)}</p>);
  // ruleid: flow
  sink(<p {...{ text }} />);
  // ruleid: flow
  return <ul>{[text].map((one) => sink(one))}</ul>;
}
