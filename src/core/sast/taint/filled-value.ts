import type { Taint, Value } from './value.ts';

/** The object's own taints, told by the longer way of the name that it is read by. */
function retold(held: readonly Taint[], told: readonly Taint[]): readonly Taint[] {
  if (held.length === 0 || told.length === 0 || held === told) return held;
  let isSame = held.length === told.length;
  const made = held.map((one, index) => {
    const found =
      told.find(
        (other) =>
          other.source === one.source && other.label === one.label && other.without.length >= one.without.length,
      ) ?? one;
    isSame &&= found === told[index];
    return found;
  });
  return isSame ? told : made;
}

/** The value with its objects' content; the value itself where it has that already, which is most often. */
export function filledWith(value: Value, content: Value): Value {
  const taints = retold(content.taints, value.taints);
  const { callable, env, bound, others } = value.callable ? value : content;
  const foreign = value.foreign ?? content.foreign;
  const instance = value.instance ?? content.instance;
  const isNormalized = value.isNormalized ?? content.isNormalized;
  const isStructured = value.isStructured ?? content.isStructured;
  const isSame =
    hasContentOf(value, content) &&
    (taints === value.taints || (taints.length === 0 && value.taints.length === 0)) &&
    callable === value.callable &&
    env === value.env &&
    bound === value.bound &&
    others === value.others &&
    foreign === value.foreign &&
    instance === value.instance &&
    isNormalized === value.isNormalized &&
    isStructured === value.isStructured;
  if (isSame) return value;
  const { identity, constant, facts, refs, isLoose } = value;
  const { fields, rest, keys, length, typeOf, indexOf, lengthOf, isTable, splitBy, encoded, isChannel } = content;
  // One literal with the keys of `joinValues` in its order: values of one shape are what the engine is fast with.
  return {
    taints,
    identity,
    constant,
    fields,
    rest,
    keys,
    length,
    refs,
    isLoose,
    callable,
    env,
    bound,
    others,
    foreign,
    instance,
    isNormalized,
    isStructured,
    isTable,
    facts,
    typeOf,
    indexOf,
    lengthOf,
    splitBy,
    encoded,
    isChannel,
  };
}

function hasContentOf(value: Value, content: Value): boolean {
  return (
    value.fields === content.fields &&
    value.rest === content.rest &&
    value.keys === content.keys &&
    value.length === content.length &&
    value.isTable === content.isTable &&
    value.typeOf === content.typeOf &&
    value.indexOf === content.indexOf &&
    value.lengthOf === content.lengthOf &&
    value.splitBy === content.splitBy &&
    value.encoded === content.encoded &&
    value.isChannel === content.isChannel
  );
}

/** What it tells by itself. */
export function withoutRefs(value: Value): Value {
  return { ...value, refs: undefined, isLoose: undefined };
}
